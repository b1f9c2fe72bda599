"""Bring a change of weights or goals into force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.domain.drafts import Draft, ReasonMissingError, is_within_season
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.programme.entries import SCHEME, check_admin_now, write
from bot.use_cases.programme.preview_scheme import SchemePreview, preview_of
from bot.use_cases.programme.schemes import drafted, planned_schemes, store

if TYPE_CHECKING:
    from bot.domain.people import Actor, Programme
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class DraftOnTop:
    """A draft, and the version of the scheme that its admin had before their eyes."""

    base: int
    draft: Draft


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


@dataclass(frozen=True, slots=True)
class SaveScheme:
    """Save what an admin saw the preview of."""

    database: Database

    def __call__(self, actor: Actor, act: Act, proposal: DraftOnTop) -> SchemeReceipt | SchemePreview:
        """Return the new version, in force from the running week or a later one on.

        If another version was saved since the preview, nothing is stored: the draft comes back on top of that one, to
        be looked at again. A second click on the same preview is told the same.

        Raises:
            NotAllowedError: the person is no admin.
            ReasonMissingError: within a season it needs a reason.
            UserError: the draft would break guard rails by now.
        """
        actor.require_admin()
        digest = sha256(receipts.written(proposal.draft).encode()).hexdigest()[:16]
        once = replace(act, delivery_key=f"scheme:{proposal.base}:{digest}")
        save = partial(_save, actor, act, proposal)
        return write(self.database, actor, once, SCHEME, save, SchemeReceipt, reason=proposal.draft.because)


def save_now(
    tx: Transaction, sequence: int, actor: Actor, act: Act, draft: Draft, *, programme: Programme
) -> SchemeReceipt:
    """Return the new version, stored under an entry that is being written.

    A schedule takes the place of everything that is planned.

    Raises:
        ReasonMissingError: within a season it needs a reason.
        UserError: the draft would break guard rails.
    """
    running = programme.week_of(act.moment)
    schemes = drafted(draft, rulebook_of(tx, actor.workspace_id), programme, running)
    first, *more = [Week(scheme.effective_from) for scheme in schemes]
    if not draft.because and is_within_season(programme, first):
        raise ReasonMissingError
    if draft.steps:
        for planned in planned_schemes(tx, actor.workspace_id, running):
            tx.schemes.withdraw(actor.workspace_id, sequence, planned.version)
    stored = store(tx, actor, act, sequence, schemes, draft.because)
    return SchemeReceipt(stored[0].version, first, draft, is_planned=first > running, more=tuple(more))


def _save(
    actor: Actor, act: Act, proposal: DraftOnTop, tx: Transaction, sequence: int
) -> SchemeReceipt | SchemePreview:
    check_admin_now(tx, actor)
    programme = actor.require_admin()
    if tx.schemes.last_version(actor.workspace_id) == proposal.base:
        return save_now(tx, sequence, actor, act, proposal.draft, programme=programme)
    tx.discard()
    running = programme.week_of(act.moment)
    return replace(preview_of(tx, actor, programme, proposal.draft, running), is_outdated=True)
