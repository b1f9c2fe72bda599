"""What is asked about a deal before it is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.deal_words import SecondDeal
from bot.domain.deals import Stage
from bot.views.answers import Answer, actions, context, section
from bot.views.reporting import buttons
from bot.views.reporting.deals import customer, line

if TYPE_CHECKING:
    from bot.domain.deal_words import WhichDeal
    from bot.domain.deals import Deal
    from bot.i18n import Texts
    from bot.use_cases.reporting.record_deal import DealQuestion
    from bot.views.answers import Block

_SHOWN: Final = 8
"""How many deals are offered; more would not be read on a phone."""


def build(question: DealQuestion, texts: Texts, currency: str) -> Answer:
    """Return the question with its buttons; nothing is stored before a click."""
    if isinstance(question.asks, SecondDeal):
        return _ask_whether_second(question, question.asks, texts, currency)
    return _ask_which(question, question.asks, texts, currency)


def _ask_whether_second(question: DealQuestion, asks: SecondDeal, texts: Texts, currency: str) -> Answer:
    shown = line(asks.deal, texts, currency)
    if asks.has_its_id:
        sentence = texts.say(
            "A deal of yours has this id from the CRM already: {deal}\nIs this a second one? Nothing is stored yet.",
            deal=shown,
        )
    else:
        sentence = texts.say(
            "You have this deal already: {deal}\nIs there a second one with the same value? Nothing is stored yet.",
            deal=shown,
        )
    answer = buttons.DealAnswer(replace(question.word, is_sure=True), question.delivery_key)
    yes = buttons.answer_deal(texts.plain("Yes, a second deal"), answer, name="second", style="primary")
    hint = texts.say("`/deal reopened Acme` lets a lost deal go on.") if asks.deal.stage is Stage.LOST else ""
    return Answer.saying(section(sentence), *([context(hint)] if hint else []), actions(yes))


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
