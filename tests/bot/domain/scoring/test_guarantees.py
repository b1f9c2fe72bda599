"""What is promised of every scheme that can be saved, tried on random schemes and sellers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.scoring.deals import Deal, Source
from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.leaderboard import Result, rank
from bot.domain.scoring.metrics import Kind
from bot.domain.scoring.parts import Parts
from bot.domain.scoring.scheme import Scheme, SourceFactor
from bot.domain.scoring.score import score
from tests.bot.domain.scoring.worlds import BUSINESS_COUNTERS, COUNTERS, World, plain_worlds, worlds

if TYPE_CHECKING:
    from bot.domain.scoring.exact import Exact

quick = settings(max_examples=60, deadline=None)


def total(world: World) -> int:
    """Return the total in centipoints."""
    return world.score().parts.total


def without_business(world: World) -> World:
    """Return the world in which the seller has no outcome of any kind."""
    return replace(world.without(*BUSINESS_COUNTERS, "conversions"), deals=())


def at_goal(scheme: Scheme) -> World:
    """Return a full-time seller who has reached every business goal every week, and does nothing on LinkedIn."""
    weekly = {raw: scheme.metrics[raw].goal for raw in BUSINESS_COUNTERS}
    amounts: dict[str, Exact] = {**weekly, "link_clicks": 100, "conversions": 100}
    value = max(scheme.metrics["revenue"].goal, scheme.min_deal_value)
    weeks = range(60)
    history = SellerHistory("anna", start=0, reports=dict.fromkeys(weeks, amounts))
    deals = tuple(Deal(f"d{at}", f"c{at}", value, at, Source.OTHER, {"anna": 1}) for at in weeks)
    return World(history, deals, (scheme,), 59, None)


@quick
@given(worlds)
def test_without_business_only_the_cover_base_counts(world: World) -> None:
    """Whoever has no outcome scores the base of the cover at most, whatever the SSI, posts and contacts."""
    score = without_business(world).score()
    assert score.parts.business == 0
    assert score.total == min(score.social, score.cover) <= score.scheme.cover.base <= 10


@quick
@given(worlds)
def test_outcomes_dominate(world: World) -> None:
    """A seller at goal on business passes 54.9 points and everyone without business, with no LinkedIn at all."""
    scheme = world.score().scheme
    winner = at_goal(scheme).score()
    assert winner.parts.business == winner.parts.total
    assert winner.total > Fraction("54.9")
    assert winner.total > without_business(world).score().total


@quick
@given(worlds)
def test_calls_alone_stay_small(world: World) -> None:
    """Unlimited self-reported calls and nothing else stay far below a seller at goal."""
    scheme = world.score().scheme
    idle = without_business(world)
    busy = replace(idle, schemes=(scheme,)).reporting(idle.week, calls=10**9)
    assert busy.score().total <= Fraction("30.02")


@quick
@given(worlds)
def test_business_is_its_share_of_every_score(world: World) -> None:
    """No total passes the business points with what they cover."""
    score = world.score()
    cover = score.scheme.cover
    assert score.total <= (1 + cover.rate) * Fraction(score.business) + cover.base + Fraction(1, 100)


@quick
@given(plain_worlds, st.sampled_from(["posts", "shares", "engagement", "connections", "target_contacts", "ssi"]))
def test_one_social_metric_moves_little(world: World, raw: str) -> None:
    """Taking away everything reported in one social metric costs its weight at most."""
    lines = [line for line in world.score().terms if line.metric.raw == raw]
    assert abs(total(world) - total(world.without(raw))) <= sum(line.yardstick.full for line in lines)


@quick
@given(plain_worlds)
def test_calls_move_little(world: World) -> None:
    """Taking away all calls costs twice their weight at most, with the points that they cover."""
    calls = world.scheme.metrics["calls"].weight
    rate = world.scheme.cover.rate
    assert abs(total(world) - total(world.without("calls"))) <= 100 * (1 + rate) * calls + 2


@quick
@given(plain_worlds, st.sampled_from(sorted(COUNTERS)), st.integers(0, 30), st.integers(1, 50))
def test_more_done_is_never_less_points(world: World, raw: str, age: int, more: int) -> None:
    """A higher counter in any week, also one that was missing, never lowers the total."""
    week = world.week - age
    before = world.history.reports.get(week, {}).get(raw, 0)
    assert total(world.reporting(week, **{raw: Fraction(before) + more})) >= total(world)


@quick
@given(worlds, st.sampled_from(["ssi", "connections", "target_contacts"]), st.integers(1, 20))
def test_a_higher_level_now_is_never_less_points(world: World, raw: str, more: int) -> None:
    """A higher current level never lowers the total, but for the baseline and the base of a rate."""
    now = world.history.reports.get(world.week, {}).get(raw)
    assume(now is not None and world.history.series(raw).weeks[0] < world.week)
    assert now is not None
    assert total(world.reporting(world.week, **{raw: Fraction(now) + more})) >= total(world)


@quick
@given(worlds, st.integers(0, 30), st.integers(1, 50_000))
def test_a_further_customer_is_never_less_points(world: World, age: int, value: int) -> None:
    """A deal with a new customer never lowers the total."""
    deal = Deal("new", "new customer", value, world.week - age, Source.SOCIAL, {"anna": Fraction(1, 3)})
    assert total(replace(world, deals=(*world.deals, deal))) >= total(world)


@quick
@given(worlds, st.integers(1, 9))
def test_cutting_a_deal_in_one_week_changes_nothing(world: World, pieces: int) -> None:
    """The same value in several deals of the same week, customer and credits is the same score."""
    assume(world.deals)
    first, *rest = world.deals
    value = Fraction(first.value) / pieces
    cut = [replace(first, id=f"p{number}", value=value) for number in range(pieces)]
    assert total(replace(world, deals=(*cut, *rest))) == total(world)


@quick
@given(plain_worlds, st.integers(0, 20), st.lists(st.integers(0, 13), min_size=1, max_size=4))
def test_cutting_a_deal_over_weeks_wins_no_customer(world: World, age: int, delays: list[int]) -> None:
    """Pieces of a deal that are won later never make more customers of it."""
    value = Fraction(30_000, len(delays) + 1)
    deal = Deal("whole", "new customer", 30_000, world.week - age, Source.OTHER, {"anna": 1})
    pieces = [
        replace(deal, id=f"p{delay}", value=value, week=min(deal.week + delay, world.week)) for delay in (0, *delays)
    ]
    whole = replace(world, deals=(deal,)).score().term_of("customers_won")
    cut = replace(world, deals=tuple(pieces)).score().term_of("customers_won")
    assert cut is whole is None or (cut is not None and whole is not None and cut.done <= whole.done)


@quick
@given(worlds, st.integers(0, 10))
def test_splitting_credit_creates_nothing(world: World, tenths: int) -> None:
    """What two sellers earn of a shared deal is what one would have earned of it alone."""
    share = Fraction(tenths, 10)
    deal = Deal("shared", "new customer", 30_000, world.week, Source.OTHER, {"anna": share, "bo": 1 - share})
    alone = replace(world, deals=(replace(deal, credits={"anna": 1}),))
    anna = replace(world, deals=(deal,))
    bo = replace(anna, history=replace(world.history, seller_id="bo"))
    for metric in ("customers_won", "revenue"):
        lines = [each.score().term_of(metric) for each in (anna, bo, alone)]
        done = [line.done for line in lines if line]
        assert not done or done[0] + done[1] == done[2]


@quick
@given(worlds, st.sampled_from(["acme", "birch", "cedar"]), st.integers(1, 90_000))
def test_a_colleagues_later_deal_never_costs(world: World, customer: str, value: int) -> None:
    """A colleague's deal with a customer after all of one's own never lowers the score."""
    last = max((deal.week for deal in world.deals), default=world.week)
    deal = Deal("theirs", customer, value, last + 1, Source.SOCIAL, {"bo": 1})
    assert total(replace(world, deals=(*world.deals, deal))) >= total(world)


@quick
@given(plain_worlds, st.lists(st.integers(0, 900), min_size=24, max_size=24))
def test_removing_and_adding_contacts_pays_once(world: World, levels: list[int]) -> None:
    """Growth over windows that follow one another never adds up to more than the rise above the baseline."""
    rules = world.scheme.metrics
    rule = replace(rules["connections_growth"], window=4, e_min=Fraction(1))
    scheme = replace(world.scheme, metrics={**rules, "connections_growth": rule}, hwm_weeks=26)
    reports = {week: {"connections": level} for week, level in enumerate(levels)}
    history = SellerHistory("anna", start=1, reports=reports)
    lines = [score(history, (), week, (scheme,)).term_of("connections_growth") for week in range(4, 24, 4)]
    assert sum((line.done for line in lines if line), Fraction(0)) <= max(levels) - levels[0]


@quick
@given(worlds)
def test_the_lines_add_up_to_the_total(world: World) -> None:
    """The lines of a score less the locked points are its total, and the shown parts its shown total."""
    score = world.score()
    parts = score.parts
    assert sum(line.centipoints for line in score.terms) - parts.locked == parts.total >= 0
    assert sum(parts.shown) == (parts.total + 5) // 10
    assert all(shown == 0 for shown, exact in zip(parts.shown, parts.addends, strict=True) if exact == 0)


@quick
@given(plain_worlds, st.integers(1, 99))
def test_part_time_is_neutral(world: World, percent: int) -> None:
    """The same work per contracted hour reaches the same attainment under any constant contract."""
    share = Fraction(percent, 100)
    reports = {
        week: {raw: amount * share if raw in COUNTERS else amount for raw, amount in amounts.items()}
        for week, amounts in ((at, {k: Fraction(v) for k, v in it.items()}) for at, it in world.history.reports.items())
    }
    full = replace(world, history=replace(world.history, working_share={}))
    part = replace(world, history=replace(world.history, working_share={-1000: share}, reports=reports))
    attained = [
        {line.metric.key: line.attainment for line in each.score().terms if line.metric.kind is Kind.COUNTER}
        for each in (full, part)
    ]
    assert attained[0] == attained[1]


@quick
@given(worlds)
def test_the_future_is_irrelevant(world: World) -> None:
    """Facts of later weeks and schemes that come into force later change no line."""
    reports = {week: amounts for week, amounts in world.history.reports.items() if week <= world.week}
    past = replace(
        world,
        history=replace(world.history, reports=reports),
        deals=tuple(deal for deal in world.deals if deal.week <= world.week),
        schemes=tuple(scheme for scheme in world.schemes if scheme.effective_from <= world.week),
    )
    lines = [
        [replace(line, scale=1, done_units=0, expected_units=0) for line in w.score().terms] for w in (past, world)
    ]
    assert lines[0] == lines[1]
    assert [line.attainment for line in past.score().terms] == [line.attainment for line in world.score().terms]


@quick
@given(worlds)
def test_the_label_of_a_deal_is_neutral(world: World) -> None:
    """Where sources count alike, calling a deal social or not changes no score."""
    alike = SourceFactor(Fraction(1), Fraction(1))
    schemes = tuple(replace(scheme, source_factor=alike) for scheme in world.schemes)
    labelled = [
        replace(world, schemes=schemes, deals=tuple(replace(deal, source=source) for deal in world.deals))
        for source in Source
    ]
    assert total(labelled[0]) == total(labelled[1])


@quick
@given(plain_worlds, st.integers(0, 10), st.integers(0, 10), st.integers(1, 40_000))
def test_timing_inside_a_season_is_neutral(world: World, week: int, other: int, value: int) -> None:
    """Moving a post or a deal to another week of the season changes nothing in its score."""
    history = replace(world.history, start=-5, end=None, away={})
    totals = []
    for at in (week, other):
        reports = {-1: {"ssi": 60}, at: {"posts": 3, "meetings": 2}}
        deal = Deal("d", "new customer", value, at, Source.SOCIAL, {"anna": 1})
        season = World(replace(history, reports=reports), (deal,), world.schemes, 12, 0)
        totals.append(total(season))
    assert totals[0] == totals[1]


results = st.builds(
    Result,
    id=st.text(max_size=3),
    parts=st.builds(Parts, *(st.integers(0, 4000) for _ in range(3)), st.just(0)),
    previous=st.none() | st.integers(0, 9000),
)


@quick
@given(st.lists(results, unique_by=lambda result: result.id, max_size=12), results)
def test_a_stranger_never_changes_the_order_of_the_rest(rest: list[Result], stranger: Result) -> None:
    """Adding a seller leaves all others in the order in which they were."""
    assume(all(result.id != stranger.id for result in rest))
    before = [row.id for row in rank(rest)]
    assert [row.id for row in rank([*rest, stranger]) if row.id != stranger.id] == before
