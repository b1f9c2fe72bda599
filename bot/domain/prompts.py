"""When a seller is asked for the numbers of a week, and when they are let be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.shelf import ShelfItem  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.weeks import Week, moment_of

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date
    from zoneinfo import ZoneInfo

PATIENCE: Final = 3
"""After so many prompts in a row without an answer the person is asked whether to go on."""

_FRIDAY = 4
_UNTIL: Final = time(18)
"""The local time from which on nobody is written to."""


class PromptKind(StrEnum):
    """What somebody is written in a week."""

    PROMPT = "prompt"
    REMINDER = "prompt_reminder"
    """The second and last one of the week."""
    PAUSE = "prompt_pause"
    """Asks, in place of the prompt, whether to go on."""
    SILENCE = "prompt_silence"
    """Nothing, because that question was not answered."""


@dataclass(frozen=True, slots=True)
class PromptTime:
    """When sellers are asked, on their own clocks; they are reminded at the same time of the day after."""

    weekday: int = 3
    """0 is Monday, 4 is Friday; nobody is reminded at a weekend."""
    at: time = time(10)


USUAL: Final = PromptTime()
"""Thursday at ten."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a prompt says."""

    week: Week
    missing: tuple[str, ...]
    """The metrics that the programme asks for and the week lacks."""
    repeatable: tuple[str, ...]
    """The levels of the week before that the week lacks."""
    deadline: datetime
    zone: str
    """The person's."""
    may_remind: bool
    """Whether there is a tomorrow to be reminded on."""
    shelf: tuple[ShelfItem, ...] = ()
    """What is worth sharing, and was not shared by the person yet."""


class NoTomorrowError(UserError):
    """There is no working day tomorrow in the week that a reminder was wanted for."""


def is_time(moment: datetime, zone: ZoneInfo, week: Week, days_off: Container[date], when: PromptTime = USUAL) -> bool:
    """Return whether somebody may be asked now: on the day or the one after, on a working day until six."""
    local = moment.astimezone(zone)
    is_day = local.date() in _days(week, when) and local.date() not in days_off
    return is_day and when.at <= local.time() < _UNTIL


def closes_at(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment of the same day from which on nobody is written to."""
    return moment_of(moment.astimezone(zone).date(), _UNTIL, zone)


def reminder_at(
    moment: datetime, zone: ZoneInfo, week: Week, days_off: Container[date], when: PromptTime = USUAL
) -> datetime | None:
    """Return when to remind somebody who is asked at a moment: the day after, if that is no day off."""
    later = [day for day in _days(week, when)[1:] if moment.astimezone(zone).date() < day and day not in days_off]
    return moment_of(later[0], when.at, zone) if later else None


def _days(week: Week, when: PromptTime) -> tuple[date, ...]:
    return week.days[when.weekday : min(when.weekday + 1, _FRIDAY) + 1]


def key_of(person_id: str, week: Week) -> str:
    """Return the key of the one prompt that a person gets in a week."""
    return f"prompt:{person_id}:{week}"


def reminder_key_of(person_id: str, week: Week) -> str:
    """Return the key of the one reminder that a person gets in a week."""
    return f"{PromptKind.REMINDER}:{person_id}:{week}"
