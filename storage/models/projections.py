"""What was computed from versions and is kept to be quick; it may be dropped at any time."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Column, ForeignKey, ForeignKeyConstraint
from sqlmodel import Field

from storage.columns import Moment
from storage.models.base import Table


class KeptLeaderboard(Table, table=True):
    """The leaderboard of a week, or of the season up to it, as of a sequence number and with these holidays."""

    __tablename__ = "kept_leaderboard"

    workspace_id: str = Field(sa_column=Column(ForeignKey("workspace.id"), primary_key=True))
    week_start: date = Field(primary_key=True)
    is_season: bool = Field(primary_key=True)
    sequence: int
    holidays: str
    kept_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class KeptStanding(Table, table=True):
    """One seller of a kept leaderboard; points, levels and amounts in hundredths, the load in thousandths."""

    __tablename__ = "kept_standing"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "week_start", "is_season"],
            ["kept_leaderboard.workspace_id", "kept_leaderboard.week_start", "kept_leaderboard.is_season"],
        ),
        {"sqlite_with_rowid": False},
    )

    workspace_id: str = Field(primary_key=True)
    week_start: date = Field(primary_key=True)
    is_season: bool = Field(primary_key=True)
    seller_id: str = Field(primary_key=True)
    standing: str
    takes_part: bool
    is_ranked: bool
    has_reported: bool
    business: int
    strategic: int
    ssi: int
    locked: int
    load: int
    calls: int = Field(sa_column=Column(BigInteger, nullable=False))
    meetings: int = Field(sa_column=Column(BigInteger, nullable=False))
    leads: int = Field(sa_column=Column(BigInteger, nullable=False))
    pipeline: int = Field(sa_column=Column(BigInteger, nullable=False))
    ssi_level: int | None
    ssi_level_before: int | None
    shares: int
    clicks: int = Field(sa_column=Column(BigInteger, nullable=False))
    conversions: int = Field(sa_column=Column(BigInteger, nullable=False))
    streak: int
    badges: str | None
    questions: str | None
