"""Tell what a change of weights or goals would do, before it is in force."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.drafts import is_within_season
from bot.domain.posting import PostState
from bot.domain.visibility import NamedSeller, cut_for
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.standings import rescored
from bot.use_cases.people.sales_roles import roles_in
from bot.use_cases.programme.schemes import drafted, with_name
from bot.use_cases.programme.what_if import WhatIf, replay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.domain.drafts import Draft
    from bot.domain.leaderboard import Leaderboard
    from bot.domain.people import Actor, Programme, Visibility
    from bot.domain.scoring.scheme import Scheme
    from storage.database import Database
    from storage.transaction import Transaction

TOP = 3
"""How many places are shown before and after."""


@dataclass(frozen=True, slots=True)
class Movers:
    """How many sellers would have another place, and of how many."""

    up: int
    down: int
    ranked: int


@dataclass(frozen=True, slots=True)
class SchemePreview:
    """A draft with what it would have done to a week."""

    draft: Draft
    base: int
    """The newest version there is."""
    before: Scheme
    """What holds or would hold in the first week of the draft."""
    after: Scheme
    """What would hold then; of several that are planned the first."""
    later: tuple[Scheme, ...]
    """The further ones that a schedule plans."""
    since: Week
    """The first week in which it would hold."""
    is_from_now: bool
    """Whether that is the running week."""
    follows: Scheme | None
    """What is planned already for a week after that."""
    currency: str
    week: Week
    is_running: bool
    """Whether the week has not ended yet: no earlier one belongs to the programme."""
    top_before: tuple[NamedSeller, ...]
    top_after: tuple[NamedSeller, ...]
    """Their movement and place before are those against ``top_before``'s leaderboard."""
    visibility: Visibility
    """Whom everybody may see; some see nobody."""
    movers: Movers | None
    """None where so few take part that it would tell on somebody."""
    what_if: WhatIf
    """Where so few take part that it would tell on somebody, it is empty."""
    is_reason_needed: bool = False
    """Whether it cannot be saved without a reason."""
    needs_approval: bool = False
    """Whether another admin has to approve it."""
    is_outdated: bool = False
    """Whether somebody else has saved another version since the draft was made."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What the sellers are called for whom goals of their own are changed."""
    is_role_held: bool = True
    """Whether anybody has the sales role that it is about."""

    @property
    def changes_nothing(self) -> bool:
        """Whether the draft says what holds already."""
        is_alike = self.before.metrics == self.after.metrics and self.before.own_goals == self.after.own_goals
        return not self.later and is_alike and self.before.cover == self.after.cover


@dataclass(frozen=True, slots=True)
class PreviewScheme:
    """Show an admin a draft beside what holds, by the week that was posted last."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, draft: Draft) -> SchemePreview:
        """Return what would change; nothing is stored.

        Raises:
            NotAllowedError: the person is no admin.
            UserError: the draft cannot be, or would break guard rails.
        """
        programme = actor.require_admin()
        with self.database.snapshot() as tx:
            return preview_of(tx, actor, programme, draft, programme.week_of(self.clock()))


def preview_of(tx: Transaction, actor: Actor, programme: Programme, draft: Draft, running: Week) -> SchemePreview:
    """Return what a draft would change of the scheme that holds in its first week.

    Raises:
        OtherNotTakingPartError: it is about a person who takes no part.
        UserError: the draft cannot be, or would break guard rails.
    """
    draft = with_name(tx, actor.workspace_id, draft)
    facts = facts_of(tx, actor.workspace_id, sellers=())
    after, *later = drafted(draft, facts.rulebook, programme, running)
    since = Week(after.effective_from)
    before = facts.rulebook.at(since.number)
    week = _telling_week(tx, actor.workspace_id, programme, running)
    past = replay(tx, facts, week, running, before, after)
    as_is, as_drafted = rescored(tx, facts, week, (before, past.now), (after, past.then))
    movers = _movers(as_drafted, programme)
    return SchemePreview(
        draft=draft,
        base=tx.schemes.last_version(actor.workspace_id),
        before=before,
        after=after,
        later=tuple(later),
        since=since,
        is_from_now=since == running,
        follows=None if draft.steps else next(iter(facts.rulebook.after(since.number)), None),
        currency=programme.currency,
        week=week,
        is_running=week == running,
        top_before=_top(as_is, programme),
        top_after=_top(as_drafted, programme),
        visibility=programme.visibility,
        movers=movers,
        what_if=WhatIf(None, None) if movers is None else past.what_if(programme, running),
        is_reason_needed=not draft.because and is_within_season(programme, since),
        needs_approval=programme.two_person,
        names={draft.person: draft.person_name} if draft.person else {},
        is_role_held=not draft.role or draft.role in roles_in(tx, actor.workspace_id, since).values(),
    )


def _telling_week(tx: Transaction, workspace_id: str, programme: Programme, running: Week) -> Week:
    """Return the week posted last, else the one that ended last, else the running one."""
    posts = tx.publications.of(workspace_id)
    posted = next((Week.of(post.week_start) for post in posts if post.state == PostState.POSTED), None)
    return posted or (running - 1 if running > programme.first_week else running)


def _top(leaderboard: Leaderboard, programme: Programme) -> tuple[NamedSeller, ...]:
    """Return the first places as everybody may see them: an admin sees no more."""
    seen = cut_for(
        leaderboard,
        None,
        visibility=programme.visibility,
        named_places=programme.named_places,
        minimum_cohort=programme.minimum_cohort,
    )
    return seen.named[:TOP]


def _movers(leaderboard: Leaderboard, programme: Programme) -> Movers | None:
    if len(leaderboard.ranked) < programme.minimum_cohort:
        return None
    places = [(seller.place, seller.place_before or seller.place) for seller in leaderboard.ranked]
    up = sum(place < before for place, before in places)
    down = sum(place > before for place, before in places)
    return Movers(up, down, len(places))
