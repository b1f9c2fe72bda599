"""The scoring rules once more, in exact fractions and the plainest way, to hold the fast scorer against.

It shares the values of facts and schemes with the scorer and none of its arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from bot.domain.scoring.metrics import CATALOGUE, Kind, Pillar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.scoring.deals import Deal
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme

ZERO, ONE = Fraction(0), Fraction(1)


def q(points: Fraction) -> int:
    """Round points half up to centipoints, with the guard of one millionth."""
    return floor(100 * points + Fraction(1, 2) + Fraction(1, 10**6))


@dataclass(frozen=True)
class Plain:
    """What the oracle says of one seller in one week; whole numbers are centipoints."""

    points: dict[str, int]
    attainment: dict[str, Fraction]
    business: int
    strategic: int
    ssi: int
    cover: int
    locked: int
    total: int


@dataclass(frozen=True)
class Oracle:
    """One seller, seen from one week."""

    history: SellerHistory
    deals: Sequence[Deal]
    week: int
    schemes: Sequence[Scheme]
    season_start: int | None = None

    def in_force(self, week: int) -> Scheme:
        """Return the scheme of a week."""
        past = [scheme for scheme in self.schemes if scheme.effective_from <= week]
        first = min(scheme.effective_from for scheme in self.schemes)
        return max(
            past or [scheme for scheme in self.schemes if scheme.effective_from == first],
            key=lambda scheme: (scheme.effective_from, scheme.version),
        )

    def presence(self, week: int) -> Fraction:
        """Return the present share of a week."""
        history = self.history
        if week < history.start or (history.end is not None and week > history.end):
            return ZERO
        return ONE - Fraction(history.away.get(week, 0))

    def contract(self, week: int) -> Fraction:
        """Return the working share of a week."""
        changes = [start for start in self.history.working_share if start <= week]
        return Fraction(self.history.working_share[max(changes)]) if changes else ONE

    def ramp(self, week: int) -> Fraction:
        """Return how much of a business goal a new joiner faces."""
        if self.history.hire is None:
            return ONE
        ramp = self.in_force(self.week).ramp
        block = max(0, (week - self.history.hire) // ramp.block)
        return ramp.factors[min(block, len(ramp.factors) - 1)]

    def load(self, metric: str, week: int) -> Fraction:
        """Return the share of a metric's goal that is expected in a week."""
        ramp = self.ramp(week) if CATALOGUE[metric].pillar is Pillar.BUSINESS else ONE
        return self.presence(week) * self.contract(week) * ramp

    def goal(self, metric: str, week: int) -> Fraction:
        """Return the goal that was in force in a week."""
        return self.in_force(week).metrics[metric].goal

    def reported(self, raw: str, week: int) -> Fraction | None:
        """Return what was reported in a week."""
        amount = self.history.reports.get(week, {}).get(raw)
        return None if amount is None else Fraction(amount)

    def report_weeks(self, raw: str, last: int) -> list[int]:
        """Return the weeks up to one in which a metric was reported."""
        return [week for week in sorted(self.history.reports) if week <= last and raw in self.history.reports[week]]

    def level(self, raw: str, week: int) -> Fraction | None:
        """Return a level by carry-forward; None when it was never reported or is stale."""
        weeks = self.report_weeks(raw, week)
        if not weeks:
            return None
        age = sum(1 for between in range(weeks[-1] + 1, week + 1) if self.presence(between) > 0)
        return None if age > self.in_force(self.week).carry_weeks else self.reported(raw, weeks[-1])

    def lowest(self, metric: str) -> int:
        """Return the first week of the window or the season."""
        window = self.in_force(self.week).metrics[metric].window
        opening = self.week - window + 1 if self.season_start is None else self.season_start
        return max(opening, self.history.start)

    def expectation(self, metric: str, first: int) -> Fraction:
        """Return what is expected from a week on."""
        rule = self.in_force(self.week).metrics[metric]
        wanted = sum((self.goal(metric, week) * self.load(metric, week) for week in range(first, self.week + 1)), ZERO)
        return max(wanted, rule.goal * rule.e_min * self.contract(self.week))

    def attainment(self, metric: str) -> Fraction:
        """Return done over expected."""
        kinds = {
            Kind.GAUGE: self.gauge_attainment,
            Kind.GROWTH: self.growth_attainment,
            Kind.COUNTER: self.flow_attainment,
            Kind.DERIVED: self.flow_attainment,
            Kind.RATE: self.rate_attainment,
        }
        return kinds[CATALOGUE[metric].kind](metric)

    def gauge_attainment(self, metric: str) -> Fraction:
        """Return the attainment of a level, or its mean over a season."""
        raw = CATALOGUE[metric].raw or ""
        if self.season_start is None:
            return (self.level(raw, self.week) or ZERO) / self.goal(metric, self.week)
        weeks = range(self.lowest(metric), self.week + 1)
        worked = sum((self.presence(week) for week in weeks), ZERO)
        reached = ZERO
        for week in weeks:
            level = self.level(raw, week) or ZERO
            reached += self.presence(week) * min(ONE, level / self.goal(metric, week))
        return reached / worked if worked else ZERO

    def growth_attainment(self, metric: str) -> Fraction:
        """Return the attainment of the rise above the high-water mark."""
        raw, scheme = CATALOGUE[metric].raw or "", self.in_force(self.week)
        now, weeks = self.level(raw, self.week), self.report_weeks(raw, self.week)
        if now is None:
            return ZERO
        before = max(self.lowest(metric) - 1, weeks[0])
        recent = [week for week in weeks if before - scheme.hwm_weeks < week <= before]
        earlier = recent or [week for week in weeks if week <= before][-1:]
        mark = max(self.reported(raw, week) or ZERO for week in earlier)
        expected = self.expectation(metric, before + 1)
        attained = max(ZERO, now - mark) / expected if expected else ZERO
        held = metric == "ssi_growth" and now >= scheme.metrics["ssi_level"].goal
        return max(ONE, attained) if held else attained

    def flow_attainment(self, metric: str) -> Fraction:
        """Return the attainment of what adds up."""
        first = self.lowest(metric)
        expected = self.expectation(metric, first)
        done = {"revenue": self.revenue, "customers_won": self.customers}.get(metric)
        value = done(first) if done else self.counted(CATALOGUE[metric].raw or "", first)
        return value / expected if expected else ZERO

    def counted(self, raw: str, first: int) -> Fraction:
        """Return the sum of the reported amounts."""
        return sum((self.reported(raw, week) or ZERO for week in range(first, self.week + 1)), ZERO)

    def revenue(self, first: int) -> Fraction:
        """Return the credited revenue."""
        factors = self.in_force(self.week).source_factor
        total = ZERO
        for deal in self.deals:
            if not deal.void and first <= deal.week <= self.week:
                factor = factors.social if deal.source.value == "social" else factors.other
                total += Fraction(deal.credits.get(self.history.seller_id, 0)) * Fraction(deal.value) * factor
        return total

    def customers(self, first: int) -> Fraction:
        """Return the customers won, in parts."""
        scheme, total = self.in_force(self.week), ZERO
        valid = [deal for deal in self.deals if not deal.void]
        for customer in {deal.customer for deal in valid}:
            own = [deal for deal in valid if deal.customer == customer]
            for week in range(first, self.week + 1):
                today = [deal for deal in own if deal.week == week]
                if not today or any(week - scheme.customer_gap <= deal.week < week for deal in own):
                    continue
                value = sum((Fraction(deal.value) for deal in own if week <= deal.week <= self.week), ZERO)
                won = sum((Fraction(deal.value) for deal in today), ZERO)
                mine = sum(
                    (Fraction(deal.value) * Fraction(deal.credits.get(self.history.seller_id, 0)) for deal in today),
                    ZERO,
                )
                total += min(ONE, value / scheme.min_deal_value) * mine / won
        return total

    def rate_attainment(self, metric: str) -> Fraction:
        """Return the attainment of a quotient, never over less than its minimum."""
        quotient, first = CATALOGUE[metric].quotient, self.lowest(metric)
        assert quotient is not None
        if metric == "network_growth_rate":
            before, now = (self.report_weeks("connections", week) for week in (first - 1, self.week))
            below = self.reported("connections", before[-1]) or ZERO if before else ZERO
            above = (self.reported("connections", now[-1]) or ZERO) - below if before else ZERO
        else:
            above, below = self.counted(quotient.numerator, first), self.counted(quotient.denominator, first)
        least = self.in_force(self.week).rate_min[quotient.denominator]
        value = max(ZERO, quotient.factor * above / max(below, least))
        return value / self.goal(metric, self.week)

    def score(self) -> Plain:
        """Return the score with all its parts."""
        scheme = self.in_force(self.week)
        all_weights = sum((rule.weight for rule in scheme.metrics.values()), ZERO)
        points, attainments, pillars = {}, {}, dict.fromkeys(Pillar, 0)
        for metric, rule in scheme.metrics.items():
            if rule.weight:
                a = attainments[metric] = self.attainment(metric)
                share = min(a, ONE) + rule.over * max(ZERO, min(a, rule.cap) - 1)
                points[metric] = q(100 * rule.weight / all_weights * share)
                pillars[CATALOGUE[metric].pillar] += points[metric]
        business, strategic, ssi = pillars[Pillar.BUSINESS], pillars[Pillar.STRATEGIC], pillars[Pillar.SSI]
        cover = q(scheme.cover.base + scheme.cover.rate * Fraction(business, 100))
        locked = max(0, strategic + ssi - cover)
        total = business + strategic + ssi - locked
        return Plain(points, attainments, business, strategic, ssi, cover, locked, total)
