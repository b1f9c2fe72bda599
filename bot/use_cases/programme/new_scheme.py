"""A new version of weights and goals, within the transaction that brings it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.drafts import Draft, ReasonMissingError, is_within_season
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.programme.schemes import drafted, planned_schemes, store, with_name

if TYPE_CHECKING:
    from bot.domain.people import Actor, Programme
    from bot.use_cases.reporting.entries import Act
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class SchemeReceipt:
    """A new version of weights and goals."""

    version: int
    since: Week
    draft: Draft
    is_planned: bool = False
    """Whether it comes into force in a week after the running one."""
    more: tuple[Week, ...] = ()
    """The first weeks of the further versions of a schedule."""


def save_now(
    tx: Transaction, sequence: int, actor: Actor, act: Act, draft: Draft, *, programme: Programme
) -> SchemeReceipt:
    """Return the new version, stored under an entry that is being written.

    A schedule takes the place of everything that is planned.

    Raises:
        ReasonMissingError: within a season it needs a reason.
        UserError: the draft would break guard rails.
    """
    running, draft = programme.week_of(act.moment), with_name(tx, actor.workspace_id, draft)
    schemes = drafted(draft, rulebook_of(tx, actor.workspace_id), programme, running)
    first, *more = [Week(scheme.effective_from) for scheme in schemes]
    if not draft.because and is_within_season(programme, first):
        raise ReasonMissingError
    if draft.steps:
        for planned in planned_schemes(tx, actor.workspace_id, running):
            tx.schemes.withdraw(actor.workspace_id, sequence, planned.version)
    stored = store(tx, actor, act, sequence, schemes, draft.because)
    return SchemeReceipt(stored[0].version, first, draft, is_planned=first > running, more=tuple(more))
