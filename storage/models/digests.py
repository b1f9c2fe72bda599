"""What the digests need: who asked for help, and who wants no digest."""

from datetime import date

from sqlalchemy import Column, ForeignKey
from sqlmodel import Field

from storage.models.base import Table, of_entry


class HelpRequestVersion(Table, table=True):
    """A version of a seller's request for help in a week; it is withdrawn, or stands with what it is about."""

    __tablename__ = "help_request_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    about: str
    is_withdrawn: bool = False


class DigestSwitch(Table, table=True):
    """Whether somebody wants their digest; without a row they do."""

    __tablename__ = "digest_switch"

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    person_id: str = Field(primary_key=True)
    is_on: bool
