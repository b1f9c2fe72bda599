"""Goals that hold for some sellers in place of the programme's: for a sales role, or for one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.scoring.json_field import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from bot.domain.scoring.json_field import JsonField

    Goals = Mapping[str, Fraction]
    """By metric, a goal of a full-time week, or a level."""


class GoalOf(StrEnum):
    """Whose goal it is that a seller has in place of the programme's."""

    ROLE = "role"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class OwnGoals:
    """All goals of sales roles and of persons; a person's holds before their role's, that before the programme's."""

    roles: Mapping[str, Goals] = field(default_factory=dict)
    """By sales role."""
    people: Mapping[str, Goals] = field(default_factory=dict)
    """By the id of the seller."""

    @classmethod
    def read(cls, source: JsonField) -> OwnGoals:
        """Return the goals that a JSON object holds.

        Raises:
            MalformedFieldError: something is no number.
        """
        return cls(*(_read(source.at(whose)) for whose in ("roles", "people")))

    def to_json(self) -> dict[str, object]:
        """Return what read() reads."""
        return {"roles": _written(self.roles), "people": _written(self.people)}

    def of(self, role: str, seller_id: str) -> dict[str, tuple[Fraction, GoalOf]]:
        """Return the goals that a seller has in place of the programme's, by metric, and whose they are."""
        of_role = {metric: (goal, GoalOf.ROLE) for metric, goal in self.roles.get(role, {}).items()}
        of_person = {metric: (goal, GoalOf.PERSON) for metric, goal in self.people.get(seller_id, {}).items()}
        return of_role | of_person

    def for_metric(self, metric: str) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
        """Return the goals for one metric, by role and by seller."""
        by_role, by_person = (
            {whose: goals[metric] for whose, goals in group.items() if metric in goals}
            for group in (self.roles, self.people)
        )
        return by_role, by_person

    def without(self, metric: str) -> OwnGoals:
        """Return the goals without those for a metric."""
        return OwnGoals(_without(self.roles, metric), _without(self.people, metric))

    def changed(self, whose: GoalOf, name: str, goals: Mapping[str, Fraction | None]) -> OwnGoals:
        """Return the goals with some of a role or a person set; those that are None are taken back."""
        group = dict(self.roles if whose is GoalOf.ROLE else self.people)
        merged = {**group.pop(name, {}), **goals}
        standing = {metric: goal for metric, goal in merged.items() if goal is not None}
        if standing:
            group[name] = standing
        return OwnGoals(group, self.people) if whose is GoalOf.ROLE else OwnGoals(self.roles, group)

    def all(self) -> Iterator[tuple[GoalOf, str, str, Fraction]]:
        """Yield each goal with whose it is, the role or the seller's id, and its metric."""
        for whose, group in ((GoalOf.ROLE, self.roles), (GoalOf.PERSON, self.people)):
            for name, goals in group.items():
                yield from ((whose, name, metric, goal) for metric, goal in goals.items())

    def __bool__(self) -> bool:
        """Whether anybody has other goals than the programme's."""
        return bool(self.roles or self.people)


def _read(source: JsonField) -> dict[str, dict[str, Fraction]]:
    return {
        name: {metric: goal.number() for metric, goal in goals.members().items()}
        for name, goals in source.members().items()
    }


def _written(group: Mapping[str, Goals]) -> dict[str, object]:
    return {name: {metric: written(goal) for metric, goal in goals.items()} for name, goals in group.items()}


def _without(group: Mapping[str, Goals], metric: str) -> dict[str, Goals]:
    left = {name: {key: goal for key, goal in goals.items() if key != metric} for name, goals in group.items()}
    return {name: goals for name, goals in left.items() if goals}
