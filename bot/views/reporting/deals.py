"""Deals as their sellers read them, and the questions about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deal_words import SecondDeal
from bot.domain.deals import Source, Stage
from bot.i18n import Markup, escape
from bot.views import examples
from bot.views.answers import Answer, actions, context, cut, section
from bot.views.outcomes import deal_credits
from bot.views.outcomes.deal_credits import Whose
from bot.views.reporting import buttons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.domain.deal_words import WhichDeal
    from bot.domain.deals import Deal
    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import DealStep, Receipt
    from bot.use_cases.reporting.record_deal import DealQuestion
    from bot.use_cases.reporting.week_so_far import DealReport
    from bot.views.answers import Block

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
    parts = [escape(worth(deal, texts, currency))] if deal.value is not None else []
    parts += [_stage(deal, texts), escape(_SOURCES[deal.source](texts))]
    if deal.is_influenced and deal.source is not Source.SOCIAL:
        parts.append(escape(texts.plain("social selling helped")))
    if deal.crm_id:
        parts.append(escape(texts.plain("CRM {id}", id=deal.crm_id)))
    if deal.share is not None:
        parts.append(escape(texts.plain("from a share")))
    if shared := deal_credits.parts(deal, texts, whose):
        parts.append(escape(shared))
    if is_unverified:
        parts.append(escape(texts.plain("unverified")))
    return Markup(" · ".join([f"*{customer(deal.customer)}*", *parts]))


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


def stepped(receipt: Receipt, deal: DealStep, texts: Texts, currency: str) -> str:
    """Return what became of a deal, for which week, and what it makes the pipeline."""
    before, after = deal.step.before, deal.step.after
    week = texts.week(receipt.week)
    shown = line(after, texts, currency, Whose(deal.names), is_unverified=deal.is_unverified)
    lines = [texts.say("New deal for {week}: {deal}", week=week, deal=shown)]
    if before is not None:
        lines = [texts.say("Noted for {week}: {deal}", week=week, deal=shown)]
        lines.append(texts.say("It was: {deal}", deal=line(before, texts, currency)))
    return "\n".join([*lines, *_told(deal, texts), *_pipeline(deal, texts, currency)])


def _told(deal: DealStep, texts: Texts) -> Iterator[str]:
    """Yield who else hears of a deal."""
    before, after = deal.step.before, deal.step.after
    if after.credits and (before is None or before.credits != after.credits):
        yield texts.say_count(
            "Your colleague is told, and can decline.", "Your colleagues are told, and can decline.", len(after.credits)
        )
    if deal.is_unverified:
        yield texts.say(
            "It is large, so a manager or admin is asked to look at it; the id from the CRM does as well. It counts "
            "from now on."
        )


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


def ask(question: DealQuestion, texts: Texts, currency: str) -> Answer:
    """Return the question with its buttons; nothing is stored before a click."""
    if isinstance(question.asks, SecondDeal):
        return _ask_whether_second(question, question.asks, texts, currency)
    return _ask_which(question, question.asks, texts, currency)


def _ask_whether_second(question: DealQuestion, asks: SecondDeal, texts: Texts, currency: str) -> Answer:
    sentence = texts.say(
        "You have this deal already: {deal}\nIs there a second one with the same value? Nothing is stored yet.",
        deal=line(asks.deal, texts, currency),
    )
    answer = buttons.DealAnswer(replace(question.word, is_sure=True), question.delivery_key)
    yes = buttons.answer_deal(texts.plain("Yes, a second deal"), answer, name="second", style="primary")
    return Answer.of(sentence, actions(yes))


def _ask_which(question: DealQuestion, asks: WhichDeal, texts: Texts, currency: str) -> Answer:
    sentence = texts.say_count(
        "You have {count} deal with {customer}. Which one do you mean? Nothing is stored yet.",
        "You have {count} deals with {customer}. Which one do you mean? Nothing is stored yet.",
        len(asks.deals),
        customer=customer(question.word.customer),
    )
    rows = [_choice(question, deal, texts, currency) for deal in asks.deals[-_SHOWN:]]
    return Answer.of(sentence, *rows, *_none_of_these(question, texts))


def _choice(question: DealQuestion, deal: Deal, texts: Texts, currency: str) -> Block:
    answer = buttons.DealAnswer(replace(question.word, deal_id=deal.id), question.delivery_key)
    choose = buttons.answer_deal(texts.plain("This one"), answer, name=str(deal.id))
    return section(line(deal, texts, currency), button=choose)


def _none_of_these(question: DealQuestion, texts: Texts) -> list[Block]:
    """Return the way to a new deal, where there can be one."""
    if question.word.stage in {Stage.LOST, Stage.VOID} or question.word.value is None:
        return []
    answer = buttons.DealAnswer(replace(question.word, is_new=True), question.delivery_key)
    return [actions(buttons.answer_deal(texts.plain("None of these, a new deal"), answer, name="new"))]


def _stage(deal: Deal, texts: Texts) -> Markup:
    stage = stage_name(deal.stage, texts)
    day = deal.opened_on if deal.is_open else deal.closed_on
    if day is None:
        return escape(stage)
    if deal.is_open:
        return escape(texts.plain("{stage} since {day}", stage=stage, day=texts.date(day)))
    return escape(texts.plain("{stage} on {day}", stage=stage, day=texts.date(day)))


def _pipeline(deal: DealStep, texts: Texts, currency: str) -> list[str]:
    """Return a line about the pipeline, when the step changed it or would have."""
    before, after = deal.step.before, deal.step.after
    is_same = before is not None and (before.value, before.opened_on) == (after.value, after.opened_on)
    if deal.pipeline_week is None or (is_same and after.stage is not Stage.VOID):
        return []
    week = texts.week(deal.pipeline_week)
    if deal.typed_pipeline is not None:
        amount = texts.money(deal.typed_pipeline, currency)
        return [texts.say("The new pipeline of {week} stays {amount}, as you typed it.", week=week, amount=amount)]
    amount = texts.money(deal.pipeline or 0, currency)
    return [texts.say("Your deals make the new pipeline of {week} {amount}.", week=week, amount=amount)]


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
