"""Numbers of sellers' weeks: reports of seats, and lists of what was reported elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.imports.amounts import AmountReader
from bot.domain.imports.days import DayReader, week_of
from bot.domain.imports.errors import RefusedCellError, RowFault
from bot.domain.imports.fields import Field
from bot.domain.imports.records import ImportedNumbers, Read, Refusals, taken
from bot.domain.imports.stages import LEFT_OUT
from bot.domain.metrics import RAW, check_amount, check_report
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from bot.domain.imports.owners import Owners
    from bot.domain.imports.sheet import Cell, Sheet


_THOUSAND: Final = 1000


def read_numbers(sheet: Sheet, owners: Owners, currency: str, today: date, tell: Callable[[], None]) -> Read:
    """Return the numbers of a table; where it names no week they are of the running one."""
    reader, refusals = NumbersReader.of(sheet, owners, currency, today), Refusals()
    found, passed_over = taken(sheet.rows, reader.read, refusals, tell)
    return Read(numbers=tuple(found), refusals=refusals, passed_over=passed_over, order=reader.days.days.order)


@dataclass(slots=True)
class NumbersReader:
    """Reads the rows of a table of numbers."""

    sheet: Sheet
    owners: Owners
    today: date
    amounts: Mapping[str, AmountReader]
    days: DayReader
    _seen: set[tuple[str, Week]] = field(default_factory=set)

    @classmethod
    def of(cls, sheet: Sheet, owners: Owners, currency: str, today: date) -> NumbersReader:
        """Look at the columns as wholes: how days and amounts are written is decided over all rows."""
        is_comma = sheet.is_comma_decimal
        amounts = {
            metric: AmountReader.of(
                sheet.column(metric),
                is_comma_decimal=is_comma,
                currency=currency,
                has_thousandths=RAW[metric].maximum < _THOUSAND,
            )
            for metric in sheet.layout.places
            if metric in RAW
        }
        return cls(sheet, owners, today, amounts, DayReader.of(sheet.column(Field.WEEK), today))

    def read(self, number: int, cells: Sequence[Cell]) -> ImportedNumbers | None:
        """Return the numbers of a row, or nothing where the row is to be passed over.

        Raises:
            RefusedCellError: something in the row is not possible.
        """
        name, email = self._name(cells), self._text(cells, Field.EMAIL)
        if not (name or email):
            return None
        amounts = {metric: amount for metric in self.amounts if (amount := self._amount(cells, metric)) is not None}
        if not amounts:
            return None
        seller_id = self.owners.find(name, email)
        if seller_id == LEFT_OUT:
            return None
        if seller_id is None:
            raise self._refused(Field.OWNER if name else Field.EMAIL, RowFault.UNKNOWN_OWNER, name or email)
        week = self._week(cells)
        self._check(seller_id, week, amounts)
        return ImportedNumbers(number, seller_id, week.starts_on, amounts)

    def _check(self, seller_id: str, week: Week, amounts: Mapping[str, Decimal]) -> None:
        if (seller_id, week) in self._seen:
            raise self._refused(Field.WEEK, RowFault.REPEATED)
        self._seen.add((seller_id, week))
        for metric, amount in amounts.items():
            try:
                check_amount(metric, amount)
            except UserError as error:
                raise self._refused(metric, RowFault.OUT_OF_RANGE, amount) from error
        try:
            check_report(amounts)
        except UserError as error:
            raise self._refused(next(iter(amounts)), RowFault.IMPOSSIBLE) from error

    def _week(self, cells: Sequence[Cell]) -> Week:
        running, cell = Week.of(self.today), self._cell(cells, Field.WEEK)
        if Field.WEEK not in self.sheet.layout.places:
            return running
        if cell == "":
            raise self._refused(Field.WEEK, RowFault.NO_DAY)
        week = week_of(cell, self.days, running)
        if week is None:
            raise self._refused(Field.WEEK, RowFault.NOT_A_DAY, cell)
        if week > running:
            raise self._refused(Field.WEEK, RowFault.IN_FUTURE, cell)
        return week

    def _amount(self, cells: Sequence[Cell], metric: str) -> Decimal | None:
        cell = self._cell(cells, metric)
        if cell in {"", "-", "\N{EN DASH}", "n/a", "N/A"}:
            return None
        read = self.amounts[metric].read(cell)
        if read is None:
            raise self._refused(metric, RowFault.NOT_AN_AMOUNT, cell)
        return read.amount

    def _name(self, cells: Sequence[Cell]) -> str:
        parts = [self._text(cells, each) for each in (Field.FIRST_NAME, Field.LAST_NAME)]
        return self._text(cells, Field.OWNER) or " ".join(filter(None, parts))

    def _text(self, cells: Sequence[Cell], what: str) -> str:
        return str(self._cell(cells, what))

    def _cell(self, cells: Sequence[Cell], what: str) -> Cell:
        place = self.sheet.layout.places.get(what)
        return cells[place] if place is not None and place < len(cells) else ""

    def _refused(self, what: str, fault: RowFault, text: object = "") -> RefusedCellError:
        return RefusedCellError(self.sheet.layout.name_of(what), fault, text)
