"""What the values of buttons and forms say; those of an older version may say it in other words."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from bot.domain.errors import OutdatedButtonError, OutdatedFormError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")


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


def reads_form(instead: str) -> Callable[[Callable[[Mapping[str, Any]], T]], Callable[[Mapping[str, Any]], T]]:
    """Return a decorator for what reads a form: one that is not understood names the command that opens it anew.

    Args:
        instead: a command that opens the form, or does the same.
    """

    def decorated(read: Callable[[Mapping[str, Any]], T]) -> Callable[[Mapping[str, Any]], T]:
        @wraps(read)
        def reading(view: Mapping[str, Any]) -> T:
            try:
                return read(view)
            except (KeyError, TypeError, ValueError) as error:
                raise OutdatedFormError(instead) from error

        return reading

    return decorated
