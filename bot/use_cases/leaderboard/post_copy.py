"""Let a manager post the leaderboard as it stands, signed and marked "so far"; it is not the weekly post."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.errors import OutdatedButtonError
from bot.domain.teams import NO_TEAM
from bot.use_cases.notices.plan import PlannedNotice, plan
from bot.use_cases.weekly_post.links import link_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.people import Actor, Programme
    from bot.domain.programme import Silence
    from bot.domain.weeks import Week
    from storage.database import Database
    from storage.notices import NoticeRow
    from storage.transaction import Transaction

COPY: Final = "leaderboard_copy"
"""The kind of notice."""
_EXPIRES: Final = timedelta(hours=1)
"""Later nobody waits for a copy any more."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A leaderboard of which somebody may post a copy; the same one is posted once."""

    week: Week
    sequence: int
    """The newest entry when it was offered."""
    team_id: int
    """Whose it is; the whole programme's for no team."""
    channel_name: str = ""
    """Where it would stand."""


class CopyKind(StrEnum):
    """What becomes of the wish to post a copy."""

    PLANNED = "planned"
    """It is due from now on."""
    UNDER_WAY = "under way"
    POSTED = "posted"
    """It has been posted before; ``link`` leads there."""
    UNKNOWN = "unknown"
    """Nobody knows whether it is in the channel."""
    OVER = "over"
    """The week has ended since."""
    SILENT = "silent"
    """Nothing is posted for now: it is a dry run, or there is no leaderboard."""


@dataclass(frozen=True, slots=True)
class CopyAnswer:
    """What became of the wish to post a copy."""

    kind: CopyKind
    week: Week
    channel_name: str = ""
    link: str = ""
    silence: Silence | None = None
    """Why nothing is posted, where nothing is."""


@dataclass(frozen=True, slots=True)
class OfferCopies:
    """Tell where somebody may post the leaderboard of the running week."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> tuple[Offer, ...]:
        """Return the programme's channel and those of the teams that the person leads; nothing for all others.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        if not actor.is_manager or programme.silence:
            return ()
        week = programme.week_of(self.clock())
        with self.database.snapshot() as tx:
            last = tx.journal.last_sequence(actor.workspace_id)
            places = list(_places(tx, actor, programme))
        return tuple(Offer(week, last, team_id, name) for team_id, _, name in places)


@dataclass(frozen=True, slots=True)
class PostCopy:
    """Make a copy of the leaderboard due at once, unless the same is in the channel already."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, offer: Offer) -> CopyAnswer:
        """Return whether it is posted now, or what stands in the way.

        Raises:
            NotAllowedError: the person is neither a manager nor an admin.
            OutdatedButtonError: the team has no such channel any more, or another manager.
        """
        programme, now = actor.require_manager(), self.clock()
        if programme.silence:
            return CopyAnswer(CopyKind.SILENT, offer.week, silence=programme.silence)
        if offer.week != programme.week_of(now):
            return CopyAnswer(CopyKind.OVER, offer.week)
        with self.database.transaction() as tx:
            found = next((place for place in _places(tx, actor, programme) if place[0] == offer.team_id), None)
            if found is None:
                raise OutdatedButtonError("/leaderboard")
            _, channel_id, channel_name = found
            placed = replace(offer, channel_name=channel_name)
            kind, link = _planned(tx, actor, placed, channel_id, now)
        return CopyAnswer(kind, offer.week, channel_name, link)


def _places(tx: Transaction, actor: Actor, programme: Programme) -> Iterator[tuple[int, str, str]]:
    """Yield the team, the id and the name of each channel in which somebody may post."""
    yield NO_TEAM, programme.channel_id, programme.channel_name
    led = {team_id for team_id, person_id in tx.teams.leads(actor.workspace_id) if person_id == actor.id}
    channels = tx.teams.channels(actor.workspace_id) if led else {}
    for team in tx.teams.all(actor.workspace_id) if channels else ():
        if team.team_id in led and team.team_id in channels:
            yield team.team_id, channels[team.team_id].channel_id, channels[team.team_id].channel_name


def _planned(tx: Transaction, actor: Actor, offer: Offer, channel_id: str, now: datetime) -> tuple[CopyKind, str]:
    """Plan the copy, also once more if Slack refused it before; return what becomes of it, and where it is."""
    key = f"{COPY}:{offer.week}:{offer.sequence}:{channel_id}"
    asked = {"team": offer.team_id, "by": actor.id, "week": offer.week.number, "channel": offer.channel_name}
    facts = json.dumps(asked)
    expires = now + _EXPIRES
    notice = tx.notices.find(actor.workspace_id, key)
    if notice is None:
        plan(tx, actor.workspace_id, [PlannedNotice(key, channel_id, COPY, facts, now, expires)])
        return CopyKind.PLANNED, ""
    kind = _KINDS[notice.state]
    if kind is CopyKind.PLANNED:
        tx.notices.move(notice, state="due", facts=facts, problem="", due_at=now, expires_at=expires)
    return kind, _link(tx, notice)


def _link(tx: Transaction, notice: NoticeRow) -> str:
    return link_to(tx, notice.workspace_id, notice.channel_id, notice.message_ts)


_KINDS: Final = {
    "due": CopyKind.UNDER_WAY,
    "sending": CopyKind.UNDER_WAY,
    "sent": CopyKind.POSTED,
    "unknown": CopyKind.UNKNOWN,
    "failed": CopyKind.PLANNED,
    "dropped": CopyKind.PLANNED,
}
"""By the state of the notice; what Slack refused, or came too late, is tried once more."""
