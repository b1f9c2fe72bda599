"""Exact numbers: nothing in a score is ever rounded but points, and those once, to the hundredth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Exact: TypeAlias = int | Decimal | Fraction
"""A finite number without rounding error."""

_GUARD: Final = 1_000_000
"""Points round half up with a guard of 1/_GUARD hundredths, so that floating point implementations agree."""


@lru_cache(maxsize=4096)
def ratio(number: Exact) -> tuple[int, int]:
    """Return the number as a reduced fraction; there are few, and they come again and again."""
    return number.as_integer_ratio()


def fraction(number: Exact) -> Fraction:
    """Return the number as a fraction."""
    return Fraction(*number.as_integer_ratio())


def plain(number: Exact) -> int | Fraction:
    """Return the number as an int where it is whole, which is much quicker to count with, else as a fraction."""
    numerator, denominator = ratio(number)
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def common_scale(numbers: Iterable[Exact]) -> int:
    """Return the smallest factor that makes whole numbers of all of them."""
    return lcm(*(number.as_integer_ratio()[1] for number in numbers))


def scaled(number: Exact, scale: int) -> int:
    """Return number times scale, where scale is a multiple of its denominator."""
    numerator, denominator = number.as_integer_ratio()
    return numerator * (scale // denominator)


def rounded(numerator: int, denominator: int) -> int:
    """Return numerator / denominator as a whole number, half up, with the guard of one millionth."""
    return (numerator * _GUARD + (_GUARD // 2 + 1) * denominator) // (denominator * _GUARD)


def half_up(number: Fraction, decimals: int) -> Decimal:
    """Return the number with a fixed count of decimals, half up, for showing."""
    scale = 10**decimals
    units = (2 * number.numerator * scale + number.denominator) // (2 * number.denominator)
    return Decimal(units).scaleb(-decimals)
