"""Numbers as people write them: `63,5` `1.234` `1 234` `1'234` `12k` `2,5 Mio`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.amounts import SCALES

LARGEST_DIGITS = 12
"""How many digits a number may have before its decimals."""
MOST_DECIMALS = 6
"""How many decimals a number may have, trailing zeros aside."""

DIGITS = r"(?:[0-9]{1,3}(?:[ '][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,'][0-9]+)*|[.,][0-9]+)"
"""Pattern of a number without sign and scale; a space groups before exactly three digits only."""

_NUMBER = re.compile(rf"([+-]?) ?({DIGITS})[.,!]?(?: ?({SCALES.pattern}))?", re.IGNORECASE)
_PARTS = re.compile(r"[ ']")
_EXPONENT = re.compile(r"[+-]?(?:[0-9.,]+e[+-]?[0-9]+|0x[0-9a-f]+)", re.IGNORECASE)
_TWO = re.compile(r"[+-]?[0-9][0-9.,']*(?:[ ;/]+[+-]?[0-9][0-9.,']*)+")
_ODD_DIGITS = re.compile(r"[0-9.,' ]+")


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as understood."""

    value: Decimal
    other: Decimal | None = None
    """What it would be if its one separator were meant the other way, where the language had to decide."""


def parse_number(
    text: str, *, language: str, whole: bool, metric: str | None = None, signed: bool = False
) -> ReadNumber:
    """Return the number that the text is.

    One separator before exactly three digits groups in whole numbers; elsewhere the language decides (English groups
    by commas, German and Swedish by dots) and the other reading is kept.

    Args:
        text: what was typed, and nothing but the number.
        language: of the person, such as ``en``, ``de`` or ``sv``.
        whole: whether the number counts things.
        metric: what it is for, as a fact for the refusal.
        signed: whether a plus sign may stand before it.

    Raises:
        TypedError: it is no such number; the reason says why.
    """
    return read_number(clean(text), language=language, whole=whole, metric=metric, signed=signed)


def read_number(
    text: str, *, language: str, whole: bool, metric: str | None = None, signed: bool = False
) -> ReadNumber:
    """Do as `parse_number` with a text that is clean already."""
    match = _NUMBER.fullmatch(text)
    reason = _refused_sign(match[1], signed=signed) if match else refusal_of(text)
    if match is None or reason:
        raise TypedError(reason or Reason.NOT_A_NUMBER, text, metric=metric)
    try:
        return read_digits(match[2], scale_of(match[3]), language=language, whole=whole)
    except TypedError as error:
        raise TypedError(error.reason, text, metric=metric, limit=error.limit) from None


def read_digits(digits: str, scale: int, *, language: str, whole: bool) -> ReadNumber:
    """Return the number of digits with separators (pattern `DIGITS`), times the scale.

    Raises:
        TypedError: the separators make no number, or it is too large, too precise or not whole.
    """
    first, second = _readings(digits, language, whole=whole)
    value = _checked(first, scale, whole=whole)
    try:
        other = None if second is None else _checked(second, scale, whole=whole)
    except TypedError:
        other = None
    return ReadNumber(value, None if other == value else other)


def scale_of(word: str | None) -> int:
    """Return what a word such as `k` or `Mio` multiplies by; 1 without a word."""
    return (SCALES.meaning(word) if word else None) or 1


def refusal_of(text: str) -> Reason:
    """Return why a text is no number."""
    if not text:
        return Reason.EMPTY
    if any(not character.isascii() and (character.isdigit() or character.isnumeric()) for character in text):
        return Reason.FOREIGN_DIGITS
    if _EXPONENT.fullmatch(text):
        return Reason.EXPONENT
    if _TWO.fullmatch(text):
        return Reason.TWO_NUMBERS
    return Reason.GROUPING if _ODD_DIGITS.fullmatch(text) else Reason.NOT_A_NUMBER


def _refused_sign(sign: str, *, signed: bool) -> Reason | None:
    if sign == "-":
        return Reason.NEGATIVE
    return Reason.ADDING if sign and not signed else None


def _readings(digits: str, language: str, *, whole: bool) -> tuple[str, str | None]:
    """Return the number with a decimal dot, and its other reading if the language had to choose."""
    apart = _PARTS.split(digits)
    if len(apart) > 1:
        return _grouped(apart), None
    marks = [mark for mark in digits if mark in ".,"]
    if len(marks) == 1:
        return _one_mark(digits, marks[0], language, whole=whole)
    if len(set(marks)) == 1:
        return _grouped(digits.split(marks[0])), None
    if marks and marks.count(marks[-1]) == 1:
        before, after = digits.split(marks[-1])
        return _grouped(before.split(marks[0])) + "." + after, None
    if marks:
        raise TypedError(Reason.GROUPING, digits)
    return digits, None


def _one_mark(digits: str, mark: str, language: str, *, whole: bool) -> tuple[str, str | None]:
    before, after = digits.split(mark)
    decimal, grouped = f"{before}.{after}", before + after
    if len(after) != 3 or not 1 <= len(before) <= 3 or before.startswith("0"):  # noqa: PLR2004 - thousands have three
        return decimal, None
    groups = whole or mark == ("," if language.lower().startswith("en") else ".")
    return (grouped, decimal) if groups else (decimal, grouped)


def _grouped(groups: list[str]) -> str:
    """Return the groups of three put together; the last may have decimals."""
    whole_last, mark, decimals = groups[-1].replace(",", ".").partition(".")
    inner = [*groups[1:-1], whole_last]
    if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in inner):  # noqa: PLR2004 - thousands
        raise TypedError(Reason.GROUPING, "".join(groups))
    joined = groups[0] + "".join(inner) + mark + decimals
    if not joined.replace(".", "", 1).isdigit():
        raise TypedError(Reason.GROUPING, joined)
    return joined


def _checked(plain: str, scale: int, *, whole: bool) -> Decimal:
    digits = plain.partition(".")[0].lstrip("0")
    if len(digits) > LARGEST_DIGITS:
        raise TypedError(Reason.TOO_LARGE, plain, limit=10**LARGEST_DIGITS)
    if len(plain.partition(".")[2].rstrip("0")) > MOST_DECIMALS:
        raise TypedError(Reason.TOO_PRECISE, plain, limit=MOST_DECIMALS)
    value = Decimal(plain) * scale
    if value >= 10**LARGEST_DIGITS:
        raise TypedError(Reason.TOO_LARGE, plain, limit=10**LARGEST_DIGITS)
    if value == value.to_integral_value():
        return Decimal(int(value))
    if whole:
        raise TypedError(Reason.NOT_WHOLE, plain)
    return value.normalize()
