"""Amounts of money as people write them: `€ 12,000` `12.000,50 EUR` `250 TSEK` `12 T€` `12 tkr` `$5k`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.numbers import DIGITS, read_digits, refusal_of
from bot.domain.typed.words.amounts import CURRENCIES, LONG_SCALES, SEVERAL, SHORT_SCALES

if TYPE_CHECKING:
    from decimal import Decimal

_CURRENCY = CURRENCIES.pattern
MONEY = (
    r"(?P<sign>[+-]?) ?"
    rf"(?:(?P<short_before>[tkm])?(?P<before>{_CURRENCY}) ?)?(?P<inner>[+-]?)"
    rf"(?P<digits>{DIGITS})(?P<dash>[.,]-{{1,2}})?"
    rf"(?:(?: ?(?P<long>{LONG_SCALES.pattern}))?(?: ?(?:(?P<short>[tkm]) ?)?(?P<after>{_CURRENCY}))?"
    rf"|(?P<glued>[tkm])(?: ?(?P<after_glued>{_CURRENCY}))?)"
)
"""Pattern of an amount, with named groups for `read_match`; for lines in any case."""

_MONEY = re.compile(MONEY + "[.,]?", re.IGNORECASE)
_FOREIGN_UNIT = re.compile(rf"{DIGITS} ?[a-z]{{3}}|[a-z]{{3}} ?{DIGITS}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadMoney:
    """An amount of money as understood."""

    amount: Decimal
    currency: str | None = None
    """The ISO code of the currency that was typed; nothing when none was, so that it is the programme's."""
    other: Decimal | None = None
    """The amount if its one separator were meant the other way."""


def parse_money(text: str, *, language: str, currency: str | None = None, metric: str | None = None) -> ReadMoney:
    """Return the amount of money that the text is.

    Args:
        text: what was typed, and nothing but the amount.
        language: of the person; it settles which separator groups.
        currency: the programme's ISO code; it settles whose ``kr`` or ``$`` is meant.
        metric: what it is for, as a fact for the refusal.

    Raises:
        TypedError: it is no such amount; the reason says why.
    """
    cleaned = clean(text)
    match = _MONEY.fullmatch(cleaned)
    if match is None:
        raise TypedError(_refusal_of(cleaned), cleaned, metric=metric)
    return read_match(match, language=language, currency=currency, metric=metric)


def read_match(
    match: re.Match[str], *, language: str, currency: str | None = None, metric: str | None = None, signed: bool = False
) -> ReadMoney:
    """Return the amount of a match of `MONEY`; a plus sign passes only where `signed`.

    Raises:
        TypedError: it is negative, has a plus, two currencies, or separators that make no number.
    """
    _check_sign(match, metric, signed=signed)
    try:
        number = read_digits(_digits(match), _scale(match), language=language, whole=False)
        return ReadMoney(number.value, _currency(match, currency), number.other)
    except TypedError as error:
        raise TypedError(error.reason, match[0], metric=metric, limit=error.limit) from None


def _check_sign(match: re.Match[str], metric: str | None, *, signed: bool) -> None:
    sign = match["sign"] or match["inner"]
    if sign == "-":
        raise TypedError(Reason.NEGATIVE, match[0], metric=metric)
    if sign and not signed:
        raise TypedError(Reason.ADDING, match[0], metric=metric)


def _digits(match: re.Match[str]) -> str:
    """Return the digits, with the cents that a price such as `12.000,-` leaves out."""
    return match["digits"] + (f"{match['dash'][0]}00" if match["dash"] else "")


def _scale(match: re.Match[str]) -> int:
    short = match["short"] or match["glued"] or match["short_before"]
    scales = [LONG_SCALES.meaning(match["long"] or "") or 1, SHORT_SCALES.meaning(short or "") or 1]
    if min(scales) > 1 or (match["short_before"] and (match["short"] or match["glued"])):
        raise TypedError(Reason.NOT_A_NUMBER, match[0])
    return max(scales)


def _currency(match: re.Match[str], programme: str | None) -> str | None:
    typed = {_code(match[group], programme) for group in ("before", "after", "after_glued") if match[group]}
    if len(typed) > 1:
        raise TypedError(Reason.TWO_CURRENCIES, match[0])
    return typed.pop() if typed else None


def _code(word: str, programme: str | None) -> str:
    meaning = CURRENCIES.meaning(word) or word.upper()
    several = SEVERAL.get(meaning, (meaning,))
    return programme if programme in several else several[0]


def currency_of(word: str, programme: str | None = None) -> str | None:
    """Return the ISO code of a currency's code, sign or name, or nothing."""
    return _code(word, programme) if CURRENCIES.meaning(word) else None


def _refusal_of(text: str) -> Reason:
    return Reason.UNKNOWN_CURRENCY if _FOREIGN_UNIT.fullmatch(text) else refusal_of(text)
