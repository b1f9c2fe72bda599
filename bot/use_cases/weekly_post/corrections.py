"""Tell below a final weekly post that its numbers were corrected since, if that changes what it says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.holidays import holidays_in
from bot.use_cases.leaderboard.standings import leaderboard_at
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.people.identify import known_programme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.leaderboard import Leaderboard
    from bot.domain.people import Programme
    from bot.domain.public_holidays import Holidays
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
        with self.database.snapshot() as tx:
            programme = known_programme(tx, workspace_id)
            if programme is None or programme.is_silent:
                return
            found = list(_corrected(tx, workspace_id, programme, now))
        if found:
            with self.database.transaction() as tx:
                for key, facts in found:
                    tx.notices.plan(
                        workspace_id,
                        key,
                        person_id=str(facts["channel_id"]),
                        kind=NOTICE,
                        facts=json.dumps(facts),
                        due_at=now,
                        expires_at=now + _EXPIRES,
                    )


def _corrected(
    tx: Transaction, workspace_id: str, programme: Programme, now: datetime
) -> Iterator[tuple[str, Mapping[str, object]]]:
    posts = [post for post in tx.publications.of(workspace_id)[: _OPEN_WEEKS + 1] if post.state == "posted"]
    newest = posts[0] if posts else None
    if newest is None or newest.posted_at is None or not newest.posted_at <= now < newest.posted_at + _AFTER_POST:
        return
    for post in posts[1:]:
        key = _key(post, newest)
        is_final = post.final_at is not None and post.final_at <= now
        if is_final and tx.notices.find(workspace_id, key) is None:
            facts = _facts(tx, programme, post, _told_at(tx, post, posts))
            if facts is not None:
                yield key, facts


def _key(post: PublicationRow, newest: PublicationRow) -> str:
    return f"{NOTICE}:{Week.of(post.week_start)}:{Week.of(newest.week_start)}"


def _told_at(tx: Transaction, post: PublicationRow, posts: list[PublicationRow]) -> tuple[int, Holidays]:
    """Return the entry as of which the channel was last told of a week, and the holidays of its post."""
    final = tx.publications.revisions(post.workspace_id, post.week_start)[-1]
    notes = (tx.notices.find(post.workspace_id, _key(post, newer)) for newer in posts)
    told = [int(json.loads(note.facts)["sequence"]) for note in notes if note is not None]
    return max([final.sequence, *told]), holidays_in(final)


def _facts(
    tx: Transaction, programme: Programme, post: PublicationRow, told: tuple[int, Holidays]
) -> Mapping[str, object] | None:
    """Return what there is to tell of a correction; nothing when it changes too little."""
    (limit, holidays), last = told, tx.journal.last_sequence(post.workspace_id)
    if limit >= last or not _may_differ(tx, post.workspace_id, limit, last):
        return None
    week = Week.of(post.week_start)
    before, after = (
        leaderboard_at(tx, facts_of(tx, post.workspace_id, limit=each, holidays=holidays, sellers=()), week)
        for each in (limit, last)
    )
    if not _is_worth_telling(before, after):
        return None
    first = as_seen_by(tx, None, after, programme).named[:_FIRST]
    return {
        "week": week.number,
        "sequence": last,
        "channel_id": post.channel_id,
        "thread_ts": post.message_ts,
        "first": [[seller.place, seller.name, str(seller.points)] for seller in first] if _leads(before, after) else [],
    }


def _may_differ(tx: Transaction, workspace_id: str, after: int, until: int) -> bool:
    changes = tx.changes.between(workspace_id, after, until)
    return changes.is_everybody or bool(changes.sellers)


def _is_worth_telling(before: Leaderboard, after: Leaderboard) -> bool:
    old, new = (
        {seller.seller_id: seller.parts.total for seller in each.sellers if seller.is_ranked}
        for each in (before, after)
    )
    has_moved = any(abs(old.get(each, 0) - new.get(each, 0)) >= _MOVED for each in {*old, *new})
    return has_moved or _leads(before, after)


def _leads(before: Leaderboard, after: Leaderboard) -> bool:
    """Tell whether others are in the first three places, or the same in other ones."""
    old, new = (
        {(seller.place, seller.seller_id) for seller in each.ranked if seller.place <= _FIRST}
        for each in (before, after)
    )
    return old != new
