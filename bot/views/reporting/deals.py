"""Deals as their sellers read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deals import Source, Stage
from bot.i18n import Markup, escape
from bot.views import examples
from bot.views.answers import Answer, context, cut, section
from bot.views.outcomes import deal_credits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.deals import Deal
    from bot.i18n import Texts
    from bot.use_cases.reporting.week_so_far import DealReport
    from bot.views.outcomes.deal_credits import Whose

_SHOWN = 8
"""How many deals are listed; more would not be read on a phone."""
_CUSTOMER = 60

_STAGES: Mapping[Stage, Callable[[Texts], str]] = {
    Stage.OPEN: lambda texts: texts.plain("open"),
    Stage.QUALIFIED: lambda texts: texts.plain("qualified"),
    Stage.WON: lambda texts: texts.plain("won"),
    Stage.LOST: lambda texts: texts.plain("lost"),
    Stage.VOID: lambda texts: texts.plain("void"),
}
_SOURCES: Mapping[Source, Callable[[Texts], str]] = {
    Source.SOCIAL: lambda texts: texts.plain("social"),
    Source.REFERRAL: lambda texts: texts.plain("referral"),
    Source.OUTBOUND: lambda texts: texts.plain("outbound"),
    Source.INBOUND: lambda texts: texts.plain("inbound"),
    Source.EVENT: lambda texts: texts.plain("event"),
    Source.OTHER: lambda texts: texts.plain("other source"),
}


def line(
    deal: Deal,
    texts: Texts,
    currency: str,
    whose: Whose = deal_credits.NOBODY,
    *,
    is_unverified: bool = False,
) -> Markup:
    """Return a deal in one line: customer, value, stage and its day, source, and what else is known.

    Args:
        deal: the deal.
        texts: the language of whoever reads.
        currency: the programme's.
        whose: what is known of those who share it.
        is_unverified: whether it waits for a second person.
    """
    known = details(deal, texts, whose, is_unverified=is_unverified)
    return Markup(" · ".join([gist(deal, texts, currency), *known]))


def gist(deal: Deal, texts: Texts, currency: str) -> Markup:
    """Return what a deal is about: customer, value, stage and its day, source."""
    parts = [escape(worth(deal, texts, currency))] if deal.value is not None else []
    parts += [_stage(deal, texts), escape(_SOURCES[deal.source](texts))]
    return Markup(" · ".join([f"*{customer(deal.customer)}*", *parts]))


def details(
    deal: Deal, texts: Texts, whose: Whose = deal_credits.NOBODY, *, is_unverified: bool = False
) -> list[Markup]:
    """Return what else is known of a deal; nothing of an ordinary one. The arguments are those of `line`."""
    parts = []
    if deal.is_influenced and deal.source is not Source.SOCIAL:
        parts.append(texts.plain("social selling helped"))
    if deal.crm_id:
        parts.append(texts.plain("CRM {id}", id=deal.crm_id))
    if deal.share is not None:
        parts.append(texts.plain("from a share"))
    if shared := deal_credits.parts(deal, texts, whose):
        parts.append(shared)
    if is_unverified:
        parts.append(texts.plain("unverified"))
    return [escape(part) for part in parts]


def worth(deal: Deal, texts: Texts, currency: str) -> str:
    """Return what a deal with a value is worth; of one in another currency, what was typed as well."""
    value = texts.money(deal.value or 0, currency)
    return f"{texts.money(deal.typed.amount, deal.typed.currency)} ≈ {value}" if deal.typed else value


def stage_name(stage: Stage, texts: Texts) -> str:
    """Return what a stage is called."""
    return _STAGES[stage](texts)


def source_name(source: Source, texts: Texts) -> str:
    """Return what a source is called."""
    return _SOURCES[source](texts)


def customer(name: str) -> Markup:
    """Return a customer's name, short and harmless."""
    return escape(cut(name, _CUSTOMER))


def so_far(report: DealReport, texts: Texts, currency: str) -> Answer:
    """Return the open deals, those closed in the running week, and the line to type."""
    parts = [
        _list(texts.say("*Your open deals*"), report.open, texts, currency),
        _list(texts.say("*Closed in {week}*", week=texts.week(report.week)), report.closed, texts, currency),
        _pipeline_of_week(report, texts, currency),
    ]
    shown = [part for part in parts if part] or [texts.say("You have no open deals, and none closed this week.")]
    hint = texts.say("Type for example `{line}`, or `/deal help` for more.", line=examples.line_for("deal", texts))
    return Answer("\n\n".join([*shown, hint]), (*map(section, shown), context(hint)))


def _stage(deal: Deal, texts: Texts) -> Markup:
    stage = stage_name(deal.stage, texts)
    day = deal.opened_on if deal.is_open else deal.closed_on
    if day is None or deal.stage is Stage.VOID:  # on that day it was won or lost
        return escape(stage)
    if deal.is_open:
        return escape(texts.plain("{stage} since {day}", stage=stage, day=texts.date(day)))
    return escape(texts.plain("{stage} on {day}", stage=stage, day=texts.date(day)))


def _pipeline_of_week(report: DealReport, texts: Texts, currency: str) -> str:
    if report.pipeline is None:
        return ""
    week, amount = texts.week(report.week), texts.money(report.pipeline, currency)
    if report.is_pipeline_typed:
        return texts.say("The new pipeline of {week} is {amount}, as you typed it.", week=week, amount=amount)
    return texts.say("Your deals make the new pipeline of {week} {amount}.", week=week, amount=amount)


def _list(title: str, deals: Sequence[Deal], texts: Texts, currency: str) -> str:
    if not deals:
        return ""
    lines = [f"• {line(deal, texts, currency)}" for deal in deals[-_SHOWN:]]
    more = len(deals) - len(lines)
    if more > 0:
        lines.append(texts.say_count("… and {count} older one", "… and {count} older ones", more))
    return "\n".join([title, *lines])
