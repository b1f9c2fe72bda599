"""The schemes that one admin proposed and another one is to approve."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - the row names its types
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from storage.models import SchemeProposalVersion
from storage.versions import NOW, add, as_of, standing, table_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PROPOSAL = table_of(SchemeProposalVersion)


class ProposalRow(NamedTuple):
    """A proposal: ``draft`` is a document, ``base`` the version changed, ``state`` open, approved or declined."""

    proposal_id: int
    person_id: str
    base: int
    draft: str
    expires_at: datetime
    state: str


class Proposals:
    """The proposals of all workspaces, each kept in all its versions."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def record(self, workspace_id: str, sequence: int, proposal: ProposalRow) -> None:
        """Add a version of a proposal; a new one has the sequence number as its id."""
        row = {"workspace_id": workspace_id, "sequence": sequence, **proposal._asdict()}
        add(self._connection, SchemeProposalVersion, [row])

    def all(self, workspace_id: str, *, limit: int = NOW) -> list[ProposalRow]:
        """Return the proposals in any state as of a sequence number, oldest first."""
        query = select(_PROPOSAL).where(_PROPOSAL.c.workspace_id == workspace_id)
        rows = self._connection.execute(as_of(query, _PROPOSAL.c.sequence, limit))
        newest = standing(rows, ["proposal_id"]).values()
        return [ProposalRow(*(getattr(row, name) for name in ProposalRow._fields)) for row in newest]

    def find(self, workspace_id: str, proposal_id: int) -> ProposalRow | None:
        """Return a proposal as it stands, or nothing."""
        return next((row for row in self.all(workspace_id) if row.proposal_id == proposal_id), None)
