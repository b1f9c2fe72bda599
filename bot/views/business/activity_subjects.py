"""The subjects of the report that are about what people did, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import capitalised
from bot.views.business import names
from bot.views.business.subject import Column, Kind, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.business.contents import KindFigures
    from bot.domain.business.funnel import Passage
    from bot.domain.business.report import BusinessReport
    from bot.i18n import Texts
    from bot.views.business.subject import Entry


def funnel(report: BusinessReport, texts: Texts) -> Subject:
    """Return the way from contacts to customers."""
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


def leads(report: BusinessReport, texts: Texts) -> Subject:
    """Return what becomes of leads."""
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


def contents(report: BusinessReport, texts: Texts) -> Subject:
    """Return which kinds of shares bring outcomes."""
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


def goals(report: BusinessReport, texts: Texts) -> Subject:
    """Return the goals reached by phase."""
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
            Column(texts.plain("Mean attainment, up to 100%"), Kind.SHARE),
        ),
        tuple(
            (names.phase(each.phase, texts), each.reached, each.goals, each.reached / each.goals, each.attainment)
            for each in report.goals
        ),
    )


def benchmarks(report: BusinessReport, texts: Texts) -> Subject:
    """Return the points of the first sellers."""
    return Subject(
        "benchmarks",
        texts.plain("Points to be among the first"),
        texts.plain("Points over these weeks, counted as a season is."),
        (Column(texts.plain("Among"), Kind.TEXT), Column(texts.plain("Points from")), Column(texts.plain("Sellers"))),
        tuple((names.first(each.percent, texts), each.points, each.sellers) for each in report.benchmarks),
    )


def falls(report: BusinessReport, texts: Texts) -> Subject:
    """Return what falls while social selling grows."""
    return Subject(
        "falls",
        texts.plain("What falls at the same time"),
        texts.plain(
            "A full week of work brings at least 30% less than in the weeks before, which is more than chance "
            "(Wilson, 95%), while as much is posted and shared."
        ),
        (
            Column(texts.plain("What"), Kind.TEXT),
            Column(texts.plain("A week now")),
            Column(texts.plain("A week before")),
        ),
        tuple((names.falling(each.what, texts), round(each.now, 1), round(each.before, 1)) for each in report.falls),
    )


def _share(passage: Passage, texts: Texts) -> Entry:
    return texts.plain("too few to say") if passage.share is None else passage.share


def _waiting(report: BusinessReport, texts: Texts) -> Iterator[tuple[str, int]]:
    return ((names.waiting(age, texts), count) for age, count in enumerate(report.leads.waiting) if count)


def _in_ten(figures: KindFigures, texts: Texts) -> Entry:
    share = figures.outcomes_a_share
    return texts.plain("too few to say") if share is None else round(share * 10, 1)
