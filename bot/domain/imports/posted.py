"""Deals as another program posts them: JSON objects instead of the rows of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from bot.domain.errors import UserError
from bot.domain.imports.columns import Layout
from bot.domain.imports.deals import DealReader, Kept
from bot.domain.imports.errors import RefusedCellError, RowFault
from bot.domain.imports.fields import Field, Kind
from bot.domain.imports.sheet import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from bot.domain.imports.owners import Owners
    from bot.domain.imports.records import ImportedDeal

MOST_DEALS: Final = 500
"""In one request."""
FIELDS: Final = {
    "crm_id": Field.ID,
    "owner": Field.OWNER,
    "customer": Field.CUSTOMER,
    "value": Field.AMOUNT,
    "currency": Field.CURRENCY,
    "stage": Field.STAGE,
    "source": Field.SOURCE,
    "opened_on": Field.OPENED,
    "closed_on": Field.CLOSED,
}
"""What each name in an object says."""

_DAYS: Final = {Field.OPENED, Field.CLOSED}
_PLAIN_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,20}(?:\.[0-9]{1,10})?", re.ASCII)
_VOID: Final = {"void": "deleted"}
"""What the words for stages, which are those of CRMs, call it."""
_SHOWN: Final = 60


class ItemFault(StrEnum):
    """Why an object is not taken, beside what can be wrong with the row of a table."""

    NOT_AN_OBJECT = "not an object"
    UNKNOWN_FIELD = "unknown field"
    WRONG_KIND = "wrong kind"
    NO_ID = "no id"


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """A deal that is not taken, by its place from 0; ``name`` is empty where no field of it is to blame."""

    place: int
    name: str
    fault: ItemFault | RowFault
    text: str = ""
    """What stands there, cut where it is long."""


class DealsRefusedError(UserError):
    """Some of the deals cannot be taken, and so none is."""

    def __init__(self, refused: Sequence[RefusedItem]) -> None:
        """Keep which ones, and why."""
        super().__init__(len(refused))
        self.refused = tuple(refused)


def read_posted(
    items: Sequence[Any], owners: Owners, kept: Kept, currency: str, today: date, zone: ZoneInfo
) -> list[ImportedDeal]:
    """Return the deals, each with its place as its row; those that an admin wants left out are passed over.

    Args:
        items: what JSON said; numbers are of the kind `Decimal`.
        owners: the sellers.
        kept: what an admin said that words of CRMs mean.
        currency: the programme's.
        today: on the programme's calendar; no deal was closed later.
        zone: where moments become days.

    Raises:
        DealsRefusedError: some cannot be taken.
    """
    refused: list[RefusedItem] = []
    rows: list[tuple[int, list[Cell]]] = []
    for place, item in enumerate(items):
        try:
            rows.append((place, _cells(item, zone)))
        except _RefusedFieldError as error:
            refused.append(_refusal(place, error.name, error.fault, error.text))
    layout = Layout(Kind.DEALS, 0, tuple(FIELDS), {field: place for place, field in enumerate(FIELDS.values())})
    sheet = Sheet(layout, rows, is_comma_decimal=False, has_thousandths=True)
    reader = DealReader.of(sheet, owners, kept, currency, today)
    deals = []
    for place, cells in rows:
        try:
            deal = reader.read(place, cells)
        except RefusedCellError as error:
            refused.append(_refusal(place, error.column, error.fault, error.text))
            continue
        if deal is not None:
            deals.append(deal)
    if refused:
        raise DealsRefusedError(sorted(refused, key=lambda each: each.place))
    return deals


class _RefusedFieldError(Exception):
    """A field because of which its deal is refused."""

    def __init__(self, name: str, fault: ItemFault | RowFault, text: object = "") -> None:
        super().__init__(fault)
        self.name = name
        self.fault = fault
        self.text = text


def _refusal(place: int, name: str, fault: ItemFault | RowFault, text: object) -> RefusedItem:
    return RefusedItem(place, name[:_SHOWN], fault, str(text)[:_SHOWN])


def _cells(item: Any, zone: ZoneInfo) -> list[Cell]:  # noqa: ANN401 - JSON
    if not isinstance(item, dict):
        raise _RefusedFieldError("", ItemFault.NOT_AN_OBJECT)
    if unknown := next((name for name in item if name not in FIELDS), None):
        raise _RefusedFieldError(unknown, ItemFault.UNKNOWN_FIELD)
    cells = [_cell(name, field, item.get(name), zone) for name, field in FIELDS.items()]
    if not cells[0]:
        raise _RefusedFieldError("crm_id", ItemFault.NO_ID)
    return cells


def _cell(name: str, field: Field, said: Any, zone: ZoneInfo) -> Cell:  # noqa: ANN401 - JSON
    if said is None:
        return ""
    if not isinstance(said, str | Decimal):
        raise _RefusedFieldError(name, ItemFault.WRONG_KIND)
    text = str(said).replace("\0", "").encode(errors="ignore").decode().strip()  # no database takes half a letter
    if field is Field.AMOUNT:
        return Decimal(text) if _PLAIN_NUMBER.fullmatch(text) else said if isinstance(said, Decimal) else text
    if field in _DAYS and text:
        return _day(name, text, zone)
    return _VOID.get(text.casefold(), text) if field is Field.STAGE else text


def _day(name: str, text: str, zone: ZoneInfo) -> date:
    """Return the day of an ISO date, or of an ISO moment on the programme's calendar."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo is None else moment.astimezone(zone)).date()
    except (ValueError, OverflowError) as error:
        raise _RefusedFieldError(name, RowFault.NOT_A_DAY, text) from error
