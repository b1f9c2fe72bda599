"""What a programme costs."""

from decimal import Decimal

from sqlalchemy import Column
from sqlmodel import Field

from storage.columns import Amount
from storage.models.base import Table, of_entry


class ProgrammeCostVersion(Table, table=True):
    """A version of what an admin told of costs; a column without a value was not told."""

    __tablename__ = "programme_cost_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    licence: Decimal | None = Field(default=None, sa_column=Column(Amount))
    hours: Decimal | None = Field(default=None, sa_column=Column(Amount))
    rate: Decimal | None = Field(default=None, sa_column=Column(Amount))
    margin: Decimal | None = Field(default=None, sa_column=Column(Amount))
