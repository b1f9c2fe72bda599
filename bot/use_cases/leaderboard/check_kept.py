"""Compare what is kept of leaderboards with what the versions say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.holidays import read
from bot.use_cases.leaderboard.kept import Board, scored
from bot.use_cases.leaderboard.kept_rows import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import Database
    from storage.kept_leaderboards import KeptRow, StandingRow
    from storage.transaction import Transaction

SAMPLE: Final = 200
"""Sellers of a leaderboard who are scored anew, spread over all of them."""
_NAMED: Final = 5


def kept_problems(database: Database) -> list[str]:
    """Return a sentence for each kept leaderboard that says otherwise than the versions; there should be none.

    Raises:
        StorageUnavailableError: the database cannot be reached.
    """
    with database.snapshot() as tx:
        kept = [row for each in tx.kept_leaderboards.freshness() for row in tx.kept_leaderboards.of(each.workspace_id)]
        found = ((row, sorted(_differing(tx, row))) for row in kept)
        return [_sentence(row, sellers) for row, sellers in found if sellers]


def _differing(tx: Transaction, row: KeptRow) -> Iterator[str]:
    facts = facts_of(tx, row.workspace_id, limit=row.sequence, holidays=read(row.holidays), sellers=())
    kept = {standing.seller_id: standing for standing in tx.kept_leaderboards.standings(row.key)}
    members = {member.seller_id for member in tx.memberships.all(row.workspace_id, limit=row.sequence)}
    yield from members ^ set(kept)
    sample = sorted(members)[:: max(1, len(members) // SAMPLE)]
    with_badges = any(standing.badges is not None for standing in kept.values())
    board = Board(Week.of(row.week_start), row.is_season, with_badges)
    for seller in scored(tx, facts, board, sellers=sample):
        if seller.seller_id in kept and _as_far_as(kept[seller.seller_id], row_of(seller)) != kept[seller.seller_id]:
            yield seller.seller_id


def _as_far_as(kept: StandingRow, anew: StandingRow) -> StandingRow:
    """Return what was computed anew, as far as it is kept: not everybody's badges are."""
    return anew._replace(badges=None, questions=None) if kept.badges is None else anew


def _sentence(row: KeptRow, sellers: list[str]) -> str:
    what = "season" if row.is_season else "leaderboard"
    named = ", ".join(sellers[:_NAMED]) + (" and others" if len(sellers) > _NAMED else "")
    return (
        f"workspace {row.workspace_id}: the {what} kept for the week of {row.week_start} is not what was reported by "
        f"{named}; empty the tables kept_standing and kept_leaderboard, and they are filled anew"
    )
