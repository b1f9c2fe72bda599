"""What was decided for a programme: by whom, when, why, and what it was before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.domain.rule_changes import own_goal_changes
from bot.domain.scoring.admissible import shares
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.own_goals import GoalOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.domain.scoring.scheme import Scheme
    from bot.domain.weeks import Week

Value: TypeAlias = str | int | bool | Decimal | date | None
"""What something was or is; None for nothing."""


class Topic(StrEnum):
    """What the audit can be narrowed to."""

    SETTINGS = "settings"
    RULES = "rules"
    """Weights, goals and all else that a scheme holds."""
    ROLES = "roles"
    SELLERS = "sellers"
    """Who takes part, and on which licence."""
    IMPORTS = "imports"
    """What came from files and other programs, and what their words mean."""


class Thing(StrEnum):
    """What was changed; ``name`` of a change says which one."""

    SETTING = "setting"
    WEIGHT = "weight"
    GOAL = "goal"
    RULE = "rule"
    """Anything else in a scheme."""
    ROLE_GOAL = "role_goal"
    """A goal for a sales role, which is ``whom``."""
    PERSON_GOAL = "person_goal"
    """A goal for one person, who is ``whom``; others read that there is one, and nothing of it."""
    OWN_METRIC = "own_metric"
    """A metric that the programme defined; the values are its name, or nothing."""
    SCHEME = "scheme"
    """A new version of weights and goals; the new value is the number of the first week in which it holds."""
    WITHDRAWAL = "withdrawal"
    PROPOSAL = "proposal"
    """The new value is its state; ``whom_id`` is the person whose goals it is about, if it is about one."""
    ROLE = "role"
    """``name`` is the role, ``whom`` the person; the values tell whether they hold it."""
    AUDIENCE = "audience"
    WORD = "word"
    """What a word of imported files means; ``whom`` is what it names: a seller, a stage, a source or a column."""
    SELLER = "seller"
    """Whether somebody takes part, by somebody else's decision; ``whom`` is the person."""
    START = "start"
    """The day from which ``whom`` takes part."""
    SALES_ROLE = "sales_role"
    """Which sales role ``whom`` has."""
    LICENCE = "licence"
    """On which licence ``whom`` works."""
    TEAM = "team"
    """A team by its name; empty before it began and after it ended."""
    TEAM_MEMBER = "team_member"
    """In which team ``whom`` is, by its name."""
    TEAM_LEAD = "team_lead"
    """Whether ``whom`` leads the team ``name``."""
    TEAM_CHANNEL = "team_channel"
    """Where the leaderboard of the team ``name`` is posted."""
    IMPORT = "import"
    """A file; ``name`` is what it was about, and ``new`` or ``changed`` after a dot, ``whom`` the file."""
    RATE = "rate"
    """What one unit of the currency ``name`` is worth from the week ``whom`` on."""
    LARGE_DEAL = "large_deal"
    """Whether a second person found a deal right; which one is not for everybody to read."""
    WEATHER = "weather"
    """By how many points LinkedIn itself moved everybody's SSI in the week ``name``."""
    RECEIVED = "received"
    """What another program posted in a day; ``name`` is as for a file."""


_TOPICS: Final[Mapping[Thing, Topic]] = {
    Thing.SETTING: Topic.SETTINGS,
    Thing.AUDIENCE: Topic.SETTINGS,
    Thing.RATE: Topic.SETTINGS,
    Thing.LARGE_DEAL: Topic.SETTINGS,
    Thing.ROLE: Topic.ROLES,
    Thing.TEAM_LEAD: Topic.ROLES,
    Thing.TEAM: Topic.SELLERS,
    Thing.TEAM_MEMBER: Topic.SELLERS,
    Thing.TEAM_CHANNEL: Topic.SETTINGS,
    Thing.SELLER: Topic.SELLERS,
    Thing.START: Topic.SELLERS,
    Thing.LICENCE: Topic.SELLERS,
    Thing.SALES_ROLE: Topic.SELLERS,
    Thing.WORD: Topic.IMPORTS,
    Thing.IMPORT: Topic.IMPORTS,
    Thing.RECEIVED: Topic.IMPORTS,
}
_PERSONAL: Final = frozenset(
    {Thing.SELLER, Thing.START, Thing.LICENCE, Thing.SALES_ROLE, Thing.TEAM_MEMBER, Thing.IMPORT}
)
"""What names people, or files that may be called after them."""
_ABOUT_GOALS: Final = frozenset({Thing.PERSON_GOAL, Thing.PROPOSAL})
"""What may be about the goals of one person."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    thing: Thing
    name: str
    old: Value
    new: Value
    whom: str = ""
    whom_id: str = ""
    """The person, where it is one."""
    old_currency: str = ""
    """In which the programme counted money when the old value was set, where it is a rule."""
    currency: str = ""
    """In which it counted money when the new value was set, where it is a rule."""

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return _TOPICS.get(self.thing, Topic.RULES)

    def is_hidden_from(self, reader_id: str) -> bool:
        """Whether somebody who takes part may not read whom it is about: what it says of others is told as a number."""
        return self.thing in _PERSONAL | _ABOUT_GOALS and not (self.whom_id and self.whom_id == reader_id)

    def for_reader(self, reader_id: str) -> Change:
        """Return the same as somebody who takes part may read it."""
        if not self.is_hidden_from(reader_id):
            return self
        if self.thing is Thing.PERSON_GOAL:
            return replace(self, old=None, new=None, whom="", whom_id="")
        return replace(self, whom="", whom_id="")


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
    author_id: str = ""

    def about(self, topic: Topic | None, person_id: str) -> AuditEntry:
        """Return the decision with only what is about a topic, and about or by a person; both may be left open."""
        by_them = person_id in {"", self.author_id}
        changes = (each for each in self.changes if by_them or each.whom_id == person_id)
        return replace(self, changes=tuple(each for each in changes if topic in {None, each.topic}))

    def for_reader(self, reader_id: str) -> AuditEntry:
        """Return the same as somebody who takes part may read it; why something holds for others is theirs to know."""
        is_personal = any(change.whom_id and change.is_hidden_from(reader_id) for change in self.changes)
        changes = tuple(change.for_reader(reader_id) for change in self.changes)
        return replace(self, changes=changes, reason="" if is_personal else self.reason)


_TOLD_OTHERWISE: Final = frozenset({"version", "effective_from", "metrics", "own", "own_goals"})


def scheme_changes(before: Scheme | None, after: Scheme, since: Week) -> Iterator[Change]:
    """Yield what a version of weights and goals changes; of the first one, only that it holds since a week."""
    yield Change(Thing.SCHEME, str(after.version), None, since.number)
    if before is None:
        return
    old, new = _numbers(before), _numbers(after)
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key) and not _is_told_by_name(key, before, after):
            yield Change(*key, old.get(key), new.get(key))
    yield from _own_metrics(before, after)
    yield from _own_goals(before, after)


def _is_told_by_name(key: tuple[Thing, str], before: Scheme, after: Scheme) -> bool:
    """Return whether a number came or went with a metric of the programme; the goal of a new one is told."""
    thing, metric = key[0], key[1].split(".")[0]
    came, went = metric in after.own.keys() - before.own.keys(), metric in before.own.keys() - after.own.keys()
    return went or (came and thing is not Thing.GOAL)


def _own_metrics(before: Scheme, after: Scheme) -> Iterator[Change]:
    names = [{key: metric.name for key, metric in scheme.own.items()} for scheme in (before, after)]
    for key in dict.fromkeys([*names[0], *names[1]]):
        if names[0].get(key) != names[1].get(key):
            yield Change(Thing.OWN_METRIC, key, names[0].get(key), names[1].get(key))


def _own_goals(before: Scheme, after: Scheme) -> Iterator[Change]:
    for change in own_goal_changes(before, after):
        thing = Thing.ROLE_GOAL if change.whose is GoalOf.ROLE else Thing.PERSON_GOAL
        new = None if change.is_lifted else half_up(change.after, 2)
        whom_id = change.name if change.whose is GoalOf.PERSON else ""
        yield Change(thing, change.metric, half_up(change.before, 2), new, change.name, whom_id)


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
    document = {key: value for key, value in scheme.to_json().items() if key not in _TOLD_OTHERWISE}
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
