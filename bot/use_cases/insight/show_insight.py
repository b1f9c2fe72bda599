"""Tell those who oversee the programme whether the SSI goes with outcomes here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.drafts import Aspect, Draft
from bot.domain.insight.blocks import EARLY_WEEKS, LATE_WEEKS, Blocks, sighting
from bot.domain.insight.insight import insight_of
from bot.domain.scoring.admissible import shares
from bot.domain.scoring.metrics import CATALOGUE, Pillar
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.programme.save_scheme import DraftOnTop

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.domain.insight.blocks import Sighting
    from bot.domain.insight.insight import Insight
    from bot.domain.people import Actor, Programme
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from storage.database import Database

_SSI: Final = tuple(key for key, metric in CATALOGUE.items() if metric.pillar is Pillar.SSI)
_LIGHT: Final = 4
"""An SSI pillar of so little weight needs no lowering."""


@dataclass(frozen=True, slots=True)
class LighterSsi:
    """A suggestion to let the SSI weigh less."""

    before: int
    """The weight of the SSI pillar, as a share of 100, rounded."""
    after: int
    proposal: DraftOnTop
    """What an admin would look at."""


@dataclass(frozen=True, slots=True)
class ShownInsight:
    """What is told of the SSI and outcomes."""

    insight: Insight
    first_answer: Week | None
    """The first week in which the programme is old enough for an answer; None when it is."""
    suggestion: LighterSsi | None
    """Only where the SSI did not go with more customers for two quarters."""
    is_admin: bool
    """Whether the person asking may look at the preview of the suggestion."""


@dataclass(frozen=True, slots=True)
class ShowInsight:
    """Compare the SSI of six weeks with what came of the thirteen after them, seller by seller, naming nobody."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> ShownInsight:
        """Return the answer up to the week that ended last.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person is no manager, admin or auditor.
            UnknownPersonError: Slack did not confirm who this is.
        """
        programme = actor.require_overseer()
        running = programme.week_of(self.clock())
        with self.database.snapshot() as tx:
            facts, base = facts_of(tx, actor.workspace_id), tx.schemes.last_version(actor.workspace_id)
        insight = insight_at(facts, running - 1)
        suggestion = _lighter(facts.rulebook.at(running.number), base) if insight.is_settled_against else None
        return ShownInsight(insight, _first_answer(programme, running), suggestion, actor.is_admin)


def insight_at(facts: Facts, last: Week) -> Insight:
    """Return what all sellers' facts say of the SSI and outcomes, the later block ending with a week."""
    blocks = Blocks.ending(last)
    seen, earlier = _sightings(facts, blocks), _sightings(facts, Blocks.ending(last - LATE_WEEKS))
    return insight_of(seen, blocks, facts.programme.minimum_cohort, earlier)


def _sightings(facts: Facts, blocks: Blocks) -> list[Sighting]:
    scheme = facts.rulebook.at(blocks.late.last)
    found = (sighting(seller, facts.book.of(seller.seller_id), scheme, blocks) for seller in facts.sellers)
    return [each for each in found if each is not None]


def _first_answer(programme: Programme, running: Week) -> Week | None:
    first = programme.first_week + EARLY_WEEKS + LATE_WEEKS
    return first if running < first else None


def _lighter(scheme: Scheme, base: int) -> LighterSsi | None:
    weights = shares(scheme.metrics)
    before = round(sum((weights.get(metric, Fraction(0)) for metric in _SSI), Fraction(0)))
    if before <= _LIGHT:
        return None
    after = before // 2
    return LighterSsi(before, after, DraftOnTop(base, Draft(Aspect.WEIGHTS, {"ssi": Decimal(after)})))
