"""Set a programme up, or change its settings."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING

from bot.domain.channels import check_channel
from bot.domain.first_steps import FirstSteps
from bot.domain.people import NotAllowedError, NotSetUpError, Programme, Role
from bot.domain.scoring.adjustments import for_currency
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.teams import TeamChannelError
from bot.domain.weeks import Week
from bot.use_cases.people.holders import active_holders
from bot.use_cases.people.identify import known_programme
from bot.use_cases.programme import applied
from bot.use_cases.programme.currency import check_no_money, resize_goals
from bot.use_cases.programme.entries import SETUP, check_admin_now, write
from bot.use_cases.programme.first_steps import first_steps_of
from bot.use_cases.programme.settings import Settings, settings_of
from bot.use_cases.reporting.entries import Act
from bot.use_cases.weekly_post.planning import plan_next
from storage.schemes import SchemeRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.clock import Clock
    from bot.domain.people import Actor, Origin
    from bot.domain.plans import Plan
    from storage.database import Database
    from storage.transaction import Transaction

new_key = partial(token_hex, 16)
"""Returns a new secret: 32 hexadecimal digits."""

_EVERY_WEEK = Week(0).starts_on
"""The first scheme holds for all weeks before the next one."""


@dataclass(frozen=True, slots=True)
class SetUpReceipt:
    """The settings as they are now, and before if there was a programme already."""

    settings: Settings
    before: Settings | None
    preset: Preset | None
    first_post_at: datetime
    steps: FirstSteps = field(default_factory=FirstSteps)
    """What is left to do for the admins."""
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
    draw_key: Callable[[], str] = new_key
    """Returns a new secret for pseudonyms."""

    def __call__(self, actor: Actor, plan: Plan, *, origin: Origin, delivery_key: str) -> SetUpReceipt:
        """Return the settings that hold now.

        Raises:
            NotSetUpError: there is no programme, and the person is no workspace admin or owner.
            NotAllowedError: there is one, and the person is no admin of it.
            UnknownPersonError: Slack did not confirm who this is.
            ChannelMissingError: a first set-up without a channel.
            BotNotInChannelError, ArchivedChannelError, SharedChannelError: nothing could be posted there.
            TeamChannelError: a team posts there.
            MoneyStoredError: another currency, while there is money in the one that holds.
            SettingRefusedError: a number outside of its bounds.
        """
        actor.require_confirmed()
        plan.check()
        if plan.channel is not None:
            check_channel(plan.channel)
        act = Act(origin, delivery_key, self.clock())
        return write(self.database, actor, act, SETUP, partial(_set_up, actor, plan, act, self.draw_key), SetUpReceipt)


def _check(tx: Transaction, actor: Actor, programme: Programme | None) -> None:
    if programme is not None and active_holders(tx, actor.workspace_id, Role.ADMIN):
        check_admin_now(tx, actor)
    elif not actor.is_workspace_admin:
        raise NotSetUpError(may_set_up=False) if programme is None else NotAllowedError(Role.ADMIN)


def _set_up(
    actor: Actor, plan: Plan, act: Act, draw_key: Callable[[], str], tx: Transaction, sequence: int
) -> SetUpReceipt:
    before = known_programme(tx, actor.workspace_id)
    _check(tx, actor, before)
    has_taken_over = before is not None and not active_holders(tx, actor.workspace_id, Role.ADMIN)
    if before is None or has_taken_over:
        tx.people.record_role(actor.workspace_id, sequence, actor.id, Role.ADMIN, is_granted=True)
    if before is None:
        programme = _begun(tx, actor, plan, act, sequence, draw_key)
    else:
        programme = applied.changed(before, plan, draw_key)
        if programme != before:
            change(tx, actor, act, sequence, before, programme)
        plan_next(tx, actor.workspace_id, programme, act.moment)
    return SetUpReceipt(
        settings=settings_of(programme),
        before=settings_of(before) if before else None,
        preset=None if before else plan.preset or Preset.BALANCED,
        first_post_at=next_post_at(tx, actor.workspace_id),
        steps=first_steps_of(tx, actor.workspace_id, programme, act.moment),
        has_taken_over=has_taken_over,
    )


def check_no_team_posts(tx: Transaction, workspace_id: str, before: Programme, after: Programme) -> None:
    """Return when the channel stays, or no team posts in the new one.

    Raises:
        TeamChannelError: one does.
    """
    if after.channel_id == before.channel_id:
        return
    teams = dict(tx.teams.all(workspace_id))
    for team_id, channel in tx.teams.channels(workspace_id).items():
        if channel.channel_id == after.channel_id and team_id in teams:
            raise TeamChannelError(teams[team_id], after.channel_name)


def change(tx: Transaction, actor: Actor, act: Act, sequence: int, before: Programme, after: Programme) -> None:
    """Put other settings in place of those that held, and plan the next weekly post by them.

    Raises:
        MoneyStoredError: another currency, while there is money in the one that holds.
        TeamChannelError: another channel, in which a team posts.
    """
    check_no_team_posts(tx, actor.workspace_id, before, after)
    if before.currency != after.currency:
        check_no_money(tx, actor.workspace_id, before.currency, after.currency)
        resize_goals(tx, actor, act, before.currency, after.currency)
    tx.programmes.record(actor.workspace_id, sequence, applied.row_of(after))
    plan_next(tx, actor.workspace_id, after, act.moment)


def next_post_at(tx: Transaction, workspace_id: str) -> datetime:
    """Return when the next weekly post is planned; one always is."""
    return min(post.due_at for post in tx.publications.of(workspace_id) if post.state == "due")


def _begun(
    tx: Transaction, actor: Actor, plan: Plan, act: Act, sequence: int, draw_key: Callable[[], str]
) -> Programme:
    """Return a new programme, begun with a scheme."""
    if plan.channel is None:
        raise ChannelMissingError
    programme = applied.first(actor, plan, plan.channel, act.moment, draw_key)
    scheme = for_currency(PRESETS[plan.preset or Preset.BALANCED], programme.currency)
    document = json.dumps(scheme.to_json())
    tx.schemes.record(actor.workspace_id, sequence, SchemeRow(1, _EVERY_WEEK, document))
    tx.programmes.record(actor.workspace_id, sequence, applied.row_of(programme))
    plan_next(tx, actor.workspace_id, programme, act.moment)
    return programme
