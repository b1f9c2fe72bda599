"""Change a programme's settings after a look at what they would bring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.channels import check_channel
from bot.domain.people import NotSetUpError
from bot.domain.plans import Plan, SettingsMovedError
from bot.domain.posting import due_at
from bot.use_cases.leaderboard.standings import leaderboard_of
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.people.identify import known_programme
from bot.use_cases.programme import applied
from bot.use_cases.programme.currency import check_no_money
from bot.use_cases.programme.entries import SETTINGS, check_admin_now, write
from bot.use_cases.programme.set_up import change, check_no_team_posts, new_key
from bot.use_cases.programme.settings import Settings, mark, settings_of
from bot.use_cases.weekly_post.due import week_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.clock import Clock
    from bot.domain.people import Actor, Programme
    from bot.domain.visibility import VisibleLeaderboard
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.publications import PublicationRow
    from storage.transaction import Transaction

_EXAMPLE_KEY: Final = "example"
"""Pseudonyms before there is a secret are drawn with this; those that will hold are others."""


@dataclass(frozen=True, slots=True)
class SettingsProposal:
    """A change that waits for a click."""

    plan: Plan
    because: str = ""
    shown: str = ""
    """The mark of the settings that it was shown beside; nothing where it was not shown yet, or by an older version."""


@dataclass(frozen=True, slots=True)
class ShownSettings:
    """The settings that hold, and when the next weekly post is planned."""

    settings: Settings
    next_post_at: datetime | None


@dataclass(frozen=True, slots=True)
class SettingsPreview:
    """What a change would bring."""

    proposal: SettingsProposal
    before: Settings
    after: Settings
    post_before: datetime | None
    """When the next weekly post is planned, if one is."""
    post_after: datetime | None
    board: VisibleLeaderboard | None
    """What the channel would see of the week that ended last; nothing where that does not change."""


@dataclass(frozen=True, slots=True)
class SettingsReceipt:
    """The settings as they are now, and before."""

    settings: Settings
    before: Settings
    next_post_at: datetime | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Tell how the programme is set up; everybody who takes part may read it."""

    database: Database

    def __call__(self, actor: Actor) -> ShownSettings:
        """Return the settings.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        with self.database.snapshot() as tx:
            return ShownSettings(settings_of(programme), _due_at(_next_post(tx, actor.workspace_id)))


@dataclass(frozen=True, slots=True)
class PreviewSettings:
    """Show an admin what a change of settings would bring; nothing is stored."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, proposal: SettingsProposal) -> SettingsPreview:
        """Return the settings before and after, and what people would see.

        Raises:
            NotAllowedError: the person is no admin.
            BotNotInChannelError, ArchivedChannelError, SharedChannelError: nothing could be posted there.
            TeamChannelError: a team posts there.
            MoneyStoredError: another currency, while there is money in the one that holds.
            SettingRefusedError: a number outside of its bounds.
        """
        before, plan, now = actor.require_admin(), proposal.plan, self.clock()
        proposal = replace(proposal, shown=mark(settings_of(before)))
        _check(plan)
        after = applied.changed(before, plan, lambda: _EXAMPLE_KEY)
        with self.database.snapshot() as tx:
            check_no_team_posts(tx, actor.workspace_id, before, after)
            if after.currency != before.currency:
                check_no_money(tx, actor.workspace_id, before.currency, after.currency)
            post = _next_post(tx, actor.workspace_id)
            board = _board(tx, actor, after, now) if _audience(before) != _audience(after) else None
        planned = _due_at(post)
        moved = planned if post is None or post.due_at <= now else max(due_at(after, week_of(post)), now)
        return SettingsPreview(proposal, settings_of(before), settings_of(after), planned, moved, board)


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Bring a change of settings into force; past weekly posts stay as they are."""

    database: Database
    draw_key: Callable[[], str] = new_key
    """Returns a new secret for pseudonyms."""

    def __call__(self, actor: Actor, act: Act, proposal: SettingsProposal) -> SettingsReceipt:
        """Return the settings that hold now.

        Raises:
            NotAllowedError: the person is no admin.
            SettingsMovedError: others hold by now than those that the proposal was shown beside.
            UserError: whatever a preview refuses.
        """
        actor.require_admin()
        _check(proposal.plan)
        changing = partial(_changed, actor, act, proposal, self.draw_key)
        return write(self.database, actor, act, SETTINGS, changing, SettingsReceipt, reason=proposal.because)


def _check(plan: Plan) -> None:
    plan.check()
    if plan.channel is not None:
        check_channel(plan.channel)


def _changed(
    actor: Actor,
    act: Act,
    proposal: SettingsProposal,
    draw_key: Callable[[], str],
    tx: Transaction,
    sequence: int,
) -> SettingsReceipt:
    check_admin_now(tx, actor)
    before = known_programme(tx, actor.workspace_id)
    if before is None:
        raise NotSetUpError(may_set_up=False)
    after = applied.changed(before, proposal.plan, draw_key)
    if after != before and proposal.shown not in {"", mark(settings_of(before))}:
        raise SettingsMovedError
    if after == before:
        tx.discard()
    else:
        change(tx, actor, act, sequence, before, after)
    planned = _due_at(_next_post(tx, actor.workspace_id))
    return SettingsReceipt(settings_of(after), settings_of(before), planned, proposal.because)


def _audience(programme: Programme) -> tuple[object, ...]:
    return programme.visibility, programme.named_places, programme.minimum_cohort


def _board(tx: Transaction, actor: Actor, programme: Programme, now: datetime) -> VisibleLeaderboard:
    """Return what the channel would see of the week that ended last, or in the first week of the running one."""
    running = programme.week_of(now)
    week = running - 1 if running > programme.first_week else running
    return as_seen_by(tx, None, leaderboard_of(tx, actor.workspace_id, week), programme)


def _next_post(tx: Transaction, workspace_id: str) -> PublicationRow | None:
    posts = (post for post in tx.publications.of(workspace_id) if post.state == "due")
    return min(posts, key=lambda post: post.due_at, default=None)


def _due_at(post: PublicationRow | None) -> datetime | None:
    return None if post is None else post.due_at
