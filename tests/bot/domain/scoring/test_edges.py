"""The awkward cases, each with its calculation by hand, on the balanced preset."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bot.domain.scoring.deals import Deal, Source
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.score import Score, Standing, score
from bot.domain.scoring.terms import Note, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.scoring.exact import Exact

BALANCED = PRESETS[Preset.BALANCED]


def anna(reports: Mapping[int, Mapping[str, Exact]] | None = None, start: int = 1, **facts: object) -> SellerHistory:
    """Return a seller tracked from week 1."""
    return SellerHistory("anna", start=start, reports=reports or {}, **facts)  # type: ignore[arg-type] # test facts


def deal(week: int, value: Exact = 5000, customer: str = "acme", **facts: object) -> Deal:
    """Return a deal that is all Anna's."""
    given = {"id": f"{customer}{week}", "source": Source.OTHER, "credits": {"anna": 1}, **facts}
    return Deal(customer=customer, value=value, week=week, **given)  # type: ignore[arg-type] # test facts


def line(result: Score, metric: str) -> Term:
    """Return the line of a metric."""
    found = result.term_of(metric)
    assert found is not None
    return found


def points(result: Score, metric: str) -> str:
    """Return the points of a metric as they are written."""
    return str(line(result, metric).points)


def test_one_lucky_deal_in_the_first_week_is_braked() -> None:
    """5000 in week 1 count against four weeks: 16 x 5000/20000; one customer against 0.25 x 4: 12 x 1."""
    result = score(anna(start=13), [deal(13)], 13, [BALANCED])
    assert (points(result, "revenue"), points(result, "customers_won")) == ("4.00", "12.00")
    assert line(result, "revenue").note is Note.BRAKED


def test_a_level_ages_by_working_weeks_only() -> None:
    """After two weeks of holiday a level is as fresh as before; three working weeks without a report stale it."""
    reports = {0: {"ssi": 35}, 2: {"ssi": 35}}
    away = {3: 1, 4: 1}
    assert points(score(anna(reports, away=away), (), 6, [BALANCED]), "ssi_level") == "3.50"
    stale = score(anna(reports, away=away), (), 7, [BALANCED])
    assert (points(stale, "ssi_level"), line(stale, "ssi_level").note) == ("0.00", Note.STALE)
    assert line(stale, "ssi_growth").note is Note.STALE


def test_the_first_report_of_a_level_is_its_baseline() -> None:
    """The week of the baseline earns the level, 7 x 40/70, and no growth."""
    result = score(anna({5: {"ssi": 40}}), (), 5, [BALANCED])
    assert (points(result, "ssi_level"), points(result, "ssi_growth")) == ("4.00", "0.00")
    assert line(result, "ssi_growth").note is Note.BASELINE
    assert line(result, "connections_growth").note is Note.UNREPORTED


def test_growth_counts_from_the_baseline_on() -> None:
    """With a baseline in week 7, week 8 expects one week: 0.5 above 40 is all of it, but for the brake of one week."""
    result = score(anna({7: {"ssi": 40}, 8: {"ssi": Decimal("40.5")}}), (), 8, [BALANCED])
    assert (line(result, "ssi_growth").expected, points(result, "ssi_growth")) == (Fraction(1, 2), "5.00")


def test_holding_the_goal_is_as_good_as_improving() -> None:
    """At 70 and more the improvement counts as reached, though nothing grew; where it was reached, nothing is noted."""
    result = score(anna({0: {"ssi": 72}, 8: {"ssi": 71}}), (), 8, [BALANCED])
    growth = line(result, "ssi_growth")
    assert (growth.note, growth.attainment, str(growth.points)) == (Note.HELD, Fraction(1), "5.00")
    assert line(score(anna({0: {"ssi": 69}, 8: {"ssi": 71}}), (), 8, [BALANCED]), "ssi_growth").note is None


def test_without_a_report_in_the_look_back_the_last_earlier_one_is_the_mark() -> None:
    """500 in week 0 and 520 in week 40: 20 of 4 x 10."""
    result = score(anna({0: {"connections": 500}, 40: {"connections": 520}}), (), 40, [BALANCED])
    assert points(result, "connections_growth") == "1.00"


def test_a_small_customer_counts_in_part_until_it_has_grown() -> None:
    """400 of 1000 is 0.4 of a customer; with 900 more in week 15 it is a whole one."""
    deals = [deal(13, 400), deal(15, 900)]
    assert line(score(anna(), deals, 14, [BALANCED]), "customers_won").done == Fraction(2, 5)
    assert line(score(anna(), deals, 15, [BALANCED]), "customers_won").done == 1


def test_a_shared_customer_is_shared_by_the_value_of_the_first_week() -> None:
    """60 % of one of two deals of 10000 in the week is 0.3 of the customer and 6000 of revenue."""
    deals = [
        deal(13, 10_000, id="a", credits={"anna": Decimal("0.6"), "bo": Decimal("0.4")}),
        deal(13, 10_000, id="b", credits={"bo": 1}),
    ]
    result = score(anna(), deals, 14, [BALANCED])
    assert (line(result, "customers_won").done, line(result, "revenue").done) == (Fraction(3, 10), Fraction(6000))


@pytest.mark.parametrize(("week", "customers"), [(27, 0), (28, 1)])
def test_a_customer_is_new_again_after_26_quiet_weeks(week: int, customers: int) -> None:
    """A deal in week 1 is within the 26 weeks before week 27 and not within those before week 28."""
    deals = [deal(1), deal(week)]
    assert line(score(anna(), deals, week, [BALANCED]), "customers_won").done == customers


def test_a_void_deal_counts_for_nothing() -> None:
    """A reversed deal earns nothing and does not make its customer an old one."""
    deals = [deal(13, 9000, void=True), deal(14, 5000)]
    result = score(anna(), deals, 14, [BALANCED])
    assert (line(result, "customers_won").done, line(result, "revenue").done) == (Fraction(1), Fraction(5000))


def test_a_stretch_away_is_excused() -> None:
    """Four weeks away expect nothing, and what came in meanwhile still counts against the brake of one week."""
    away = dict.fromkeys(range(1, 5), 1)
    result = score(anna({4: {"posts": 1}}, away=away), (), 4, [BALANCED])
    assert (result.standing, result.is_away, points(result, "posts")) == (Standing.AWAY, True, "2.50")


def test_without_a_brake_nothing_expected_earns_nothing() -> None:
    """Where the scheme has no brake, a stretch away has no attainment at all."""
    rules = {**BALANCED.metrics, "posts": replace(BALANCED.metrics["posts"], e_min=Fraction(0))}
    away = dict.fromkeys(range(1, 5), 1)
    result = score(anna({4: {"posts": 1}}, away=away), (), 4, [replace(BALANCED, metrics=rules)])
    assert (line(result, "posts").note, line(result, "posts").attainment) == (Note.EXCUSED, Fraction(0))


def test_a_new_joiner_faces_half_the_business_goals() -> None:
    """Half of 3 meetings in the first four weeks, then three quarters: 3 x (3 x 0.5 + 0.75) in week 5."""
    result = score(anna(hire=1), (), 5, [BALANCED])
    assert line(result, "meetings").expected == Fraction(27, 4)
    assert line(result, "posts").expected == 8


def test_a_contract_changes_on_its_date() -> None:
    """80 % until week 2 and 50 % from week 3 on: 2 x (0.8 + 0.8 + 0.5 + 0.5) posts."""
    shares = {-9: Decimal("0.8"), 3: Decimal("0.5")}
    assert line(score(anna(working_share=shares), (), 4, [BALANCED]), "posts").expected == Fraction(26, 5)


def test_of_two_schemes_of_a_week_the_later_version_holds() -> None:
    """Two saves in one week: the higher version scores."""
    second = replace(BALANCED, version=2, effective_from=5, carry_weeks=1)
    third = replace(BALANCED, version=3, effective_from=5, carry_weeks=3)
    versions = [score(anna(), (), week, [third, BALANCED, second]).scheme.version for week in (4, 5, 6)]
    assert versions == [1, 3, 3]


def test_a_rate_with_weight_never_divides_by_less_than_its_minimum() -> None:
    """1 conversion of 10 clicks counts as 1 of 30: 3.33 % of 5 %, of 5/105 of the points: 3.17."""
    rules = {**BALANCED.metrics, "conversion_rate": replace(BALANCED.metrics["conversion_rate"], weight=Fraction(5))}
    history = anna({3: {"conversions": 1, "link_clicks": 10}})
    result = score(history, (), 4, [replace(BALANCED, metrics=rules)])
    rate = line(result, "conversion_rate")
    assert (rate.note, rate.attainment, str(rate.points)) == (Note.TOO_FEW, Fraction(2, 3), "3.17")


def test_a_season_weighs_the_level_by_presence() -> None:
    """Weeks 1, 2, 4, 5, 6 worked: 1 + 0.5 + 0.5 + 0.5 and stale in week 6: 2.5 of 5 weeks, 7 x 0.5."""
    history = anna({1: {"ssi": 70}, 2: {"ssi": 35}}, away={3: 1})
    level = line(score(history, (), 6, [BALANCED], season_start=1), "ssi_level")
    assert (level.done, level.expected, str(level.points)) == (Fraction(5, 2), Fraction(5), "3.50")


def test_a_season_counts_all_its_weeks() -> None:
    """Eight weeks of the season: 8 meetings of 24, and a deal of its first week: 16 x 5000/40000."""
    history = anna({week: {"meetings": 1} for week in range(1, 9)})
    result = score(history, [deal(1)], 8, [BALANCED], season_start=1)
    assert (points(result, "meetings"), points(result, "revenue")) == ("4.33", "2.00")


def test_a_season_before_any_report_has_no_level() -> None:
    """Who never reported a level has none in the season."""
    level = line(score(anna(), (), 3, [BALANCED], season_start=1), "ssi_level")
    assert (level.note, level.points) == (Note.UNREPORTED, Decimal("0.00"))


def test_four_silent_weeks_of_presence_are_no_data() -> None:
    """Three silent weeks are ranked, four are not; a week away is no silent one."""
    history = anna({1: {"posts": 0}}, away={3: 1})
    kinds = [score(history, (), week, [BALANCED]).standing for week in (1, 5, 6, 7)]
    assert kinds == [Standing.RANKED, Standing.RANKED, Standing.NO_DATA, Standing.NO_DATA]
    busy = anna({week: {"posts": 1} for week in range(28, 36)}, start=28)
    assert [busy.is_silent(week) for week in (38, 39)] == [False, True]


def test_before_the_start_and_after_the_end_nobody_is_ranked() -> None:
    """The tracked weeks bound the standing."""
    history = anna({1: {"posts": 1}}, end=2)
    kinds = [score(history, (), week, [BALANCED]).standing for week in (0, 1, 2, 3)]
    assert kinds == [Standing.NOT_STARTED, Standing.RANKED, Standing.RANKED, Standing.LEFT]
    assert line(score(anna({4: {"posts": 9}}, start=6), (), 2, [BALANCED]), "posts").done == 0


def test_a_week_with_any_presence_is_one() -> None:
    """Half a week away is a week of presence; those before the start and after the end are none."""
    history = anna(end=6, away={3: 1, 4: Fraction(1, 2)})
    assert [week for week in range(-1, 9) if history.is_present(week)] == [1, 2, 4, 5, 6]
    assert history.tenure.present_weeks(-1, 8) == [6, 5, 4, 2, 1]


def test_the_effective_weeks_of_a_season() -> None:
    """Half a contract with one of four weeks away is 1.5 full-time weeks; those before the start are none."""
    history = anna(working_share={0: Decimal("0.5"), 5: 1}, away={2: 1})
    assert [history.effective_weeks(first, last) for first, last in ((1, 4), (-5, 4), (5, 6))] == [1.5, 1.5, 2]


def test_impossible_facts_cannot_be_built() -> None:
    """Shares outside of their range and worthless or overcredited deals are refused."""
    with pytest.raises(ValueError, match="absent share"):
        anna(away={1: 2})
    for share in (0, 2):
        with pytest.raises(ValueError, match="working share"):
            anna(working_share={1: share})
    with pytest.raises(ValueError, match="value of a deal"):
        deal(1, 0)
    with pytest.raises(ValueError, match="credits of a deal"):
        deal(1, credits={"anna": 1, "bo": Decimal("0.1")})
    with pytest.raises(ValueError, match="at least one scheme"):
        score(anna(), (), 1, [])
