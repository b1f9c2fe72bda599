"""Take back a request, or come back early."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.presence import PresenceRequest, RequestGoneError, RequestState, SeveralRequestsError, Subject
from bot.use_cases.presence.requests import record_request, requests_of
from bot.use_cases.programme.entries import ABSENCE, WORKING_SHARE, write

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

_ACTIONS = {Subject.ABSENCE: ABSENCE, Subject.WORKING_SHARE: WORKING_SHARE}


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    """Take back an own request; it needs nobody's word, because goals only rise by it."""

    database: Database

    def __call__(self, actor: Actor, act: Act, subject: Subject, request_id: int | None = None) -> PresenceRequest:
        """Return the request as it stands now: withdrawn, or ended yesterday if the days away had begun.

        Args:
            actor: the seller.
            act: the command or click.
            subject: what the request is about.
            request_id: which one; nothing for the one that is running, or else the only one ahead.

        Raises:
            RequestGoneError: there is none that could be taken back.
            SeveralRequestsError: none is named, and several are ahead.
        """
        programme = actor.require_seller()
        today = programme.today(act.moment)
        once = act if request_id is None else replace(act, delivery_key=f"{subject}:{request_id}:withdrawn")
        withdraw = partial(_withdrawn, actor, subject, request_id, today)
        return write(self.database, actor, once, _ACTIONS[subject], withdraw, PresenceRequest)


def _withdrawn(
    actor: Actor, subject: Subject, request_id: int | None, today: date, tx: Transaction, sequence: int
) -> PresenceRequest:
    own = requests_of(tx, actor.workspace_id, actor.id, subject)
    standing = [request for request in own if request.stands and not request.is_over(today)]
    if subject is Subject.WORKING_SHARE:
        standing = [request for request in standing if request.is_waiting]
    meant = _meant(standing, request_id, today)
    now = _taken_back(meant, today)
    record_request(tx, actor.workspace_id, sequence, now)
    return now


def _meant(standing: list[PresenceRequest], request_id: int | None, today: date) -> PresenceRequest:
    running = [request for request in standing if request.is_running(today)]
    candidates = [request for request in standing if request.id == request_id] if request_id else running or standing
    if not candidates:
        raise RequestGoneError
    if len(candidates) > 1:
        raise SeveralRequestsError
    return candidates[0]


def _taken_back(request: PresenceRequest, today: date) -> PresenceRequest:
    if request.first < today and request.last is not None:
        return replace(request, last=today - timedelta(days=1))
    return replace(request, state=RequestState.WITHDRAWN)
