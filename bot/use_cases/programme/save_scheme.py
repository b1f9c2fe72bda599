"""Bring a change of weights or goals into force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.domain.drafts import Draft  # noqa: TC001 - pydantic reads the annotations at run time
from bot.use_cases import receipts
from bot.use_cases.programme.entries import SCHEME, check_admin_now, write
from bot.use_cases.programme.new_scheme import SchemeReceipt, save_now
from bot.use_cases.programme.preview_scheme import SchemePreview, preview_of
from bot.use_cases.programme.propose_scheme import OPEN, ProposalReceipt, propose

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class DraftOnTop:
    """A draft, and the version of the scheme that its admin had before their eyes."""

    base: int
    draft: Draft


@dataclass(frozen=True, slots=True)
class SaveScheme:
    """Save what an admin saw the preview of."""

    database: Database

    def __call__(self, actor: Actor, act: Act, proposal: DraftOnTop) -> SchemeReceipt | ProposalReceipt | SchemePreview:
        """Return the new version, in force from the running week or a later one on, or what another admin is asked.

        If another version was saved since the preview, nothing is stored: the draft comes back on top of that one, to
        be looked at again. A second click on the same preview is told the same.

        Raises:
            NotAllowedError: the person is no admin.
            ReasonMissingError: within a season it needs a reason.
            UserError: the draft would break guard rails by now.
        """
        programme = actor.require_admin()
        digest = sha256(receipts.written(proposal.draft).encode()).hexdigest()[:16]
        round_ = self._settled(actor) if programme.two_person else 0
        once = replace(act, delivery_key=f"scheme:{proposal.base}:{digest}" + (f":{round_}" if round_ else ""))
        kind = ProposalReceipt if programme.two_person else SchemeReceipt
        save = partial(_save, actor, act, proposal)
        return write(self.database, actor, once, SCHEME, save, kind, reason=proposal.draft.because)

    def _settled(self, actor: Actor) -> int:
        """Return how many proposals are settled: what was declined may be proposed again."""
        with self.database.snapshot() as tx:
            return sum(row.state != OPEN for row in tx.proposals.all(actor.workspace_id))


def _save(
    actor: Actor, act: Act, proposal: DraftOnTop, tx: Transaction, sequence: int
) -> SchemeReceipt | ProposalReceipt | SchemePreview:
    check_admin_now(tx, actor)
    programme = actor.require_admin()
    if tx.schemes.last_version(actor.workspace_id) == proposal.base:
        if programme.two_person:
            return propose(tx, sequence, actor, act, proposal.draft, programme=programme)
        return save_now(tx, sequence, actor, act, proposal.draft, programme=programme)
    tx.discard()
    running = programme.week_of(act.moment)
    return replace(preview_of(tx, actor, programme, proposal.draft, running), is_outdated=True)
