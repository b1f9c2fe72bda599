"""Anything that can happen to a leaderboard, drawn at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bot.domain.scoring.metrics import Phase, Pillar
from bot.domain.scoring.own_goals import OwnGoals
from bot.domain.scoring.own_metrics import OwnKind, OwnMetric
from bot.domain.scoring.presets import PRESETS, Preset
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from storage.content import Address
from storage.credits import CreditRow
from storage.outcomes import OutcomeRow
from storage.presence import Absence, Residence, WorkingShare
from storage.sales_roles import SalesRole
from tests.teams import NOW, SETTINGS, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

PEOPLE = ("U1", "U2", "U3", "U4")
Happening = tuple["Callable[..., object]", dict[str, Any]]
"""What happens to a team, and how."""

_people = st.sampled_from(PEOPLE)
_weeks = st.integers(-16, 1).map(lambda weeks: WEEK + weeks)
_days = st.integers(-110, 10).map(lambda days: NOW.date() + timedelta(days))
_metrics = st.sampled_from(("ssi", "connections", "posts", "meetings", "leads", "pipeline", "calls", "demos"))
_BALANCED = PRESETS[Preset.BALANCED]
_amounts = st.none() | st.integers(0, 40).map(Decimal)
_customers = st.sampled_from(("Acme", "Beta"))


def _report(team: Team, person: str, week: Any, metric: str, amount: Decimal | None) -> None:
    with team.entry(person) as (tx, sequence):
        tx.reports.record(team.workspace_id, sequence, person, week.starts_on, {metric: amount})


def _deal(team: Team, person: str, customer: str, stage: str, day: Any, value: int) -> None:
    closed_on = day if stage in {"won", "lost"} else None
    team.deals(person, customer, value, stage=stage, closed_on=closed_on, opened_on=day - timedelta(9))


def _change_deal(team: Team, number: int, customer: str, stage: str, *, is_withdrawn: bool) -> None:
    with team.database.snapshot() as tx:
        deals = tx.deals.all(team.workspace_id)
    if deals:
        deal = deals[number % len(deals)]
        closed_on = deal.closed_on or WEEK.starts_on if stage == "won" else None
        with team.entry(deal.seller_id, "deal") as (tx, sequence):
            named = deal._replace(customer=customer, customer_key=customer.casefold())
            row = named._replace(stage=stage, closed_on=closed_on, is_withdrawn=is_withdrawn)
            tx.deals.record(team.workspace_id, sequence, row)


def _credit(team: Team, number: int, person: str, percent: int) -> None:
    with team.database.snapshot() as tx:
        deals = [deal for deal in tx.deals.all(team.workspace_id) if deal.seller_id != person]
    if deals:
        deal = deals[number % len(deals)]
        with team.entry(deal.seller_id, "deal") as (tx, sequence):
            tx.credits.record(team.workspace_id, sequence, CreditRow(deal.deal_id, person, deal.customer_key, percent))


def _lead(team: Team, person: str, week: Any, customer: str) -> None:
    with team.entry(person) as (tx, sequence):
        row = OutcomeRow(sequence, person, week.starts_on, "leads", customer, customer.casefold())
        tx.outcomes.record(team.workspace_id, sequence, row)


def _settle(team: Team, customer: str, person: str) -> None:
    with team.entry("M1") as (tx, sequence):
        tx.settlements.record(team.workspace_id, sequence, customer.casefold(), person)


def _absence(team: Team, request: int, person: str, day: Any, days: int, state: str) -> None:
    with team.entry("M1") as (tx, sequence):
        row = Absence(request, f"{person}", day, day + timedelta(days), state)
        tx.presence.record_absence(team.workspace_id, sequence, row)


def _share(team: Team, request: int, person: str, week: Any, percent: int, state: str) -> None:
    with team.entry("M1") as (tx, sequence):
        row = WorkingShare(request, person, week.starts_on, percent, state)
        tx.presence.record_working_share(team.workspace_id, sequence, row)


def _reside(team: Team, person: str, week: Any, country: str) -> None:
    with team.entry(person) as (tx, sequence):
        tx.presence.record_residence(team.workspace_id, sequence, Residence(person, week.starts_on, country, ""))


def _address(team: Team, person: str, week: Any, *, is_withdrawn: bool) -> None:
    with team.entry(person) as (tx, sequence):
        row = Address(person, week.starts_on, "https://example.com/a", "shares")
        tx.contents.record(team.workspace_id, sequence, row, is_withdrawn=is_withdrawn)
        tx.contents.record_results(team.workspace_id, sequence, row, {"engagement": Decimal(sequence)})


def _rules(team: Team, preset: Any, week: Any, gap: int) -> None:
    team.adopts(replace(PRESETS[preset], customer_gap=gap), week)


def _own_rules(team: Team, week: Any, goal: int, *, is_weighed: bool) -> None:
    own = OwnMetric("demos", "Product demos", OwnKind.COUNT, Pillar.BUSINESS, Phase.CONSIDERATION)
    rule = replace(_BALANCED.metrics["calls"], weight=Fraction(5 if is_weighed else 0), goal=Fraction(goal))
    goals = OwnGoals({"farmer": {"meetings": Fraction(goal)}}, {"U3": {"leads": Fraction(goal)}})
    metrics = {**_BALANCED.metrics, "demos": rule}
    team.adopts(replace(_BALANCED, metrics=metrics, own={"demos": own}, own_goals=goals), week)


def _sales_role(team: Team, person: str, week: Any, role: str) -> None:
    with team.entry("A1") as (tx, sequence):
        tx.sales_roles.record(team.workspace_id, sequence, SalesRole(person, week.starts_on, role))


def _settings(team: Team, country: str) -> None:
    with team.entry("A1") as (tx, sequence):
        tx.programmes.record(team.workspace_id, sequence, SETTINGS._replace(holiday_country=country))


def _keep(team: Team, week: Any) -> None:
    moment = NOW + timedelta(weeks=week.number - WEEK.number)
    KeepLeaderboards(team.database, lambda: moment)(team.workspace_id)


_requests = st.integers(1, 3)
_states = st.sampled_from(("confirmed", "requested", "withdrawn"))
_countries = st.sampled_from(("", "DE", "SE"))
_HAPPENINGS: dict[Callable[..., object], dict[str, SearchStrategy[Any]]] = {
    _report: {"person": _people, "week": _weeks, "metric": _metrics, "amount": _amounts},
    _deal: {
        "person": _people, "customer": _customers, "day": _days, "value": st.integers(1, 90_000),
        "stage": st.sampled_from(("open", "won", "lost", "void")),
    },
    _change_deal: {
        "number": st.integers(0, 9), "customer": _customers, "is_withdrawn": st.booleans(),
        "stage": st.sampled_from(("open", "won", "void")),
    },
    _credit: {"number": st.integers(0, 9), "person": _people, "percent": st.sampled_from((0, 10, 30))},
    _lead: {"person": _people, "week": _weeks, "customer": _customers},
    _settle: {"customer": _customers, "person": _people | st.just("")},
    _absence: {
        "request": _requests, "person": st.just("U1"), "day": _days, "days": st.integers(0, 40), "state": _states,
    },
    _share: {
        "request": _requests, "person": st.just("U2"), "week": _weeks, "percent": st.integers(1, 100), "state": _states,
    },
    _reside: {"person": _people, "week": _weeks, "country": _countries},
    _address: {"person": _people, "week": _weeks, "is_withdrawn": st.booleans()},
    _rules: {"preset": st.sampled_from(tuple(PRESETS)), "week": _weeks, "gap": st.integers(13, 60)},
    _own_rules: {"week": _weeks, "goal": st.integers(1, 9), "is_weighed": st.booleans()},
    _sales_role: {"person": _people, "week": _weeks, "role": st.sampled_from(("farmer", "hunter", ""))},
    _settings: {"country": _countries},
    Team.joins: {
        "person_id": st.sampled_from((*PEOPLE, "U5")), "name": st.just("Anna"), "starts_on": _days,
        "ends_on": st.none() | _days,
    },
    Team.publishes: {"week": st.sampled_from((WEEK - 1, WEEK - 2))},
    _keep: {"week": st.sampled_from((WEEK, WEEK, WEEK, WEEK - 1, WEEK + 1))},
}  # fmt: skip


def happenings() -> SearchStrategy[list[Happening]]:
    """Return stories of a team: what happens, one thing after another, and leaderboards are kept in between."""
    each = [st.tuples(st.just(what), st.fixed_dictionaries(how)) for what, how in _HAPPENINGS.items()]
    keep = st.tuples(st.just(_keep), st.fixed_dictionaries(_HAPPENINGS[_keep]))
    return st.lists(st.one_of(*each, keep, keep), min_size=4, max_size=10)
