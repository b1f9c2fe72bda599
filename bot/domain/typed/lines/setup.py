"""The line that sets a programme up: `#sales Europe/Berlin monday 10:00 EUR`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.plans import LAST_POSTING_DAY
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.money import currency_of
from bot.domain.typed.times import split_time
from bot.domain.typed.words.amounts import CURRENCIES
from bot.domain.typed.words.commands import LANGUAGES, SETUP_FILLERS
from bot.domain.typed.words.dates import WEEKDAYS
from bot.domain.typed.zones import find_zone, near_zones

if TYPE_CHECKING:
    from datetime import time

    from bot.domain.typed.context import Context

_CHANNEL = re.compile(r"<#(?P<id>[CG][A-Z0-9]{1,30})(?:\|(?P<name>[^<>]*))?>")
_SEPARATORS = ",;.:"
_HOUR = re.compile("[0-9]{1,2}")
_LAST_HOUR = 23


@dataclass(frozen=True, slots=True)
class SetupLine:
    """What was said of a programme; nothing where nothing was typed."""

    channel_id: str | None = None
    channel_name: str | None = None
    """The channel's name if Slack sent it."""
    zone: str | None = None
    """The key of a time zone, such as `Europe/Berlin`."""
    weekday: int | None = None
    """0 is Monday, 2 is Wednesday."""
    at: time | None = None
    currency: str | None = None
    """An ISO code."""
    language: str | None = None
    """`en`, `de` or `sv`."""


def parse(text: str, context: Context) -> SetupLine:
    """Return what the line says, in any order.

    Raises:
        TypedError: a channel that was not picked from Slack's list, an unknown zone, a weekday after Wednesday, an
            unknown word, or something twice.
    """
    line = clean(text)
    channels = list(_CHANNEL.finditer(line))
    if len(channels) > 1:
        raise TypedError(Reason.DUPLICATE, channels[1][0])
    rest, at = split_time(" ".join(_CHANNEL.sub(" ", line).split()))
    found: dict[str, str | int] = {}
    for word in _words(rest):
        name, value = _understood(word, context)
        if name in found:
            raise TypedError(Reason.DUPLICATE, word)
        found[name] = value
    return _line(channels[0] if channels else None, at, found)


def _line(channel: re.Match[str] | None, at: time | None, found: dict[str, str | int]) -> SetupLine:
    weekday = found.get("weekday")
    words = {name: str(value) for name, value in found.items() if name != "weekday"}
    return SetupLine(
        channel_id=channel["id"] if channel else None,
        channel_name=(channel["name"] or None) if channel else None,
        weekday=weekday if isinstance(weekday, int) else None,
        at=at,
        **words,
    )


def _words(rest: str) -> list[str]:
    """Return the words that mean something, a zone such as `New York` as one."""
    words = [word.strip(_SEPARATORS) for word in rest.split()]
    joined: list[str] = []
    for word in words:
        pair = f"{joined[-1]} {word}" if joined else word
        if joined and find_zone(pair) and not find_zone(joined[-1]):
            joined[-1] = pair
        elif word:
            joined.append(word)
    return [word for word in joined if SETUP_FILLERS.meaning(word) is None]


def _understood(word: str, context: Context) -> tuple[str, str | int]:
    weekday = WEEKDAYS.meaning(word)
    if weekday is not None:
        return "weekday", _posting_day(word, weekday)
    if currency := currency_of(word, context.currency):
        return "currency", currency
    if zone := find_zone(word):
        return "zone", zone
    if language := LANGUAGES.meaning(word):
        return "language", language
    raise _unknown(word)


def _posting_day(word: str, weekday: int) -> int:
    if weekday > LAST_POSTING_DAY:
        raise TypedError(Reason.DAY_NOT_ALLOWED, word)
    return weekday


def _unknown(word: str) -> TypedError:
    if word.startswith("#"):
        return TypedError(Reason.PICK_CHANNEL, word)
    if "/" in word:
        return TypedError(Reason.ZONE, word, suggestions=near_zones(word))
    near = (*near_times(word), *WEEKDAYS.near(word), *near_zones(word), *CURRENCIES.near(word))
    return TypedError(Reason.UNKNOWN_WORD, word, suggestions=near)


def near_times(word: str) -> tuple[str, ...]:
    """Return the time of day that a bare hour is meant for: `9:00` for `9`; nothing for anything else."""
    return (f"{int(word)}:00",) if _HOUR.fullmatch(word) and int(word) <= _LAST_HOUR else ()
