"""Whose a deal is: to which part it is credited to colleagues of its seller, who keeps the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST: Final = 5
"""How many colleagues one deal can be credited to."""
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Credit:
    """A colleague's part of a deal."""

    seller_id: str
    percent: int
    """From 1 to 99."""


class CreditRefusedError(UserError):
    """The parts cannot be like that: one is no per cent, or nothing is left for the seller; ``total`` is their sum."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self.total = total


class TooManyCreditedError(UserError):
    """More colleagues than `MOST`."""


class OwnCreditError(UserError):
    """Somebody wants to share a deal with themselves."""


class NobodyToCreditError(UserError):
    """A colleague takes no part in the programme."""

    def __init__(self, name: str) -> None:
        """Keep the name; that of somebody unknown is empty."""
        super().__init__(name)
        self.name = name


class CreditGoneError(UserError):
    """There is no such part of a deal any more."""


def rest(credits_: Collection[Credit]) -> int:
    """Return which part is left for the seller, in per cent."""
    return _WHOLE - sum(credit.percent for credit in credits_)


def divided(parts: Sequence[tuple[str, int | None]]) -> tuple[Credit, ...]:
    """Return the credits of colleagues; those without a part of their own share the rest equally with the seller.

    Raises:
        CreditRefusedError: a part is no per cent, or nothing is left.
    """
    said = sum(percent for _, percent in parts if percent is not None)
    silent = sum(percent is None for _, percent in parts)
    equal = (_WHOLE - said) // (silent + 1)
    credits_ = tuple(Credit(seller_id, equal if percent is None else percent) for seller_id, percent in parts)
    if any(credit.percent < 1 for credit in credits_) or rest(credits_) < 1:
        raise CreditRefusedError(sum(max(credit.percent, 0) for credit in credits_))
    return credits_


def check_credits(credits_: Collection[Credit], owner_id: str) -> None:
    """Return when a deal of a seller can be credited like that.

    Raises:
        OwnCreditError: the seller is among those credited.
        TooManyCreditedError: there are too many.
        CreditRefusedError: the parts make no whole with something left for the seller.
    """
    if any(credit.seller_id == owner_id for credit in credits_):
        raise OwnCreditError
    if len(credits_) > MOST:
        raise TooManyCreditedError
    if any(credit.percent < 1 for credit in credits_) or rest(credits_) < 1:
        raise CreditRefusedError(_WHOLE - rest(credits_))
