"""Goals for sales roles and for single persons, from the line to the points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bot.domain.scoring.metrics import Pillar
from bot.domain.scoring.own_goals import OwnGoals
from bot.i18n import Texts
from bot.use_cases.exports.own_data import ExportOwnData
from bot.use_cases.leaderboard.facts import facts_of, rulebook_of
from bot.use_cases.leaderboard.standings import leaderboard_of, post_before
from bot.use_cases.weekly_post.announce import announced
from bot.views.leaderboard import score_lines
from tests.admin_desk import AdminDesk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.domain.scoring.score import Score
    from storage.database import Database

ROLE_LINE = '/upshot goals role farmer meetings 6 because "they keep customers"'
PERSON_LINE = '/upshot goals <@U1|anna> meetings 2 because "back from leave"'


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme with an admin and three sellers, who all held three meetings a week."""
    team = Team.found(database)
    team.knows("UA", "Alva")
    team.appoints("UA", "admin")
    for person_id, name in (("U1", "Anna"), ("U2", "Ben"), ("U3", "Cleo")):
        team.joins(person_id, name)
        for back in range(4):
            team.reports(person_id, WEEK - back, meetings=3)
    return team


@pytest.fixture
def alva(team: Team) -> AdminDesk:
    """Seat the admin."""
    return AdminDesk(team.database, "UA")


def _expected(score: Score) -> Fraction:
    line = score.term_of("meetings")
    assert line is not None
    return line.expected


async def _settle(alva: AdminDesk) -> None:
    """Give Anna a role, and goals to the role and to her."""
    await alva.types("/upshot sellers <@U1> <@U2> role Farmer")
    for line in (ROLE_LINE, PERSON_LINE):
        await alva.types(line)
        await alva.clicks("Save")


async def test_a_role_is_given(alva: AdminDesk) -> None:
    """The answer and the list name the role, in whatever case it was typed; it can be taken away."""
    assert "role farmer" in await alva.types("/upshot sellers <@U1> role Farmer")
    assert "role farmer" in await alva.types("/upshot people")
    await alva.types("/upshot sellers <@U1> role off")
    assert "role farmer" not in await alva.types("/upshot people")


async def test_a_preview_tells_whose_goal_becomes_what(alva: AdminDesk) -> None:
    """Before anything is saved the admin sees the goal before and after, and that nobody has the role yet."""
    said = await alva.types(ROLE_LINE)
    assert "• Role farmer: meetings held, goal 3 → 6 a week" in said
    assert "Nobody has the role farmer yet" in said
    assert "• Anna: meetings held, goal 3 → 2 a week" in await alva.types(PERSON_LINE)


async def test_a_persons_goal_goes_before_the_roles_and_that_before_the_programmes(alva: AdminDesk, team: Team) -> None:
    """Each seller's week is held against the goal that is theirs."""
    await _settle(alva)
    assert [_expected(team.score_of(person)) for person in ("U1", "U2", "U3")] == [11, 15, 12]


async def test_a_persons_goal_is_in_their_own_export_alone(alva: AdminDesk, team: Team) -> None:
    """It is stored about them, so they get it; nobody else does."""
    await _settle(alva)
    export = ExportOwnData(team.database, lambda: NOW)
    own, others = ({sheet.name: sheet.rows for sheet in export(team.actor(who)).sheets} for who in ("U1", "U2"))
    assert own["own_goal"][0][2:] == ("meetings", 2)
    assert "own_goal" not in others


async def test_weeks_before_keep_their_goals(alva: AdminDesk, team: Team) -> None:
    """A leaderboard of the week before reads what it read, and so does what was posted."""
    before = team.score_of("U1", WEEK - 1).total
    sequence = team.publishes(WEEK - 1)
    with team.database.snapshot() as tx:
        posted = leaderboard_of(tx, team.workspace_id, WEEK - 1, limit=sequence)
    await _settle(alva)
    assert team.score_of("U1", WEEK - 1).total == before
    with team.database.snapshot() as tx:
        assert leaderboard_of(tx, team.workspace_id, WEEK - 1, limit=sequence) == posted


async def test_goals_are_taken_back(alva: AdminDesk, team: Team) -> None:
    """Without their own goal sellers have their role's again, and without that the programme's."""
    await _settle(alva)
    assert "as for everybody" in await alva.types('/upshot goals <@U1> meetings off because "x"')
    await alva.clicks("Save")
    assert _expected(team.score_of("U1")) == 15
    await alva.types('/upshot goals role farmer off because "x"')
    await alva.clicks("Save")
    assert _expected(team.score_of("U1")) == 12


async def test_a_role_holds_from_its_week_on(alva: AdminDesk, team: Team) -> None:
    """Who changes the role has the goals of the one before in the weeks before."""
    await _settle(alva)
    await alva.types(f"/upshot sellers <@U2> role hunter from {(WEEK + 1).starts_on}")
    assert _expected(team.score_of("U2", WEEK + 1)) == 3 + 3 + 6 + 3


async def test_everybody_reads_what_concerns_them(alva: AdminDesk, team: Team) -> None:
    """Sellers read the goals of roles and their own; admins read all."""
    await _settle(alva)
    anna, cleo = AdminDesk(team.database), AdminDesk(team.database, "U3")
    mine, hers = await anna.types("/upshot goals"), await cleo.types("/upshot goals")
    assert "• Role farmer: meetings held 6 a week" in hers
    assert "• Meetings held *2 a week*; for everybody 3 a week" in mine
    assert "for everybody" not in hers
    assert "• Anna: meetings held 2 a week" in await alva.types("/upshot goals")


async def test_why_somebody_has_other_goals_is_theirs(alva: AdminDesk, team: Team) -> None:
    """In the audit and in the weekly post others read neither whose goal it is, nor how high, nor why."""
    await _settle(alva)
    said = await AdminDesk(team.database, "U3").types("/upshot audit")
    assert "Goals of one person" in said
    assert "Role farmer: meetings held 3 → *6*" in said
    assert "Anna" not in said
    assert "back from leave" not in said
    assert "Anna: meetings held 3 → *2*" in await alva.types("/upshot audit")
    sequence = team.publishes(WEEK - 1)
    with team.database.snapshot() as tx:
        facts, post = (
            facts_of(tx, team.workspace_id, limit=sequence),
            post_before(tx, team.workspace_id, WEEK, sequence),
        )
        told = announced(tx, facts, WEEK, post)
    assert told is not None
    assert told.because == ""
    assert [(change.role, change.after) for change in told.changes] == [("farmer", Decimal(6))]


async def test_the_line_of_the_score_names_the_goal(alva: AdminDesk, team: Team) -> None:
    """Who has other goals than everybody reads it where the points come about."""
    await _settle(alva)
    anna, cleo = team.score_of("U1"), team.score_of("U3")
    lines = [score_lines.of_pillar(score, Pillar.BUSINESS, Texts("en"), "EUR") for score in (anna, cleo)]
    assert "_(goal for you: 2)_" in lines[0]
    assert "goal for you" not in lines[1]


async def test_a_list_of_many_is_cut(alva: AdminDesk, team: Team) -> None:
    """However many roles have goals of their own, the answer stays readable."""
    with team.database.snapshot() as tx:
        scheme = rulebook_of(tx, team.workspace_id).at(WEEK.number)
    goals = OwnGoals({f"role {number}": {"meetings": Fraction(2)} for number in range(30)})
    team.adopts(replace(scheme, version=2, own_goals=goals), WEEK)
    assert "• 15 more" in await alva.types("/upshot goals")


async def test_only_sellers_have_goals(alva: AdminDesk) -> None:
    """Somebody who takes no part, or was not picked from the list, is refused."""
    assert "does not take part" in await alva.types("/upshot goals <@UA> meetings 2")
    assert "pick the name from the list" in await alva.types("/upshot goals @anna meetings 2")
    assert "above 0" in await alva.types("/upshot goals <@U1> meetings 0")


async def test_one_rule_book_serves_many_weeks(alva: AdminDesk, team: Team) -> None:
    """How all stand is the same from one query and from each seller's own."""
    await _settle(alva)
    with team.database.snapshot() as tx:
        board = leaderboard_of(tx, team.workspace_id, WEEK)
    shown = {seller.seller_id: seller.row.total for seller in board.ranked}
    assert shown.keys() == {"U1", "U2", "U3"}
    assert shown == {person: (team.score_of(person).parts.total + 5) // 10 for person in shown}
