from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.scoring.deals import Deal, Source
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.streaks import JOKER_WEEKS, Streak, outcome_streak

PLANS = st.text("x.-", max_size=45)
"""A week each: an outcome, none, or away."""


def history(plan: str, end: int | None = None) -> SellerHistory:
    """Return a seller of whom each character is a week, from week 1 on."""
    weeks = list(enumerate(plan, start=1))
    return SellerHistory(
        "anna",
        start=1,
        end=end,
        away={week: 1 for week, mark in weeks if mark == "-"},
        reports={week: {"leads": int(mark == "x"), "posts": 3} for week, mark in weeks},
    )


def streak(plan: str, *, is_over: bool = True) -> Streak:
    """Return the streak in the last week of a plan."""
    return outcome_streak(history(plan), (), len(plan), is_over=is_over)


def plain(plan: str) -> int:
    """Return the longest run at the end in which misses lie far enough apart, tried from every start."""
    best = 0
    for start in range(len(plan)):
        misses = [at for at in range(start, len(plan)) if plan[at] == "."]
        if all(later - earlier >= JOKER_WEEKS for earlier, later in pairwise(misses)):
            best = max(best, plan[start:].count("x"))
    return best


@settings(max_examples=300, deadline=None)
@given(PLANS)
def test_a_streak_is_the_longest_run_with_one_joker_in_13_weeks(plan: str) -> None:
    """No other start gives a longer run."""
    assert streak(plan).weeks == plain(plan)


@settings(max_examples=200, deadline=None)
@given(PLANS, st.data())
def test_a_late_report_never_shortens_a_streak(plan: str, data: st.DataObject) -> None:
    """Whatever week is filled in later, the streak is as long as before or longer."""
    if plan:
        week = data.draw(st.integers(0, len(plan) - 1))
        if plan[week] == ".":
            assert streak(plan[:week] + "x" + plan[week + 1 :]).weeks >= streak(plan).weeks


@settings(max_examples=100, deadline=None)
@given(PLANS, st.integers(0, 20), st.integers(0, 45))
def test_weeks_away_freeze_a_streak(plan: str, length: int, at: int) -> None:
    """An absence neither adds to a streak nor ends it."""
    frozen = plan[:at] + "-" * length + plan[at:]
    assert streak(frozen).weeks >= streak(plan).weeks
    assert streak(plan + "-" * length).weeks == streak(plan).weeks


def test_the_joker_stands_in_for_one_week() -> None:
    """One miss is forgiven and told; it is not counted."""
    assert streak("xxx.xx") == Streak(5, 4)
    assert (streak("xxx.xx").joker_returns, streak("xxx").joker_returns) == (17, None)


def test_the_joker_is_back_after_13_weeks() -> None:
    """A second miss breaks the streak within 13 weeks and not after."""
    assert streak("xxx" + "." + "x" * 11 + "." + "x").weeks == 12
    assert streak("xxx" + "." + "x" * 12 + "." + "x") == Streak(16, 17)
    assert streak("xxx" + "." + "x" * 13) == Streak(16, None)


def test_two_misses_in_a_row_end_a_streak() -> None:
    """After two weeks without an outcome it starts again, with a joker."""
    assert streak("xxxx..") == Streak(0, None)
    assert streak("xxxx..x") == Streak(1, None)


def test_a_running_week_takes_nothing_away() -> None:
    """As long as a week runs it can only add; its missing outcome counts when it is over."""
    assert streak("xxx.", is_over=False) == Streak(3, None)
    assert streak("xxx.", is_over=True) == Streak(3, 4)
    assert streak("xx.x", is_over=False) == Streak(3, 3)


def test_a_deal_is_an_outcome_for_whoever_has_a_share() -> None:
    """A credited deal keeps a streak, a void or foreign one does not."""
    deal = Deal("d", "acme", 900, 3, Source.OTHER, {"anna": 1})
    seller = history("xx..")
    assert outcome_streak(seller, [deal], 3, is_over=True).weeks == 3
    assert outcome_streak(seller, [replace(deal, void=True)], 3, is_over=True) == Streak(2, 3)
    assert outcome_streak(seller, [replace(deal, credits={"bo": 1})], 3, is_over=True) == Streak(2, 3)


def test_what_happened_before_the_start_or_after_the_end_is_left_out() -> None:
    """A streak begins with the first tracked week and stands still when somebody has left."""
    early = SellerHistory("anna", start=3, reports={week: {"meetings": 1} for week in range(6)})
    assert outcome_streak(early, (), 5).weeks == 3
    assert outcome_streak(history("xxx...", end=3), (), 6, is_over=True).weeks == 3
