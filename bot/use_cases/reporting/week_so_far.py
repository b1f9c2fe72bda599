"""Show a seller what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.deals import pipeline_of_week
from bot.domain.weeks import Week
from bot.use_cases.reporting.deal_rows import own_deals
from bot.use_cases.reporting.seller_week import SellerWeek

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from decimal import Decimal

    from bot.domain.deals import Deal
    from bot.domain.people import Actor
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class WeekReport:
    """What a seller reported for a week."""

    week: Week
    typed: Mapping[str, Decimal]
    logged: Mapping[str, int]
    """What was logged one by one and adds to it, by metric."""
    opened: Decimal | None
    """The value of the deals opened in the week: the pipeline, when none was typed."""
    missing: tuple[str, ...]
    """The metrics that the programme asks for and the week lacks."""
    note: str = ""
    """What the seller noted about the week."""


@dataclass(frozen=True, slots=True)
class DealReport:
    """A seller's deals."""

    week: Week
    open: tuple[Deal, ...]
    closed: tuple[Deal, ...]
    """Those won or lost in the week."""
    pipeline: Decimal | None
    is_pipeline_typed: bool


@dataclass(frozen=True, slots=True)
class WeekSoFar:
    """Tell what a seller reported for a week."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime, week: Week | None = None) -> WeekReport:
        """Return the report of a week, of the running one when none is named.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_seller()
        week = week or programme.week_of(moment)
        with self.database.snapshot() as tx:
            now = SellerWeek(tx, actor.workspace_id, actor.id, week)
            note = tx.notes.of_week(actor.workspace_id, actor.id, week.starts_on)
            missing = now.lacking(programme.metrics_asked)
            return WeekReport(week, dict(now.typed), now.logged, now.opened, missing, note)


@dataclass(frozen=True, slots=True)
class DealsSoFar:
    """Tell which deals a seller has in hand."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime) -> DealReport:
        """Return the open deals, and those closed in the running week.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        week = actor.require_seller().week_of(moment)
        with self.database.snapshot() as tx:
            deals = own_deals(tx, actor.workspace_id, actor.id)
            typed = tx.reports.of_week(actor.workspace_id, actor.id, week.starts_on).get("pipeline")
        return DealReport(
            week=week,
            open=tuple(deal for deal in deals if deal.is_open),
            closed=tuple(deal for deal in deals if deal.closed_on is not None and Week.of(deal.closed_on) == week),
            pipeline=pipeline_of_week(typed, deals, week),
            is_pipeline_typed=typed is not None,
        )
