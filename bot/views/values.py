"""What the values of buttons and forms say; those of an older version may say it in other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from bot.domain.errors import OutdatedButtonError, OutdatedFormError
from bot.domain.weeks import Week

T = TypeVar("T")
P = ParamSpec("P")

_LARGEST: Final = 2**31 - 1
"""No entry, version or thing has a greater number."""
_LAST_WEEK: Final = 520_000
"""In the year 9965, as late as days can be reckoned."""


def reads_value(instead: str) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Return a decorator for what reads a button's value: one that is not understood names the command to type instead.

    Args:
        instead: a command that does the same as the button.
    """

    def decorated(read: Callable[[str], T]) -> Callable[[str], T]:
        @wraps(read)
        def reading(value: str) -> T:
            try:
                return read(value)
            except ValueError as error:
                raise OutdatedButtonError(instead) from error

        return reading

    return decorated


Reader = Callable[Concatenate[Mapping[str, Any], P], T]


def reads_form(instead: str) -> Callable[[Reader[P, T]], Reader[P, T]]:
    """Return a decorator for what reads a form: one that is not understood names the command that opens it anew.

    Args:
        instead: a command that opens the form, or does the same.
    """

    def decorated(read: Reader[P, T]) -> Reader[P, T]:
        @wraps(read)
        def reading(view: Mapping[str, Any], /, *args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return read(view, *args, **kwargs)
            except (KeyError, TypeError, ValueError) as error:
                raise OutdatedFormError(instead) from error

        return reading

    return decorated


def number_in(value: str) -> int:
    """Return the whole number that a button holds: the id of a thing, or a version.

    Raises:
        ValueError: it holds none that can be.
    """
    found = int(value)
    if not 0 <= found <= _LARGEST:
        raise ValueError(value)
    return found


def week_numbered(value: str) -> Week:
    """Return the week that a part of a button's value holds by its number.

    Raises:
        ValueError: it holds none that can be.
    """
    found = int(value)
    if not 0 < found <= _LAST_WEEK:
        raise ValueError(value)
    return Week(found)


@reads_value("/checkin")
def week_in(value: str) -> Week:
    """Return the week that a button holds by its number.

    Raises:
        OutdatedButtonError: it holds none that can be.
    """
    return week_numbered(value)
