"""What an admin has left to do until a programme runs by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FEW_SELLERS: Final = 3
"""With so many sellers a leaderboard is one."""
_FIRST_WEEKS: Final = 4
"""After so many weeks nobody is reminded any more of what a programme can do without."""


class Step(StrEnum):
    """Something to do in the beginning, in the order in which it helps."""

    AGREEMENT = "agreement"
    """Enter the agreement with the works council."""
    INVITE = "invite"
    """Invite sellers."""
    WEIGHTS = "weights"
    """Look at the rules; done when one was changed or the first post came."""
    PREVIEW = "preview"
    """See what would be posted; done with the first post."""
    MANAGER = "manager"
    ADMIN = "admin"
    """Add a second admin."""
    START = "start"
    """End the dry run."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How far a programme has come."""

    sellers: int
    """How many take part."""
    managers: int
    admins: int
    weeks: int
    """How many weeks have passed since the first one began."""
    is_tuned: bool = False
    """Whether weights or goals were changed since the set-up."""
    is_posted: bool = False
    """Whether there was a weekly post."""
    may_collect: bool = True
    """Whether the agreement is there, where one is needed."""
    needs_agreement: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps of a programme: those done and those left, each in order."""

    done: tuple[Step, ...] = ()
    left: tuple[Step, ...] = ()
    sellers: int = 0
    """How many take part."""


def first_steps(beginning: Beginning) -> FirstSteps:
    """Return what was done and what is left; nothing is left of a programme that runs by itself."""
    steps = [step for step in Step if step not in _OPTIONAL or _OPTIONAL[step](beginning)]
    left = tuple(step for step in steps if not _DONE[step](beginning))
    if beginning.weeks >= _FIRST_WEEKS:
        left = tuple(step for step in left if step in _LASTING)
    return FirstSteps(tuple(step for step in steps if step not in left), left, beginning.sellers)


_OPTIONAL: Final[Mapping[Step, Callable[[Beginning], bool]]] = {
    Step.AGREEMENT: lambda now: now.needs_agreement,
    Step.START: lambda now: now.dry_run,
}
_LASTING: Final = frozenset({Step.AGREEMENT, Step.START})
"""What nothing goes on without, however late it is."""
_DONE: Final[Mapping[Step, Callable[[Beginning], bool]]] = {
    Step.AGREEMENT: lambda now: now.may_collect,
    Step.INVITE: lambda now: now.sellers >= FEW_SELLERS,
    Step.WEIGHTS: lambda now: now.is_tuned or now.is_posted,
    Step.PREVIEW: lambda now: now.is_posted,
    Step.MANAGER: lambda now: now.managers > 0,
    Step.ADMIN: lambda now: now.admins > 1,
    Step.START: lambda now: not now.dry_run,
}
