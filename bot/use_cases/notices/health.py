"""How the messages that are told once are doing, for whoever looks after them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.look_backs import ended_with, month_ended_with, next_due
from bot.domain.people import Role
from bot.domain.prompts import PromptKind
from bot.domain.weeks import moment_of
from bot.use_cases.digests import planning
from bot.use_cases.digests.planning import readers
from bot.use_cases.look_backs.planning import NOTICE
from bot.use_cases.people.holders import active_holders
from bot.use_cases.people.identify import known_programme

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from storage.notices import NoticeTally
    from storage.programmes import ProgrammeRow
    from storage.transaction import Transaction

LOOKED_BACK: Final = timedelta(days=14)
"""How far back messages are looked at."""
_WEEK: Final = timedelta(days=7)
_ASKING: Final = frozenset({PromptKind.PROMPT, PromptKind.PAUSE})
_WAITING: Final = frozenset({"due", "sending"})
_IN_DOUBT: Final = "unknown"
_FAILED: Final = "failed"


class MessageKind(StrEnum):
    """What was to be told."""

    DIRECT = "direct"
    DIGEST = "digest"
    LOOK_BACK = "look_back"
    """For the programme's channel."""


_KINDS: Final = {
    planning.MANAGER_NOTICE: MessageKind.DIGEST,
    planning.EXECUTIVE_NOTICE: MessageKind.DIGEST,
    NOTICE: MessageKind.LOOK_BACK,
}
"""By the kind of notice; all others are direct messages to one person."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Messages that Slack refused for the same reason."""

    kind: MessageKind
    problem: str
    """Slack's word for why."""
    messages: int


@dataclass(frozen=True, slots=True)
class MessageHealth:
    """What became of the messages that are told once; times are in UTC."""

    last_prompt_at: datetime | None
    """When sellers were asked last, within ``LOOKED_BACK``."""
    next_prompt_at: datetime
    """On the calendar of the programme's zone; each seller is asked on their own clock."""
    waiting: int
    """How many are due by now and not sent."""
    unknown: int
    """Of how many Slack left open whether they arrived."""
    failed: tuple[Refused, ...]
    """The most frequent first."""
    next_look_back_at: datetime | None = None
    """When the channel is told next what a month or season brought; None where that is not wanted."""
    managers: int = 0
    """How many get a digest with the next weekly post."""
    executives: int = 0
    next_month_at: datetime | None = None
    """When executives get their digest next; None where there are none."""


def messages_of(tx: Transaction, workspace_id: str, zone: ZoneInfo, now: datetime) -> MessageHealth:
    """Return how the direct messages of a set-up workspace are doing.

    Raises:
        LookupError: there is no programme.
    """
    settings, programme = tx.programmes.of(workspace_id), known_programme(tx, workspace_id)
    if settings is None or programme is None:
        raise LookupError(workspace_id)
    tally = tx.notices.tally(workspace_id, now - LOOKED_BACK, now)
    executives = len(active_holders(tx, workspace_id, Role.EXECUTIVE))
    asked = [row.latest_due_at for row in tally if row.kind in _ASKING and row.state == "sent"]
    return MessageHealth(
        last_prompt_at=max(asked, default=None),
        next_prompt_at=_next_prompt(settings, zone, now),
        waiting=sum(row.messages for row in tally if row.state in _WAITING),
        unknown=sum(row.messages for row in tally if row.state == _IN_DOUBT),
        failed=_failed(tally),
        next_look_back_at=next_due(programme, now, ended_with),
        managers=len(readers(tx, workspace_id)),
        executives=executives,
        next_month_at=next_due(programme, now, month_ended_with) if executives else None,
    )


def _failed(tally: list[NoticeTally]) -> tuple[Refused, ...]:
    found: Counter[tuple[MessageKind, str]] = Counter()
    for row in tally:
        if row.state == _FAILED:
            found[_KINDS.get(row.kind, MessageKind.DIRECT), row.problem] += row.messages
    return tuple(Refused(*what, messages) for what, messages in found.most_common())


def _next_prompt(settings: ProgrammeRow, zone: ZoneInfo, now: datetime) -> datetime:
    """Return when sellers are asked next: at the weekday and time of the settings."""
    today, at = now.astimezone(zone).date(), time.fromisoformat(settings.prompt_time)
    day = today + timedelta(days=(settings.prompt_weekday - today.weekday()) % 7)
    moment = moment_of(day, at, zone)
    return moment if moment > now else moment_of(day + _WEEK, at, zone)
