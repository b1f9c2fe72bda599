"""What admins and managers decide."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, UniqueConstraint, false, true
from sqlmodel import Field

from storage.columns import Amount, Moment
from storage.models.base import Table, of_entry


class ProgrammeVersion(Table, table=True):
    """A version of the programme's settings."""

    __tablename__ = "programme_version"
    __table_args__ = (of_entry(), CheckConstraint("post_weekday BETWEEN 0 AND 6", name="post_weekday"))

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
    platforms: str = Field(default="linkedin", sa_column_kwargs={"server_default": "linkedin"})
    two_person: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    season: str = Field(default="quarter", sa_column_kwargs={"server_default": "quarter"})
    prompt_weekday: int = Field(default=3, sa_column_kwargs={"server_default": "3"})
    prompt_time: str = Field(default="10:00", sa_column_kwargs={"server_default": "10:00"})
    works_council: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    agreement: str = Field(default="", sa_column_kwargs={"server_default": ""})
    pseudonym_key: str = Field(default="", sa_column_kwargs={"server_default": ""})
    dry_run: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    large_deal: Decimal | None = Field(default=None, sa_column=Column(Amount))
    own_metrics: str = Field(default="", sa_column_kwargs={"server_default": ""})
    month_post: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    season_post: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


class CurrencyRateVersion(Table, table=True):
    """A version of what one unit of a currency is worth in the programme's, from a week on; an empty rate is none."""

    __tablename__ = "currency_rate_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    currency: str = Field(primary_key=True)
    from_week_start: date = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    base: str
    rate: str


class SchemeVersion(Table, table=True):
    """A version of weights and goals, as the document that the scorer reads."""

    __tablename__ = "scheme_version"
    __table_args__ = (of_entry(), UniqueConstraint("workspace_id", "version"))

    workspace_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    version: int
    effective_week_start: date
    document: str


class SchemeWithdrawal(Table, table=True):
    """A version of weights and goals that was planned and is not to come into force any more."""

    __tablename__ = "scheme_withdrawal"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    version: int = Field(primary_key=True)


class SchemeProposalVersion(Table, table=True):
    """A version of a proposed scheme; ``proposal_id`` is the sequence number of its first version."""

    __tablename__ = "scheme_proposal_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    proposal_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    person_id: str
    base: int
    draft: str
    expires_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    state: str


class ShelfItemVersion(Table, table=True):
    """A version of something worth sharing; ``item_id`` is the sequence number of its first version."""

    __tablename__ = "shelf_item_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    item_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    address: str
    why: str = ""
    category: str = "other"
    person_id: str
    state: str
