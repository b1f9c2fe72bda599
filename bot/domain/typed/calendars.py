"""Calendars of public holidays as people name them: `DE-BY`, `Bayern`, `Deutschland, Bayern` or `Sweden`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale

from bot.domain.errors import UserError
from bot.domain.public_holidays import PROGRAMMES, has_holidays, regions_of
from bot.domain.typed.words.lookup import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.public_holidays import Calendar

_LANGUAGES = ("en", "de", "sv")
_PUNCTUATION = re.compile(r"[^\w\s-]")
_CODE: Final = 2
"""Letters in the ISO code of a country."""
_LONGEST: Final = 100
_ALSO = {
    "UK": "GB", "Great Britain": "GB", "USA": "US", "United States of America": "US", "America": "US", "Amerika": "US",
    "Holland": "NL", "Czech Republic": "CZ", "Türkei": "TR", "Turkiet": "TR", "Turkey": "TR",
}  # fmt: skip
"""Names that people use beside those of the catalogue of territories."""
_REGIONS_ALSO: Mapping[str, Mapping[str, str]] = {
    "DE": {
        "Bavaria": "BY", "Hesse": "HE", "Lower Saxony": "NI", "Mecklenburg-Western Pomerania": "MV", "NRW": "NW",
        "North Rhine-Westphalia": "NW", "Rhineland-Palatinate": "RP", "Saxony": "SN", "Saxony-Anhalt": "ST",
        "Thuringia": "TH",
    },
    "AT": {
        "Carinthia": "2", "Lower Austria": "3", "Upper Austria": "4", "Styria": "6", "Tyrol": "7", "Vienna": "9",
    },
    "CH": {"Berne": "BE", "Geneva": "GE", "Lucerne": "LU", "Zurich": "ZH", "St. Gallen": "SG"},
}  # fmt: skip
"""What the regions next door are called abroad."""


class UnknownCalendarError(UserError):
    """There is no calendar of public holidays by that name; ``regions`` are those of the country, if it has one."""

    def __init__(self, typed: str, country: str = "", regions: tuple[str, ...] = ()) -> None:
        """Keep what was typed, and what it could have been."""
        super().__init__(typed)
        self.typed = typed
        self.country = country
        self.regions = regions


def parse_calendar(typed: str, home: str = "") -> Calendar:
    """Return the country and the region that are meant; nothing typed means those of the programme.

    Args:
        typed: codes or names, in English, German or Swedish; a region also as it calls itself.
        home: the ISO code of the country whose regions need no country before them.

    Raises:
        UnknownCalendarError: there is no such country or region.
    """
    words = _key(typed[:_LONGEST]).split()
    if not typed.strip():
        return PROGRAMMES
    named = [*_countries(words)]
    for country, rest in (*named, (home, " ".join(words))):
        region = _region(country, rest)
        if country and region is not None:
            return country, region
    country = named[0][0] if named else ""
    raise UnknownCalendarError(typed, country, tuple(regions_of(country)))


def _countries(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the country that the first words name, with what follows; the longest name comes first."""
    for count in range(len(words), 0, -1):
        country = _country(" ".join(words[:count]))
        if country:
            yield country, " ".join(words[count:])


def _country(name: str) -> str:
    code = _names().get(name, name.upper() if len(name) == _CODE and name.isascii() else "")
    return code if has_holidays(code, "") else ""


def _region(country: str, name: str) -> str | None:
    """Return the code of a region, nothing where none is named, and None where there is no such region."""
    if not name:
        return ""
    known = {_key(alias): code for code, names in regions_of(country).items() for alias in (code, *names)}
    also = {_key(alias): code for alias, code in _REGIONS_ALSO.get(country, {}).items()}
    return {**also, **known}.get(name)


@cache
def _names() -> Mapping[str, str]:
    territories = (Locale.parse(language).territories.items() for language in _LANGUAGES)
    named = {_key(name): code for names in territories for code, name in names if len(code) == _CODE}
    return named | {_key(name): code for name, code in _ALSO.items()}


def _key(name: str) -> str:
    return folded(_PUNCTUATION.sub(" ", name))
