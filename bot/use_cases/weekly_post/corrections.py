"""Tell below a final weekly post that its numbers were corrected since, if that changes what it says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.weekly_post import WeeklyPost
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.holidays import holidays_in
from bot.use_cases.leaderboard.kept import Board, scored
from bot.use_cases.leaderboard.standings import leaderboard_at
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.notices.plan import PlannedNotice, plan_found

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.domain.public_holidays import Holidays
    from bot.domain.visibility import NamedSeller
    from bot.domain.weekly_post import PostedSeller
    from bot.use_cases.leaderboard.facts import Facts
    from storage.database import Database
    from storage.publications import PublicationRow
    from storage.transaction import Transaction

NOTICE: Final = "corrected_post"
_OPEN_WEEKS: Final = 5
"""So many weeks back sellers may still correct something when the next post comes."""
_AFTER_POST: Final = timedelta(minutes=20)
"""Corrections are told once a week, right after the next post: two rounds of the schedule at most."""
_EXPIRES: Final = timedelta(hours=24)
_FIRST: Final = 3
_MOVED: Final = 50
"""In centipoints: from half a point on a total has moved."""


@dataclass(frozen=True, slots=True)
class PlanCorrections:
    """Plan what is told below the final posts of a workspace, once the next one is there."""

    database: Database
    clock: Clock

    def __call__(self, workspace_id: str) -> None:
        """Plan a note for each post whose first three places, or anybody's total, changed since it was final."""
        now = self.clock()
        plan_found(self.database, workspace_id, lambda tx, programme: _corrected(tx, workspace_id, programme, now))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the channel was told of a week last."""

    post: WeeklyPost
    sequence: int
    """The newest entry in it."""
    holidays: Holidays


def _corrected(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Iterator[PlannedNotice]:
    if programme.is_silent:
        return
    posts = [post for post in tx.publications.of(workspace_id)[: _OPEN_WEEKS + 1] if post.state == "posted"]
    newest = posts[0] if posts else None
    if newest is None or newest.posted_at is None or not newest.posted_at <= now < newest.posted_at + _AFTER_POST:
        return
    for post in posts[1:]:
        key = _key(post, newest)
        is_final = post.final_at is not None and post.final_at <= now
        if is_final and tx.notices.find(workspace_id, key) is None:
            facts = _facts(tx, programme, post, _told(tx, post, posts))
            if facts is not None:
                yield PlannedNotice(key, post.channel_id, NOTICE, json.dumps(facts), now, now + _EXPIRES)


def _key(post: PublicationRow, newest: PublicationRow) -> str:
    return f"{NOTICE}:{Week.of(post.week_start)}:{Week.of(newest.week_start)}"


def _told(tx: Transaction, post: PublicationRow, posts: list[PublicationRow]) -> _Told:
    final = tx.publications.revisions(post.workspace_id, post.week_start)[-1]
    notes = (tx.notices.find(post.workspace_id, _key(post, newer)) for newer in posts)
    told = [int(json.loads(note.facts)["sequence"]) for note in notes if note is not None]
    return _Told(receipts.read(WeeklyPost, final.document), max([final.sequence, *told]), holidays_in(final))


def _facts(tx: Transaction, programme: Programme, post: PublicationRow, told: _Told) -> Mapping[str, object] | None:
    """Return what there is to tell of a correction; nothing when it changes too little."""
    workspace_id, last = post.workspace_id, tx.journal.last_sequence(post.workspace_id)
    sellers = tx.changes.between(workspace_id, told.sequence, last).sellers if told.sequence < last else frozenset()
    before, now = (
        facts_of(tx, workspace_id, limit=limit, holidays=told.holidays, sellers=()) for limit in (told.sequence, last)
    )
    moved = _moved(_totals(tx, before, told.post.week, sellers), _totals(tx, now, told.post.week, sellers))
    if not moved:
        return None
    named = as_seen_by(tx, None, leaderboard_at(tx, now, told.post.week), programme).named
    has_new_first = _places(named) != _places(told.post.sellers)
    if moved < _MOVED and not has_new_first:
        return None
    first = [[each.place, each.name, str(each.points)] for each in named[:_FIRST]] if has_new_first else []
    about = {"channel_id": post.channel_id, "thread_ts": post.message_ts}
    return {"week": told.post.week.number, "sequence": last, "first": first, **about}


def _totals(tx: Transaction, facts: Facts, week: Week, sellers: Collection[str]) -> Mapping[str, int]:
    found = scored(tx, facts, Board(week), sellers=sellers)
    return {seller.seller_id: seller.parts.total for seller in found if seller.is_ranked}


def _moved(before: Mapping[str, int], now: Mapping[str, int]) -> int:
    """Return by how many centipoints the total moved that moved most."""
    return max((abs(before.get(each, 0) - now.get(each, 0)) for each in {*before, *now}), default=0)


def _places(sellers: Sequence[NamedSeller | PostedSeller]) -> list[tuple[int, str]]:
    return [(seller.place, seller.name) for seller in sellers[:_FIRST]]
