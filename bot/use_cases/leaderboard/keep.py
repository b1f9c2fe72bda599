"""Keep the leaderboards that are read most, so that reading one scores nobody but those who changed since."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.kept import Board, holidays_until, renewals_as_of
from bot.use_cases.leaderboard.kept_rows import row_of
from bot.use_cases.leaderboard.standings import post_before
from bot.use_cases.people.identify import known_programme
from storage.kept_leaderboards import KeptKey, KeptRow
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.domain.public_holidays import Holidays
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from bot.use_cases.leaderboard.kept import Renewal
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Wanted:
    """A leaderboard that is worth keeping, as of a sequence number."""

    board: Board
    limit: int = NOW
    holidays: Holidays | None = None
    """Those of a weekly post; none for those of now."""


@dataclass(frozen=True, slots=True)
class KeepLeaderboards:
    """Bring the kept leaderboards of a workspace up to date, and forget those that nobody asks for any more."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str) -> None:
        """Keep the running week and season, the ended week while it may change, and the posts they are told against."""
        with self.database.snapshot() as tx:  # not while others wait to write: it takes its time
            programme = known_programme(tx, workspace_id)
            found = () if programme is None else _wanted(tx, workspace_id, programme, self.clock())
            wanted = {KeptKey(workspace_id, one.board.week.starts_on, one.board.is_season): one for one in found}
            facts_at = cache(partial(_facts, tx, workspace_id))
            asked = [(facts_at(one.limit, one.holidays), one.board) for one in wanted.values()]
            renewed = renewals_as_of(tx, asked) if asked else ()
        for (key, one), (facts, board), renewal in zip(wanted.items(), asked, renewed, strict=True):
            row = KeptRow(*key, facts.sequence, holidays_until(facts, board.week))
            if row != renewal.kept or one.limit == NOW:
                self._store(row, renewal)
        self._forget(workspace_id, wanted)

    def _store(self, row: KeptRow, renewal: Renewal) -> None:
        with self.database.transaction() as tx:
            if tx.kept_leaderboards.keep(row, self.clock(), before=renewal.kept):
                tx.kept_leaderboards.replace(row.key, map(row_of, renewal.renewed), of=renewal.stale)

    def _forget(self, workspace_id: str, wanted: Mapping[KeptKey, Wanted]) -> None:
        with self.database.snapshot() as tx:
            keys = {row.key for row in tx.kept_leaderboards.of(workspace_id)} - set(wanted)
        if keys:
            with self.database.transaction() as tx:
                for key in sorted(keys):
                    tx.kept_leaderboards.drop(key)


def _facts(tx: Transaction, workspace_id: str, limit: int, holidays: Holidays | None) -> Facts:
    return facts_of(tx, workspace_id, limit=limit, holidays=holidays, sellers=())


def _wanted(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Iterator[Wanted]:
    """Yield what is worth keeping; of two for the same leaderboard the later one is."""
    running = programme.week_of(now)
    weeks = [running, running - 1] if _may_change(tx, workspace_id, programme, running - 1, now) else [running]
    for week in weeks:
        post = post_before(tx, workspace_id, week)
        if post is not None:
            yield Wanted(Board(post.week), limit=post.sequence, holidays=post.holidays)
        if post is not None and week == running and post.week >= programme.season.first(running):
            yield Wanted(Board(post.week, is_season=True), limit=post.sequence, holidays=post.holidays)
    yield from (Wanted(Board(week, with_badges=week < running)) for week in reversed(weeks))
    yield Wanted(Board(running, is_season=True))


def _may_change(tx: Transaction, workspace_id: str, programme: Programme, week: Week, now: datetime) -> bool:
    """Tell whether the post of an ended week is still to come, or is not final."""
    post = tx.publications.find(workspace_id, week.starts_on)
    is_final = post is not None and post.final_at is not None and post.final_at <= now
    return week >= programme.first_week and not is_final
