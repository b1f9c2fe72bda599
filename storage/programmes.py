"""The workspaces and their programmes' settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from storage.models import ProgrammeVersion, Workspace
from storage.prepared import Prepared
from storage.versions import NOW, add, put, table_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from sqlalchemy import Connection

_WORKSPACE = table_of(Workspace)
_PROGRAMME = table_of(ProgrammeVersion)


class ProgrammeRow(NamedTuple):
    """A programme's settings; ``post_weekday`` 0 is Monday, ``post_time`` HH:MM, ``metrics_asked`` joined by commas.

    Without a country the public holidays are those of the time zone's.
    """

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
    holiday_country: str = ""
    holiday_region: str = ""
    platforms: str = "linkedin"
    """Where shared content counts, joined by commas."""
    two_person: bool = False
    """Whether another admin approves changes of weights and goals."""
    season: str = "quarter"
    prompt_weekday: int = 3
    prompt_time: str = "10:00"
    """When sellers are asked, on their own clocks."""
    works_council: bool = False
    """Whether nothing is collected without an agreement with the works council."""
    agreement: str = ""
    """The reference of that agreement."""
    pseudonym_key: str = ""
    """A secret that pseudonyms are drawn with; empty as long as there never were any."""
    dry_run: bool = False
    """Whether everything is collected and nothing is posted."""
    large_deal: Decimal | None = None
    """From which value on a deal needs a second person; None for ten weekly revenue goals."""
    own_metrics: str = ""
    """The metrics that the programme defined and has now, as JSON; schemes hold those that they score."""
    month_post: bool = False
    """Whether the channel is told what each month brought."""
    season_post: bool = True
    """The same of each season."""


_COLUMNS = [_PROGRAMME.c[name] for name in ProgrammeRow._fields]
_STANDING = Prepared(
    select(*_COLUMNS)
    .where(_PROGRAMME.c.workspace_id == bindparam("workspace"), _PROGRAMME.c.sequence <= bindparam("limit"))
    .order_by(_PROGRAMME.c.sequence.desc())
    .limit(1)
)


class Programmes:
    """The workspaces, and the settings of each one's programme in all their versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def remember_workspace(self, workspace_id: str, *, name: str, url: str, seen_at: datetime) -> None:
        """Keep a workspace and its newest name and web address."""
        row = {"id": workspace_id, "name": name, "url": url, "last_sequence": 0, "first_seen_at": seen_at}
        put(self._connection, Workspace, row, renewed=("name", "url"))

    def workspace_ids(self) -> list[str]:
        """Return the ids of all workspaces."""
        return list(self._connection.execute(select(_WORKSPACE.c.id).order_by(_WORKSPACE.c.id)).scalars())

    def workspace_url(self, workspace_id: str) -> str:
        """Return the web address of a workspace, ending in a slash, or nothing."""
        query = select(_WORKSPACE.c.url).where(_WORKSPACE.c.id == workspace_id)
        return str(self._connection.execute(query).scalar() or "")

    def record(self, workspace_id: str, sequence: int, programme: ProgrammeRow) -> None:
        """Add a version of the settings."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **programme._asdict()}
        add(self._connection, ProgrammeVersion, [row])

    def of(self, workspace_id: str, *, limit: int = NOW) -> ProgrammeRow | None:
        """Return the settings as of a sequence number, or nothing before the set-up."""
        rows = _STANDING.rows(self._connection, {"workspace": workspace_id, "limit": limit})
        return ProgrammeRow._make(rows[0]) if rows else None
