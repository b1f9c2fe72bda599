"""Time zones by the names that people type."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from bot.domain.typed.errors import Reason, TypedError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_PLACE = ("posix", "right", "Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico")
_LONGEST_NAME = 40


def parse_zone(typed: str) -> str:
    """Return the key of the time zone; a city alone will do when only one zone is named for it.

    Raises:
        TypedError: there is no such zone; the suggestions are the nearest keys.
    """
    key = find_zone(typed)
    if key is None:
        raise TypedError(Reason.ZONE, typed, suggestions=near_zones(typed))
    return key


def find_zone(typed: str) -> str | None:
    """Return the key of the time zone, or nothing."""
    return _by_name().get(_name(typed))


def near_zones(typed: str) -> tuple[str, ...]:
    """Return up to three keys that look like what was typed, the nearest first."""
    names = get_close_matches(_name(typed)[:_LONGEST_NAME], _by_name(), n=6, cutoff=0.7)
    return tuple(dict.fromkeys(_by_name()[name] for name in names))[:3]


@cache
def _by_name() -> Mapping[str, str]:
    keys = sorted(key for key in available_timezones() if key.partition("/")[0] not in {*_NO_PLACE, "localtime"})
    cities: dict[str, list[str]] = {}
    for key in keys:
        cities.setdefault(_name(key.rpartition("/")[2]), []).append(key)
    alone = {city: found[0] for city, found in cities.items() if len(found) == 1}
    return MappingProxyType(alone | {_name(key): key for key in keys})


def _name(typed: str) -> str:
    return typed.lower().replace(" ", "_")
