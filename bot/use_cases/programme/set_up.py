"""Set a programme up, or change its settings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.channels import ChannelState, check_channel
from bot.domain.people import NotSetUpError, Programme, Role, Visibility
from bot.domain.scoring.adjustments import for_currency
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.planning import plan_next
from storage.programmes import ProgrammeRow
from storage.schemes import SchemeRow

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.people import Actor, Origin
    from storage.database import Database
    from storage.transaction import Transaction

_FIRST_METRICS = ("ssi", "connections", "shares", "meetings", "leads")
_EVERY_WEEK = Week(0).starts_on
"""The first scheme holds for all weeks before the next one."""
_MONDAY = 0
_TEN = time(10)
_CURRENCIES = {"sv": "SEK"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked for; nothing where nothing was said."""

    channel: ChannelState | None = None
    zone: str | None = None
    weekday: int | None = None
    at: time | None = None
    currency: str | None = None
    language: str | None = None
    preset: Preset | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as a person reads them."""

    channel_id: str
    channel_name: str
    zone: str
    weekday: int
    at: time
    currency: str
    language: str


@dataclass(frozen=True, slots=True)
class SetUpReceipt:
    """The settings as they are now, and before if there was a programme already."""

    settings: Settings
    before: Settings | None
    preset: Preset | None
    first_post_at: datetime


class ChannelMissingError(NotSetUpError):
    """A first set-up has to name the channel."""

    def __init__(self) -> None:
        """The person may set up, and only has to say where."""
        super().__init__(may_set_up=True)


@dataclass(frozen=True, slots=True)
class SetUpProgramme:
    """Keep the settings of a programme; the first one to set it up becomes its admin."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, plan: Plan, *, origin: Origin, delivery_key: str) -> SetUpReceipt:
        """Return the settings that hold now.

        Raises:
            NotSetUpError: there is no programme, and the person is no workspace admin or owner.
            NotAllowedError: there is one, and the person is no admin of it.
            UnknownPersonError: Slack did not confirm who this is.
            ChannelMissingError: a first set-up without a channel.
            BotNotInChannelError, ArchivedChannelError, SharedChannelError: nothing could be posted there.
        """
        _authorise(actor)
        if plan.channel is not None:
            check_channel(plan.channel)
        with self.database.transaction() as tx:
            sequence = tx.journal.open_entry(actor.workspace_id)
            if (stored := tx.journal.receipt_of(actor.workspace_id, delivery_key)) is not None:
                tx.discard()
                return receipts.read(SetUpReceipt, stored)
            receipt = self._set_up(tx, actor, plan, sequence)
            tx.journal.record(
                actor.workspace_id,
                sequence,
                delivery_key=delivery_key,
                person_id=actor.id,
                origin=origin,
                action="setup",
                recorded_at=self.clock(),
                receipt=receipts.written(receipt),
            )
        return receipt

    def _set_up(self, tx: Transaction, actor: Actor, plan: Plan, sequence: int) -> SetUpReceipt:
        now = self.clock()
        before = known_programme(tx, actor.workspace_id)
        programme = _changed(before, plan) if before else _first(actor, plan, now)
        tx.programmes.record(actor.workspace_id, sequence, _row(programme))
        if before is None:
            preset = plan.preset or Preset.BALANCED
            _begin(tx, actor, sequence, preset, programme.currency)
        plan_next(tx, actor.workspace_id, programme, now)
        return SetUpReceipt(
            settings=_settings(programme),
            before=_settings(before) if before else None,
            preset=None if before else preset,
            first_post_at=min(post.due_at for post in tx.publications.of(actor.workspace_id) if post.state == "due"),
        )


def _authorise(actor: Actor) -> None:
    if actor.programme is not None:
        actor.require_admin()
        return
    actor.require_confirmed()
    if not actor.is_workspace_admin:
        raise NotSetUpError(may_set_up=False)


def _first(actor: Actor, plan: Plan, now: datetime) -> Programme:
    if plan.channel is None:
        raise ChannelMissingError
    zone = ZoneInfo(plan.zone) if plan.zone else actor.zone
    language = plan.language or actor.language
    return Programme(
        channel_id=plan.channel.id,
        channel_name=plan.channel.name,
        zone=zone,
        language=language,
        currency=plan.currency or _CURRENCIES.get(language, "EUR"),
        post_weekday=_MONDAY if plan.weekday is None else plan.weekday,
        post_time=plan.at or _TEN,
        visibility=Visibility.TOP,
        named_places=3,
        minimum_cohort=5,
        metrics_asked=_FIRST_METRICS,
        first_week=Week.containing(now, zone),
    )


def _changed(before: Programme, plan: Plan) -> Programme:
    return Programme(
        channel_id=plan.channel.id if plan.channel else before.channel_id,
        channel_name=plan.channel.name if plan.channel else before.channel_name,
        zone=ZoneInfo(plan.zone) if plan.zone else before.zone,
        language=plan.language or before.language,
        currency=plan.currency or before.currency,
        post_weekday=before.post_weekday if plan.weekday is None else plan.weekday,
        post_time=plan.at or before.post_time,
        visibility=before.visibility,
        named_places=before.named_places,
        minimum_cohort=before.minimum_cohort,
        metrics_asked=before.metrics_asked,
        first_week=before.first_week,
    )


def _begin(tx: Transaction, actor: Actor, sequence: int, preset: Preset, currency: str) -> None:
    """Let the programme start with a scheme and an admin."""
    scheme = for_currency(PRESETS[preset], currency)
    document = json.dumps(scheme.to_json())
    tx.schemes.record(actor.workspace_id, sequence, SchemeRow(1, _EVERY_WEEK, document))
    tx.people.record_role(actor.workspace_id, sequence, actor.id, Role.ADMIN, is_granted=True)


def _row(programme: Programme) -> ProgrammeRow:
    return ProgrammeRow(
        channel_id=programme.channel_id,
        channel_name=programme.channel_name,
        timezone=programme.zone.key,
        language=programme.language,
        currency=programme.currency,
        post_weekday=programme.post_weekday,
        post_time=programme.post_time.isoformat("minutes"),
        visibility=programme.visibility,
        named_places=programme.named_places,
        minimum_cohort=programme.minimum_cohort,
        metrics_asked=",".join(programme.metrics_asked),
        first_week_start=programme.first_week.starts_on,
    )


def _settings(programme: Programme) -> Settings:
    return Settings(
        channel_id=programme.channel_id,
        channel_name=programme.channel_name,
        zone=programme.zone.key,
        weekday=programme.post_weekday,
        at=programme.post_time,
        currency=programme.currency,
        language=programme.language,
    )
