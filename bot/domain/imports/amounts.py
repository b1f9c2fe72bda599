"""Amounts as a column of an export writes them; how separators are meant is decided over the whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from bot.domain.typed.money import currency_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9.,'\u2019\u00a0\u202f ]*[0-9]|[+-]?[0-9]")
_GROUPS: Final = re.compile(r"[0-9]{1,3}(?:(?P<mark>[.,])[0-9]{3})(?:(?P=mark)[0-9]{3})*")
_SPACES: Final = re.compile(r"['\u2019\u00a0\u202f ]")
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, and in which currency it is; empty where nothing is said of that."""

    amount: Decimal
    currency: str = ""


@dataclass(frozen=True, slots=True)
class AmountReader:
    """Reads the amounts of a column."""

    decimal_mark: str
    currency: str
    """The programme's, which settles whose ``kr`` or ``$`` is meant."""

    @classmethod
    def of(
        cls,
        cells: Iterable[str | Decimal | date],
        *,
        is_comma_decimal: bool | None,
        currency: str,
        has_thousandths: bool = False,
    ) -> AmountReader:
        """Return the reader of a column: texts that can be meant one way only decide for those that cannot.

        Where there are none, a single mark before three digits groups, unless the column may have thousandths; else it
        is as the file is likely to have it.
        """
        texts = [cell for cell in cells if isinstance(cell, str)]
        marks = [mark for text in texts if (mark := _mark_of(text))]
        if not marks and not has_thousandths:
            marks = [mark for text in texts if (mark := _mark_beside_group(text))]
        commas, dots = marks.count(","), marks.count(".")
        if commas != dots:
            return cls("," if commas > dots else ".", currency)
        return cls("," if is_comma_decimal else ".", currency)

    def read(self, cell: str | Decimal | date) -> Money | None:
        """Return the amount of a cell, or nothing where it has none."""
        if isinstance(cell, Decimal):
            return Money(cell)
        text = str(cell).strip()
        if len(text) > _LONGEST:
            return None
        is_negative, text = _unbracketed(text)
        found = _NUMBER.search(text)
        if found is None:
            return None
        code = self._currency(text[: found.start()] + text[found.end() :])
        amount = self._amount(found[0])
        return None if code is None or amount is None else Money(-amount if is_negative else amount, code)

    def _amount(self, digits: str) -> Decimal | None:
        mark = self.decimal_mark
        other = "." if mark == "," else ","
        plain = _SPACES.sub("", digits)
        if plain.count(mark) > 1 or (mark in plain and other in plain and plain.rindex(other) > plain.index(mark)):
            mark, other = other, mark
        try:
            return Decimal(plain.replace(other, "").replace(mark, "."))
        except InvalidOperation:
            return None

    def _currency(self, around: str) -> str | None:
        """Return the currency that stands around the digits; nothing where something else does."""
        word = around.strip(" .-\u00a0\u202f")
        return currency_of(word, self.currency) if word else ""


def _mark_of(text: str) -> str:
    """Return which mark certainly begins the decimals of a text; empty where that cannot be told."""
    found = _NUMBER.search(text)
    digits = _SPACES.sub("", found[0]).lstrip("+-") if found else ""
    marks = [letter for letter in digits if letter in ".,"]
    if not marks:
        return ""
    if len(set(marks)) > 1:
        return marks[-1]
    grouped = "." if marks[0] == "," else ","
    if len(marks) > 1:
        return grouped
    return "" if _GROUPS.fullmatch(digits) and not digits.startswith("0") else marks[0]


def _mark_beside_group(text: str) -> str:
    """Return the mark that begins decimals where the only one of a text groups, as in ``12.000``; empty without any."""
    found = _NUMBER.search(text)
    mark = next((letter for letter in found[0] if letter in ".,"), "") if found else ""
    return {".": ",", ",": "."}.get(mark, "")


def _unbracketed(text: str) -> tuple[bool, str]:
    """Return whether an amount stands in brackets, as book-keepers write what is below zero, and what is in them."""
    return (True, text[1:-1]) if text.startswith("(") and text.endswith(")") else (False, text)
