"""What sellers report of their weeks."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Column, Index
from sqlmodel import Field

from storage.columns import Amount
from storage.models.base import Table, of_entry


class ReportedAmount(Table, table=True):
    """A version of one number of a seller's week; no amount means that it is not reported (any more)."""

    __tablename__ = "reported_amount"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"), {"sqlite_with_rowid": False})

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    metric: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    amount: Decimal | None = Field(default=None, sa_column=Column(Amount))


class SharedAddress(Table, table=True):
    """A version of one address that a seller shared."""

    __tablename__ = "shared_address"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"))

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    address: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    metric: str = "shares"
    is_withdrawn: bool = False
    kind: str = Field(default="", sa_column_kwargs={"server_default": ""})
    phase: str = Field(default="", sa_column_kwargs={"server_default": ""})
    platform: str = Field(default="", sa_column_kwargs={"server_default": ""})
    aim: str = Field(default="", sa_column_kwargs={"server_default": ""})
    shelf_item_id: int | None = None


class AddressResult(Table, table=True):
    """A version of one number that a shared address has brought so far; no amount means that it is not known."""

    __tablename__ = "address_result"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"))

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    address: str = Field(primary_key=True)
    metric: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    amount: Decimal | None = Field(default=None, sa_column=Column(Amount))


class WeekNoteVersion(Table, table=True):
    """A version of what a seller noted about a week for themselves; empty means that nothing is noted (any more)."""

    __tablename__ = "week_note_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    note: str


class WeatherVersion(Table, table=True):
    """A version of how far LinkedIn itself moved everybody's SSI in a week; nothing means that it did not."""

    __tablename__ = "weather_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    points: Decimal | None = Field(default=None, sa_column=Column(Amount))
