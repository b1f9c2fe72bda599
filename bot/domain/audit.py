"""What was decided for a programme: by whom, when, why, and what it was before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.domain.scoring.admissible import shares
from bot.domain.scoring.exact import half_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.domain.scoring.scheme import Scheme
    from bot.domain.weeks import Week

Value: TypeAlias = str | int | bool | Decimal | None
"""What something was or is; None for nothing."""


class Topic(StrEnum):
    """What the audit can be narrowed to."""

    SETTINGS = "settings"
    RULES = "rules"
    """Weights, goals and all else that a scheme holds."""
    ROLES = "roles"


class Thing(StrEnum):
    """What was changed; ``name`` of a change says which one."""

    SETTING = "setting"
    WEIGHT = "weight"
    GOAL = "goal"
    RULE = "rule"
    """Anything else in a scheme."""
    SCHEME = "scheme"
    """A new version of weights and goals; the new value is the number of the first week in which it holds."""
    WITHDRAWAL = "withdrawal"
    PROPOSAL = "proposal"
    """The new value is its state."""
    ROLE = "role"
    """``name`` is the role, ``whom`` the person; the values tell whether they hold it."""
    AUDIENCE = "audience"
    WORD = "word"
    """What a word of imported files means; ``whom`` is what it names: a seller, a stage, a source or a column."""


_TOPICS: Final[Mapping[Thing, Topic]] = {
    Thing.SETTING: Topic.SETTINGS,
    Thing.AUDIENCE: Topic.SETTINGS,
    Thing.WORD: Topic.SETTINGS,
    Thing.ROLE: Topic.ROLES,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    thing: Thing
    name: str
    old: Value
    new: Value
    whom: str = ""

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return _TOPICS.get(self.thing, Topic.RULES)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One decision with all that it changed."""

    sequence: int
    author: str
    """The name; empty where Slack told of it and nobody did it here."""
    decided_at: datetime
    """In UTC."""
    reason: str
    changes: tuple[Change, ...]


def scheme_changes(before: Scheme | None, after: Scheme, since: Week) -> Iterator[Change]:
    """Yield what a version of weights and goals changes; of the first one, only that it holds since a week."""
    yield Change(Thing.SCHEME, str(after.version), None, since.number)
    if before is None:
        return
    old, new = _numbers(before), _numbers(after)
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield Change(*key, old.get(key), new.get(key))


def _numbers(scheme: Scheme) -> dict[tuple[Thing, str], Value]:
    """Return everything in a scheme that can differ, as it is shown: weights as shares of 100."""
    weights = shares(scheme.metrics)
    numbers: dict[tuple[Thing, str], Value] = {
        (Thing.WEIGHT, metric): half_up(weight, 2) for metric, weight in weights.items()
    }
    numbers |= {(Thing.GOAL, metric): half_up(rule.goal, 2) for metric, rule in scheme.metrics.items()}
    return numbers | {(Thing.RULE, name): value for name, value in _rest(scheme).items()}


def _rest(scheme: Scheme) -> dict[str, Value]:
    """Return what is neither a weight nor a goal, by its place in the document."""
    document = {
        key: value for key, value in scheme.to_json().items() if key not in {"version", "effective_from", "metrics"}
    }
    rules = {
        f"{metric}.{name}": getattr(rule, name)
        for metric, rule in scheme.metrics.items()
        for name in ("window", "cap", "over", "e_min")
    }
    return {**{name: str(value) for name, value in rules.items()}, **dict(_flat(document))}


def _flat(document: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in document.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)
