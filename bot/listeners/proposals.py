"""Admins approve or decline what another admin proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.programme.preview_scheme import PreviewScheme
from bot.use_cases.programme.propose_scheme import DecideScheme, ProposedDraft
from bot.views.programme import proposals, scheme_preview

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ProposalListener:
    """The buttons below a proposal."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            actions={
                proposals.APPROVE: partial(self.decide, is_approved=True),
                proposals.DECLINE: partial(self.decide, is_approved=False),
                proposals.LOOK: self.look,
            }
        )

    async def decide(self, request: Request, *, is_approved: bool) -> Outcome:
        """Approve or decline."""
        act, proposal_id = act_of(request, self.clock), proposals.parse(request.text)
        decide = partial(DecideScheme(self.database), request.actor, act, proposal_id, is_approved=is_approved)
        return proposals.decided(await self.run(decide), request.texts)

    async def look(self, request: Request) -> Outcome:
        """Show what the proposal would do; it is approved by its own buttons."""
        draft = await self.run(ProposedDraft(self.database), request.actor, proposals.parse(request.text))
        preview = await self.run(PreviewScheme(self.database, self.clock), request.actor, draft)
        return scheme_preview.looked_at(replace(preview, needs_approval=False), request.texts)
