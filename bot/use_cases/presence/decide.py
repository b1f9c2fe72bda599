"""Confirm or decline what a seller asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.presence import OwnRequestError, PresenceRequest, RequestGoneError, RequestState, Subject
from bot.use_cases import receipts
from bot.use_cases.presence.requests import check_decider_now, find_request, is_only_admin, record_request
from bot.use_cases.programme.entries import ABSENCE, WORKING_SHARE, write

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

DECISION_NOTICE = "presence_decision"
"""The kind of the notice that tells a seller; its facts are those of a `Decision`."""

_ACTIONS = {Subject.ABSENCE: ABSENCE, Subject.WORKING_SHARE: WORKING_SHARE}


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a request, and by whom."""

    request: PresenceRequest
    by_id: str
    by_name: str


@dataclass(frozen=True, slots=True)
class DecideRequest:
    """Let a manager or an admin decide about a seller's request, once."""

    database: Database

    def __call__(self, actor: Actor, act: Act, subject: Subject, request_id: int, verdict: RequestState) -> Decision:
        """Return what was decided: by this click, or by whoever was first.

        Args:
            actor: the manager or admin.
            act: the click.
            subject: what the request is about.
            request_id: which one.
            verdict: confirmed or declined.

        Raises:
            NotAllowedError: the person is neither manager nor admin.
            OwnRequestError: it is their own, and they are not the only admin.
            RequestGoneError: there is no such request.
        """
        actor.require_manager()
        once = replace(act, delivery_key=f"{subject}:{request_id}:decided")
        decide = partial(_decided, actor, act, subject, request_id, verdict)
        decision = write(self.database, actor, once, _ACTIONS[subject], decide, Decision)
        with self.database.snapshot() as tx:
            standing = find_request(tx, actor.workspace_id, subject, request_id)
        return decision if standing is None else _as_it_stands(decision, standing)


def _decided(
    actor: Actor,
    act: Act,
    subject: Subject,
    request_id: int,
    verdict: RequestState,
    tx: Transaction,
    sequence: int,
) -> Decision:
    request = find_request(tx, actor.workspace_id, subject, request_id)
    if request is None:
        raise RequestGoneError
    _check_may_decide(tx, actor, request)
    if not request.is_waiting:
        tx.discard()
        return Decision(request, request.seller_id, request.seller_name)
    decision = Decision(replace(request, state=verdict), actor.id, actor.name)
    record_request(tx, actor.workspace_id, sequence, decision.request)
    _tell_seller(tx, actor, act, decision)
    return decision


def _check_may_decide(tx: Transaction, actor: Actor, request: PresenceRequest) -> None:
    check_decider_now(tx, actor)
    if request.seller_id == actor.id and not is_only_admin(tx, actor.workspace_id, actor.id):
        raise OwnRequestError


def _tell_seller(tx: Transaction, actor: Actor, act: Act, decision: Decision) -> None:
    request = decision.request
    if request.seller_id != actor.id:
        tx.notices.plan(
            actor.workspace_id,
            f"{request.subject}:{request.id}:{request.state}",
            person_id=request.seller_id,
            kind=DECISION_NOTICE,
            facts=receipts.written(decision),
            due_at=act.moment,
        )


def _as_it_stands(decision: Decision, standing: PresenceRequest) -> Decision:
    """Return the decision, or that the seller has withdrawn the request since."""
    if standing.state is RequestState.WITHDRAWN:
        return Decision(standing, standing.seller_id, standing.seller_name)
    return decision
