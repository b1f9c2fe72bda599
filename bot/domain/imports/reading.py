"""What a table says, whatever it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.imports.deals import read_deals
from bot.domain.imports.fields import Kind
from bot.domain.imports.numbers import read_numbers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bot.domain.imports.deals import Kept
    from bot.domain.imports.owners import Owners
    from bot.domain.imports.records import Read
    from bot.domain.imports.sheet import Sheet


def _nobody() -> None:
    """Tell nobody."""


def read_table(
    sheet: Sheet, owners: Owners, kept: Kept, currency: str, today: date, tell: Callable[[], None] = _nobody
) -> Read:
    """Return what a table of deals, seats or numbers says.

    Args:
        sheet: the table.
        owners: the sellers.
        kept: what an admin said that its words mean.
        currency: the programme's; amounts in another one are refused.
        today: what lies behind it is refused.
        tell: called for each row that was looked at.
    """
    if sheet.layout.kind is Kind.DEALS:
        return read_deals(sheet, owners, kept, currency, today, tell)
    return read_numbers(sheet, owners, currency, today, tell)
