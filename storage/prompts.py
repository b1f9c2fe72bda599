"""When each workspace's sellers are to be looked at, and who wants no reminders."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, or_, select

from storage.models import PromptSwitch, Workspace
from storage.versions import put, table_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

LONGEST_PAUSE: Final = timedelta(hours=1)
"""A look that is planned for later than this was planned by a clock that has been set back since."""

_WORKSPACE = table_of(Workspace)
_SWITCH = table_of(PromptSwitch)

_due_at = _WORKSPACE.c.prompts_due_at
_WAITING = (
    select(_WORKSPACE.c.id)
    .where(or_(_due_at.is_(None), _due_at <= bindparam("now"), _due_at > bindparam("too_far")))
    .order_by(_WORKSPACE.c.id)
)


class Prompts:
    """Who is prompted, in all workspaces."""

    def __init__(self, connection: Connection) -> None:
        """Work on the connection of a transaction."""
        self._connection = connection

    def waiting(self, now: datetime) -> list[str]:
        """Return the workspaces whose sellers are to be looked at now."""
        values = {"now": now, "too_far": now + LONGEST_PAUSE}
        return list(self._connection.execute(_WAITING, values).scalars())

    def look_again(self, workspace_id: str, due_at: datetime) -> None:
        """Note when a workspace's sellers are to be looked at next: within ``LONGEST_PAUSE`` from now."""
        update = _WORKSPACE.update().where(_WORKSPACE.c.id == workspace_id)
        self._connection.execute(update, {"prompts_due_at": due_at})

    def switch(self, workspace_id: str, person_id: str, *, is_on: bool) -> None:
        """Keep whether somebody wants to be reminded."""
        row = {"workspace_id": workspace_id, "person_id": person_id, "is_on": is_on}
        put(self._connection, PromptSwitch, row, renewed=("is_on",))

    def switched_off(self, workspace_id: str) -> frozenset[str]:
        """Return those who want no reminders."""
        query = select(_SWITCH.c.person_id).where(_SWITCH.c.workspace_id == workspace_id, _SWITCH.c.is_on.is_(False))
        return frozenset(self._connection.execute(query).scalars())
