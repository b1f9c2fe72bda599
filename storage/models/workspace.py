"""Who uses the bot, and the journal of what they entered."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field

from storage.columns import Moment
from storage.models.base import Table

_IS_UNDO = text("undoes IS NOT NULL")


class Workspace(Table, table=True):
    """A Slack workspace that uses this installation, and the number of its newest entry."""

    id: str = Field(primary_key=True)
    name: str = ""
    url: str = ""
    last_sequence: int = 0
    first_seen_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    prompts_due_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class Person(Table, table=True):
    """What Slack last said about somebody; a copy that may be dropped at any time."""

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    id: str = Field(primary_key=True)
    name: str
    locale: str = ""
    timezone: str = ""
    is_workspace_admin: bool = False
    is_guest: bool = False
    is_bot: bool = False
    is_deleted: bool = False
    is_stranger: bool = False
    fetched_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Entry(Table, table=True):
    """One command, form or click that changed something: who, when, how, and the receipt it was given."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "delivery_key"),
        Index(None, "workspace_id", "person_id", "sequence"),
        Index(None, "workspace_id", "undoes", sqlite_where=_IS_UNDO, postgresql_where=_IS_UNDO),
    )

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    sequence: int = Field(primary_key=True)
    delivery_key: str
    person_id: str
    origin: str
    action: str
    recorded_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    reason: str = ""
    undoes: int | None = None
    receipt: str = ""
