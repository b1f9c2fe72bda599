"""Lines about who takes part: `sellers add @anna from 2026-12-01 share 60% country DE-BY licence "Core"`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.public_holidays import PROGRAMMES, Calendar
from bot.domain.typed.calendars import parse_calendar
from bot.domain.typed.cleaning import clean
from bot.domain.typed.dates import parse_date
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.absence import parse_parttime
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.lines.mentions import Mentions
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.lines.sales_roles import read_role
from bot.domain.typed.words.commands import ADDING, PROGRAMMES_OWN
from bot.domain.typed.words.people import NO_LICENCE, SELLER_FACTS

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.typed.context import Context

LONGEST_LICENCE = 60
"""How many characters the name of a licence may have."""


class SellersChange(StrEnum):
    """What a line asks for."""

    SHOW = "show"
    ADD = "add"
    REMOVE = "remove"
    SET = "set"
    """Something of people who take part already."""


@dataclass(frozen=True, slots=True)
class SellerFacts:
    """What is set of sellers; nothing where nothing was typed."""

    starts: date | None = None
    percent: int | None = None
    """The working share: 1 to 100."""
    calendar: Calendar | None = None
    licence: str | None = None
    """Empty to take it away."""
    role: str | None = None
    """The sales role, empty to take it away."""


@dataclass(frozen=True, slots=True)
class SellersLine:
    """Whom a line is about, and what is to become of them."""

    change: SellersChange
    people: tuple[str, ...] = ()
    group_id: str = ""
    channel_id: str = ""
    facts: SellerFacts = SellerFacts()
    because: str = ""


def parse(text: str, context: Context, home: str) -> SellersLine:
    """Return what was asked for, `SHOW` for an empty line.

    Args:
        text: what was typed.
        context: the day and the language of the person.
        home: the ISO code of the country whose regions need no country before them.

    Raises:
        TypedError: somebody who was not picked from Slack's list, a word that means nothing here, or no date or share.
        UnknownCalendarError: there is no such country or region.
    """
    line, because = split_reason(clean(text))
    if not line:
        return SellersLine(SellersChange.SHOW)
    quotes = Quotes.taken_from(line)
    named = Mentions.taken_from(quotes.line)
    change, rest = _change(named.rest)
    if not (named.people or named.groups or named.channels):
        raise TypedError(Reason.PICK_PERSON if rest else Reason.EMPTY, rest)
    if named.groups[1:] or named.channels[1:] or (change is not SellersChange.ADD and not named.people):
        raise TypedError(Reason.GROUP, line)
    facts = _facts(rest.split(), quotes, context, home)
    group_id, channel_id = _first(named.groups), _first(named.channels)
    return SellersLine(change, named.people, group_id, channel_id, facts, because or "")


def _first(ids: tuple[str, ...]) -> str:
    return ids[0] if ids else ""


def _change(rest: str) -> tuple[SellersChange, str]:
    words = rest.split()
    for count in (2, 1):
        meant = ADDING.meaning(" ".join(words[:count])) if len(words) >= count else None
        if meant:
            return SellersChange(meant), " ".join(words[count:])
    return SellersChange.SET, rest


def _facts(words: list[str], quotes: Quotes, context: Context, home: str) -> SellerFacts:
    found: dict[str, list[str]] = {}
    name = ""
    for word in words:
        meant = SELLER_FACTS.meaning(word)
        if meant is None and not name:
            raise TypedError(Reason.UNKNOWN_WORD, quotes.put_back(word), suggestions=SELLER_FACTS.near(word))
        if meant in found:
            raise TypedError(Reason.DUPLICATE, word)
        name = meant or name
        found.setdefault(name, []).extend([] if meant else [word])
    typed = {name: quotes.put_back(" ".join(parts)).strip() for name, parts in found.items()}
    return _read(typed, context, home)


def _read(typed: dict[str, str], context: Context, home: str) -> SellerFacts:
    share = parse_parttime(typed["share"], context).percent if "share" in typed else None
    return SellerFacts(
        starts=parse_date(typed["from"], context) if "from" in typed else None,
        percent=None if share is None else int(share),
        calendar=_calendar(typed["country"], home) if "country" in typed else None,
        licence=_licence(typed["licence"]) if "licence" in typed else None,
        role=read_role(typed["role"]) if "role" in typed else None,
    )


def _calendar(typed: str, home: str) -> Calendar:
    return PROGRAMMES if PROGRAMMES_OWN.meaning(typed) is not None else parse_calendar(typed, home)


def _licence(typed: str) -> str:
    if not typed:
        raise TypedError(Reason.EMPTY, typed)
    if len(typed) > LONGEST_LICENCE:
        raise TypedError(Reason.TOO_LONG, typed, limit=LONGEST_LICENCE)
    return "" if NO_LICENCE.meaning(typed) is not None else typed
