"""Who changed which rule or role: the versions of what is decided, each with the entry that brought it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from storage.audiences import PROGRAMME
from storage.models import (
    AudienceVersion,
    CurrencyRateVersion,
    DealVerificationVersion,
    Entry,
    ImportMeaningVersion,
    LicenceVersion,
    MembershipVersion,
    ProgrammeCostVersion,
    ProgrammeVersion,
    RoleVersion,
    SalesRoleVersion,
    SchemeProposalVersion,
    SchemeVersion,
    SchemeWithdrawal,
    TeamChannelVersion,
    TeamLeadVersion,
    TeamMemberVersion,
    TeamVersion,
    WallVersion,
    WeatherVersion,
)
from storage.versions import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

_ENTRY = table_of(Entry)
_AUTHOR = ("person_id", "recorded_at", "reason")
_KEYS = frozenset({"workspace_id", "sequence"})
SECRET: Final = frozenset({"pseudonym_key"})
"""Columns that leave the database for nobody's eyes."""

SETTINGS, SCHEME, WITHDRAWAL, PROPOSAL, ROLE, AUDIENCE, WORD, MEMBERSHIP, LICENCE, COST = (
    "settings",
    "scheme",
    "withdrawal",
    "proposal",
    "role",
    "audience",
    "imported word",
    "membership",
    "licence",
    "cost",
)
WALL: Final = "wall"
WEATHER: Final = "weather"
SALES_ROLE: Final = "sales role"
RATE, LARGE_DEAL = "rate", "large deal"
"""The kinds of what is decided."""
TEAM, TEAM_MEMBER, TEAM_LEAD, TEAM_CHANNEL = "team", "team member", "team lead", "team channel"
_MODELS: Final[Mapping[str, type[Any]]] = {
    TEAM: TeamVersion,
    TEAM_MEMBER: TeamMemberVersion,
    TEAM_LEAD: TeamLeadVersion,
    TEAM_CHANNEL: TeamChannelVersion,
    SETTINGS: ProgrammeVersion,
    SCHEME: SchemeVersion,
    WITHDRAWAL: SchemeWithdrawal,
    PROPOSAL: SchemeProposalVersion,
    ROLE: RoleVersion,
    AUDIENCE: AudienceVersion,
    WORD: ImportMeaningVersion,
    MEMBERSHIP: MembershipVersion,
    LICENCE: LicenceVersion,
    COST: ProgrammeCostVersion,
    WALL: WallVersion,
    RATE: CurrencyRateVersion,
    LARGE_DEAL: DealVerificationVersion,
    WEATHER: WeatherVersion,
    SALES_ROLE: SalesRoleVersion,
}


class Decision(NamedTuple):
    """A version of something decided for the whole programme, and the entry that brought it."""

    sequence: int
    kind: str
    values: Mapping[str, Any]
    """What the version holds, by column, without keys of the workspace and without secrets."""
    author_id: str
    """Empty where Slack told of it."""
    decided_at: datetime
    reason: str


class Audits:
    """The decisions of all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def decisions(self, workspace_id: str) -> list[Decision]:
        """Return every version of settings, rules, roles and the programme's audience, oldest first."""
        found = [decision for kind in _MODELS for decision in self._of(workspace_id, kind)]
        return sorted(found, key=lambda decision: decision.sequence)

    def entries(self, workspace_id: str, action: str) -> list[Decision]:
        """Return the entries of an action, oldest first; their only value is the receipt."""
        columns = (_ENTRY.c.sequence, *(_ENTRY.c[name] for name in _AUTHOR), _ENTRY.c.receipt)
        query = select(*columns).where(_ENTRY.c.workspace_id == workspace_id, _ENTRY.c.action == action)
        return [
            Decision(sequence, action, {"receipt": receipt}, person_id, recorded_at, reason)
            for sequence, person_id, recorded_at, reason, receipt in self._connection.execute(
                query.order_by(_ENTRY.c.sequence)
            )
        ]

    def _of(self, workspace_id: str, kind: str) -> list[Decision]:
        table = table_of(_MODELS[kind])
        columns = [column for column in table.columns if column.name not in _KEYS | SECRET]
        is_entry = (_ENTRY.c.workspace_id == table.c.workspace_id) & (_ENTRY.c.sequence == table.c.sequence)
        author = [_ENTRY.c[name].label(f"entry_{name}") for name in _AUTHOR]
        query = select(table.c.sequence, *author, *columns).select_from(table.join(_ENTRY, is_entry))
        query = query.where(table.c.workspace_id == workspace_id)
        if kind == AUDIENCE:
            query = query.where(table.c.seller_id == PROGRAMME)
        names = [column.name for column in columns]
        rows = self._connection.execute(query.order_by(*table.primary_key.columns))
        return [
            Decision(sequence, kind, dict(zip(names, values, strict=True)), person_id, recorded_at, reason)
            for sequence, person_id, recorded_at, reason, *values in rows
        ]
