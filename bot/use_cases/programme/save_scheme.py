"""Bring a change of weights or goals into force."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.domain.drafts import Draft  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.weeks import Week  # noqa: TC001 - pydantic reads the annotations at run time
from bot.use_cases import receipts
from bot.use_cases.programme.entries import SCHEME, check_admin_now, write
from bot.use_cases.programme.preview_scheme import SchemePreview, preview_of
from bot.use_cases.programme.schemes import newest_scheme
from storage.schemes import SchemeRow

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


@dataclass(frozen=True, slots=True)
class SaveScheme:
    """Save what an admin saw the preview of."""

    database: Database

    def __call__(self, actor: Actor, act: Act, proposal: DraftOnTop) -> SchemeReceipt | SchemePreview:
        """Return the new version, in force from the running week on.

        If another version was saved since the preview, nothing is stored: the draft comes back on top of that one, to
        be looked at again. A second click on the same preview is told the same.

        Raises:
            NotAllowedError: the person is no admin.
            UserError: the draft would break guard rails by now.
        """
        actor.require_admin()
        digest = sha256(receipts.written(proposal.draft).encode()).hexdigest()[:16]
        once = replace(act, delivery_key=f"scheme:{proposal.base}:{digest}")
        save = partial(_save, actor, act, proposal)
        return write(self.database, actor, once, SCHEME, save, SchemeReceipt, reason=proposal.draft.because)


def _save(
    actor: Actor, act: Act, proposal: DraftOnTop, tx: Transaction, sequence: int
) -> SchemeReceipt | SchemePreview:
    check_admin_now(tx, actor)
    programme = actor.require_admin()
    running = programme.week_of(act.moment)
    if newest_scheme(tx, actor.workspace_id).version == proposal.base:
        return _saved(tx, sequence, actor, programme, proposal.draft, running)
    tx.discard()
    return replace(preview_of(tx, actor, programme, proposal.draft, running), is_outdated=True)


def _saved(
    tx: Transaction, sequence: int, actor: Actor, programme: Programme, draft: Draft, running: Week
) -> SchemeReceipt:
    before = newest_scheme(tx, actor.workspace_id)
    changed = draft.applied_to(before, programme.currency)
    scheme = replace(changed, version=before.version + 1, effective_from=running.number)
    document = json.dumps(scheme.to_json())
    tx.schemes.record(actor.workspace_id, sequence, SchemeRow(scheme.version, running.starts_on, document))
    return SchemeReceipt(scheme.version, running, draft)
