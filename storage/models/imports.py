"""What admins bring from elsewhere."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field

from storage.columns import Moment
from storage.models.base import Table, of_entry


class ImportMeaningVersion(Table, table=True):
    """A version of what a word of exports means; an empty meaning takes it back."""

    __tablename__ = "import_meaning_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    meaning: str


class PendingImport(Table, table=True):
    """What an admin's latest file says, until it is saved or a day is over; kept as it is now."""

    __tablename__ = "pending_import"

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    person_id: str = Field(primary_key=True)
    digest: str
    expires_at: datetime = Field(sa_column=Column(Moment, nullable=False, index=True))
    file: str
    document: str
