"""A flag: one impossible or surprising thing in a seller's week, to be asked about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - receipts that hold flags are read back by the annotations
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.scoring.exact import half_up

if TYPE_CHECKING:
    from bot.domain.scoring.exact import Exact


class FlagCode(StrEnum):
    """Why a week is flagged."""

    R1 = "R1"
    """Outside of the hard range."""
    R2 = "R2"
    """The SSI is not the sum of its pillars."""
    R3 = "R3"
    """More target contacts than connections."""
    R4 = "R4"
    """More interactions than impressions."""
    R5 = "R5"
    """More conversions than clicks."""
    F1 = "F1"
    """The SSI moves fast."""
    F2 = "F2"
    """Very many new connections."""
    F3 = "F3"
    """Far fewer connections."""
    F4 = "F4"
    """A very high engagement rate."""
    F5 = "F5"
    """Far above the seller's own last weeks."""
    F6 = "F6"
    """The same numbers four weeks in a row."""
    F7 = "F7"
    """A deal far above the team's."""
    F8 = "F8"
    """A deal won on the day on which it was opened."""
    F9 = "F9"
    """A deal with the CRM id of one that a colleague has won; asked when it is reported, and never of a week."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to ask about; facts are rounded to two decimals."""

    code: FlagCode
    metric: str | None = None
    """The raw metric; None where it is not about one."""
    amount: Decimal | None = None
    """What is asked about: the amount, of F4 the rate in per cent, of F7 the value of the deal."""
    usual: Decimal | None = None
    """What it is held against: the level before (F1 to F3), 15 per cent (F4), the own median or maximum (F5),
    the team's median (F7), the limit (R1), the sum (R2) or the whole (R3 to R5)."""
    weeks: int | None = None
    """The weeks since the level before."""
    deal: str | None = None
    """The id of the deal."""

    @classmethod
    def about(
        cls,
        code: FlagCode,
        amount: Exact | float,
        usual: Exact | float,
        *,
        metric: str | None = None,
        weeks: int | None = None,
        deal: str | None = None,
    ) -> Flag:
        """Return the flag of an amount that is held against another one."""
        asked, compared = (half_up(Fraction(*number.as_integer_ratio()), 2) for number in (amount, usual))
        return cls(code, metric, asked, compared, weeks, deal)

    @property
    def question(self) -> str:
        """What an answer names it by; the same question about another number is another one."""
        amount = "" if self.amount is None else f"{self.amount.normalize():f}"
        return f"{self.code}:{self.metric or self.deal or ''}:{amount}"

    @property
    def key(self) -> str:
        """What tells it from the other flags of the week, such as ``F5:leads``."""
        return ":".join(part for part in (self.code, self.metric, self.deal) if part is not None)
