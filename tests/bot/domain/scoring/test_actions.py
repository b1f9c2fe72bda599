from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings

from bot.domain.scoring.actions import DEFAULT_MINUTES, Action, next_actions
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.parts import in_points
from bot.domain.scoring.presets import PRESETS, Preset
from tests.bot.domain.scoring.oracle import Oracle
from tests.bot.domain.scoring.worlds import World, worlds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.scoring.exact import Exact

BALANCED = PRESETS[Preset.BALANCED]
AT_SOCIAL_GOAL = {"posts": 2, "shares": 3, "engagement": 30}


def suggested(
    weekly: Mapping[str, Exact], *, minutes: Mapping[str, int] = DEFAULT_MINUTES, **levels: Exact
) -> tuple[Action, ...]:
    """Return what is suggested in week 8 to somebody who reported the same counters each week."""
    reports = {week: {**weekly, **levels} for week in range(9)}
    return next_actions(SellerHistory("anna", start=1, reports=reports), (), 8, [BALANCED], minutes)


def plain_gain(world: World, raw: str) -> Decimal | None:
    """Return what the oracle says of one unit more; None where nobody knows how many there are."""
    before = Oracle(world.history, world.deals, world.week, world.schemes)
    known = before.reported(raw, world.week) or 0
    if raw == "target_contacts":
        level = before.level(raw, world.week)
        if level is None:
            return None
        known = level
    after = replace(before, history=world.reporting(world.week, **{raw: known + 1}).history)
    return in_points(after.score().total - before.score().total)


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_gains_are_exact(world: World) -> None:
    """What is promised for one unit more is what the score rises by, through caps, cover and all windows."""
    for action in next_actions(world.history, world.deals, world.week, world.schemes):
        assert action.gain == plain_gain(world, action.metric)


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_the_best_is_suggested(world: World) -> None:
    """Of all that would raise the score, business comes first, then the best hour, with one social thing at most."""
    minutes = DEFAULT_MINUTES
    gains = {raw: plain_gain(world, raw) or Decimal(0) for raw in minutes}
    ordered = sorted(
        (raw for raw in minutes if gains[raw] > 0),
        key=lambda raw: (-Fraction(gains[raw]) / minutes[raw], -gains[raw], raw),
    )
    business = [raw for raw in ordered if raw in {"calls", "meetings", "leads"}]
    social = [raw for raw in ordered if raw not in business]
    allowed = {*business, *social[:1]}
    expected = [*business[:1], *(raw for raw in ordered if raw in allowed and raw not in business[:1])][:3]
    found = next_actions(world.history, world.deals, world.week, world.schemes)
    assert [action.metric for action in found] == expected


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_nothing_is_suggested_that_earns_nothing(world: World) -> None:
    """Every suggestion has a gain, made of points of its own and points it unlocks."""
    for action in next_actions(world.history, world.deals, world.week, world.schemes):
        assert action.gain > 0
        assert action.gain == action.own_points + action.unlocked
        assert action.per_hour == Fraction(action.gain) * 60 / action.minutes
        assert action.is_business or action.unlocked == 0


def test_business_unlocks_social_points() -> None:
    """Who has locked points gains twice by a lead: its own 1.25 and the 1.25 that it covers."""
    first, *_ = suggested(AT_SOCIAL_GOAL, ssi=70, connections=500, target_contacts=100)
    assert (first.metric, first.own_points, first.unlocked) == ("leads", Decimal("1.25"), Decimal("1.25"))


def test_locked_social_work_is_not_suggested() -> None:
    """More posts earn nothing while the social points that are there are not covered."""
    found = suggested({"posts": 1}, ssi=70, connections=500, target_contacts=100)
    assert {action.metric for action in found} == {"leads", "meetings", "calls"}


def test_business_comes_first_even_if_a_share_earns_more_in_an_hour() -> None:
    """Sharing is quick, but the first slot is for an outcome."""
    found = suggested({"calls": 9, "meetings": 5, "leads": 2, "pipeline": 15000})
    assert [action.metric for action in found] == ["leads", "shares", "calls"]
    assert found[1].per_hour > found[0].per_hour


def test_who_is_at_every_cap_needs_no_suggestion() -> None:
    """Whatever earns no more is not suggested."""
    done = {**AT_SOCIAL_GOAL, "calls": 10, "meetings": 9, "leads": 9}
    reports = {week: {**done, "ssi": 70, "target_contacts": 100 + 5 * week} for week in range(9)}
    assert next_actions(SellerHistory("anna", start=1, reports=reports), (), 8, [BALANCED]) == ()


def test_own_minutes_change_the_order() -> None:
    """In a programme where a meeting takes ten minutes it comes before a lead."""
    (first, *_) = suggested({}, minutes={**DEFAULT_MINUTES, "meetings": 10})
    assert first.metric == "meetings"


def test_contacts_are_suggested_while_their_number_is_known() -> None:
    """One contact more counts from the last report, as long as it is fresh."""
    busy = {"calls": 10, "meetings": 3, "leads": 2}
    reports: dict[int, dict[str, Exact]] = {week: {**busy, **AT_SOCIAL_GOAL} for week in range(9)}
    assert "target_contacts" not in names(reports)
    assert "target_contacts" in names({**reports, 0: {"target_contacts": 90}, 6: {**busy, "target_contacts": 100}})
    assert "target_contacts" not in names({**reports, 0: {"target_contacts": 90}, 5: {"target_contacts": 100}})


def names(reports: Mapping[int, Mapping[str, Exact]]) -> set[str]:
    """Return the metrics that are suggested in week 8."""
    found = next_actions(SellerHistory("anna", start=1, reports=reports), (), 8, [BALANCED])
    return {action.metric for action in found}
