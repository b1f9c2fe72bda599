"""Everything that must be known of whoever is asking, in one question: each command begins with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, bindparam, func, select

from storage.memberships import Membership
from storage.models import MembershipVersion, Person, ProgrammeVersion, RoleVersion, Workspace
from storage.people import PersonRow
from storage.prepared import Prepared
from storage.programmes import ProgrammeRow
from storage.versions import table_of

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, ColumnElement, Connection, Table

_WORKSPACE = table_of(Workspace)
_PERSON = table_of(Person)
_PROGRAMME = table_of(ProgrammeVersion)
_MEMBERSHIP = table_of(MembershipVersion)
_ROLE = table_of(RoleVersion)
_ASKING: BindParameter[str] = bindparam("person")

CALLER_TABLES = frozenset(table.name for table in (_PERSON, _PROGRAMME, _MEMBERSHIP, _ROLE))
"""A change of any of these may change who somebody is."""

_OF_PERSON = slice(0, len(PersonRow._fields))
_OF_PROGRAMME = slice(_OF_PERSON.stop, _OF_PERSON.stop + len(ProgrammeRow._fields))
_OF_MEMBERSHIP = slice(_OF_PROGRAMME.stop, _OF_PROGRAMME.stop + len(Membership._fields))


class Caller(NamedTuple):
    """Somebody asking in a workspace, as far as they are known there."""

    person: PersonRow | None
    programme: ProgrammeRow | None
    membership: Membership | None
    roles: frozenset[str]


def _newest(versions: Table, *same: str) -> ColumnElement[bool]:
    """Return the condition that picks the newest version, of those whose columns ``same`` agree."""
    other = versions.alias()
    newest = select(func.max(other.c.sequence)).where(*(other.c[name] == versions.c[name] for name in same))
    return versions.c.sequence == newest.scalar_subquery()


def _here(table: Table, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(table.c.workspace_id == _WORKSPACE.c.id, *conditions)


_CALLER = Prepared(
    select(
        *(_PERSON.c[name] for name in PersonRow._fields),
        *(_PROGRAMME.c[name] for name in ProgrammeRow._fields),
        *(_MEMBERSHIP.c[name] for name in Membership._fields),
        _ROLE.c.role,
        _ROLE.c.is_granted,
    )
    .select_from(
        _WORKSPACE.outerjoin(_PERSON, _here(_PERSON, _PERSON.c.id == _ASKING))
        .outerjoin(_PROGRAMME, _here(_PROGRAMME, _newest(_PROGRAMME, "workspace_id")))
        .outerjoin(
            _MEMBERSHIP,
            _here(_MEMBERSHIP, _MEMBERSHIP.c.seller_id == _ASKING, _newest(_MEMBERSHIP, "workspace_id", "seller_id")),
        )
        .outerjoin(_ROLE, _here(_ROLE, _ROLE.c.person_id == _ASKING))
    )
    .where(_WORKSPACE.c.id == bindparam("workspace"))
    .order_by(_ROLE.c.role, _ROLE.c.sequence)
)


class Callers:
    """Whoever asks, in all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def find(self, workspace_id: str, person_id: str) -> Caller:
        """Return what is known of somebody; of an unknown workspace nothing is."""
        rows = _CALLER.rows(self._connection, {"workspace": workspace_id, "person": person_id})
        if not rows:
            return Caller(None, None, None, frozenset())
        person = PersonRow._make(rows[0][_OF_PERSON])
        programme = ProgrammeRow._make(rows[0][_OF_PROGRAMME])
        membership = Membership._make(rows[0][_OF_MEMBERSHIP])
        is_granted = dict(row[-2:] for row in rows)
        return Caller(
            person=person if person.id is not None else None,
            programme=programme if programme.timezone is not None else None,
            membership=membership if membership.starts_on is not None else None,
            roles=frozenset(role for role, granted in is_granted.items() if granted),
        )
