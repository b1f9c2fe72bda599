"""Show and change whose public holidays a seller has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.presence import NotTakingPartError, OtherNotTakingPartError
from bot.domain.public_holidays import PROGRAMMES, holidays_between
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.programme.entries import RESIDENCE, check_admin_now, write
from storage.presence import Residence

if TYPE_CHECKING:
    from bot.domain.people import Actor, Programme
    from bot.domain.public_holidays import Calendar
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

RESIDENCE_NOTICE = "residence"
"""The kind of the notice that tells a seller what an admin has noted; its facts are those of a `ResidenceReceipt`."""

_MOST_COMING: Final = 3
_LOOKED_AHEAD: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ResidenceReceipt:
    """Whose public holidays a seller has."""

    seller_id: str
    seller_name: str
    calendar: tuple[str, str]
    """The country and the region; both empty for the programme's."""
    programme_calendar: tuple[str, str]
    since: Week
    """The week from which on it holds."""
    coming: tuple[date, ...]
    """The next holidays that fall on a working day."""
    by_id: str
    by_name: str
    """Who looks or has changed it."""
    is_changed: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is about the very person who looks or has changed it."""
        return self.seller_id == self.by_id


@dataclass(frozen=True, slots=True)
class ShowResidence:
    """Tell whose public holidays a seller has."""

    database: Database

    def __call__(self, actor: Actor, today: date, person_id: str = "") -> ResidenceReceipt:
        """Return the calendar that holds in the running week.

        Raises:
            NotAllowedError: it is somebody else's, and the person asking is no admin.
            NotTakingPartError: the person does not take part.
            OtherNotTakingPartError: the person who is named does not.
        """
        _authorise(actor, person_id)
        with self.database.snapshot() as tx:
            return _receipt(tx, actor, person_id or actor.id, today)


@dataclass(frozen=True, slots=True)
class ChangeResidence:
    """Let a seller have other public holidays.

    They are facts, so nobody has to confirm them; the journal keeps who changed them.
    """

    database: Database

    def __call__(self, actor: Actor, act: Act, calendar: Calendar, person_id: str = "") -> ResidenceReceipt:
        """Return the calendar that holds from the running week on.

        Raises:
            NotAllowedError: it is somebody else's, and the person asking is no admin.
            NotTakingPartError: the person does not take part.
            OtherNotTakingPartError: the person who is named does not.
        """
        _authorise(actor, person_id)
        change = partial(_changed, actor, act, calendar, person_id)
        return write(self.database, actor, act, RESIDENCE, change, ResidenceReceipt)


def calendar_in(residences: list[Residence], week: Week) -> Calendar:
    """Return the calendar of a seller in a week, from all residences of that seller."""
    begun = [row for row in residences if row.from_week_start <= week.starts_on]
    last = max(begun, key=lambda row: row.from_week_start, default=None)
    return PROGRAMMES if last is None else (last.country, last.region)


def _authorise(actor: Actor, person_id: str) -> Programme:
    if person_id and person_id != actor.id:
        return actor.require_admin()
    programme = actor.require_seller()
    if not actor.is_seller:
        raise NotTakingPartError
    return programme


def _changed(
    actor: Actor, act: Act, calendar: Calendar, person_id: str, tx: Transaction, sequence: int
) -> ResidenceReceipt:
    seller_id, today = person_id or actor.id, _authorise(actor, person_id).today(act.moment)
    if seller_id != actor.id:
        check_admin_now(tx, actor)
    before = _receipt(tx, actor, seller_id, today)
    if before.calendar == calendar:
        tx.discard()
        return before
    row = Residence(seller_id, before.since.starts_on, *calendar)
    tx.presence.record_residence(actor.workspace_id, sequence, row)
    receipt = _receipt(tx, actor, seller_id, today, is_changed=True)
    if not receipt.is_own:
        _tell(tx, actor, act, sequence, receipt)
    return receipt


def _receipt(
    tx: Transaction, actor: Actor, seller_id: str, today: date, *, is_changed: bool = False
) -> ResidenceReceipt:
    if tx.memberships.of(actor.workspace_id, seller_id) is None:
        raise OtherNotTakingPartError
    programme, week = actor.require_programme(), Week.of(today)
    calendar = calendar_in(tx.presence.residences(actor.workspace_id, seller_id=seller_id), week)
    used = programme.calendar if calendar == PROGRAMMES else calendar
    person = tx.people.find(actor.workspace_id, seller_id)
    return ResidenceReceipt(
        seller_id=seller_id,
        seller_name=person.name if person else "",
        calendar=calendar,
        programme_calendar=programme.calendar,
        since=week,
        coming=tuple(sorted(holidays_between(*used, today, today + _LOOKED_AHEAD))[:_MOST_COMING]),
        by_id=actor.id,
        by_name=actor.name,
        is_changed=is_changed,
    )


def _tell(tx: Transaction, actor: Actor, act: Act, sequence: int, receipt: ResidenceReceipt) -> None:
    tx.notices.plan(
        actor.workspace_id,
        f"{RESIDENCE_NOTICE}:{sequence}",
        person_id=receipt.seller_id,
        kind=RESIDENCE_NOTICE,
        facts=receipts.written(receipt),
        due_at=act.moment,
    )
