"""What admins and managers decide."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.models.base import of_entry


class ProgrammeVersion(SQLModel, table=True):
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


class SchemeVersion(SQLModel, table=True):
    """A version of weights and goals, as the document that the scorer reads."""

    __tablename__ = "scheme_version"
    __table_args__ = (of_entry(), UniqueConstraint("workspace_id", "version"))

    workspace_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    version: int
    effective_week_start: date
    document: str


class ShelfItemVersion(SQLModel, table=True):
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
