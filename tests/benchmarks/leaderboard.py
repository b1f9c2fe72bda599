"""How long the weekly post takes from what is kept, and keeping it, beside floors of the same run."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from decimal import Decimal
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from bot.domain.earned import earned_in
from bot.domain.posts.story import NO_STORY
from bot.domain.posts.team_week import SsiMove, TeamWeek
from bot.domain.scoring.score import score
from bot.domain.seasons import Season
from bot.domain.weekly_post import WeeklyPost
from bot.use_cases import receipts
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from bot.use_cases.leaderboard.reading import each_history
from bot.use_cases.leaderboard.show_home import ShowHome
from bot.use_cases.leaderboard.show_leaderboard import ShowLeaderboard
from bot.use_cases.leaderboard.show_own_numbers import ShowOwnNumbers
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.compose import compose_post
from storage.database import Database
from storage.deals import DealRow
from storage.memberships import Membership
from storage.people import PersonRow
from tests.benchmarks import floors
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from storage.transaction import Transaction

SIZES: Final = (50, 500)
WEEKS: Final = 26
ROUNDS: Final = 7
_WORKSPACE = "T1"
_RUNNING = WEEK
_AMOUNTS: Final = {"posts": 2, "shares": 3, "engagement": 31, "calls": 9, "meetings": 3, "leads": 2, "pipeline": 15_000}
_CLICKS: Final = {"link_clicks": 20, "conversions": 2}
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
            figures |= {f"{size} sellers: {name}": figure for name, figure in _of(database).items()}
            database.close()
    return figures


def _of(database: Database) -> Mapping[str, float]:
    keep = KeepLeaderboards(database, lambda: NOW)
    cold, rebuilding = timed(lambda: _posted(database)), timed(lambda: keep(_WORKSPACE))
    scoring = timed(lambda: _scored(database))
    assert_same(_posted(database), _floor(database))
    post, floor = (best(partial(work, database)) for work in (_posted, _floor))
    actor = Team(database).actor("U00007")
    board = ShowLeaderboard(database, lambda: NOW)
    own, home = ShowOwnNumbers(database, lambda: NOW), ShowHome(database, lambda: NOW)
    return {
        "building the post, nothing kept, ms": cold,
        "keeping all that is kept, from nothing, ms": rebuilding,
        "reading and scoring everybody alone, ms": scoring,
        "times that": rebuilding / scoring,
        "building the post, ms": post,
        "the same facts by hand, ms": floor,
        "times by hand": post / floor,
        "times faster than from nothing": cold / post,
        "more memory at its peak, MB": _memory(database),
        "/leaderboard, ms": best(lambda: board(actor)),
        "/mystats, ms": best(lambda: own(actor)),
        "Home, ms": best(lambda: home(actor)),
    }


def assert_same(post: WeeklyPost, told: Mapping[str, Any]) -> None:
    """Hold what was computed by hand against the post."""
    story, team, totals = post.story, post.story.trail[-1], post.totals
    assert totals is not None
    assert story.headline is not None
    week, season, benchmarks = told["week"], story.season, story.benchmarks
    assert [
        (
            each.place,
            each.name,
            10 * each.points,
            [10 * part for part in (each.business, each.strategic, each.ssi, each.locked)],
            None if each.movement is None else 10 * each.movement,
            each.place_before,
        )
        for each in post.sellers
    ] == [tuple(line) for line in told["board"]]
    assert (post.reported, post.present) == told["participation"]
    for name, scale in (
        ("calls", 100),
        ("meetings", 100),
        ("leads", 100),
        ("shares", 100),
        ("revenue", 100),
        ("load", 1000),
        ("mean", 10),
        ("customers", 1),
    ):
        assert scale * getattr(team, name) == week[name], name
    assert team.ssi is not None
    assert (team.ssi.sellers, team.ssi.rose, team.ssi.fell, 100 * team.ssi.median) == week["ssi"]
    assert 100 * totals.unverified == told["unverified"]
    assert season is not None
    assert (season.customers, 100 * season.revenue) == told["season"]
    assert [(each.name, each.badge) for each in post.commended] == told["commended"]
    assert [each.name for each in post.bests] == [name for name, _ in told["bests"]]
    assert benchmarks is not None
    assert [10 * each for each in (benchmarks.tenth, benchmarks.quarter, benchmarks.half)] == told["benchmarks"]
    assert 100 * story.headline.usual == told["usual"]
    assert story.is_best_week == told["is_best_week"]
    assert (story.vanity is not None) == told["vanity"]


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
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _posted(database)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def _floor(database: Database) -> Mapping[str, Any]:
    assert database.file is not None
    week = _RUNNING - 1
    return floors.told(database.file, _WORKSPACE, week.starts_on, Season.QUARTER.first(week).starts_on)


def _scored(database: Database) -> None:
    """Read everybody once for each entry that something is kept as of, and score them: what keeping cannot spare."""
    week = _RUNNING - 1
    with database.snapshot() as tx:
        newest = tx.journal.last_sequence(_WORKSPACE)
        for limit, weeks in ((newest - 1, (week - 1,)), (newest, (week, _RUNNING))):
            facts = facts_of(tx, _WORKSPACE, limit=limit, sellers=())
            for seller, book in each_history(tx, facts):
                for each in weeks:
                    assert score(seller, book, each.number, facts.rulebook).parts
                start = facts.programme.season.first(weeks[-1]).number
                assert score(seller, book, weeks[-1].number, facts.rulebook, start).parts
                if limit == newest:
                    earned_in(seller, book, facts.rulebook, week, "EUR")


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that some work takes."""
    start = process_time()  # others may be busy on this machine
    work()
    return (process_time() - start) * 1000


def best(work: Callable[[], object]) -> float:
    """Return the least of several rounds."""
    return min(timed(work) for _ in range(ROUNDS))


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
