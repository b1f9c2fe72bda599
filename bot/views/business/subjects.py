"""What the report tells, subject by subject, as tables: for the workbook and for the page to print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bot.domain.business.cycles import is_known
from bot.views.business import names
from bot.views.programme.goal_words import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.business.contents import KindFigures
    from bot.domain.business.funnel import Passage
    from bot.domain.business.opportunities import SourceFigures
    from bot.domain.business.report import BusinessReport
    from bot.domain.exports import Cell
    from bot.domain.statistics.proportions import Proportion
    from bot.domain.statistics.survival import Curve
    from bot.i18n import Texts


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    COUNT = "count"
    """A number without a unit."""
    MONEY = "money"
    SHARE = "share"
    """0 to 1, shown as per cent."""
    RATE = "rate"
    """A proportion with its interval, and the cases behind it."""
    DAYS = "days"
    """Days with the cases behind them."""


class Measured(NamedTuple):
    """A number with the cases behind it; no number where they are too few to say."""

    value: float | None
    cases: int


Entry: TypeAlias = "Cell | Proportion | Measured"
"""What stands in a table; None where there is nothing to tell."""


class Column(NamedTuple):
    """A column of a table."""

    title: str
    kind: Kind = Kind.COUNT


@dataclass(frozen=True, slots=True)
class Subject:
    """One table with what it means."""

    key: str
    title: str
    about: str
    """How the numbers come about; plain text."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]


def subjects(report: BusinessReport, texts: Texts) -> tuple[Subject, ...]:
    """Return all subjects of which there is anything to tell."""
    found = (
        _returns(report, texts),
        _sources(report, texts),
        _weekly(report, texts),
        _cycles(report, texts),
        _funnel(report, texts),
        _leads(report, texts),
        _contents(report, texts),
        _goals(report, texts),
        _benchmarks(report, texts),
        _falls(report, texts),
    )
    return tuple(subject for subject in found if subject.rows)


def _sources(report: BusinessReport, texts: Texts) -> Subject:
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
            "days apart. Win rate: won of all decided, with the interval it may lie in (Wilson, 95 %). Days: median "
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


def _source_cells(figures: SourceFigures) -> tuple[Entry, ...]:
    money = (figures.won.value, figures.customers, figures.pipeline.value, figures.aged.value)
    return *money, figures.win_rate, Measured(figures.cycle.median, len(figures.cycle.days))


def _cycles(report: BusinessReport, texts: Texts) -> Subject:
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


def _median(curve: Curve, texts: Texts) -> Entry:
    return curve.median if curve.median is not None and is_known(curve) else names.unknown(curve, texts)


def _weekly(report: BusinessReport, texts: Texts) -> Subject:
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


def _returns(report: BusinessReport, texts: Texts) -> Subject:
    return Subject(
        "costs",
        texts.plain("Costs and what came back"),
        texts.plain(
            "Cost: licences by month, and hours of full-time weeks by their rate. Return: (revenue × margin − cost) / "
            "cost, from deals of social selling alone to all that it helped with."
        ),
        (Column(texts.plain("Figure"), Kind.TEXT), Column(texts.plain("Value"), Kind.TEXT)),
        tuple(names.returns(report, texts)),
    )


def _funnel(report: BusinessReport, texts: Texts) -> Subject:
    funnel = report.funnel
    passages = {passage.start: passage for passage in funnel.passages}
    rows = [
        (
            names.step(step, texts, counts_audience=funnel.counts_audience),
            amount,
            funnel.before.get(step),
            _share(passages[step], texts) if step in passages else None,
            passages[step].expected if step in passages else None,
        )
        for step, amount in funnel.amounts.items()
    ]
    return Subject(
        "funnel",
        texts.plain("From contacts to customers"),
        texts.plain(
            "What was reported in these weeks and in as many before. On the right, how many come through to the next "
            "stage, and how many should by the goals. It stalls where least of that comes through, if it is below two "
            "thirds."
        ),
        (
            Column(texts.plain("Stage"), Kind.TEXT),
            Column(texts.plain("Now")),
            Column(texts.plain("Before")),
            Column(texts.plain("Come through"), Kind.SHARE),
            Column(texts.plain("By the goals"), Kind.SHARE),
        ),
        tuple(rows),
    )


def _share(passage: Passage, texts: Texts) -> Entry:
    return texts.plain("too few to say") if passage.share is None else passage.share


def _leads(report: BusinessReport, texts: Texts) -> Subject:
    leads = report.leads
    rates = (
        (texts.plain("Hit rate: logged leads that became a deal"), leads.hit_rate),
        (texts.plain("Close rate: customers won, of all leads"), leads.close_rate),
    )
    return Subject(
        "leads",
        texts.plain("What becomes of leads"),
        texts.plain("Leads wait as long as nobody has a deal with their customer; their age counts from their week."),
        (
            Column(texts.plain("Figure"), Kind.TEXT),
            Column(texts.plain("In per cent"), Kind.RATE),
            Column(texts.plain("Leads")),
        ),
        (
            *((title, known, None) for title, known in rates if known.cases),
            *((name, None, count) for name, count in _waiting(report, texts)),
        ),
    )


def _waiting(report: BusinessReport, texts: Texts) -> Iterator[tuple[str, int]]:
    return ((names.waiting(age, texts), count) for age, count in enumerate(report.leads.waiting) if count)


def _contents(report: BusinessReport, texts: Texts) -> Subject:
    return Subject(
        "contents",
        texts.plain("Which content brings outcomes"),
        texts.plain("Shares of these weeks by kind, with the leads, meetings and deals that are credited to them."),
        (
            Column(texts.plain("Kind"), Kind.TEXT),
            Column(texts.plain("Shares")),
            Column(texts.plain("Reactions")),
            Column(texts.plain("Outcomes")),
            Column(texts.plain("Outcomes in ten shares")),
            Column(texts.plain("Revenue"), Kind.MONEY),
        ),
        tuple(
            (
                capitalised(names.kind(each.kind, texts)),
                each.shares,
                each.reactions,
                each.outcomes,
                _in_ten(each, texts),
                each.revenue,
            )
            for each in report.contents
        ),
    )


def _in_ten(figures: KindFigures, texts: Texts) -> Entry:
    share = figures.outcomes_a_share
    return texts.plain("too few to say") if share is None else round(share * 10, 1)


def _goals(report: BusinessReport, texts: Texts) -> Subject:
    return Subject(
        "goals",
        texts.plain("Goals reached by phase"),
        texts.plain(
            "Each seller has each goal of a phase once. It is reached if at least as much was done in these weeks as "
            "was expected, with absence, part time and a start in the job counted."
        ),
        (
            Column(texts.plain("Phase"), Kind.TEXT),
            Column(texts.plain("Reached")),
            Column(texts.plain("Goals")),
            Column(texts.plain("In per cent"), Kind.SHARE),
            Column(texts.plain("Mean attainment, up to 100 %"), Kind.SHARE),
        ),
        tuple(
            (names.phase(each.phase, texts), each.reached, each.goals, each.reached / each.goals, each.attainment)
            for each in report.goals
        ),
    )


def _benchmarks(report: BusinessReport, texts: Texts) -> Subject:
    return Subject(
        "benchmarks",
        texts.plain("What it takes to be among the first"),
        texts.plain("Points over these weeks, counted as a season is."),
        (Column(texts.plain("Among"), Kind.TEXT), Column(texts.plain("Points from")), Column(texts.plain("Sellers"))),
        tuple((names.first(each.percent, texts), each.points, each.sellers) for each in report.benchmarks),
    )


def _falls(report: BusinessReport, texts: Texts) -> Subject:
    return Subject(
        "falls",
        texts.plain("What falls while social selling grows"),
        texts.plain(
            "A full week of work brings at least 30 % less than in the weeks before, which is more than chance "
            "(Wilson, 95 %), while as much is posted and shared."
        ),
        (
            Column(texts.plain("What"), Kind.TEXT),
            Column(texts.plain("A week now")),
            Column(texts.plain("A week before")),
        ),
        tuple((names.falling(each.what, texts), round(each.now, 1), round(each.before, 1)) for each in report.falls),
    )
