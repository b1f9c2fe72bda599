"""The links to wall screens."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field

from storage.columns import Moment
from storage.models.base import Table, of_entry


class WallVersion(Table, table=True):
    """A version of a programme's link to its wall screen; ``wall_id`` is the sequence number of its first version."""

    __tablename__ = "wall_version"
    __table_args__ = (of_entry(),)

    workspace_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    wall_id: int
    expires_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    is_ended: bool = False
