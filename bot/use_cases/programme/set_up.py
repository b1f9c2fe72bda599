"""Set a programme up, or change its settings."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, time  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.channels import ChannelState, check_channel
from bot.domain.people import NotAllowedError, NotSetUpError, Programme, Role, Visibility
from bot.domain.scoring.adjustments import for_currency
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.weeks import Week
from bot.use_cases.people.identify import known_programme
from bot.use_cases.people.holders import active_holders
from bot.use_cases.programme.currency import check_no_money, resize_goals
from bot.use_cases.programme.entries import SETUP, check_admin_now, write
from bot.use_cases.programme.settings import Settings, settings_of, usual_currency, usual_settings
from bot.use_cases.reporting.entries import Act
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
    calendar: tuple[str, str] | None = None
    """The country and the region whose public holidays count; an empty country goes by the time zone."""


@dataclass(frozen=True, slots=True)
class SetUpReceipt:
    """The settings as they are now, and before if there was a programme already."""

    settings: Settings
    before: Settings | None
    preset: Preset | None
    first_post_at: datetime
    has_taken_over: bool = False
    """Whether the person became the admin of a programme that had none left."""


class ChannelMissingError(NotSetUpError):
    """A first set-up has to name the channel."""

    def __init__(self) -> None:
        """The person may set up, and only has to say where."""
        super().__init__(may_set_up=True)


@dataclass(frozen=True, slots=True)
class CheckMaySetUp:
    """Tell whether somebody may set a programme up, or change its settings."""

    database: Database

    def __call__(self, actor: Actor) -> None:
        """Return when they may.

        Raises:
            NotSetUpError: there is no programme, and the person is no workspace admin or owner.
            NotAllowedError: there is one, and the person is no admin of it.
            UnknownPersonError: Slack did not confirm who this is.
        """
        actor.require_confirmed()
        with self.database.snapshot() as tx:
            _check(tx, actor, actor.programme)


@dataclass(frozen=True, slots=True)
class SetUpProgramme:
    """Keep the settings of a programme.

    Whoever sets it up first becomes its admin, and so does a workspace admin or owner when no admin is left in Slack.
    """

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
            MoneyStoredError: another currency, while there is money in the one that holds.
        """
        actor.require_confirmed()
        if plan.channel is not None:
            check_channel(plan.channel)
        act = Act(origin, delivery_key, self.clock())
        return write(self.database, actor, act, SETUP, partial(_set_up, actor, plan, act), SetUpReceipt)


def _check(tx: Transaction, actor: Actor, programme: Programme | None) -> None:
    if programme is not None and active_holders(tx, actor.workspace_id, Role.ADMIN):
        check_admin_now(tx, actor)
    elif not actor.is_workspace_admin:
        raise NotSetUpError(may_set_up=False) if programme is None else NotAllowedError(Role.ADMIN)


def _set_up(actor: Actor, plan: Plan, act: Act, tx: Transaction, sequence: int) -> SetUpReceipt:
    before = known_programme(tx, actor.workspace_id)
    _check(tx, actor, before)
    has_taken_over = before is not None and not active_holders(tx, actor.workspace_id, Role.ADMIN)
    if before is None or has_taken_over:
        tx.people.record_role(actor.workspace_id, sequence, actor.id, Role.ADMIN, is_granted=True)
    programme = _changed(before, plan) if before else _first(actor, plan, act.moment)
    if before is None:
        _begin(tx, actor.workspace_id, sequence, plan.preset or Preset.BALANCED, programme.currency)
    elif before.currency != programme.currency:
        check_no_money(tx, actor.workspace_id, before.currency, programme.currency)
        resize_goals(tx, actor, act, before.currency, programme.currency)
    tx.programmes.record(actor.workspace_id, sequence, _row(programme))
    plan_next(tx, actor.workspace_id, programme, act.moment)
    return SetUpReceipt(
        settings=settings_of(programme),
        before=settings_of(before) if before else None,
        preset=None if before else plan.preset or Preset.BALANCED,
        first_post_at=min(post.due_at for post in tx.publications.of(actor.workspace_id) if post.state == "due"),
        has_taken_over=has_taken_over,
    )


def _first(actor: Actor, plan: Plan, now: datetime) -> Programme:
    if plan.channel is None:
        raise ChannelMissingError
    usual = usual_settings(actor)
    zone = ZoneInfo(plan.zone or usual.zone)
    return Programme(
        channel_id=plan.channel.id,
        channel_name=plan.channel.name,
        zone=zone,
        language=plan.language or usual.language,
        currency=plan.currency or usual_currency(plan.language or usual.language),
        post_weekday=usual.weekday if plan.weekday is None else plan.weekday,
        post_time=plan.at or usual.at,
        visibility=Visibility.TOP,
        named_places=3,
        minimum_cohort=5,
        metrics_asked=_FIRST_METRICS,
        first_week=Week.containing(now, zone),
        holiday_country=plan.calendar[0] if plan.calendar else "",
        holiday_region=plan.calendar[1] if plan.calendar else "",
    )


def _changed(before: Programme, plan: Plan) -> Programme:
    return replace(
        before,
        channel_id=plan.channel.id if plan.channel else before.channel_id,
        channel_name=plan.channel.name if plan.channel else before.channel_name,
        zone=ZoneInfo(plan.zone) if plan.zone else before.zone,
        language=plan.language or before.language,
        currency=plan.currency or before.currency,
        post_weekday=before.post_weekday if plan.weekday is None else plan.weekday,
        post_time=plan.at or before.post_time,
        holiday_country=plan.calendar[0] if plan.calendar else before.holiday_country,
        holiday_region=plan.calendar[1] if plan.calendar else before.holiday_region,
    )


def _begin(tx: Transaction, workspace_id: str, sequence: int, preset: Preset, currency: str) -> None:
    """Let the programme start with a scheme."""
    scheme = for_currency(PRESETS[preset], currency)
    document = json.dumps(scheme.to_json())
    tx.schemes.record(workspace_id, sequence, SchemeRow(1, _EVERY_WEEK, document))


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
        holiday_country=programme.holiday_country,
        holiday_region=programme.holiday_region,
        platforms=",".join(programme.platforms),
    )
