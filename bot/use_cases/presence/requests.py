"""Requests about presence, as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import NotAllowedError, Role
from bot.domain.presence import PresenceRequest, RequestState, Subject
from bot.use_cases.people.holders import active_holders
from storage.presence import Absence, WorkingShare

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from storage.people import PersonRow
    from storage.transaction import Transaction


def requests_of(tx: Transaction, workspace_id: str, seller_id: str, subject: Subject) -> list[PresenceRequest]:
    """Return a seller's requests in any state, oldest first."""
    name = _name(tx, workspace_id, seller_id)
    if subject is Subject.ABSENCE:
        return [_away(row, name) for row in tx.presence.absences(workspace_id, seller_id=seller_id)]
    return [_working(row, name) for row in tx.presence.working_shares(workspace_id, seller_id=seller_id)]


def find_request(tx: Transaction, workspace_id: str, subject: Subject, request_id: int) -> PresenceRequest | None:
    """Return a request as it stands, or nothing."""
    stored: list[Absence] | list[WorkingShare] = (
        tx.presence.absences(workspace_id) if subject is Subject.ABSENCE else tx.presence.working_shares(workspace_id)
    )
    row = next((row for row in stored if row.request_id == request_id), None)
    if row is None:
        return None
    name = _name(tx, workspace_id, row.seller_id)
    return _away(row, name) if isinstance(row, Absence) else _working(row, name)


def record_request(tx: Transaction, workspace_id: str, sequence: int, request: PresenceRequest) -> None:
    """Add a version of a request."""
    if request.last is not None:
        away = Absence(request.id, request.seller_id, request.first, request.last, request.state)
        tx.presence.record_absence(workspace_id, sequence, away)
    if request.percent is not None:
        share = WorkingShare(request.id, request.seller_id, request.first, request.percent, request.state)
        tx.presence.record_working_share(workspace_id, sequence, share)


def deciders(tx: Transaction, workspace_id: str) -> dict[str, PersonRow]:
    """Return the admins and managers who can decide about requests, by their id."""
    return active_holders(tx, workspace_id, Role.ADMIN) | active_holders(tx, workspace_id, Role.MANAGER)


def check_decider_now(tx: Transaction, actor: Actor) -> None:
    """Return when somebody may decide within the write turn: a moment ago an admin may have changed that.

    Raises:
        NotAllowedError: the person is neither manager nor admin by now.
    """
    if actor.id not in deciders(tx, actor.workspace_id):
        raise NotAllowedError(Role.MANAGER)


def is_only_admin(tx: Transaction, workspace_id: str, person_id: str) -> bool:
    """Tell whether somebody is the only admin."""
    return list(active_holders(tx, workspace_id, Role.ADMIN)) == [person_id]


def _name(tx: Transaction, workspace_id: str, person_id: str) -> str:
    person = tx.people.find(workspace_id, person_id)
    return person.name if person else ""


def _away(row: Absence, name: str) -> PresenceRequest:
    return PresenceRequest(
        Subject.ABSENCE,
        row.request_id,
        row.seller_id,
        name,
        RequestState(row.state),
        first=row.starts_on,
        last=row.ends_on,
    )


def _working(row: WorkingShare, name: str) -> PresenceRequest:
    return PresenceRequest(
        Subject.WORKING_SHARE,
        row.request_id,
        row.seller_id,
        name,
        RequestState(row.state),
        first=row.from_week_start,
        percent=row.percent,
    )
