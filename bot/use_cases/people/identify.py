"""Find out who is asking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.people import Actor, Programme, Role, StrangerError, Visibility
from bot.domain.seasons import Season
from bot.domain.weeks import Week
from bot.i18n import language_of
from bot.use_cases.people.membership import takes_part
from bot.use_cases.people.retire import retire
from bot.use_cases.programme.own_metrics import own_metrics_in
from storage.people import PersonRow

if TYPE_CHECKING:
    from bot.clock import Clock
    from storage.callers import Caller
    from storage.database import Database
    from storage.programmes import ProgrammeRow
    from storage.transaction import Transaction

FRESH_FOR = timedelta(days=1)
"""How long what Slack said about somebody is believed without asking again."""

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_MARKS = ("is_workspace_admin", "is_guest", "is_bot", "is_deleted", "is_stranger")


@dataclass(frozen=True, slots=True)
class Identified:
    """What is known about the person asking; ``is_fresh`` tells whether Slack need not be asked."""

    actor: Actor | None
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class IdentifyActor:
    """Tell who is asking from what is stored."""

    database: Database
    clock: Clock

    @property
    def version(self) -> int:
        """Grows with each change, made by this process, of what is known about people."""
        return self.database.callers_version

    def __call__(self, workspace_id: str, person_id: str) -> Identified:
        """Return the person as an actor, or nobody when they were never described.

        Raises:
            StrangerError: the person was deactivated, is a bot or belongs to another organisation.
        """
        with self.database.snapshot() as tx:
            caller = tx.callers.find(workspace_id, person_id)
        if caller.person is None:
            return Identified(_undescribed(workspace_id, person_id, caller), is_fresh=False)
        is_fresh = self.clock() - caller.person.fetched_at < FRESH_FOR
        return Identified(replace(_actor(workspace_id, caller.person, caller), is_confirmed=is_fresh), is_fresh)


@dataclass(frozen=True, slots=True)
class RememberPerson:
    """Keep what Slack says about somebody; who has left takes part no more and has no roles."""

    database: Database

    def __call__(self, workspace_id: str, person: PersonRow) -> Actor:
        """Return the person as an actor; a language that Slack does not mention stays as it was.

        Raises:
            StrangerError: the person is deactivated, a bot or of another organisation.
        """
        with self.database.transaction() as tx:
            if person.is_deleted:
                retire(tx, workspace_id, person.id, person.fetched_at)
            if not person.locale and (known := tx.people.find(workspace_id, person.id)):
                person = person._replace(locale=known.locale)
            tx.people.remember(workspace_id, person)
            caller = tx.callers.find(workspace_id, person.id)
        return _actor(workspace_id, person, caller)  # outside: that somebody left is kept, too


def known_programme(tx: Transaction, workspace_id: str) -> Programme | None:
    """Return the programme as it stands."""
    row = tx.programmes.of(workspace_id)
    return None if row is None else programme_of(row)


def programme_of(row: ProgrammeRow) -> Programme:
    """Return the programme that a row describes."""
    return Programme(
        channel_id=row.channel_id,
        channel_name=row.channel_name,
        zone=ZoneInfo(row.timezone),
        language=row.language,
        currency=row.currency,
        post_weekday=row.post_weekday,
        post_time=time.fromisoformat(row.post_time),
        visibility=Visibility(row.visibility),
        named_places=row.named_places,
        minimum_cohort=row.minimum_cohort,
        metrics_asked=tuple(row.metrics_asked.split(",")),
        first_week=Week.of(row.first_week_start),
        holiday_country=row.holiday_country,
        holiday_region=row.holiday_region,
        platforms=tuple(row.platforms.split(",")),
        two_person=row.two_person,
        season=Season(row.season),
        prompt_weekday=row.prompt_weekday,
        prompt_time=time.fromisoformat(row.prompt_time),
        works_council=row.works_council,
        agreement=row.agreement,
        pseudonym_key=row.pseudonym_key,
        dry_run=row.dry_run,
        month_post=row.month_post,
        season_post=row.season_post,
        large_deal=row.large_deal,
        own_metrics=own_metrics_in(row.own_metrics),
    )


def _undescribed(workspace_id: str, person_id: str, caller: Caller) -> Actor | None:
    """Return a seller of whom Slack's description is missing, in the programme's language."""
    if not takes_part(caller.membership):
        return None
    blank = PersonRow(person_id, "", "", "", fetched_at=_LONG_AGO, **dict.fromkeys(_MARKS, False))
    return replace(_actor(workspace_id, blank, caller), is_confirmed=False)


def _actor(workspace_id: str, person: PersonRow, caller: Caller) -> Actor:
    if person.is_stranger or person.is_bot or person.is_deleted:
        raise StrangerError
    programme = None if caller.programme is None else programme_of(caller.programme)
    return Actor(
        workspace_id=workspace_id,
        id=person.id,
        name=person.name,
        language=language_of(person.locale, programme.language if programme and not person.locale else "en"),
        zone=zone_of(person.timezone, programme),
        roles=frozenset(Role(role) for role in caller.roles),
        is_seller=takes_part(caller.membership),
        is_workspace_admin=person.is_workspace_admin and not person.is_guest,
        is_guest=person.is_guest,
        programme=programme,
    )


def zone_of(name: str, programme: Programme | None) -> ZoneInfo:
    """Return the time zone that Slack names for somebody, else the programme's."""
    try:
        return ZoneInfo(name or "UTC") if name or programme is None else programme.zone
    except (ZoneInfoNotFoundError, ValueError):
        return programme.zone if programme is not None else ZoneInfo("UTC")
