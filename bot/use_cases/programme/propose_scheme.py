"""Let a second admin approve a change of weights or goals before it is saved."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.drafts import Draft, ReasonMissingError, is_within_season
from bot.domain.errors import UserError
from bot.domain.people import Role
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.people.holders import active_holders
from bot.use_cases.programme.entries import SCHEME, check_admin_now, write
from bot.use_cases.programme.new_scheme import save_now
from bot.use_cases.programme.schemes import drafted, with_name
from storage.proposals import ProposalRow

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.domain.people import Actor, Programme
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

OPEN_FOR: Final = timedelta(days=14)
PROPOSAL_NOTICE: Final = "scheme_proposal"
"""The kind of the notice that asks an admin; its facts are a proposal's id, who made it, and its draft."""
VERDICT_NOTICE: Final = "scheme_verdict"
"""The kind of the notice that tells who proposed; its facts are those of a `Verdict`."""
OPEN: Final = "open"
"""The state of a proposal that waits for another admin."""
_APPROVED, _DECLINED = "approved", "declined"


class NobodyToApproveError(UserError):
    """Changes need a second admin, and there is none."""


class OwnProposalError(UserError):
    """Nobody approves what they proposed themselves."""


class ProposalOverError(UserError):
    """A proposal is settled, has expired, or other rules were saved since."""


@dataclass(frozen=True, slots=True)
class ProposalReceipt:
    """A change that waits for another admin."""

    proposal_id: int
    draft: Draft


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a proposal, and by whom."""

    is_approved: bool
    by_name: str
    version: int | None = None
    since: Week | None = None


@dataclass(frozen=True, slots=True)
class DecideScheme:
    """Approve or decline what another admin proposed."""

    database: Database

    def __call__(self, actor: Actor, act: Act, proposal_id: int, *, is_approved: bool) -> Verdict:
        """Return what was decided; an approved proposal is in force as if its admin had saved it now.

        Raises:
            NotAllowedError: the person is no admin.
            OwnProposalError: they proposed it themselves.
            ProposalOverError: it is settled or has expired, or other rules were saved since.
            UserError: the draft would break guard rails by now.
        """
        actor.require_admin()
        change = partial(_decided, actor, act, proposal_id, is_approved=is_approved)
        return write(self.database, actor, act, SCHEME, change, Verdict, reason=self._reason(actor, proposal_id))

    def _reason(self, actor: Actor, proposal_id: int) -> str:
        with self.database.snapshot() as tx:
            row = tx.proposals.find(actor.workspace_id, proposal_id)
        return "" if row is None else receipts.read(Draft, row.draft).because


@dataclass(frozen=True, slots=True)
class ProposedDraft:
    """Look up what another admin proposed."""

    database: Database

    def __call__(self, actor: Actor, proposal_id: int) -> Draft:
        """Return the draft of a proposal.

        Raises:
            NotAllowedError: the person is no admin.
            ProposalOverError: there is no such proposal.
        """
        actor.require_admin()
        with self.database.snapshot() as tx:
            row = tx.proposals.find(actor.workspace_id, proposal_id)
        if row is None:
            raise ProposalOverError
        return receipts.read(Draft, row.draft)


@dataclass(frozen=True, slots=True)
class WaitingProposal:
    """A change of the rules that another admin can approve."""

    id: int
    by_id: str
    by_name: str
    draft: Draft
    until: date
    """The last day, on the programme's calendar."""


def waiting(tx: Transaction, workspace_id: str, programme: Programme, moment: datetime) -> tuple[WaitingProposal, ...]:
    """Return the proposals that can still be approved, oldest first."""
    base, names = tx.schemes.last_version(workspace_id), tx.people.names(workspace_id)
    return tuple(
        WaitingProposal(
            row.proposal_id,
            row.person_id,
            names.get(row.person_id, row.person_id),
            receipts.read(Draft, row.draft),
            programme.today(row.expires_at),
        )
        for row in tx.proposals.all(workspace_id)
        if row.state == OPEN and row.base == base and row.expires_at > moment
    )


def propose(
    tx: Transaction, sequence: int, actor: Actor, act: Act, draft: Draft, *, programme: Programme
) -> ProposalReceipt:
    """Return a proposal, stored under an entry that is being written; the other admins are asked.

    Raises:
        NobodyToApproveError: there is no other admin.
        ReasonMissingError: within a season it needs a reason.
        UserError: the draft would break guard rails.
    """
    others = [person for person in active_holders(tx, actor.workspace_id, Role.ADMIN) if person != actor.id]
    if not others:
        raise NobodyToApproveError
    draft = with_name(tx, actor.workspace_id, draft)
    first, *_ = drafted(draft, rulebook_of(tx, actor.workspace_id), programme, programme.week_of(act.moment))
    if not draft.because and is_within_season(programme, Week(first.effective_from)):
        raise ReasonMissingError
    expires_at, base = act.moment + OPEN_FOR, tx.schemes.last_version(actor.workspace_id)
    row = ProposalRow(sequence, actor.id, base, receipts.written(draft), expires_at, OPEN)
    tx.proposals.record(actor.workspace_id, sequence, row)
    facts = json.dumps({"id": sequence, "by": actor.name, "draft": receipts.written(draft)})
    for person_id in others:
        tx.notices.plan(
            actor.workspace_id,
            f"proposal:{sequence}:{person_id}",
            person_id=person_id,
            kind=PROPOSAL_NOTICE,
            facts=facts,
            due_at=act.moment,
            expires_at=expires_at,
        )
    return ProposalReceipt(sequence, draft)


def _decided(actor: Actor, act: Act, proposal_id: int, tx: Transaction, sequence: int, *, is_approved: bool) -> Verdict:
    check_admin_now(tx, actor)
    programme, row = actor.require_admin(), tx.proposals.find(actor.workspace_id, proposal_id)
    is_stale = row is not None and row.base != tx.schemes.last_version(actor.workspace_id)
    if row is None or row.state != OPEN or row.expires_at <= act.moment or (is_approved and is_stale):
        raise ProposalOverError
    if row.person_id == actor.id and is_approved:
        raise OwnProposalError
    state = _APPROVED if is_approved else _DECLINED
    tx.proposals.record(actor.workspace_id, sequence, row._replace(state=state))
    verdict = Verdict(is_approved=False, by_name=actor.name)
    if is_approved:
        draft = receipts.read(Draft, row.draft)
        saved = save_now(tx, sequence, actor, act, draft, programme=programme)
        verdict = Verdict(is_approved=True, by_name=actor.name, version=saved.version, since=saved.since)
    _tell(tx, actor, act, row, verdict)
    return verdict


def _tell(tx: Transaction, actor: Actor, act: Act, row: ProposalRow, verdict: Verdict) -> None:
    if row.person_id == actor.id:
        return
    tx.notices.plan(
        actor.workspace_id,
        f"proposal:{row.proposal_id}:verdict",
        person_id=row.person_id,
        kind=VERDICT_NOTICE,
        facts=receipts.written(verdict),
        due_at=act.moment,
    )
