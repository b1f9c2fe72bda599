"""Reading JSON of unknown origin, so that whatever is wrong is named by its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER: Final = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40}(?:[eE][+-]?[0-9]{1,2})?|[eE][+-]?[0-9]{1,2}|/[0-9]{1,40})?")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}")
_LARGEST: Final = 10**40


class MalformedFieldError(ValueError):
    """A field is missing or holds what it cannot hold."""

    def __init__(self, path: str, expected: str) -> None:
        super().__init__(path, expected)
        self.path = path
        self.expected = expected


@dataclass(frozen=True, slots=True)
class JsonField:
    """A value out of a JSON document and the path that leads there.

    Every reader returns what its name says or raises MalformedFieldError.
    """

    value: object
    path: str

    def malformed(self, expected: str) -> MalformedFieldError:
        """Return the error that says what should stand here."""
        return MalformedFieldError(self.path, expected)

    def members(self) -> dict[str, JsonField]:
        """Return the members of an object, in its order."""
        if not isinstance(self.value, dict):
            raise self.malformed("an object")
        return {key: JsonField(value, f"{self.path}.{key}" if self.path else key) for key, value in self.value.items()}

    def items(self) -> Iterator[JsonField]:
        """Return the items of a list."""
        if not isinstance(self.value, list):
            raise self.malformed("a list")
        return (JsonField(item, f"{self.path}[{index}]") for index, item in enumerate(self.value))

    def at(self, key: str) -> JsonField:
        """Return a member that must be there."""
        members = self.members()
        if key not in members:
            raise JsonField(None, f"{self.path}.{key}" if self.path else key).malformed("present")
        return members[key]

    def get(self, key: str) -> JsonField | None:
        """Return a member, or None when it is absent or null."""
        member = self.members().get(key)
        return None if member is None or member.value is None else member

    def text(self) -> str:
        """Return a string."""
        if not isinstance(self.value, str):
            raise self.malformed("a string")
        return self.value

    def truth(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.malformed("true or false")
        return self.value

    def number(self, minimum: int | None = None, maximum: int | None = None) -> Fraction:
        """Return an exact number: an integer, a JSON decimal by its digits, or a string such as "1.5" or "1/2"."""
        number = self._number()
        if (minimum is not None and number < minimum) or (maximum is not None and number > maximum):
            raise self.malformed(_range(minimum, maximum))
        return number

    def positive(self, maximum: int | None = None) -> Fraction:
        """Return an exact number above 0."""
        number = self.number(0, maximum)
        if number == 0:
            raise self.malformed("a number above 0")
        return number

    def whole(self, minimum: int | None = None, maximum: int | None = None) -> int:
        """Return a whole number."""
        number = self.number(minimum, maximum)
        if number.denominator != 1:
            raise self.malformed("a whole number")
        return number.numerator

    def by_week(self, furthest: int) -> dict[int, JsonField]:
        """Return the members of an object whose keys are week numbers no further from 0 than the given one."""
        weeks: dict[int, JsonField] = {}
        for key, member in self.members().items():
            if not _WHOLE.fullmatch(key) or abs(int(key)) > furthest or int(key) in weeks:
                raise member.malformed(f"week numbers from -{furthest} to {furthest} as keys, each once")
            weeks[int(key)] = member
        return weeks

    def _number(self) -> Fraction:
        if isinstance(self.value, Fraction):
            return self.value
        if isinstance(self.value, int) and not isinstance(self.value, bool) and abs(self.value) < _LARGEST:
            return Fraction(self.value)
        written = str(self.value) if isinstance(self.value, str | float) else ""
        if not _NUMBER.fullmatch(written):
            raise self.malformed('a number such as 3, 1.5, "1.5" or "1/2"')
        try:
            return Fraction(written)
        except ZeroDivisionError:
            raise self.malformed("a fraction with a denominator other than 0") from None


def _range(minimum: int | None, maximum: int | None) -> str:
    if minimum is None:
        return f"a number of at most {maximum}"
    return f"a number of at least {minimum}" if maximum is None else f"a number from {minimum} to {maximum}"


def written(number: Fraction) -> int | str:
    """Return the shortest exact JSON of a number: an integer, or a string such as "1/2".

    Raises:
        ValueError: it has so many digits that it would not be read again.
    """
    if max(abs(number.numerator), number.denominator) >= _LARGEST:
        raise ValueError("a number of more than 40 digits would not be read again")
    return number.numerator if number.denominator == 1 else str(number)
