"""What taking over levels would change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from typing import TYPE_CHECKING

from bot.domain.connections.levels import (
    Level,
    weeks_taken_over,
)
from bot.domain.errors import UserError
from bot.domain.metrics import check_amount, check_report
from bot.domain.typed.weeks import open_weeks
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.domain.people import Actor
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WeekChange:
    """The levels of a week before and after."""

    week: Week
    after: Level
    connections_before: Decimal | None = None
    targets_before: Decimal | None = None
    is_baseline: bool = False
    """Whether the week lies before those that are open, and only growth looks back at it."""

    @property
    def is_change(self) -> bool:
        """Whether anything is different afterwards."""
        same_targets = self.after.targets is None or self.after.targets == self.targets_before
        return not (self.after.connections == self.connections_before and same_targets)


@dataclass(frozen=True, slots=True)
class Changes:
    """What taking over levels changes, oldest week first."""

    weeks: tuple[WeekChange, ...]
    same: int = 0
    """How many weeks stand as they would be."""
    impossible: tuple[Week, ...] = ()
    """Weeks that stay as they are, because the levels do not fit what else stands there."""


def weeks_of(tx: Transaction, actor: Actor, today: date) -> tuple[Week, ...]:
    """Return the weeks for which levels are taken over on a day, oldest first."""
    membership = tx.memberships.of(actor.workspace_id, actor.id)
    start = Week.of(membership.starts_on if membership and membership.starts_on else today)
    return weeks_taken_over(start, _open_weeks(actor, today))


def _open_weeks(actor: Actor, today: date) -> tuple[Week, ...]:
    return open_weeks(Week.of(today), actor.require_programme().season)


def changes_of(tx: Transaction, actor: Actor, levels: Mapping[Week, Level], today: date) -> Changes:
    """Return what the levels change of what stands; levels of other weeks than those taken over are passed over.

    Raises:
        AmountOutOfRangeError: there are more connections than LinkedIn allows.
    """
    still_open = _open_weeks(actor, today)
    weeks = [week for week in weeks_of(tx, actor, today) if week in levels]
    if not weeks:
        return Changes(())
    stored = tx.reports.of_weeks(actor.workspace_id, actor.id, weeks[0].starts_on, weeks[-1].starts_on)
    changes, impossible = [], []
    for week in weeks:
        standing = stored.get(week.starts_on, {})
        if _is_possible(levels[week], standing):
            before = standing.get("connections"), standing.get("target_contacts")
            changes.append(WeekChange(week, levels[week], *before, is_baseline=week not in still_open))
        else:
            impossible.append(week)
    kept = tuple(change for change in changes if change.is_change)
    return Changes(kept, len(changes) - len(kept), tuple(impossible))


def _is_possible(level: Level, standing: Mapping[str, Decimal]) -> bool:
    for metric, amount in level.amounts.items():
        check_amount(metric, amount)
    try:
        check_report({**standing, **level.amounts})
    except UserError:
        return False
    return True
