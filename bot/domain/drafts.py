"""A change of weights or goals that an admin thinks about, before it is in force."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads the annotations at run time
from dataclasses import dataclass, field, replace
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.phase_in import Step  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.scoring.adjustments import (
    for_currency,
    reweighted_rules,
    with_goals,
    with_own_goals,
    with_scaled_phases,
)
from bot.domain.scoring.metrics import Phase  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.scoring.nearest import nearest, nearest_cover
from bot.domain.scoring.own_goals import GoalOf
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.steps import in_steps
from bot.domain.weeks import Week  # noqa: TC001 - pydantic reads the annotations at run time

if TYPE_CHECKING:
    from bot.domain.people import Programme
    from bot.domain.scoring.scheme import Scheme


class Aspect(StrEnum):
    """What of a scheme is changed."""

    WEIGHTS = "weights"
    GOALS = "goals"


class ReasonMissingError(UserError):
    """Within a season rules change only with a reason."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed: single weights or goals, or a preset to take them over from."""

    aspect: Aspect
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    """By scored metric; ``ssi`` among weights is the whole SSI pillar."""
    others: Mapping[str, Decimal] = field(default_factory=dict)
    """Those that were rather meant in place of the amounts, by scored metric: thousands that were read as units."""
    preset: Preset | None = None
    because: str = ""
    """Why, in the admin's words."""
    since: Week | None = None
    """The first week in which it is to hold; None for the running one."""
    is_mended: bool = False
    """Whether inadmissible weights give way to the nearest admissible ones."""
    phases: Mapping[Phase, Decimal] = field(default_factory=dict)
    """What the goals of whole phases become, in per cent of what they are."""
    steps: tuple[Step, ...] = ()
    """A schedule of presets, in place of everything above but the reason."""
    role: str = ""
    """The sales role that goals are for; empty for everybody's."""
    person: str = ""
    """The id of the seller that goals are for; empty for everybody's."""
    person_name: str = ""
    lifted: tuple[str, ...] = ()
    """The metrics whose goals for a role or a person are taken back."""
    lifts_all: bool = False
    """Whether all of theirs are."""

    def applied_to(self, scheme: Scheme, currency: str) -> Scheme:
        """Return the scheme with the change made; its version and first week stay.

        Raises:
            UserError: an amount cannot be, or the result would break guard rails.
        """
        if self.aspect is Aspect.GOALS:
            return self._with_goals(scheme, currency)
        cover = scheme.cover
        if self.preset is not None:
            preset = for_currency(PRESETS[self.preset], currency)
            cover = preset.cover
            rules = {metric: replace(rule, weight=_weight(preset, metric)) for metric, rule in scheme.metrics.items()}
        else:
            rules = reweighted_rules(scheme, self.amounts)
        if self.is_mended:
            rules, cover = nearest(rules, scheme.catalogue), nearest_cover(cover)
        return replace(scheme, metrics=in_steps(rules, scheme.catalogue), cover=cover)

    def starts_in(self, running: Week) -> Week:
        """Return the first week in which it holds, when it is saved in the running week."""
        return running if self.since is None else max(self.since, running)

    def _with_goals(self, scheme: Scheme, currency: str) -> Scheme:
        if self.role or self.person:
            return self._with_own_goals(scheme)
        if self.preset is None:
            return with_goals(with_scaled_phases(scheme, self.phases), self.amounts)
        goals = for_currency(PRESETS[self.preset], currency).metrics
        rules = {
            metric: replace(rule, goal=goals[metric].goal) if metric in goals else rule
            for metric, rule in scheme.metrics.items()
        }
        return replace(scheme, metrics=rules)

    def _with_own_goals(self, scheme: Scheme) -> Scheme:
        whose, name = (GoalOf.PERSON, self.person) if self.person else (GoalOf.ROLE, self.role)
        group = scheme.own_goals.people if self.person else scheme.own_goals.roles
        lifted = tuple(group.get(name, {})) if self.lifts_all else self.lifted
        return with_own_goals(scheme, whose, name, self.amounts, lifted)


def is_within_season(programme: Programme, week: Week) -> bool:
    """Return whether leaderboards of the season of a week were or will be told by other rules before it."""
    return week > max(programme.season.first(week), programme.first_week)


def _weight(preset: Scheme, metric: str) -> Fraction:
    return preset.metrics[metric].weight if metric in preset.metrics else Fraction(0)
