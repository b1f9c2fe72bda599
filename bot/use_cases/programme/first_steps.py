"""What an admin has left to do, by what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.first_steps import Beginning, FirstSteps, first_steps
from bot.domain.people import Role
from bot.domain.posting import PostState
from bot.use_cases.people.holders import active_holders
from bot.use_cases.people.membership import takes_part

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Programme
    from storage.transaction import Transaction


def first_steps_of(tx: Transaction, workspace_id: str, programme: Programme, now: datetime) -> FirstSteps:
    """Return the steps of a programme as they stand at a moment; nobody has to tick anything off."""
    beginning = Beginning(
        sellers=sum(map(takes_part, tx.memberships.all(workspace_id))),
        managers=len(active_holders(tx, workspace_id, Role.MANAGER)),
        admins=len(active_holders(tx, workspace_id, Role.ADMIN)),
        weeks=programme.week_of(now).number - programme.first_week.number,
        is_tuned=tx.schemes.last_version(workspace_id) > 1,
        is_posted=any(post.state == PostState.POSTED for post in tx.publications.of(workspace_id)),
        may_collect=programme.may_collect,
        needs_agreement=programme.works_council,
        dry_run=programme.dry_run,
    )
    return first_steps(beginning)
