"""The deals of a CRM's export."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.domain.currencies import Foreign, converted, rate_in
from bot.domain.deals import LARGEST_VALUE, SMALLEST_VALUE, Stage
from bot.domain.imports.amounts import AmountReader
from bot.domain.imports.days import DayReader
from bot.domain.imports.errors import RefusedCellError, RowFault
from bot.domain.imports.fields import Field
from bot.domain.imports.plain import plain
from bot.domain.imports.records import ImportedDeal, Read, Refusals, taken
from bot.domain.imports.stages import LEFT_OUT, source_of, stage_of
from bot.domain.typed.lines.deals import LONGEST_CUSTOMER, LONGEST_ID
from bot.domain.typed.money import currency_of
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from bot.domain.currencies import Rate
    from bot.domain.imports.owners import Owners
    from bot.domain.imports.sheet import Cell, Sheet

_CENT: Final = 2
_LARGEST_TYPED: Final = 1000 * LARGEST_VALUE
"""In whatever currency."""
_CLOSED: Final = {Stage.WON: Field.WON_ON, Stage.LOST: Field.LOST_ON}
_UNREAD: Final = (Field.OWNER, Field.EMAIL, Field.STAGE, Field.STATUS, Field.ID)
"""Where none of these stands in a row it is a total, or a line below the table."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What an admin said that words of exports mean, by plain word, and what other currencies are worth."""

    stages: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    rates: tuple[Rate, ...] = ()


class _Worth(NamedTuple):
    """What a deal is worth, and what the table says of that where it is in another currency."""

    value: Decimal | None
    typed: Foreign | None = None
    rate: Decimal | None = None


def read_deals(sheet: Sheet, owners: Owners, kept: Kept, currency: str, today: date, tell: Callable[[], None]) -> Read:
    """Return the deals of a table; ``tell`` is called for each row."""
    reader, refusals = DealReader.of(sheet, owners, kept, currency, today), Refusals()
    found, passed_over = taken(sheet.rows, reader.read, refusals, tell)
    return Read(
        deals=tuple(found), refusals=refusals, passed_over=passed_over, order=reader.days[Field.CLOSED].days.order
    )


@dataclass(slots=True)
class DealReader:
    """Reads the rows of a table of deals."""

    sheet: Sheet
    owners: Owners
    kept: Kept
    currency: str
    today: date
    amounts: AmountReader
    days: Mapping[str, DayReader]
    header_currency: str
    _seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, sheet: Sheet, owners: Owners, kept: Kept, currency: str, today: date) -> DealReader:
        """Look at the columns as wholes: how days and amounts are written is decided over all rows."""
        cells = [*sheet.column(Field.AMOUNT), *sheet.column(Field.ACTUAL)]
        amounts = AmountReader.of(
            cells,
            is_comma_decimal=sheet.is_comma_decimal,
            currency=currency,
            has_thousandths=sheet.has_thousandths,
        )
        columns = (Field.OPENED, Field.CLOSED, Field.WON_ON, Field.LOST_ON)
        together = DayReader.of([cell for each in columns for cell in sheet.column(each)], today)
        words = plain(sheet.layout.name_of(Field.AMOUNT)).upper().split()
        named = next((code for word in words if len(word) == 3 and (code := currency_of(word, currency))), "")  # noqa: PLR2004 - ISO codes
        return cls(sheet, owners, kept, currency, today, amounts, dict.fromkeys(columns, together), named)

    def read(self, number: int, cells: Sequence[Cell]) -> ImportedDeal | None:
        """Return the deal of a row, or nothing where the row is to be passed over.

        Raises:
            RefusedCellError: something in the row is not possible.
        """
        if not any(self._text(cells, each) for each in _UNREAD):
            return None
        stage, seller_id = self._stage(cells), self._seller(cells)
        if LEFT_OUT in {stage, seller_id}:
            return None
        crm_id = self._text(cells, Field.ID)[:LONGEST_ID]
        opened_on, closed_on = self._days(cells, stage)
        worth = self._worth(cells, stage, (closed_on if stage == Stage.WON else opened_on) or self.today)
        deal = ImportedDeal(
            row=number,
            seller_id=seller_id,
            customer=self._customer(cells),
            stage=stage,
            value=worth.value,
            source=source_of(self._text(cells, Field.SOURCE), self.kept.sources),
            opened_on=opened_on,
            closed_on=closed_on,
            crm_id=crm_id,
            has_source=Field.SOURCE in self.sheet.layout.places,
            typed=worth.typed,
            rate=worth.rate,
        )
        if crm_id and crm_id in self._seen:
            raise self._refused(Field.ID, RowFault.REPEATED, crm_id)
        self._seen.add(crm_id)
        return deal

    def _text(self, cells: Sequence[Cell], what: str) -> str:
        cell = self._cell(cells, what)
        return cell if isinstance(cell, str) else str(cell)

    def _cell(self, cells: Sequence[Cell], what: str) -> Cell:
        place = self.sheet.layout.places.get(what)
        return cells[place] if place is not None and place < len(cells) else ""

    def _refused(self, what: str, fault: RowFault, text: object = "") -> RefusedCellError:
        return RefusedCellError(self.sheet.layout.name_of(what), fault, text)

    def _seller(self, cells: Sequence[Cell]) -> str:
        name, email = self._text(cells, Field.OWNER), self._text(cells, Field.EMAIL)
        found = self.owners.find(name, email)
        if found is None:
            what = Field.OWNER if name or not email else Field.EMAIL
            raise self._refused(what, RowFault.UNKNOWN_OWNER if name or email else RowFault.NO_OWNER, name or email)
        return found

    def _customer(self, cells: Sequence[Cell]) -> str:
        customer = " ".join((self._text(cells, Field.CUSTOMER) or self._text(cells, Field.TITLE)).split())
        if not customer:
            raise self._refused(Field.CUSTOMER, RowFault.NO_CUSTOMER)
        return customer.replace("\0", "")[:LONGEST_CUSTOMER]

    def _stage(self, cells: Sequence[Cell]) -> str:
        fields = (Field.STAGE, Field.STATUS, Field.IS_WON, Field.IS_CLOSED)
        texts = [self._text(cells, each) for each in fields]
        stage = stage_of(texts, self.kept.stages)
        if stage is None:
            said = texts[0] or texts[1]
            what = Field.STAGE if texts[0] or not texts[1] else Field.STATUS
            raise self._refused(what, RowFault.UNKNOWN_STAGE if said else RowFault.NO_STAGE, said)
        return stage

    def _worth(self, cells: Sequence[Cell], stage: str, day: date) -> _Worth:
        """Return what a deal is worth, by the rates of a day; only those that are lost or void may be without it."""
        actual = self._cell(cells, Field.ACTUAL) if stage == Stage.WON else ""
        what = Field.ACTUAL if actual not in {"", "0"} else Field.AMOUNT
        cell = self._cell(cells, what)
        read = self.amounts.read(cell) if cell != "" else None
        if cell != "" and read is None:
            raise self._refused(what, RowFault.NOT_AN_AMOUNT, cell)
        if read is None or read.amount == 0:
            if stage in {Stage.LOST, Stage.VOID}:
                return _Worth(None)
            raise self._refused(what, RowFault.NO_AMOUNT)
        if abs(read.amount) > _LARGEST_TYPED:
            raise self._refused(what, RowFault.OUT_OF_RANGE, cell)
        amount = round(read.amount, _CENT)
        worth = self._converted(cells, Foreign(amount, self._currency_of(cells, read.currency)), what, day)
        if worth.value is None or not SMALLEST_VALUE <= worth.value <= LARGEST_VALUE:
            raise self._refused(what, RowFault.OUT_OF_RANGE, cell)
        return worth

    def _currency_of(self, cells: Sequence[Cell], of_amount: str) -> str:
        """Return the currency of a row; none means the programme's."""
        text = self._text(cells, Field.CURRENCY)
        said = of_amount or (currency_of(text, self.currency) or text if text else "") or self.header_currency
        return said or self.currency

    def _converted(self, cells: Sequence[Cell], typed: Foreign, what: str, day: date) -> _Worth:
        """Return an amount in the programme's currency; refuse one for which no rate holds on the day."""
        if typed.currency == self.currency:
            return _Worth(typed.amount)
        rate = rate_in(self.kept.rates, typed.currency, Week.of(day))
        if rate is None:
            column = Field.CURRENCY if self._text(cells, Field.CURRENCY) else what
            raise self._refused(column, RowFault.OTHER_CURRENCY, typed.currency)
        return _Worth(converted(typed.amount, rate), typed, rate)

    def _days(self, cells: Sequence[Cell], stage: str) -> tuple[date | None, date | None]:
        opened = self._day(cells, Field.OPENED)
        if stage in {Stage.OPEN, Stage.QUALIFIED}:
            return opened, None  # the closing date of what is open is only expected
        own = _CLOSED.get(Stage(stage), Field.CLOSED)
        closed = self._day(cells, own) or self._day(cells, Field.CLOSED)
        if closed is None and stage == Stage.WON:
            raise self._refused(Field.CLOSED, RowFault.NO_DAY)
        if opened is not None and closed is not None and closed < opened:
            raise self._refused(Field.CLOSED, RowFault.CLOSED_EARLIER, closed.isoformat())
        return opened, closed

    def _day(self, cells: Sequence[Cell], what: str) -> date | None:
        cell = self._cell(cells, what)
        if cell == "":
            return None
        day = self.days[what].read(cell)
        if day is None:
            raise self._refused(what, RowFault.NOT_A_DAY, cell)
        if day > self.today:
            raise self._refused(what, RowFault.IN_FUTURE, day.isoformat())
        return day
