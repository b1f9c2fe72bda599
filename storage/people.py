"""The people as Slack describes them, and the roles they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, func, select

from storage.models import Person, RoleVersion
from storage.prepared import Prepared
from storage.versions import NOW, add, as_of, put, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

_PERSON = table_of(Person)
_ROLE = table_of(RoleVersion)


class PersonRow(NamedTuple):
    """Somebody as Slack described them at ``fetched_at``."""

    id: str
    name: str
    locale: str
    timezone: str
    is_workspace_admin: bool
    is_guest: bool
    is_bot: bool
    is_deleted: bool
    is_stranger: bool
    fetched_at: datetime


_COLUMNS = [_PERSON.c[name] for name in PersonRow._fields]
_ONE = select(*_COLUMNS).where(_PERSON.c.workspace_id == bindparam("workspace"), _PERSON.c.id == bindparam("person"))
_NAMES = Prepared(select(_PERSON.c.id, _PERSON.c.name).where(_PERSON.c.workspace_id == bindparam("workspace")))
_ROLES_OF = (
    select(_ROLE.c.role, _ROLE.c.is_granted)
    .where(_ROLE.c.workspace_id == bindparam("workspace"), _ROLE.c.person_id == bindparam("person"))
    .order_by(_ROLE.c.role, _ROLE.c.sequence)
)


class People:
    """The people of all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def remember(self, workspace_id: str, person: PersonRow) -> None:
        """Keep what Slack says about somebody, in place of what it said before."""
        row = {"workspace_id": workspace_id, **person._asdict()}
        put(self._connection, Person, row, renewed=PersonRow._fields[1:])

    def find(self, workspace_id: str, person_id: str) -> PersonRow | None:
        """Return somebody as last described, or nothing."""
        row = self._connection.execute(_ONE, {"workspace": workspace_id, "person": person_id}).first()
        return None if row is None else PersonRow._make(row)

    def all(self, workspace_id: str, person_ids: Sequence[str] | None = None) -> dict[str, PersonRow]:
        """Return everybody known of a workspace, or those asked for, by their id."""
        query = select(*_COLUMNS).where(_PERSON.c.workspace_id == workspace_id)
        if person_ids is not None:
            query = query.where(_PERSON.c.id.in_(person_ids))
        return {row[0]: PersonRow._make(row) for row in self._connection.execute(query)}

    def names(self, workspace_id: str) -> dict[str, str]:
        """Return the names of everybody known of a workspace, by their id."""
        return dict(_NAMES.rows(self._connection, {"workspace": workspace_id}))

    def record_role(self, workspace_id: str, sequence: int, person_id: str, role: str, *, is_granted: bool) -> None:
        """Add a version of whether somebody holds a role."""
        row = {"workspace_id": workspace_id, "sequence": sequence, "person_id": person_id, "role": role}
        add(self._connection, RoleVersion, [{**row, "is_granted": is_granted}])

    def roles_of(self, workspace_id: str, person_id: str) -> frozenset[str]:
        """Return the roles that somebody holds."""
        rows = self._connection.execute(_ROLES_OF, {"workspace": workspace_id, "person": person_id})
        return frozenset(role for role, is_granted in dict(map(tuple, rows)).items() if is_granted)

    def last_change(self, workspace_id: str, role: str) -> int:
        """Return the newest entry that gave or took a role; 0 when there is none."""
        query = select(func.max(_ROLE.c.sequence)).where(_ROLE.c.workspace_id == workspace_id, _ROLE.c.role == role)
        return self._connection.execute(query).scalar() or 0

    def holders_of(self, workspace_id: str, role: str, *, limit: int = NOW) -> list[str]:
        """Return the ids of those who hold a role, in the order in which they first got it."""
        query = select(_ROLE.c.person_id, _ROLE.c.is_granted).where(
            _ROLE.c.workspace_id == workspace_id, _ROLE.c.role == role
        )
        rows = dict(map(tuple, self._connection.execute(as_of(query, _ROLE.c.sequence, limit))))
        return [person_id for person_id, is_granted in rows.items() if is_granted]
