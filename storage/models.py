"""The tables.

Every table names the workspace. What the scorer reads is kept as versions: rows are only ever added, each under the
sequence number of the entry that brought it, and the row with the greatest sequence stands.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from storage.columns import Amount, Moment

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention

_IS_UNDO = text("undoes IS NOT NULL")


def _of_entry() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["workspace_id", "sequence"],
        ["entry.workspace_id", "entry.sequence"],
        deferrable=True,
        initially="DEFERRED",
    )


class Workspace(SQLModel, table=True):
    """A Slack workspace that uses this installation, and the number of its newest entry."""

    id: str = Field(primary_key=True)
    name: str = ""
    url: str = ""
    last_sequence: int = 0
    first_seen_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    prompts_due_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class Person(SQLModel, table=True):
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


class Entry(SQLModel, table=True):
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


class ReportedAmount(SQLModel, table=True):
    """A version of one number of a seller's week; no amount means that it is not reported (any more)."""

    __tablename__ = "reported_amount"
    __table_args__ = (_of_entry(), Index(None, "workspace_id", "sequence"), {"sqlite_with_rowid": False})

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    metric: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    amount: Decimal | None = Field(default=None, sa_column=Column(Amount))


class SharedAddress(SQLModel, table=True):
    """A version of one address that a seller shared."""

    __tablename__ = "shared_address"
    __table_args__ = (_of_entry(),)

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    address: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    metric: str = "shares"
    is_withdrawn: bool = False


class DealVersion(SQLModel, table=True):
    """A version of a deal; ``deal_id`` is the sequence number of its first version."""

    __tablename__ = "deal_version"
    __table_args__ = (_of_entry(), Index(None, "workspace_id", "seller_id", "customer_key"))

    workspace_id: str = Field(primary_key=True)
    deal_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    seller_id: str
    customer: str
    customer_key: str
    stage: str
    value: Decimal | None = Field(default=None, sa_column=Column(Amount))
    typed_value: Decimal | None = Field(default=None, sa_column=Column(Amount))
    typed_currency: str = ""
    source: str = "other"
    is_influenced: bool = False
    opened_on: date | None = None
    closed_on: date | None = None
    crm_id: str = ""
    is_withdrawn: bool = False


class MembershipVersion(SQLModel, table=True):
    """A version of somebody's taking part as a seller."""

    __tablename__ = "membership_version"
    __table_args__ = (_of_entry(),)

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    starts_on: date | None = None
    ends_on: date | None = None
    hired_on: date | None = None
    notice_version: str = ""


class WorkingShareVersion(SQLModel, table=True):
    """A version of a request to work part time; ``request_id`` is the sequence number of its first version."""

    __tablename__ = "working_share_version"
    __table_args__ = (_of_entry(), CheckConstraint("percent BETWEEN 1 AND 100", name="percent"))

    workspace_id: str = Field(primary_key=True)
    request_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    seller_id: str
    from_week_start: date
    percent: int
    state: str


class AbsenceVersion(SQLModel, table=True):
    """A version of a request to be away; ``request_id`` is the sequence number of its first version."""

    __tablename__ = "absence_version"
    __table_args__ = (_of_entry(),)

    workspace_id: str = Field(primary_key=True)
    request_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    seller_id: str
    starts_on: date
    ends_on: date
    state: str


class RoleVersion(SQLModel, table=True):
    """A version of whether somebody holds a role."""

    __tablename__ = "role_version"
    __table_args__ = (_of_entry(),)

    workspace_id: str = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    is_granted: bool


class ProgrammeVersion(SQLModel, table=True):
    """A version of the programme's settings."""

    __tablename__ = "programme_version"
    __table_args__ = (_of_entry(), CheckConstraint("post_weekday BETWEEN 0 AND 6", name="post_weekday"))

    workspace_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    channel_id: str
    channel_name: str
    timezone: str
    language: str
    currency: str
    post_weekday: int
    post_time: str
    visibility: str
    named_places: int
    minimum_cohort: int
    metrics_asked: str
    first_week_start: date
    holiday_country: str = Field(default="", sa_column_kwargs={"server_default": ""})
    holiday_region: str = Field(default="", sa_column_kwargs={"server_default": ""})


class SchemeVersion(SQLModel, table=True):
    """A version of weights and goals, as the document that the scorer reads."""

    __tablename__ = "scheme_version"
    __table_args__ = (_of_entry(), UniqueConstraint("workspace_id", "version"))

    workspace_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    version: int
    effective_week_start: date
    document: str


class Publication(SQLModel, table=True):
    """The one weekly post of a week, and how far it has come."""

    __table_args__ = (Index(None, "state", "due_at"),)

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    week_start: date = Field(primary_key=True)
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


class PublicationRevision(SQLModel, table=True):
    """What a weekly post said: the facts it was computed from, and the names and holidays as used."""

    __tablename__ = "publication_revision"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "week_start"], ["publication.workspace_id", "publication.week_start"]),
    )

    workspace_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    sequence: int
    computed_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    names: str = "{}"
    holidays: str = "[]"
    document: str = ""


class Notice(SQLModel, table=True):
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


class PromptSwitch(SQLModel, table=True):
    """Whether somebody wants to be reminded; without a row they do."""

    __tablename__ = "prompt_switch"

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    person_id: str = Field(primary_key=True)
    is_on: bool
