"""What the weekly post tells, written by hand: a few statements, and arithmetic over plain tuples.

It takes what is kept for right and speaks of one kind of programme: in one currency, without teams, and naming the top.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date, timedelta
from hashlib import sha256
from operator import mul
from statistics import median
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from sqlite3 import Connection

    from bot.domain.weekly_post import WeeklyPost

    Row = tuple[Any, ...]

_STANDINGS: Final = """
    SELECT seller_id, is_ranked, business, strategic, ssi, locked, business + strategic + ssi - locked, load,
           has_reported, calls, meetings, leads, ssi_level, ssi_level_before, shares, clicks, conversions, streak,
           badges, questions
    FROM kept_standing WHERE workspace_id = ? AND week_start = ? AND NOT is_season AND takes_part
"""
_BEFORE: Final = """
    SELECT seller_id, business + strategic + ssi - locked FROM kept_standing
    WHERE workspace_id = ? AND week_start = ? AND NOT is_season AND is_ranked
"""
_WON: Final = """
    SELECT d.closed_on, d.value, d.source, d.customer_key, d.seller_id FROM deal_version d
    WHERE workspace_id = ? AND closed_on BETWEEN ? AND ? AND stage = 'won' AND NOT is_withdrawn AND NOT EXISTS
          (SELECT 1 FROM deal_version n
           WHERE n.workspace_id = d.workspace_id AND n.deal_id = d.deal_id AND n.sequence > d.sequence)
"""
_WILLING: Final = "SELECT seller_id, is_named FROM naming_version WHERE workspace_id = ? ORDER BY sequence"
_NAMES: Final = "SELECT id, name FROM person WHERE workspace_id = ? AND id IN (SELECT value FROM json_each(?))"
_SCHEME: Final = "SELECT document FROM scheme_version WHERE workspace_id = ? ORDER BY sequence DESC LIMIT 1"
_TOLD: Final = """
    SELECT document FROM publication_revision
    WHERE workspace_id = ? AND week_start = ? ORDER BY revision DESC LIMIT 1
"""
_TELLING: Final = (
    *("first_social_deal", "streak_26", "streak_13", "closer", "full_funnel", "business_leap"),
    *("personal_best", "streak_8", "right_people", "streak_4"),
)
_NAMED, _COMMENDED, _WEEKS, _LARGE, _UNUSUAL, _LONG = 3, 5, 25, 10, 5, 4


def told(connection: Connection, workspace_id: str, monday: date, season: date) -> Mapping[str, Any]:
    """Return the facts of the post of a week from what is kept; points are in tenths, all else in hundredths."""
    ask = connection.execute
    sellers = ask(_STANDINGS, (workspace_id, str(monday))).fetchall()
    before = dict(ask(_BEFORE, (workspace_id, str(monday - timedelta(7)))).fetchall())
    span = str(season - timedelta(weeks=_WEEKS)), str(monday + timedelta(6))
    won = ask(_WON, (workspace_id, *span)).fetchall()
    willing = dict(ask(_WILLING, (workspace_id,)).fetchall())
    scheme = json.loads(ask(_SCHEME, (workspace_id,)).fetchone()[0])
    trail = json.loads(ask(_TOLD, (workspace_id, str(monday - timedelta(7)))).fetchone()[0])["story"]["trail"]
    ranked = sorted([row for row in sellers if row[1]], key=_order_against(before))
    lately = [row for row in won if row[0] >= str(monday)]
    commended = _commended(ranked, lately, willing, monday)
    streaks, rates = _best_streak(ranked, willing), _best_rate(ranked, willing, scheme)
    needed = {*(row[0] for row in ranked[:_NAMED]), *(each for each, _ in commended), streaks[0], rates[0]}
    names = dict(ask(_NAMES, (workspace_id, json.dumps(sorted(needed - {""})))).fetchall())
    now = _team_week(sellers, lately)
    return {
        "board": _board(ranked[:_NAMED], [_shown(row[6]) for row in ranked], before, names),
        "participation": (sum(row[8] for row in sellers if row[7]), now["present"]),
        "week": now,
        "unverified": _unverified(won, scheme, monday, monday),
        "season": _revenue([row for row in won if row[0] >= str(season)]),
        "season unverified": _unverified(won, scheme, season, monday),
        "commended": [(names[each], badge) for each, badge in commended],
        "bests": [(names[each], amount) for each, amount in (streaks, rates) if each],
        "benchmarks": [_shown(ranked[-(-len(ranked) // part) - 1][6]) for part in (10, 4, 2)],
        "usual": sum(round(100 * float(week["revenue"])) for week in trail[-4:]) / 4,
        "is_best_week": all(now["mean"] > round(10 * float(week["mean"])) for week in trail),
        "vanity": _vanity(trail, now),
    }


def _order_against(before: Mapping[str, int]) -> Callable[[Row], tuple[Any, ...]]:
    def order(row: Row) -> tuple[Any, ...]:
        total = (row[6] + 5) // 10
        return -total, -row[2], (before[row[0]] + 5) // 10 - total if row[0] in before else 0, row[0]

    return order


def _shown(centipoints: int) -> int:
    return (centipoints + 5) // 10


def _board(first: Sequence[Row], totals: Sequence[int], before: Mapping[str, int], names: Mapping[str, str]) -> Any:
    counts, shown = Counter(totals), Counter([(total + 5) // 10 for total in before.values()])
    lines = []
    for row in first:
        was = _shown(before[row[0]]) if row[0] in before else None
        lines.append(
            (
                *(
                    1 + sum(count for total, count in counts.items() if total > _shown(row[6])),
                    names[row[0]],
                    _shown(row[6]),
                ),
                _parts(row),
                *(None if was is None else _shown(row[6]) - was,),
                None if was is None else 1 + sum(count for total, count in shown.items() if total > was),
            )
        )
    return lines


def _parts(row: Row) -> list[int]:
    """Return the four addends in tenths, by largest remainder."""
    addends = [row[2], row[3], row[4], -row[5]]
    tenths = [addend // 10 for addend in addends]
    for index in sorted(range(4), key=lambda at: -(addends[at] % 10))[: _shown(row[6]) - sum(tenths)]:
        tenths[index] += 1
    return tenths


def _team_week(sellers: Sequence[Row], lately: Sequence[Row]) -> Mapping[str, Any]:
    there = [row for row in sellers if row[7]]
    loads = [row[7] for row in there]
    load = sum(loads)
    means = [(2 * sum(map(mul, loads, [row[part] for row in there])) + load) // (2 * load) for part in range(2, 6)]
    moves = sorted([row[12] - row[13] for row in there if row[12] is not None and row[13] is not None])
    customers, revenue = _revenue(lately)
    return {
        **{name: sum([row[at] for row in sellers]) for at, name in ((9, "calls"), (10, "meetings"), (11, "leads"))},
        "present": len(there),
        "load": load,
        "shares": sum([row[14] for row in there]),
        "customers": customers,
        "revenue": revenue,
        "mean": _shown(means[0] + means[1] + means[2] - means[3]),
        "ssi": (len(moves), len(moves) - bisect_left(moves, 100), bisect_right(moves, -100), median(moves)),
    }


def _revenue(deals: Sequence[Row]) -> tuple[int, int]:
    social = [row for row in deals if row[2] == "social"]
    return len({row[3] for row in social}), sum([row[1] for row in social])


def _unverified(won: Sequence[Row], scheme: Mapping[str, Any], first: date, last: date) -> int:
    """Return what waits of the social deals of the weeks between two Mondays, each against the weeks before its own."""
    large, waiting = _LARGE * 100 * float(scheme["metrics"]["revenue"]["goal"]), 0
    for day in range(first.toordinal(), last.toordinal() + 7, 7):
        monday = date.fromordinal(day)
        since, start, end = str(monday - timedelta(weeks=_WEEKS)), str(monday), str(monday + timedelta(6))
        above = min(large, _UNUSUAL * median([row[1] for row in won if since <= row[0] < start]))
        waiting += sum([row[1] for row in won if row[1] > above and start <= row[0] <= end and row[2] == "social"])
    return waiting


def _commended(
    ranked: Sequence[Row], lately: Sequence[Row], willing: Mapping[str, int], monday: date
) -> list[tuple[str, str]]:
    """Return who is commended for what, in turn."""
    winners, listed = {row[4] for row in lately}, {row[0] for row in ranked[:_NAMED]}
    badges = {row[0]: row[18] for row in ranked if row[18] and not row[19] and willing.get(row[0])}
    number = (monday.toordinal() - 1) // 7
    turn: list[str] = []
    for some in ((badges.keys() & winners) - listed, badges.keys() - winners - listed, badges.keys() & listed):
        if len(turn) < _COMMENDED:
            turn += sorted(some, key=lambda each: sha256(f"{number}:{each}".encode()).hexdigest())
    return [(each, min(badges[each].split(), key=_TELLING.index)) for each in turn[:_COMMENDED]]


def _best_streak(ranked: Sequence[Row], willing: Mapping[str, int]) -> tuple[str, float]:
    longest = max([row[17] for row in ranked])
    first = min([row[0] for row in ranked if row[17] == longest and willing.get(row[0])], default="")
    return (first, longest) if longest >= _LONG else ("", 0)


def _best_rate(ranked: Sequence[Row], willing: Mapping[str, int], scheme: Mapping[str, Any]) -> tuple[str, float]:
    least = 100 * float(scheme["rate_min"]["link_clicks"])
    rates = [(row[16] / row[15], row[0]) for row in ranked if row[15] >= least]
    most = max(rates, default=(0.0, ""))[0]
    return min([each for rate, each in rates if rate == most and willing.get(each)], default=""), 100 * most


def _vanity(trail: Sequence[Mapping[str, Any]], now: Mapping[str, Any]) -> bool:
    """Return whether meetings, calls and customers for the time worked stayed behind a climbing SSI."""
    early, late = trail[-7:-3], trail[-3:]
    load = sum(float(week["load"]) for week in early), sum(float(week["load"]) for week in late) + now["load"] / 1000
    for name, scale in (("calls", 100), ("meetings", 100), ("customers", 1)):
        before, after = sum(float(week[name]) for week in early), sum(float(week[name]) for week in late)
        if (after + now[name] / scale) / load[1] > before / load[0]:
            return False
    return bool(sum(float(week["ssi"]["mean"]) for week in late) + now["ssi"][3] / 100 >= 2)


def assert_same(post: WeeklyPost, told: Mapping[str, Any]) -> None:
    """Hold what was computed by hand against the post."""
    story, team, totals = post.story, post.story.trail[-1], post.totals
    assert totals is not None
    assert story.headline is not None
    week, season, benchmarks = told["week"], story.season, story.benchmarks
    assert [
        (
            each.place,
            each.name,
            10 * each.points,
            [10 * part for part in (each.business, each.strategic, each.ssi, each.locked)],
            None if each.movement is None else 10 * each.movement,
            each.place_before,
        )
        for each in post.sellers
    ] == [tuple(line) for line in told["board"]]
    assert (post.reported, post.present) == told["participation"]
    for name, scale in (
        ("calls", 100),
        ("meetings", 100),
        ("leads", 100),
        ("shares", 100),
        ("revenue", 100),
        ("load", 1000),
        ("mean", 10),
        ("customers", 1),
    ):
        assert scale * getattr(team, name) == week[name], name
    assert team.ssi is not None
    assert (team.ssi.sellers, team.ssi.rose, team.ssi.fell, 100 * team.ssi.median) == week["ssi"]
    assert 100 * totals.unverified == told["unverified"]
    assert season is not None
    assert (season.customers, 100 * season.revenue) == told["season"]
    assert 100 * season.unverified == told["season unverified"]
    assert [(each.name, each.badge) for each in post.commended] == told["commended"]
    assert [each.name for each in post.bests] == [name for name, _ in told["bests"]]
    assert benchmarks is not None
    assert [10 * each for each in (benchmarks.tenth, benchmarks.quarter, benchmarks.half)] == told["benchmarks"]
    assert 100 * story.headline.usual == told["usual"]
    assert story.is_best_week == told["is_best_week"]
    assert (story.vanity is not None) == told["vanity"]
