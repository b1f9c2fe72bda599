"""Define a metric of a programme's own, and remove it.

Neither changes a score: what is new weighs nothing until somebody weighs it, and what weighs something stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.own_metric_plans import MetricWeighedError, NoSuchOwnMetricError, OwnMetricPlan
from bot.domain.people import NotSetUpError
from bot.domain.typed.words.own_metrics import reported_words
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.people.identify import known_programme
from bot.use_cases.programme import applied
from bot.use_cases.programme.entries import SCHEME, check_admin_now, write
from bot.use_cases.programme.schemes import store
from bot.use_cases.programme.settings import FIRST_METRICS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.people import Actor, Programme
    from bot.domain.scoring.scheme import Scheme
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class DefinitionReceipt:
    """A metric that was defined, or removed."""

    plan: OwnMetricPlan
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class DefineMetric:
    """Let sellers report a metric that the programme defined."""

    database: Database

    def __call__(self, actor: Actor, act: Act, plan: OwnMetricPlan) -> DefinitionReceipt:
        """Return what was defined; the form asks for it from now on, and it weighs nothing yet.

        Raises:
            NotAllowedError: the person is no admin.
            UserError: the word or name is taken or cannot be, a number cannot be, or there are too many already.
        """
        actor.require_admin()
        change = partial(_defined, actor, act, plan)
        return write(self.database, actor, act, SCHEME, change, DefinitionReceipt, reason=plan.because)


@dataclass(frozen=True, slots=True)
class RemoveMetric:
    """Ask nobody for a metric of the programme's own any more; what was reported stays stored."""

    database: Database

    def __call__(self, actor: Actor, act: Act, name: str, because: str = "") -> DefinitionReceipt:
        """Return what was removed.

        Raises:
            NotAllowedError: the person is no admin.
            NoSuchOwnMetricError: there is no such metric.
            MetricWeighedError: it has a weight, now or in a version that is planned.
        """
        actor.require_admin()
        change = partial(_removed, actor, act, name, because)
        return write(self.database, actor, act, SCHEME, change, DefinitionReceipt, reason=because)


def _defined(actor: Actor, act: Act, plan: OwnMetricPlan, tx: Transaction, sequence: int) -> DefinitionReceipt:
    programme = _programme_now(tx, actor)
    plan.check(programme.own_metrics)
    metric = plan.metric
    own, asked = (*programme.own_metrics, metric), (*programme.metrics_asked, metric.key)
    tx.programmes.record(
        actor.workspace_id, sequence, applied.row_of(replace(programme, own_metrics=own, metrics_asked=asked))
    )

    def defined(scheme: Scheme) -> Scheme:
        rules = {**scheme.metrics, metric.key: plan.rule}
        return replace(scheme, metrics=rules, own={**scheme.own, metric.key: metric})

    _rewrite(tx, actor, act, sequence, programme, defined, plan.because)
    return DefinitionReceipt(plan)


def _removed(actor: Actor, act: Act, name: str, because: str, tx: Transaction, sequence: int) -> DefinitionReceipt:
    programme = _programme_now(tx, actor)
    key = reported_words(programme.own_metrics).meaning(name)
    metric = next((own for own in programme.own_metrics if own.key == key), None)
    if metric is None:
        raise NoSuchOwnMetricError(name, tuple(own.key for own in programme.own_metrics))
    own = tuple(each for each in programme.own_metrics if each != metric)
    asked = tuple(each for each in programme.metrics_asked if each != metric.key) or FIRST_METRICS
    tx.programmes.record(
        actor.workspace_id, sequence, applied.row_of(replace(programme, own_metrics=own, metrics_asked=asked))
    )
    _rewrite(tx, actor, act, sequence, programme, partial(_without, metric.key), because)
    plan = OwnMetricPlan(metric.key, metric.name, metric.kind, metric.pillar, metric.phase, unit=metric.unit)
    return DefinitionReceipt(plan, is_removed=True)


def _without(key: str, scheme: Scheme) -> Scheme:
    if key not in scheme.own:
        return scheme
    if scheme.metrics[key].weight:
        raise MetricWeighedError(key)
    rules = {metric: rule for metric, rule in scheme.metrics.items() if metric != key}
    own = {metric: definition for metric, definition in scheme.own.items() if metric != key}
    return replace(scheme, metrics=rules, own=own, own_goals=scheme.own_goals.without(key))


def _programme_now(tx: Transaction, actor: Actor) -> Programme:
    check_admin_now(tx, actor)
    programme = known_programme(tx, actor.workspace_id)
    if programme is None:
        raise NotSetUpError(may_set_up=False)
    return programme


def _rewrite(
    tx: Transaction,
    actor: Actor,
    act: Act,
    sequence: int,
    programme: Programme,
    change: Callable[[Scheme], Scheme],
    because: str,
) -> None:
    """Let versions that differ by the metric alone follow the one in force and all that are planned."""
    running, rules = programme.week_of(act.moment), rulebook_of(tx, actor.workspace_id)
    planned = rules.after(running.number)
    in_force = replace(rules.at(running.number), effective_from=running.number)
    for row in tx.schemes.all(actor.workspace_id):
        if row.effective_week_start > running.starts_on:
            tx.schemes.withdraw(actor.workspace_id, sequence, row.version)
    store(tx, actor, act, sequence, [change(scheme) for scheme in (in_force, *planned)], because)
