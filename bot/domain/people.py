"""Who is asking, in which programme, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.permissions import Kind, Right, Role, rights_of
from bot.domain.programme import Programme, Visibility

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.domain.scoring.own_metrics import OwnMetric


__all__ = [
    "Actor",
    "NotAllowedError",
    "NotSetUpError",
    "Origin",
    "Programme",
    "Role",
    "StrangerError",
    "UnknownPersonError",
    "Visibility",
]


class Origin(StrEnum):
    """How a change came in."""

    COMMAND = "command"
    FORM = "form"
    CLICK = "click"
    IMPORT = "import"
    EVENT = "event"
    """Slack told of it; nobody did it here."""


class NotSetUpError(UserError):
    """There is no programme in this workspace yet."""

    def __init__(self, *, may_set_up: bool) -> None:
        """Keep whether the person asking could set it up."""
        super().__init__()
        self.may_set_up = may_set_up


class NotAllowedError(UserError):
    """The person may not do this; ``needed`` names the role that may."""

    def __init__(self, needed: str) -> None:
        """Keep what would be needed: ``admin``, ``manager``, ``seller``, ``workspace admin`` or ``member``."""
        super().__init__(needed)
        self.needed = needed


class StrangerError(UserError):
    """The person belongs to another organisation, or is a guest whom no admin added."""


class UnknownPersonError(UserError):
    """Slack did not say in time who is asking, so nothing can be done for them now."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The person asking, as known at this moment."""

    workspace_id: str
    id: str
    name: str
    language: str
    zone: ZoneInfo
    """The person's own time zone, the programme's where Slack names none."""
    roles: frozenset[Role]
    is_seller: bool
    is_workspace_admin: bool
    is_guest: bool
    programme: Programme | None
    is_confirmed: bool = True
    """Whether Slack lately said who this is; without it nobody acts as an admin."""

    @property
    def own_metrics(self) -> tuple[OwnMetric, ...]:
        """The metrics that the programme defined for itself, if there is one."""
        return () if self.programme is None else self.programme.own_metrics

    def require_programme(self) -> Programme:
        """Return the programme.

        Raises:
            NotSetUpError: there is none yet.
        """
        if self.programme is None:
            raise NotSetUpError(may_set_up=self.is_workspace_admin)
        return self.programme

    def require_reader(self) -> Programme:
        """Return the programme of somebody who may read along: whoever may report, and auditors.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = self.require_programme()
        if not self.may(Right.READ):
            raise StrangerError
        return programme

    def require_seller(self) -> Programme:
        """Return the programme of somebody who may report: full members, and guests who take part already.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            NotAllowedError: an auditor who takes no part.
        """
        programme = self.require_reader()
        if not self.may(Right.REPORT):
            raise NotAllowedError(Kind.SELLER)
        return programme

    def require_admin(self) -> Programme:
        """Return the programme of an admin.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person is no admin.
            UnknownPersonError: Slack did not confirm who this is.
        """
        return self._require(Right.ADMINISTER, Role.ADMIN)

    def require_manager(self) -> Programme:
        """Return the programme of a manager or an admin.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person is neither.
            UnknownPersonError: Slack did not confirm who this is.
        """
        return self._require(Right.LEAD, Role.MANAGER)

    def require_overseer(self) -> Programme:
        """Return the programme of somebody who may see what it brings about: managers, admins and auditors.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person is none of them.
            UnknownPersonError: Slack did not confirm who this is.
        """
        return self._require(Right.OVERSEE, Role.MANAGER)

    def require_confirmed(self) -> None:
        """Make sure that Slack lately said who this is.

        Raises:
            UnknownPersonError: it did not.
        """
        if not self.is_confirmed:
            raise UnknownPersonError

    def may(self, right: Right) -> bool:
        """Whether the person has a right, as far as the roles go."""
        return right in rights_of(self.roles, is_seller=self.is_seller, is_guest=self.is_guest)

    @property
    def is_admin(self) -> bool:
        """Whether the person tunes the programme; guests never do."""
        return self.may(Right.ADMINISTER)

    @property
    def is_manager(self) -> bool:
        """Whether the person leads sellers; guests never do, and admins always."""
        return self.may(Right.LEAD)

    def _require(self, right: Right, needed: Role) -> Programme:
        programme = self.require_programme()
        self.require_confirmed()
        if not self.may(right):
            raise NotAllowedError(needed)
        return programme
