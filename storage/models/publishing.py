"""What the bot says unasked, and how far it has come; kept as it is now."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index
from sqlmodel import Field

from storage.columns import Moment
from storage.models.base import Table


class Publication(Table, table=True):
    """The one weekly post of a week about a subject, and how far it has come; the programme's subject is empty."""

    __table_args__ = (Index(None, "state", "due_at"),)

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    week_start: date = Field(primary_key=True)
    subject: str = Field(default="", primary_key=True)
    state: str
    due_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    final_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    requested_by: str = ""
    attempt: int = 0
    not_before: datetime | None = Field(default=None, sa_column=Column(Moment))
    claimed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    claimed_by: str = ""
    edit_claimed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    channel_id: str = ""
    message_ts: str = ""
    posted_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    rendering: str = "table"
    problem: str = ""
    badges_collected_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class PublicationRevision(Table, table=True):
    """What a weekly post said: the facts it was computed from, and the names and holidays as used."""

    __tablename__ = "publication_revision"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "week_start", "subject"],
            ["publication.workspace_id", "publication.week_start", "publication.subject"],
        ),
    )

    workspace_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    subject: str = Field(default="", primary_key=True)
    revision: int = Field(primary_key=True)
    sequence: int
    computed_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    names: str = "{}"
    holidays: str = "[]"
    document: str = ""


class Notice(Table, table=True):
    """A direct message that somebody is to get once."""

    __table_args__ = (Index(None, "state", "due_at"),)

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    key: str = Field(primary_key=True)
    person_id: str
    kind: str
    facts: str = "{}"
    state: str = "due"
    due_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    expires_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    attempt: int = 0
    claimed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    answered_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    channel_id: str = ""
    message_ts: str = ""
    problem: str = ""


class PromptSwitch(Table, table=True):
    """Whether somebody wants to be reminded; without a row they do."""

    __tablename__ = "prompt_switch"

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    person_id: str = Field(primary_key=True)
    is_on: bool


class CollectedBadge(Table, table=True):
    """A badge that a seller had when a week became final, and whether a correction took it away since."""

    __tablename__ = "collected_badge"

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    seller_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    badge: str = Field(primary_key=True)
    state: str = "collected"
    is_told: bool = False
