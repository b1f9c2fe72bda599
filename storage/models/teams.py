"""Teams, who is in them and who leads them; and on which licence sellers work."""

from datetime import date

from sqlmodel import Field

from storage.models.base import Table, of_entry


class TeamVersion(Table, table=True):
    """A version of a team; ``team_id`` is the sequence number of its first version."""

    __tablename__ = "team_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    team_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    name: str
    is_withdrawn: bool = False


class TeamMemberVersion(Table, table=True):
    """A version of the team that a seller is in from a week on; team 0 is none."""

    __tablename__ = "team_member_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    from_week_start: date = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    team_id: int


class TeamLeadVersion(Table, table=True):
    """A version of whether somebody leads a team."""

    __tablename__ = "team_lead_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    team_id: int = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    is_lead: bool


class TeamChannelVersion(Table, table=True):
    """A version of the channel in which a team's own leaderboard is posted; empty for none."""

    __tablename__ = "team_channel_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    team_id: int = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    channel_id: str = ""
    channel_name: str = ""


class LicenceVersion(Table, table=True):
    """A version of the licence that a seller works on; empty for none."""

    __tablename__ = "licence_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    licence: str
