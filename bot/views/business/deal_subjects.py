"""The subjects of the report that are about deals and money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.business.cycles import is_known
from bot.views.business import names
from bot.views.business.subject import Column, Kind, Measured, Subject

if TYPE_CHECKING:
    from bot.domain.business.opportunities import SourceFigures
    from bot.domain.business.report import BusinessReport
    from bot.domain.statistics.survival import Curve
    from bot.i18n import Texts
    from bot.views.business.subject import Entry


def sources(report: BusinessReport, texts: Texts) -> Subject:
    """Return the deals by where they came from."""
    deals = report.deals
    rows = [(names.source(source, texts), *_source_cells(figures)) for source, figures in deals.by_source]
    rows.append((texts.plain("With the help of social selling"), *_source_cells(deals.touched)))
    rows.append((texts.plain("All other sources"), *_source_cells(deals.others)))
    rows.append((texts.plain("Everything"), *_source_cells(deals.everything)))
    return Subject(
        "sources",
        texts.plain("Deals by source"),
        texts.plain(
            "Revenue and customers: deals won in these weeks. Pipeline: open at their end, those open for more than 90 "
            "days apart. Win rate: won of all decided, with the interval it may lie in (Wilson, 95%). Days: median "
            "from opened to won. From fewer than 8 deals no rate and no median is told."
        ),
        (
            Column(texts.plain("Source"), Kind.TEXT),
            Column(texts.plain("Revenue"), Kind.MONEY),
            Column(texts.plain("Customers")),
            Column(texts.plain("Pipeline"), Kind.MONEY),
            Column(texts.plain("Older than 90 days"), Kind.MONEY),
            Column(texts.plain("Win rate"), Kind.RATE),
            Column(texts.plain("Days"), Kind.DAYS),
        ),
        tuple(rows),
    )


def cycles(report: BusinessReport, texts: Texts) -> Subject:
    """Return how long deals take."""
    cycles = report.cycles
    curves = (
        (texts.plain("Social selling"), cycles.social),
        (texts.plain("All other sources"), cycles.others),
        (texts.plain("Everything"), cycles.everything),
    )
    return Subject(
        "cycles",
        texts.plain("How long deals take"),
        texts.plain(
            "Days within which half of all deals are won, of all that were ever opened (Kaplan and Meier). Open and "
            "lost ones count as taking longer than they have, so that a young programme is not flattered."
        ),
        (
            Column(texts.plain("Source"), Kind.TEXT),
            Column(texts.plain("Half are won within days")),
            Column(texts.plain("Deals")),
            Column(texts.plain("Won")),
        ),
        tuple((title, _median(curve, texts), curve.spells, curve.events) for title, curve in curves if curve.spells),
    )


def weekly(report: BusinessReport, texts: Texts) -> Subject:
    """Return the revenue of each week."""
    return Subject(
        "weeks",
        texts.plain("Revenue by week"),
        texts.plain("By the day on which a deal was won."),
        (
            Column(texts.plain("Week"), Kind.TEXT),
            Column(texts.plain("Social selling"), Kind.MONEY),
            Column(texts.plain("With its help"), Kind.MONEY),
            Column(texts.plain("All other sources"), Kind.MONEY),
        ),
        tuple((str(each.week), each.social, each.influenced, each.others) for each in report.weekly),
    )


def returns(report: BusinessReport, texts: Texts) -> Subject:
    """Return what it cost, and what came back."""
    return Subject(
        "costs",
        texts.plain("Costs and what came back"),
        texts.plain(
            "Cost: licences by month, and hours of full-time weeks by their rate. Return: (revenue × margin − cost) / "
            "cost, from deals of social selling alone to all that it helped with."
        ),
        (
            Column(texts.plain("Figure"), Kind.TEXT),
            Column(texts.plain("Value")),
            Column(texts.plain("Unit"), Kind.TEXT),
        ),
        tuple(names.returns(report, texts)),
    )


def _source_cells(figures: SourceFigures) -> tuple[Entry, ...]:
    money = (figures.won.value, figures.customers, figures.pipeline.value, figures.aged.value)
    return *money, figures.win_rate, Measured(figures.cycle.median, len(figures.cycle.days))


def _median(curve: Curve, texts: Texts) -> Entry:
    return curve.median if curve.median is not None and is_known(curve) else names.unknown(curve, texts)
