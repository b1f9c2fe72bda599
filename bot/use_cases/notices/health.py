"""How the direct messages are doing, for whoever looks after them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.prompts import PromptKind
from bot.domain.weeks import moment_of

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


@dataclass(frozen=True, slots=True)
class MessageHealth:
    """What became of the direct messages; times are in UTC."""

    last_prompt_at: datetime | None
    """When sellers were asked last, within ``LOOKED_BACK``."""
    next_prompt_at: datetime
    """On the calendar of the programme's zone; each seller is asked on their own clock."""
    waiting: int
    """How many are due by now and not sent."""
    unknown: int
    """Of how many Slack left open whether they arrived."""
    failed: tuple[tuple[str, int], ...]
    """How many were refused, by Slack's word for why; the most frequent first."""


def messages_of(tx: Transaction, workspace_id: str, zone: ZoneInfo, now: datetime) -> MessageHealth:
    """Return how the direct messages of a set-up workspace are doing.

    Raises:
        LookupError: there is no programme.
    """
    settings = tx.programmes.of(workspace_id)
    if settings is None:
        raise LookupError(workspace_id)
    tally = tx.notices.tally(workspace_id, now - LOOKED_BACK, now)
    asked = [row.latest_due_at for row in tally if row.kind in _ASKING and row.state == "sent"]
    return MessageHealth(
        last_prompt_at=max(asked, default=None),
        next_prompt_at=_next_prompt(settings, zone, now),
        waiting=sum(row.messages for row in tally if row.state in _WAITING),
        unknown=sum(row.messages for row in tally if row.state == _IN_DOUBT),
        failed=_failed(tally),
    )


def _failed(tally: list[NoticeTally]) -> tuple[tuple[str, int], ...]:
    problems: Counter[str] = Counter()
    for row in tally:
        if row.state == _FAILED:
            problems[row.problem] += row.messages
    return tuple(problems.most_common())


def _next_prompt(settings: ProgrammeRow, zone: ZoneInfo, now: datetime) -> datetime:
    """Return when sellers are asked next: at the weekday and time of the settings."""
    today, at = now.astimezone(zone).date(), time.fromisoformat(settings.prompt_time)
    day = today + timedelta(days=(settings.prompt_weekday - today.weekday()) % 7)
    moment = moment_of(day, at, zone)
    return moment if moment > now else moment_of(day + _WEEK, at, zone)
