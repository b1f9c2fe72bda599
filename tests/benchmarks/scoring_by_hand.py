"""The points of sellers, written by hand: the model of docs/scoring.md in floating point, over plain lists of weeks.

It speaks of one kind of programme: one scheme, everybody in it from the first to the last week, nobody away for a whole
week, no target contacts, no rates, deals without credits for colleagues.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, groupby
from math import sqrt
from operator import itemgetter, mul
from statistics import median
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Row = tuple[Any, ...]

_COUNTS: Final = ("posts", "shares", "engagement", "calls", "meetings", "leads", "pipeline")
_BUSINESS: Final = ("calls", "meetings", "leads", "pipeline", "customers_won", "revenue")
_GAP, _MARK, _CARRY, _JOKER = 26, 26, 2, 13
_STREAKS: Final = (4, 8, 13, 26)
_SILENT, _NOTHING = 4, 0.001


def number(day: str) -> int:
    """Return the number of a day's week."""
    return (date.fromisoformat(day).toordinal() - 1) // 7


@dataclass
class Presence:
    """When somebody was there; weeks count from the first."""

    shares: list[float]
    """The contract by week."""
    present: list[float]
    """The running sums of presence."""
    loads: list[float]
    """The running sums of presence times contract."""

    @classmethod
    def of(cls, missed: Iterable[date], shares: list[float], start: int) -> Presence:
        """Return the presence of somebody who missed some days and has these shares of full time."""
        present = [1.0] * len(shares)
        for day in set(missed):
            week = (day.toordinal() - 1) // 7 - start
            if day.weekday() < 5 and 0 <= week < len(present):
                present[week] -= 0.2
        loads = map(mul, present, shares)
        return cls(shares, [0.0, *accumulate(present)], [0.0, *accumulate(loads)])


@dataclass
class Frame:
    """What all sellers share; weeks count from the first."""

    start: int
    weeks: int
    rules: Mapping[str, tuple[float, float, int, float, float, float]]
    """By metric the weight in centipoints, the goal, the window, the cap, the factor beyond the goal and the brake."""
    usual: Presence
    """That of everybody who was never away and works full time."""
    cover: int
    others: Mapping[str, Presence]
    """That of all others, by seller."""
    wins: dict[str, list[tuple[int, float, float]]] = field(default_factory=dict)
    """By seller, the week, the share of a new customer and the revenue in hundredths of each win."""

    @classmethod
    def of(cls, document: str, holidays: str, start: int, weeks: int, rows: tuple[list[Row], list[Row]]) -> Frame:
        """Return the frame of a scheme, of days on which nobody works, and of absences and parts of full time."""
        scheme = json.loads(document)
        whole = sum(rule["weight"] for rule in scheme["metrics"].values())
        rules = {name: _rule(rule, whole) for name, rule in scheme["metrics"].items() if rule["weight"]}
        free, full = [date.fromisoformat(day) for day in json.loads(holidays)], [1.0] * weeks
        missed: dict[str, list[date]] = defaultdict(lambda: list(free))
        shares: dict[str, list[float]] = defaultdict(lambda: list(full))
        for seller_id, first, last in rows[0]:
            begin, end = (date.fromisoformat(day).toordinal() for day in (first, last))
            missed[seller_id] += map(date.fromordinal, range(begin, end + 1))
        for seller_id, day, percent in rows[1]:
            since = max(number(day) - start, 0)
            shares[seller_id][since:] = [percent / 100] * (weeks - since)
        others = {each: Presence.of(missed[each], shares[each], start) for each in {*missed, *shares}}
        return cls(start, weeks, rules, Presence.of(free, full, start), int(100 * scheme["cover"]["base"]), others)


def _rule(rule: Mapping[str, Any], whole: float) -> tuple[float, float, int, float, float, float]:
    goal, cap, over, least = (_float(rule[name]) for name in ("goal", "cap", "over", "e_min"))
    return 10_000 * rule["weight"] / whole, goal, rule["window"], cap, over, goal * least


def _float(number: Any) -> float:
    above, _, below = str(number).partition("/")
    return float(above) / float(below or 1)


def wins_in(rows: Sequence[tuple[str, str, str, int]], start: int) -> dict[str, list[tuple[int, float, float]]]:
    """Return the wins of rows of seller, customer, day and value, by seller."""
    weeks: dict[tuple[str, int], dict[str, int]] = {}
    for seller_id, customer, day, value in rows:
        parts = weeks.setdefault((customer, number(day) - start), {})
        parts[seller_id] = parts.get(seller_id, 0) + value
    before: dict[str, int] = {}
    wins: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    for (customer, week), parts in weeks.items():
        is_new = week - before.get(customer, -1000) > _GAP
        before[customer], whole = week, sum(parts.values())
        for seller_id, value in parts.items():
            wins[seller_id].append((week, value / whole if is_new else 0.0, value))
    return wins


@dataclass
class Person:
    """One seller's amounts by week."""

    frame: Frame
    presence: Presence
    wins: list[tuple[int, float, float]]
    counts: dict[str, list[int]]
    sums: dict[str, list[int]]
    levels: dict[str, list[int | None]]
    reported: set[int]
    """The weeks in which anything was."""
    known: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, frame: Frame, seller_id: str, rows: Sequence[tuple[str, str, str, int]]) -> Person:
        """Return the seller of some rows."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0] * frame.weeks)
        levels: dict[str, list[int | None]] = {name: [None] * frame.weeks for name in ("ssi", "connections")}
        wins = frame.wins.get(seller_id, [])
        reported = {week for week, _, _ in wins}
        for day, some in groupby(rows, key=itemgetter(1)):
            week = number(day) - frame.start
            reported.add(week)
            for _, _, metric, amount in some:
                (levels if metric in levels else counts)[metric][week] = amount
        sums = {name: [0, *accumulate(values)] for name, values in counts.items()}
        presence = frame.others.get(seller_id, frame.usual)
        return cls(frame, presence, wins, counts, sums, levels, reported)

    def standing(self, week: int, first: int) -> tuple[str, bool, bool]:
        """Return how somebody stands in a week, and whether they have a place from the first week to it or reported."""
        present, has_reported = self.presence.present, week in self.reported
        if present[week + 1] - present[week] < _NOTHING:
            return "away", present[week + 1] - present[first] > _NOTHING, has_reported
        there = [at for at in range(week, -1, -1) if present[at + 1] - present[at] > _NOTHING][:_SILENT]
        is_silent = len(there) == _SILENT and not any(at in self.reported for at in range(there[-1], week + 1))
        return "no_data" if is_silent else "ranked", not is_silent, has_reported

    def parts(self, week: int) -> tuple[int, int, int, int]:
        """Return the points of a week in hundredths: business, strategic, SSI and locked."""
        if week not in self.known:
            self.known[week] = self.scored(week)
        return self.known[week]

    def scored(self, week: int, season: int | None = None) -> tuple[int, int, int, int]:
        """Return the points of a week, or of the season up to it."""
        points = {}
        for name, rule in self.frame.rules.items():
            first = max(week - rule[2] + 1, 0) if season is None else max(season, 0)
            if name in _COUNTS:
                points[name] = self._points(rule, self.count(name, first, week) / 100, first, week)
            elif name == "customers_won":
                done = sum(new for at, new, _ in self.wins if first <= at <= week)
                points[name] = self._points(rule, done, first, week)
            elif name == "revenue":
                done = sum(value for at, _, value in self.wins if first <= at <= week) / 100
                points[name] = self._points(rule, done, first, week)
            elif name == "ssi_level":
                points[name] = self._level(rule, week, season)
            elif name == "ssi_growth":
                points[name] = self._growth("ssi", rule, first, week)
            elif name == "connections_growth":
                points[name] = self._growth("connections", rule, first, week)
        business = sum(points[name] for name in _BUSINESS)
        ssi = points["ssi_level"] + points["ssi_growth"]
        strategic = sum(points.values()) - business - ssi
        return business, strategic, ssi, max(0, strategic + ssi - self.frame.cover - business)

    def count(self, name: str, first: int, last: int) -> int:
        """Return what was reported of a metric from the first to the last week, in hundredths."""
        sums = self.sums.get(name)
        return sums[last + 1] - sums[first] if sums else 0

    def _points(self, rule: tuple[float, float, int, float, float, float], done: float, first: int, week: int) -> int:
        weight, goal, _, cap, over, brake = rule
        loads, share = self.presence.loads, self.presence.shares[week]
        expected = max(goal * (loads[week + 1] - loads[first]) if first <= week else 0.0, brake * share)
        if done <= 0 or expected <= 0:
            return 0
        reached = min(done / expected, cap)
        return int(weight * (reached if reached <= 1 else 1 + over * (reached - 1)) + 0.500001)

    def _reading(self, metric: str, week: int) -> int | None:
        levels = self.levels[metric]
        return next((levels[at] for at in range(week, max(week - _CARRY, 0) - 1, -1) if levels[at] is not None), None)

    def _level(self, rule: tuple[float, float, int, float, float, float], week: int, season: int | None) -> int:
        goal, present = 100 * rule[1], self.presence.present
        if season is None:
            return int(rule[0] * min((self._reading("ssi", week) or 0) / goal, 1) + 0.500001)
        first, reached = max(season, 0), 0.0
        for at in range(first, week + 1):
            reached += (present[at + 1] - present[at]) * min((self._reading("ssi", at) or 0) / goal, 1)
        return int(rule[0] * reached / (present[week + 1] - present[first]) + 0.500001)

    def _growth(self, metric: str, rule: tuple[float, float, int, float, float, float], first: int, week: int) -> int:
        levels, now = self.levels[metric], self._reading(metric, week)
        if now is None:
            return 0
        before = max(first - 1, next(at for at, level in enumerate(levels) if level is not None))
        mark = max(level for level in levels[max(before - _MARK + 1, 0) : before + 1] if level is not None)
        points = self._points(rule, max(0, now - mark) / 100, before + 1, week)
        is_held = metric == "ssi" and now >= 100 * self.frame.rules["ssi_level"][1]
        return max(points, int(rule[0] + 0.500001)) if is_held else points

    def streak(self, week: int) -> int:
        """Return the weeks in a row with an outcome, one in thirteen forgiven."""
        outcomes = {at for at, _, _ in self.wins}
        for name in ("meetings", "leads"):
            outcomes.update(at for at, amount in enumerate(self.counts.get(name, ())) if amount)
        met, missed = 0, None
        for at in range(week if week in outcomes else week - 1, min(outcomes, default=week + 1) - 1, -1):
            if at in outcomes:
                met += 1
            elif missed is not None and missed - at < _JOKER:
                break
            else:
                missed = at
        return met

    def badges(self, week: int) -> list[str]:
        """Return the badges of a week."""
        won, found = [at for at, _, _ in self.wins], []
        if week in won:
            found += ["closer", "first_social_deal"] if min(won) == week else ["closer"]
        business, reached = self.parts(week)[0], total(self.parts(week))
        is_best = week >= 6 and all(total(self.parts(at)) <= reached - 100 for at in range(week - 1, -1, -1))
        if is_best and business >= median(self.parts(week - back)[0] for back in range(1, 5)):
            found.append("personal_best")
        if week >= 4 and 4 * (business - 800) >= sum(self.parts(week - back)[0] for back in range(1, 5)):
            found.append("business_leap")
        if all(self._is_met(name, week) for name in ("meetings", "leads", "pipeline")):
            found.append("full_funnel")
        streak = self.streak(week)
        return [*found, f"streak_{streak}"] if streak in _STREAKS else found

    def _is_met(self, name: str, week: int) -> bool:
        _, goal, window, _, _, brake = self.frame.rules[name]
        first = max(week - window + 1, 0)
        loads, share = self.presence.loads, self.presence.shares[week]
        return self.count(name, first, week) / 100 >= max(goal * (loads[week + 1] - loads[first]), brake * share) - 1e-9

    def is_surprising(self, week: int) -> bool:
        """Return whether anything in a week is asked about."""
        first = max(week - 12, 0)
        for name in _COUNTS:
            own, now = self.counts[name][first:week], self.counts[name][week]
            if name in {"engagement", "pipeline"}:
                least = 3000 if name == "engagement" else 1_500_000
                if now > 2.5 * max(*own, least):
                    return True
            elif _outlies(now, own):
                return True
        copied = {tuple(self.counts[name][at] for name in _COUNTS[:-1]) for at in range(week - 3, week + 1)}
        ssi, contacts = self.levels["ssi"][week - 1 : week + 1], self.levels["connections"][week - 1 : week + 1]
        moved = abs((ssi[1] or 0) - (ssi[0] or 0)) > 1000 or abs((contacts[1] or 0) - (contacts[0] or 0)) > 2000
        return len(copied) == 1 or moved


def _outlies(now: int, own: Sequence[int]) -> bool:
    usual = [sqrt(count / 100 + 0.375) for count in own]
    middle = median(usual)
    scatter = max(median([abs(count - middle) for count in usual]), 0.35)
    return 0.6745 * (sqrt(now / 100 + 0.375) - middle) / scatter > 3.5


def total(parts: tuple[int, int, int, int]) -> int:
    """Return what the parts of a score add up to."""
    return parts[0] + parts[1] + parts[2] - parts[3]
