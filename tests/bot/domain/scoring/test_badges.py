from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings

from bot.domain.scoring.badges import Badge, badges_by_week, badges_of
from bot.domain.scoring.deals import Deal, Source
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.score import score
from bot.domain.scoring.streaks import outcome_streak
from tests.bot.domain.scoring.worlds import World, worlds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.scoring.exact import Exact

BALANCED = PRESETS[Preset.BALANCED]
PROGRESS = {Badge.PERSONAL_BEST, Badge.BUSINESS_LEAP, Badge.FULL_FUNNEL, Badge.RIGHT_PEOPLE}


def seller(reports: Mapping[int, Mapping[str, Exact]], **facts: int) -> SellerHistory:
    """Return a seller from week 1 on."""
    return SellerHistory("anna", start=1, reports=reports, end=facts.get("end"))


def badges(history: SellerHistory, week: int, deals: Iterable[Deal] = ()) -> set[Badge]:
    """Return the badges of a week."""
    return set(badges_of(history, deals, week, [BALANCED]))


def deal(id_: str, week: int, source: Source = Source.OTHER) -> Deal:
    """Return a deal of Anna's."""
    return Deal(id_, id_, 5000, week, source, {"anna": 1})


def test_a_deal_won_makes_a_closer() -> None:
    """In the week in which it was won, as long as it stands."""
    history, won = seller({}), deal("a", 3)
    assert badges(history, 3, [won]) == {Badge.CLOSER}
    assert badges(history, 2, [won]) == badges(history, 4, [won]) == set()
    assert badges(history, 3, [replace(won, void=True)]) == set()
    assert badges(history, 3, [replace(won, credits={"bo": 1})]) == set()


def test_the_first_social_deal_is_once() -> None:
    """It is the first from social selling, whatever was won otherwise; a correction moves it."""
    deals = [deal("a", 2), deal("b", 4, Source.SOCIAL), deal("c", 6, Source.SOCIAL)]
    history = seller({})
    assert [week for week in range(1, 9) if Badge.FIRST_SOCIAL_DEAL in badges(history, week, deals)] == [4]
    corrected = [deals[0], replace(deals[1], void=True), deals[2]]
    assert [week for week in range(1, 9) if Badge.FIRST_SOCIAL_DEAL in badges(history, week, corrected)] == [6]


def test_a_personal_best_needs_six_weeks_and_a_point() -> None:
    """The total must lie a point above the record, and business may not have fallen for it."""
    weekly = {week: {"calls": 2, "meetings": 1} for week in range(1, 8)}
    better = {**weekly, 7: {"calls": 2, "meetings": 2}}
    assert Badge.PERSONAL_BEST in badges(seller(better), 7)
    assert Badge.PERSONAL_BEST not in badges(seller(weekly), 7)
    assert Badge.PERSONAL_BEST not in badges(seller({**weekly, 6: {"calls": 2, "meetings": 2}}), 6)
    social = {**weekly, 7: {"calls": 0, "meetings": 1, "posts": 9, "shares": 12}}
    assert score(seller(social), (), 7, [BALANCED]).total >= score(seller(social), (), 6, [BALANCED]).total + 1
    assert Badge.PERSONAL_BEST not in badges(seller(social), 7)


def test_a_business_leap_is_measured_against_oneself() -> None:
    """Eight business points above the own mean of four weeks."""
    weekly = {week: {"meetings": 1} for week in range(1, 9)}
    assert Badge.BUSINESS_LEAP in badges(seller({**weekly, 8: {"meetings": 10}}), 8)
    assert Badge.BUSINESS_LEAP not in badges(seller({**weekly, 8: {"meetings": 4}}), 8)
    assert Badge.BUSINESS_LEAP in badges(seller({**weekly, 5: {"meetings": 10}}), 5)
    assert Badge.BUSINESS_LEAP not in badges(seller({**weekly, 4: {"meetings": 10}}), 4)


def test_a_full_funnel_is_at_goal_in_meetings_leads_and_pipeline() -> None:
    """All three, over their windows."""
    goal: dict[str, Exact] = {"meetings": 3, "leads": 2, "pipeline": 15000}
    weeks = range(1, 6)
    assert Badge.FULL_FUNNEL in badges(seller(dict.fromkeys(weeks, goal)), 5)
    for raw in goal:
        assert Badge.FULL_FUNNEL not in badges(seller({key: {**goal, raw: 1} for key in weeks}), 5)


def test_the_right_people_are_half_of_the_new_contacts() -> None:
    """The goal of target contacts, at most as many others, and an outcome in the week; the others must be known."""

    def met(*, others: int = 5, target: int = 5, leads: int = 1) -> bool:
        reports = {
            week: {
                "connections": 500 + week * (target + others),
                "target_contacts": 100 + week * target,
                "leads": leads,
            }
            for week in range(6)
        }
        return Badge.RIGHT_PEOPLE in badges(seller(reports), 5)

    assert met()
    assert not met(others=6)
    assert not met(target=4, others=0)
    assert not met(leads=0)
    unknown = {week: {"target_contacts": 100 + week * 9, "leads": 1} for week in range(6)}
    assert Badge.RIGHT_PEOPLE not in badges(seller(unknown), 5)


def test_streaks_are_collected_when_they_are_reached() -> None:
    """In the weeks in which the streak is 4, 8, 13 and 26 long."""
    history = seller({week: {"leads": 1} for week in range(1, 31)})
    found = badges_by_week(history, (), 1, 30, [BALANCED])
    reached = {week: [badge for badge in found[week] if badge.startswith("streak")] for week in found}
    assert {week: names for week, names in reached.items() if names} == {
        4: [Badge.STREAK_4],
        8: [Badge.STREAK_8],
        13: [Badge.STREAK_13],
        26: [Badge.STREAK_26],
    }


def test_a_value_in_question_holds_all_badges_back() -> None:
    """Until somebody confirms it; the weeks around it are not touched."""
    history, deals = seller({}), [deal("a", 3), deal("b", 4)]
    assert badges_of(history, deals, 3, [BALANCED], is_in_question=True) == ()
    found = badges_by_week(history, deals, 3, 4, [BALANCED], in_question={3})
    assert found == {3: (), 4: (Badge.CLOSER,)}


def test_vanity_collects_next_to_nothing() -> None:
    """A high SSI, posts and connections alone win no badge, unless by progress of one's own."""
    reports = {week: {"ssi": 90, "posts": 9, "shares": 20, "connections": 500 + 90 * week} for week in range(27)}
    found = badges_by_week(seller(reports), (), 1, 26, [BALANCED])
    assert {badge for names in found.values() for badge in names} <= {Badge.PERSONAL_BEST}


def test_whoever_has_left_collects_no_more() -> None:
    """A deal that comes in afterwards is still one's own."""
    history = seller({week: {"leads": 1} for week in range(1, 9)}, end=7)
    assert badges(history, 8) == set()
    assert badges(history, 8, [deal("a", 8)]) == {Badge.CLOSER}


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_badges_agree_with_the_scores(world: World) -> None:
    """Whoever recomputes the weeks one by one comes to the same personal bests, leaps and streaks."""
    weeks = range(world.history.start, world.week + 1)
    scores = {week: score(world.history, world.deals, week, world.schemes) for week in weeks}
    ranked = [each for each in scores.values() if each.standing == "ranked"]
    earlier = [each for each in ranked if each.week < world.week]
    found = set(badges_of(world.history, world.deals, world.week, world.schemes))
    now = scores[world.week]
    if now not in ranked:
        assert not found & PROGRESS
        return
    business = [each.business for each in earlier[-4:]]
    assert (Badge.BUSINESS_LEAP in found) == (len(business) == 4 and 4 * (now.business - 8) >= sum(business))
    if Badge.PERSONAL_BEST in found:
        assert len(earlier) >= 6
        assert now.total >= 1 + max(each.total for each in earlier)
    length = outcome_streak(world.history, world.deals, world.week).weeks
    assert all(badge == f"streak_{length}" for badge in found if badge.startswith("streak"))


@settings(max_examples=40, deadline=None)
@given(worlds)
def test_all_weeks_at_once_are_each_week_alone(world: World) -> None:
    """The badges of a stretch are those of its weeks."""
    weeks = range(world.week - 3, world.week + 1)
    at_once = badges_by_week(world.history, world.deals, weeks[0], weeks[-1], world.schemes)
    assert at_once == {week: badges_of(world.history, world.deals, week, world.schemes) for week in weeks}
