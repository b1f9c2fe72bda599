"""Ask to be away, or to work a share of a full week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.presence import (
    LONGEST_DAYS,
    NotTakingPartError,
    OverlappingAbsenceError,
    PresenceRequest,
    RequestState,
    Subject,
    TooLongAgoError,
    TooLongAwayError,
)
from bot.domain.typed.weeks import open_weeks
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.presence.requests import deciders, is_only_admin, record_request, requests_of
from bot.use_cases.programme.entries import ABSENCE, WORKING_SHARE, write
from bot.use_cases.teams.asked import asked_at, first_asked

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.people import Actor, Programme
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

REQUEST_NOTICE = "presence_request"
"""The kind of the notice that asks for a decision; its facts are those of a `PresenceRequest`."""


@dataclass(frozen=True, slots=True)
class RequestReceipt:
    """A new request, and who was asked to decide about it."""

    request: PresenceRequest
    asked: tuple[str, ...]
    """Names of those who are asked at once."""
    may_decide: bool = False
    """Whether the seller is the only admin, who may confirm their own."""
    replaced: PresenceRequest | None = None
    """An earlier working share that nobody had decided about."""


@dataclass(frozen=True, slots=True)
class AskToBeAway:
    """Store days away, to be confirmed by a manager or an admin."""

    database: Database

    def __call__(self, actor: Actor, act: Act, first: date, last: date) -> RequestReceipt:
        """Return the request; nothing is lowered before it is confirmed.

        Raises:
            NotTakingPartError: the person does not take part.
            TooLongAgoError: it begins before the weeks that are open.
            TooLongAwayError: it is longer than a year.
            OverlappingAbsenceError: the person is or asked to be away on some of the days already.
        """
        _check_first(actor, act, first)
        if (last - first).days >= LONGEST_DAYS:
            raise TooLongAwayError
        wish = PresenceRequest(Subject.ABSENCE, 0, actor.id, actor.name, RequestState.REQUESTED, first, last)
        return write(self.database, actor, act, ABSENCE, partial(_ask_away, actor, act, wish), RequestReceipt)


@dataclass(frozen=True, slots=True)
class AskForWorkingShare:
    """Store a share of a full week, to be confirmed by a manager or an admin."""

    database: Database

    def __call__(self, actor: Actor, act: Act, percent: int, starts: date | None = None) -> RequestReceipt:
        """Return the request; nothing is lowered before it is confirmed.

        Args:
            actor: the seller.
            act: the command.
            percent: 1 to 100.
            starts: a day of the first week in which it holds; nothing for the running week.

        Raises:
            NotTakingPartError: the person does not take part.
            TooLongAgoError: it begins before the weeks that are open.
        """
        programme = _programme(actor)
        monday = Week.of(starts or programme.today(act.moment)).starts_on
        _check_first(actor, act, monday)
        wish = PresenceRequest(
            Subject.WORKING_SHARE, 0, actor.id, actor.name, RequestState.REQUESTED, monday, percent=percent
        )
        return write(self.database, actor, act, WORKING_SHARE, partial(_ask_share, actor, act, wish), RequestReceipt)


def _programme(actor: Actor) -> Programme:
    programme = actor.require_seller()
    if not actor.is_seller:
        raise NotTakingPartError
    return programme


def _check_first(actor: Actor, act: Act, first: date) -> None:
    programme = _programme(actor)
    earliest = min(open_weeks(programme.week_of(act.moment), programme.season)).starts_on
    if first < earliest:
        raise TooLongAgoError(first, earliest)


def _ask_away(actor: Actor, act: Act, wish: PresenceRequest, tx: Transaction, sequence: int) -> RequestReceipt:
    for standing in requests_of(tx, actor.workspace_id, actor.id, Subject.ABSENCE):
        if standing.stands and wish.last and standing.overlaps(wish.first, wish.last):
            raise OverlappingAbsenceError(standing)
    return _asked(actor, act, wish, tx, sequence)


def _ask_share(actor: Actor, act: Act, wish: PresenceRequest, tx: Transaction, sequence: int) -> RequestReceipt:
    earlier = requests_of(tx, actor.workspace_id, actor.id, Subject.WORKING_SHARE)
    waiting = next((request for request in earlier if request.is_waiting), None)
    if waiting is not None:
        record_request(tx, actor.workspace_id, sequence, replace(waiting, state=RequestState.WITHDRAWN))
    return replace(_asked(actor, act, wish, tx, sequence), replaced=waiting)


def _asked(actor: Actor, act: Act, wish: PresenceRequest, tx: Transaction, sequence: int) -> RequestReceipt:
    request = replace(wish, id=sequence)
    record_request(tx, actor.workspace_id, sequence, request)
    others = {key: person for key, person in deciders(tx, actor.workspace_id).items() if key != actor.id}
    first = first_asked(tx, actor.workspace_id, [actor.id], actor.require_programme().today(act.moment))
    for person_id in others:
        tx.notices.plan(
            actor.workspace_id,
            f"{request.subject}:{request.id}:requested:{person_id}",
            person_id=person_id,
            kind=REQUEST_NOTICE,
            facts=receipts.written(request),
            due_at=asked_at(person_id, first, act.moment),
        )
    names = tuple(person.name for key, person in others.items() if not first or key in first)
    return RequestReceipt(request, names, may_decide=is_only_admin(tx, actor.workspace_id, actor.id))
