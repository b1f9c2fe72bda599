"""Who takes part, how much, where and on what terms."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from storage.models.base import Table, of_entry


class MembershipVersion(Table, table=True):
    """A version of somebody's taking part as a seller."""

    __tablename__ = "membership_version"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"))

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    starts_on: date | None = None
    ends_on: date | None = None
    hired_on: date | None = None
    notice_version: str = ""


class WorkingShareVersion(Table, table=True):
    """A version of a request to work part time; ``request_id`` is the sequence number of its first version."""

    __tablename__ = "working_share_version"
    __table_args__ = (
        of_entry(),
        Index(None, "workspace_id", "sequence"),
        CheckConstraint("percent BETWEEN 1 AND 100", name="percent"),
    )

    workspace_id: str = Field(primary_key=True)
    request_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    seller_id: str
    from_week_start: date
    percent: int
    state: str


class AbsenceVersion(Table, table=True):
    """A version of a request to be away; ``request_id`` is the sequence number of its first version."""

    __tablename__ = "absence_version"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"))

    workspace_id: str = Field(primary_key=True)
    request_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    seller_id: str
    starts_on: date
    ends_on: date
    state: str


class ResidenceVersion(Table, table=True):
    """A version of whose public holidays a seller has; without a country, the programme's."""

    __tablename__ = "residence_version"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"))

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    from_week_start: date = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    country: str
    region: str = ""


class SalesRoleVersion(Table, table=True):
    """A version of the sales role that a seller has from a week on; an empty one is none."""

    __tablename__ = "sales_role_version"
    __table_args__ = (of_entry(), Index(None, "workspace_id", "sequence"))

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    from_week_start: date = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    role: str


class RoleVersion(Table, table=True):
    """A version of whether somebody holds a role."""

    __tablename__ = "role_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    is_granted: bool


class AudienceVersion(Table, table=True):
    """A version of a target audience: a seller's own, or the programme's where no seller is named."""

    __tablename__ = "audience_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    name: str = ""
    weekly_goal: int | None = None
    titles: str = ""
    is_withdrawn: bool = False


class NamingVersion(Table, table=True):
    """A version of whether a seller wants to be named for badges in the weekly post."""

    __tablename__ = "naming_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    is_named: bool
