"""What a table says once it is understood: deals, and levels of weeks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date  # noqa: TC003 - what waits to be saved is read by pydantic
from decimal import Decimal  # noqa: TC003 - what waits to be saved is read by pydantic
from typing import TYPE_CHECKING, Final, TypeVar

from bot.domain.currencies import Foreign  # noqa: TC001 - what waits to be saved is read by pydantic
from bot.domain.imports.errors import NAMED_ROWS, RefusedCellError, RefusedRow, RowFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.domain.connections.days import Order
    from bot.domain.imports.sheet import Cell, Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ImportedDeal:
    """A deal as a CRM has it; money in the programme's currency."""

    row: int
    seller_id: str
    customer: str
    stage: str
    value: Decimal | None
    source: str
    opened_on: date | None
    closed_on: date | None
    crm_id: str
    """Empty where the table has no column for it."""
    has_source: bool = True
    """Whether the table says where deals came from; else what is known stays."""
    typed: Foreign | None = None
    """What the table says it is worth, where that is in another currency."""
    rate: Decimal | None = None
    """By which that was converted."""


@dataclass(frozen=True, slots=True)
class ImportedNumbers:
    """Numbers of a seller's week, by metric."""

    row: int
    seller_id: str
    week_start: date
    amounts: dict[str, Decimal]


_OF_WORDS: Final = frozenset({RowFault.UNKNOWN_OWNER, RowFault.UNKNOWN_STAGE, RowFault.OTHER_CURRENCY})
"""What holds for every row with that word, and is settled for all of them at once."""


@dataclass(slots=True)
class Refusals:
    """The rows that are not taken."""

    named: list[RefusedRow] = field(default_factory=list)
    """The first ten."""
    places: dict[tuple[str, RowFault, str], int] = field(default_factory=dict)
    """Where among them a word stands, by its column and what is wrong with it."""
    count: int = 0
    unknown_owners: dict[str, int] = field(default_factory=dict)
    """How many rows each unknown owner has."""
    unknown_stages: dict[str, int] = field(default_factory=dict)

    def add(self, refused: RefusedRow) -> None:
        """Count a row, and note what an admin could settle of it; a word that is not known is named once."""
        self.count += 1
        word = refused.column, refused.fault, refused.text
        if refused.fault in _OF_WORDS and word in self.places:
            place = self.places[word]
            self.named[place] = replace(self.named[place], alike=self.named[place].alike + 1)
        elif len(self.named) < NAMED_ROWS:
            self.places[word] = len(self.named)
            self.named.append(refused)
        unknown = {RowFault.UNKNOWN_OWNER: self.unknown_owners, RowFault.UNKNOWN_STAGE: self.unknown_stages}
        if refused.fault in unknown:
            counts = unknown[refused.fault]
            counts[refused.text] = counts.get(refused.text, 0) + 1


@dataclass(frozen=True, slots=True)
class Read:
    """What a table says."""

    deals: tuple[ImportedDeal, ...] = ()
    numbers: tuple[ImportedNumbers, ...] = ()
    refusals: Refusals = field(default_factory=Refusals)
    order: Order | None = None
    """How days in numbers were read, where there was a choice."""
    passed_over: int = 0
    """Totals, footers, and what an admin said is to be left out."""


def taken(
    rows: Iterable[Row], read: Callable[[int, Sequence[Cell]], T | None], refusals: Refusals, tell: Callable[[], None]
) -> tuple[list[T], int]:
    """Return what each row says, and how many are passed over; ``tell`` is called for each row that was looked at."""
    found: list[T] = []
    passed_over = 0
    for number, cells in rows:
        tell()
        try:
            said = read(number, cells)
        except RefusedCellError as error:
            refusals.add(RefusedRow.of(number, error.column, error.fault, error.text))
            continue
        if said is None:
            passed_over += 1
        else:
            found.append(said)
    return found, passed_over
