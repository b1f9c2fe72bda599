"""Whose a deal is, in words: the parts of colleagues, what they are told, and declining."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bot.domain.credits import rest
from bot.i18n import Markup, escape
from bot.use_cases import receipts
from bot.use_cases.outcomes.deal_credits import DealCreditTold
from bot.views.answers import Answer, actions, button, context, cut, section
from bot.views.values import number_in, reads_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.deals import Deal
    from bot.i18n import Texts
    from bot.use_cases.reporting.steps import DeclinedCredit
    from bot.views.answers import Block

DECLINE: Final = "decline_credit"
"""Its value is the id of the deal."""
_CUSTOMER: Final = 60
_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Whose:
    """What is known of those who share a deal."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Of colleagues, by id; nothing where sellers are not named to each other."""
    seller_name: str = ""
    """Whose deal it is, for a colleague's."""
    percent: int | None = None
    """The reader's part of a colleague's deal."""


NOBODY: Final = Whose()


def parts(deal: Deal, texts: Texts, whose: Whose = NOBODY) -> str:
    """Return in plain words who has which part of a deal; nothing for one that is its seller's alone."""
    if whose.percent is not None:
        name = _colleague(whose.seller_name, texts)
        return texts.plain("{percent}% yours, {name}'s deal", percent=whose.percent, name=name)
    if not deal.credits:
        return ""
    shown = [part(whose.names.get(each.seller_id, ""), each.percent, texts) for each in deal.credits]
    return texts.plain("{percent}% yours, {others}", percent=rest(deal.credits), others=texts.listing(shown))


def part(name: str, percent: int, texts: Texts) -> str:
    """Return in plain words whose a part is, and how large."""
    return texts.plain("{name} {percent}%", name=_colleague(name, texts), percent=percent)


def told_colleague(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that tells a colleague of their part; the facts are those of a `DealCreditTold`."""
    told = _told(facts)
    said = {"name": _marked(told.name, texts), "customer": _customer(told.customer), "percent": told.percent}
    value = "" if told.value is None else texts.money(told.value, told.currency)
    sentence = (
        texts.say("{name} won *{customer}*, {value}, with you: {percent}% count for you.", value=value, **said)
        if told.is_won
        else texts.say("{name} shares the deal with *{customer}* with you: {percent}% will be yours.", **said)
    )
    hint = texts.say("`/mystats` and `/deal list` show it.")
    return Answer.of(sentence, actions(decline(told.deal_id, texts)), context(hint))


def told_seller(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that tells the seller that a colleague declined; the facts are those of a `DealCreditTold`."""
    told = _told(facts)
    return Answer.of(
        texts.say(
            "{name} declined the {percent}% of your deal with *{customer}*, so they are yours again.",
            name=_marked(told.name, texts),
            percent=told.percent,
            customer=_customer(told.customer),
        )
    )


def declined(told: DeclinedCredit, texts: Texts) -> Answer:
    """Return what was declined, in place of the message that offered it."""
    sentence = texts.say(
        "Declined: your {percent}% of the deal with *{customer}* are {name}'s again, who is told.",
        percent=told.percent,
        customer=_customer(told.deal.customer),
        name=_marked(told.name, texts),
    )
    hint = texts.say("`/undo` takes this back.")
    return Answer.saying(section(sentence), context(hint)).in_place()


def summary(told: DeclinedCredit, texts: Texts) -> Markup:
    """Return what was declined in few words."""
    customer = _customer(told.deal.customer)
    return Markup(texts.say("that {percent}% of *{customer}* are not yours", percent=told.percent, customer=customer))


def again(told: DeclinedCredit, texts: Texts) -> str:
    """Return that a part of a colleague's deal counts again."""
    customer = _customer(told.deal.customer)
    return texts.say("{percent}% of *{customer}* count for you again.", percent=told.percent, customer=customer)


def decline(deal_id: int, texts: Texts) -> Block:
    """Return the button that gives a part back."""
    return button(texts.plain("Not mine"), f"{DECLINE}:{deal_id}", str(deal_id))


@reads_value("/deal list")
def deal_in(value: str) -> int:
    """Return the deal that a button's value names."""
    return number_in(value)


def _told(facts: Mapping[str, Any]) -> DealCreditTold:
    told: DealCreditTold = receipts.read(DealCreditTold, json.dumps(facts))
    return told


def _customer(name: str) -> Markup:
    return escape(cut(name, _CUSTOMER))


def _colleague(name: str, texts: Texts) -> str:
    return cut(name, _NAME) if name else texts.plain("a colleague")


def _marked(name: str, texts: Texts) -> Markup:
    return escape(cut(name, _NAME)) if name else Markup(texts.say("A colleague"))
