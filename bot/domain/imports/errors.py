"""What can be wrong with a file as a whole, and with a row of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.errors import UserError

LARGEST_BYTES: Final = 20 * 2**20
MOST_ROWS: Final = 100_000
NAMED_ROWS: Final = 10
"""How many refused rows are named; the others are counted."""
_SHOWN: Final = 60


class Fault(StrEnum):
    """Why a file cannot be taken."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    TOO_MANY_ROWS = "too many rows"
    NOT_A_TABLE = "not a table"
    BROKEN = "broken"
    UNKNOWN_COLUMNS = "unknown columns"
    """No line names columns from which deals, seats or numbers can be told."""
    NO_ROWS = "no rows"


class ImportFileError(UserError):
    """A file cannot be taken; nothing of it was kept."""

    def __init__(self, fault: Fault) -> None:
        """Keep why."""
        super().__init__(fault)
        self.fault = fault


class ImportGoneError(UserError):
    """What a button was to save is not there any more: it was saved, discarded, or is older than a day."""


class OtherCurrencyWaitsError(UserError):
    """The programme's currency is another one than when the file was read, so its amounts would be wrong."""


class RowFault(StrEnum):
    """Why a row is not taken."""

    NO_OWNER = "no owner"
    UNKNOWN_OWNER = "unknown owner"
    NO_CUSTOMER = "no customer"
    NO_STAGE = "no stage"
    UNKNOWN_STAGE = "unknown stage"
    NO_AMOUNT = "no amount"
    NOT_AN_AMOUNT = "not an amount"
    OUT_OF_RANGE = "out of range"
    OTHER_CURRENCY = "other currency"
    NO_DAY = "no day"
    NOT_A_DAY = "not a day"
    IN_FUTURE = "in future"
    CLOSED_EARLIER = "closed earlier"
    REPEATED = "repeated"
    IMPOSSIBLE = "impossible"
    """It does not fit what else stands for that week, such as more target contacts than connections."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is not taken, by its number in a spreadsheet."""

    row: int
    column: str
    """The name of the column, as it stands in the file; empty where the file has none for it."""
    fault: RowFault
    text: str = ""
    """What stands there, cut where it is long."""
    alike: int = 0
    """How many further rows are refused for the same word, which is named once."""

    @classmethod
    def of(cls, row: int, column: str, fault: RowFault, text: object = "") -> RefusedRow:
        """Return a refused row with no more than the beginning of what stands there."""
        return cls(row, column[:_SHOWN], fault, str(text)[:_SHOWN])


class RefusedCellError(Exception):
    """A cell because of which its row is refused; caught where the row is read."""

    def __init__(self, column: str, fault: RowFault, text: object = "") -> None:
        """Keep where and why."""
        super().__init__(fault)
        self.column = column
        self.fault = fault
        self.text = text
