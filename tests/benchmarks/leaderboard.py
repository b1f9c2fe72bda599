"""How long the weekly post takes from what is kept, and keeping it, beside floors of the same run."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from bot.domain.posts.story import NO_STORY
from bot.domain.posts.team_week import SsiMove, TeamWeek
from bot.domain.seasons import Season
from bot.domain.weekly_post import WeeklyPost
from bot.use_cases import receipts
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from bot.use_cases.leaderboard.show_home import ShowHome
from bot.use_cases.leaderboard.show_leaderboard import ShowLeaderboard
from bot.use_cases.leaderboard.show_own_numbers import ShowOwnNumbers
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.compose import compose_post
from storage.database import Database
from storage.deals import DealRow
from storage.memberships import Membership
from storage.people import PersonRow
from storage.presence import Absence, WorkingShare
from tests.benchmarks import floors
from tests.benchmarks.standings_by_hand import assert_kept, work_of
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from storage.transaction import Transaction
SIZES: Final = (50, 500, 10_000)
LARGE: Final = 10_000
"""From so many sellers on, everything is rebuilt once only, and no more is shown than the post."""
WEEKS: Final = 26
ROUNDS: Final = 7
TURNS: Final = 21
"""How often what is compared by turns is measured."""
AGAIN: Final = 6
"""How often all is rebuilt once more, each time beside what is written by hand."""
_WORKSPACE = "T1"
_RUNNING = WEEK
_AMOUNTS: Final = {"posts": 2, "shares": 3, "engagement": 31, "calls": 9, "meetings": 3, "leads": 2, "pipeline": 15_000}
_CLICKS: Final = {"link_clicks": 20, "conversions": 2}
_AWAY: Final = 5
"""Each so manyth was away for some days of a week."""
_PART_TIME: Final = 8
"""Each so manyth works part time from a week on."""
_LATELY: Final = 4
"""Weeks that a rate is told of."""
_MARKS: Final = dict.fromkeys(("is_workspace_admin", "is_guest", "is_bot", "is_deleted", "is_stranger"), False)


def measure(sizes: tuple[int, ...] = SIZES) -> Mapping[str, float]:
    """Return milliseconds and ratios for teams of some sizes, each with half a year of reports."""
    figures: dict[str, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(f"sqlite:///{folder}/upshot.db")
            database.prepare()
            fill(database, size)
            found = {**_rebuilding(database, AGAIN if size < LARGE else 0), **_reading(database)}
            found |= {} if size >= LARGE else _shown(database)
            figures |= {f"{size} sellers: {name}": figure for name, figure in found.items()}
            database.close()
    return figures


def _rebuilding(database: Database, again: int) -> Mapping[str, float]:
    keep = partial(KeepLeaderboards(database, lambda: NOW), _WORKSPACE)
    first = timed(keep)
    by_hand = work_of(database, _WORKSPACE, _RUNNING - WEEKS)
    turns = [(first, timed(by_hand))]
    for _ in range(again):
        _nothing_kept(database)
        turns.append((timed(keep), timed(by_hand)))
    if again:
        assert_kept(database, _WORKSPACE, _RUNNING - WEEKS, by_hand())
    return {
        "keeping all that is kept, from nothing, ms": min(kept for kept, _ in turns),
        "the same by hand, in floating point, ms": min(floor for _, floor in turns),
        "keeping, times by hand": median(kept / floor for kept, floor in turns),
    }


def _reading(database: Database) -> Mapping[str, float]:
    assert database.file is not None
    with closing(sqlite3.connect(database.file)) as connection:
        floors.assert_same(_posted(database), _floor(connection))
        turns = by_turns(partial(_posted, database), partial(_floor, connection))
    return {
        "building the post, ms": min(post for post, _ in turns),
        "the same facts by hand, ms": min(floor for _, floor in turns),
        "building the post, times by hand": median(post / floor for post, floor in turns),
        "more memory at its peak, MB": _memory(database),
    }


def _shown(database: Database) -> Mapping[str, float]:
    actor = Team(database).actor("U00007")
    board = ShowLeaderboard(database, lambda: NOW)
    own, home = ShowOwnNumbers(database, lambda: NOW), ShowHome(database, lambda: NOW)
    shown = [best(partial(show, actor)) for show in (board, own, home)]
    _nothing_kept(database)
    names = ("/leaderboard, ms", "/mystats, ms", "Home, ms", "building the post, nothing kept, ms")
    return dict(zip(names, [*shown, timed(lambda: _posted(database))], strict=True))


def _posted(database: Database) -> WeeklyPost:
    with database.snapshot() as tx:
        programme = known_programme(tx, _WORKSPACE)
        assert programme is not None
        sequence = tx.journal.last_sequence(_WORKSPACE)
        return compose_post(tx, _WORKSPACE, programme, _RUNNING - 1, sequence)


def _memory(database: Database) -> float:
    """Return by how many megabytes a new process grows that builds the post."""
    arguments = [sys.executable, "-m", __name__, database.url.render_as_string()]
    told = subprocess.run(arguments, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return float(told.stdout)


def _grown(url: str) -> float:
    database = Database(url)
    with database.snapshot() as tx:
        known_programme(tx, _WORKSPACE)
    before = _peak()
    _posted(database)
    return (_peak() - before) / 1024


def _peak() -> int:
    """Return the most kilobytes that this process ever had; what its parent had is not counted, as getrusage does."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def _floor(connection: sqlite3.Connection) -> Mapping[str, Any]:
    week = _RUNNING - 1
    return floors.told(connection, _WORKSPACE, week.starts_on, Season.QUARTER.first(week).starts_on)


def _nothing_kept(database: Database) -> None:
    with database.transaction() as tx:
        for row in tx.kept_leaderboards.of(_WORKSPACE):
            tx.kept_leaderboards.drop(row.key)


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that some work takes."""
    gc.collect()  # so that nobody cleans up for the one before
    start = process_time()  # others may be busy on this machine
    work()
    return (process_time() - start) * 1000


def best(work: Callable[[], object]) -> float:
    """Return the least of several rounds."""
    return min(timed(work) for _ in range(ROUNDS))


def by_turns(one: Callable[[], object], other: Callable[[], object]) -> list[tuple[float, float]]:
    """Return how long the two took in each of many turns: what else a machine does, it does to both."""
    return [(timed(one), timed(other)) for _ in range(TURNS)]


def fill(database: Database, size: int) -> None:
    """Let sellers report for half a year, each with an entry for all of it, and win a deal from a few customers."""
    team = Team.found(database, first_week_start=(_RUNNING - WEEKS).starts_on)
    with database.transaction() as tx:
        for number in range(size):
            _join(tx, f"U{number:05}", number)
    team.publishes(_RUNNING - 2, receipts.written(_post_before(size)))
    team.reports("U00003", meetings=5)


def _post_before(size: int) -> WeeklyPost:
    """Return the post before, as far as a later one reads it: a quarter in which calls fell behind a climbing SSI."""
    move = SsiMove(size, size, 0, Decimal(1), Decimal(1))
    count = Decimal(size)
    weeks = [
        TeamWeek(
            _RUNNING - back,
            size,
            count,
            99 * count,
            99 * count,
            count,
            count,
            99,
            Decimal(9000),
            "EUR",
            Decimal(9),
            move,
        )
        for back in range(13, 1, -1)
    ]
    return WeeklyPost(
        week=_RUNNING - 2,
        sellers=(),
        reported=None,
        present=None,
        mean=None,
        totals=None,
        currency="EUR",
        scheme_version=1,
        scheme_since=_RUNNING - WEEKS,
        is_early=False,
        story=replace(NO_STORY, trail=tuple(weeks)),
    )


def _join(tx: Transaction, person_id: str, number: int) -> None:
    sequence = _entry(tx, person_id)
    tx.people.remember(_WORKSPACE, PersonRow(person_id, f"Seller {number}", "en-US", "", fetched_at=NOW, **_MARKS))
    tx.namings.record(_WORKSPACE, sequence, person_id, is_named=True)
    membership = Membership(person_id, (_RUNNING - WEEKS).starts_on, None, None, "")
    tx.memberships.record(_WORKSPACE, sequence, membership)
    if number % _AWAY == 0:
        gone = (_RUNNING - number % (WEEKS - 1) - 1).starts_on
        absence = Absence(sequence, person_id, gone, gone + timedelta(days=number % 3), "confirmed")
        tx.presence.record_absence(_WORKSPACE, sequence, absence)
    if number % _PART_TIME == 0:
        share = WorkingShare(sequence, person_id, (_RUNNING - number % WEEKS).starts_on, 80, "confirmed")
        tx.presence.record_working_share(_WORKSPACE, sequence, share)
    for back in range(WEEKS):
        counted = {**_AMOUNTS, **_CLICKS} if back <= _LATELY else _AMOUNTS
        amounts = {metric: Decimal(amount + (number + back) % 3) for metric, amount in counted.items()}
        levels = {"ssi": Decimal(60 + number % 20 - back % 5), "connections": Decimal(900 - 9 * back)}
        tx.reports.record(_WORKSPACE, sequence, person_id, (_RUNNING - back).starts_on, amounts | levels)
    for back in (number % 9, 9 + number % 9):
        customer = f"Customer {(number + back) % 200}"
        deal = DealRow(
            *(_entry(tx, person_id), person_id, customer, customer.casefold(), "won", Decimal(9000), Decimal(9000)),
            *("EUR", "social", False, None, (_RUNNING - back).starts_on, ""),
        )
        tx.deals.record(_WORKSPACE, deal.deal_id, deal)


def _entry(tx: Transaction, person_id: str) -> int:
    sequence = tx.journal.open_entry(_WORKSPACE)
    tx.journal.record(
        _WORKSPACE,
        sequence,
        delivery_key=f"bench:{sequence}",
        person_id=person_id,
        origin="command",
        action="report",
        recorded_at=NOW,
        receipt="",
    )
    return sequence


if __name__ == "__main__":
    sys.stdout.write(str(_grown(sys.argv[1])))
