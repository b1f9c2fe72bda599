"""The sellers as whoever prompts them sees them: where they are, and whether they work."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.posting import due_at
from bot.domain.presence import RequestState
from bot.domain.prompts import Prompt, PromptTime, is_time, reminder_at
from bot.domain.public_holidays import PROGRAMMES, holidays_between
from bot.use_cases.people.identify import zone_of
from bot.use_cases.presence.residence import calendar_in
from bot.use_cases.reporting.entries import TAKEN_BACK
from bot.use_cases.reporting.seller_week import SellerWeek, repeatable
from bot.use_cases.shelf.items import seen_by, unshared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from bot.domain.people import Programme
    from bot.domain.weeks import Week
    from storage.memberships import Membership
    from storage.people import PersonRow
    from storage.presence import Absence, Residence
    from storage.transaction import Transaction

_BEFORE_POST = timedelta(hours=1)
"""So long before the weekly post is the deadline that people are told; nothing is refused because of it."""
_NOT_THERE = frozenset({RequestState.REQUESTED, RequestState.CONFIRMED})
"""Who waits for days off to be confirmed is not asked on them, either."""


@dataclass(frozen=True, slots=True)
class PromptedSeller:
    """A seller in the running week."""

    workspace_id: str
    id: str
    programme: Programme
    zone: ZoneInfo
    week: Week
    days_off: frozenset[date]
    """The days of the week on which the seller does not work, weekends aside."""

    def is_time(self, now: datetime) -> bool:
        """Return whether the seller may be asked now."""
        return is_time(now, self.zone, self.week, self.days_off, self._when)

    def reminder_at(self, now: datetime) -> datetime | None:
        """Return when the seller can be reminded of what is asked now, if at all."""
        return reminder_at(now, self.zone, self.week, self.days_off, self._when)

    @property
    def _when(self) -> PromptTime:
        return PromptTime(self.programme.prompt_weekday, self.programme.prompt_time)

    def prompt(self, tx: Transaction, now: datetime) -> Prompt | None:
        """Return what the seller is to be asked, or nothing when nothing is missing."""
        seller_week = SellerWeek(tx, self.workspace_id, self.id, self.week, self.programme.reported)
        missing = seller_week.lacking(self.programme.metrics_asked)
        if not missing:
            return None
        return Prompt(
            week=self.week,
            missing=missing,
            repeatable=repeatable(seller_week),
            deadline=due_at(self.programme, self.week) - _BEFORE_POST,
            zone=self.zone.key,
            may_remind=self.reminder_at(now) is not None,
            shelf=unshared(seen_by(tx, self.workspace_id, self.id, self.week, now)),
        )

    def has_reported_since(self, tx: Transaction, moment: datetime) -> bool:
        """Return whether the seller has noted anything since a moment, for whatever week."""
        return any(row.recorded_at >= moment for row in tx.journal.entries_of(self.workspace_id, self.id, TAKEN_BACK))


def sellers_of(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> Iterator[PromptedSeller]:
    """Yield those who take part in the running week; who joined today has just been talked to, and is left out."""
    people, running = tx.people.all(workspace_id), _Running.of(workspace_id, programme, now)
    absences: dict[str, list[Absence]] = defaultdict(list)
    for absence in tx.presence.absences(workspace_id):
        absences[absence.seller_id].append(absence)
    residences: dict[str, list[Residence]] = defaultdict(list)
    for residence in tx.presence.residences(workspace_id):
        residences[residence.seller_id].append(residence)
    for member in tx.memberships.all(workspace_id):
        person, own = people.get(member.seller_id), _Presence(absences[member.seller_id], residences[member.seller_id])
        if _takes_part(member, running.today) and _is_here(person):
            yield running.seller(member.seller_id, person, own)


def seller_of(
    tx: Transaction, workspace_id: str, programme: Programme, person_id: str, now: datetime
) -> PromptedSeller | None:
    """Return one of those whom `sellers_of` yields, or nothing."""
    member, person = tx.memberships.of(workspace_id, person_id), tx.people.find(workspace_id, person_id)
    if member is None or not _takes_part(member, programme.today(now)) or not _is_here(person):
        return None
    own = _Presence(
        tx.presence.absences(workspace_id, seller_id=person_id),
        tx.presence.residences(workspace_id, seller_id=person_id),
    )
    return _Running.of(workspace_id, programme, now).seller(person_id, person, own)


def _takes_part(member: Membership, today: date) -> bool:
    has_begun = member.starts_on is not None and member.starts_on < today
    return has_begun and (member.ends_on is None or today <= member.ends_on)


def _is_here(person: PersonRow | None) -> bool:
    return person is None or not (person.is_deleted or person.is_bot or person.is_stranger)


@dataclass(frozen=True, slots=True)
class _Presence:
    """When a seller is away, and whose public holidays they have."""

    absences: list[Absence]
    residences: list[Residence]


@dataclass(frozen=True, slots=True)
class _Running:
    """The running week of a programme, as far as it is the same for all sellers."""

    workspace_id: str
    programme: Programme
    today: date
    week: Week

    @classmethod
    def of(cls, workspace_id: str, programme: Programme, now: datetime) -> _Running:
        return cls(workspace_id, programme, programme.today(now), programme.week_of(now))

    def seller(self, person_id: str, person: PersonRow | None, own: _Presence) -> PromptedSeller:
        zone = zone_of(person.timezone if person else "", self.programme)
        absent = (absence for absence in own.absences if absence.state in _NOT_THERE)
        days_off = self._holidays(own.residences).union(*(_days_in(self.week, absence) for absence in absent))
        return PromptedSeller(self.workspace_id, person_id, self.programme, zone, self.week, days_off)

    def _holidays(self, residences: list[Residence]) -> frozenset[date]:
        calendar = calendar_in(residences, self.week)
        used = self.programme.calendar if calendar == PROGRAMMES else calendar
        return holidays_between(*used, self.week.starts_on, self.week.ends_on)


def _days_in(week: Week, absence: Absence) -> frozenset[date]:
    return frozenset(day for day in week.days if absence.starts_on <= day <= absence.ends_on)
