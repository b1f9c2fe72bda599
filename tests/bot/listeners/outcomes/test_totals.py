from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.reporting.seller_week import SellerWeek
from tests.teams import WEEK

if TYPE_CHECKING:
    from tests.outcome_desk import OutcomeDesk
    from tests.teams import Team

LINES = (
    "/outcomes leads 3",
    "/outcomes meetings +1",
    "/outcomes lead Acme",
    "/outcomes lead Beta",
    "/outcomes meeting Acme",
    "/outcomes call Gamma",
    "/deal open 500 Acme",
    "/deal lost Acme",
    "/undo",
)
METRICS = ("leads", "meetings", "calls")


@pytest.mark.parametrize("seed", range(4))
async def test_what_a_seller_reads_is_what_is_scored(
    team: Team, anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk, seed: int
) -> None:
    """After any lines, undos and settlements, typed and logged together are the facts of the leaderboard."""
    chance = Random(seed)  # noqa: S311 - a story, not a secret
    for _ in range(12):
        await chance.choice((anna, ben)).types(chance.choice(LINES))
        await mia.types("/upshot claims")
        if chance.random() < 0.4 and mia.labels:
            await mia.clicks(chance.choice(mia.labels))
        assert _read(team) == _scored(team)


def _read(team: Team) -> dict[str, list[object]]:
    with team.database.snapshot() as tx:
        weeks = {person: SellerWeek(tx, team.workspace_id, person, WEEK) for person in ("U1", "U2")}
        return {person: [week.total(metric) or 0 for metric in METRICS] for person, week in weeks.items()}


def _scored(team: Team) -> dict[str, list[object]]:
    with team.database.snapshot() as tx:
        facts = facts_of(tx, team.workspace_id)
    sellers = {person: facts.of(person) for person in ("U1", "U2")}
    return {
        person: [seller.reports.get(WEEK.number, {}).get(metric, 0) for metric in METRICS]
        for person, seller in sellers.items()
        if seller is not None
    }
