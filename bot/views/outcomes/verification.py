"""Large deals and their second people: the question, the answer, and the list of both."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bot.i18n import Markup, escape
from bot.use_cases import receipts
from bot.use_cases.outcomes.verification import LargeDeal
from bot.use_cases.outcomes.verify_deal import Verified
from bot.views.answers import Answer, actions, button, context, cut, plain, section
from bot.views.outcomes.deal_credits import part
from bot.views.reporting.deals import customer
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.outcomes.verify_deal import LargeDeals
    from bot.views.answers import Block

VERIFY: Final = "verify_deal"
"""Its value names the deal, what it was worth when it was shown, and the answer, read by `parse`."""
_RIGHT, _WRONG = "right", "wrong"
_SHOWN = 10
_NAME = 60


def question(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that asks a second person; the facts are those of a `LargeDeal`."""
    deal: LargeDeal = receipts.read(LargeDeal, json.dumps(facts))
    text = f"{texts.say('*Is this deal right?*')} {_line(deal, texts)}"
    why = f"{texts.say('It is large, so a second person looks at it.')} {_rule(texts)}"
    return Answer.saying(section(text), _buttons(deal, texts), context(why))


def said(told: Verified, texts: Texts) -> Answer:
    """Return what was said, in place of the question."""
    facts = {"customer": customer(told.deal.customer)}
    text = (
        texts.say("*{customer}* is verified. Whoever has a part in it is told.", **facts)
        if told.is_right
        else texts.say("*{customer}* is void now. Whoever has a part in it is told.", **facts)
    )
    hint = texts.say("`/upshot verify` shows what else waits, and lets you change your mind.")
    return Answer.saying(section(text), context(hint)).in_place()


def told_sharer(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that tells who has a part in a deal; the facts are those of a `Verified`."""
    told: Verified = receipts.read(Verified, json.dumps(facts))
    words = {"customer": customer(told.deal.customer), "name": _name(told.by_name, texts)}
    if told.is_right:
        return Answer.of(texts.say("{name} verified the deal with *{customer}*.", **words))
    return Answer.of(
        texts.say(
            "{name} could not confirm the deal with *{customer}*, so it is void and counts no more. Please talk to "
            "{name}; with its id from the CRM it can be reopened: `/deal list void`",
            **words,
        )
    )


def listed(deals: LargeDeals, texts: Texts) -> Answer:
    """Return the large deals that wait, those that wait for somebody else, and those that were refused."""
    blocks: list[Block] = list(_waiting(deals.waiting, texts))
    if deals.own:
        lines = [f"• {_line(deal, texts)}" for deal in deals.own[:_SHOWN]]
        title = texts.say("*You have a part in these, so somebody else looks at them*")
        blocks.append(section("\n".join([title, *lines])))
    for deal in deals.refused[:_SHOWN]:
        refused = texts.say("Refused: {deal}", deal=_line(deal, texts))
        again = button(texts.plain("Count it after all"), f"{VERIFY}:{deal.deal_id}", _value(deal, _RIGHT))
        blocks += [section(refused), actions(again)]
    spoken = [block["text"]["text"] for block in blocks if block["type"] == "section"]
    if not (deals.waiting or deals.own):
        return Answer("\n".join(spoken), tuple(blocks))
    return Answer("\n".join([*spoken, _rule(texts)]), (*blocks, context(_rule(texts))))


@reads_value("/upshot verify")
def parse(value: str) -> tuple[int, Decimal, bool]:
    """Return the deal that a button's value names, what it was worth, and whether it is right.

    Raises:
        ValueError: it names something else.
    """
    deal_id, worth, answer = value.split(" ")
    if answer not in {_RIGHT, _WRONG} or not worth.replace(".", "", 1).isdecimal():
        raise ValueError(value)
    return int(deal_id), Decimal(worth), answer == _RIGHT


def _waiting(deals: Sequence[LargeDeal], texts: Texts) -> Iterator[Block]:
    if not deals:
        yield section(
            texts.say("No large deal waits for you. Admins say what is large: `/upshot policy large deals 50000`")
        )
    for deal in deals[:_SHOWN]:
        yield section(_line(deal, texts))
        yield _buttons(deal, texts)
    if len(deals) > _SHOWN:
        hidden = len(deals) - _SHOWN
        yield section(texts.say_count("… and {count} more", "… and {count} more", hidden))


def _line(deal: LargeDeal, texts: Texts) -> Markup:
    value = texts.money(deal.value, deal.currency)
    if deal.typed:
        amount, _, code = deal.typed.partition(" ")
        value = f"{texts.money(Decimal(amount), code)} ≈ {value}"
    day = texts.plain("won on {day}", day=texts.date(deal.closed_on))
    is_shared = len(deal.sharers) > 1
    names = [part(each.name, each.percent, texts) if is_shared else cut(each.name, _NAME) for each in deal.sharers]
    parts = [value, day, texts.listing(names)]
    return Markup(" · ".join([f"*{customer(deal.customer)}*", *map(escape, parts)]))


def _buttons(deal: LargeDeal, texts: Texts) -> Block:
    text = texts.plain("It becomes void and counts no more. Whoever has a part in it is told by whom.")
    confirm = {
        "title": plain(texts.plain("Refuse the deal?"), 100),
        "text": plain(text, 300),
        "confirm": plain(texts.plain("Refuse"), 30),
        "deny": plain(texts.plain("Cancel"), 30),
    }
    right = button(texts.plain("It is right"), f"{VERIFY}:right", _value(deal, _RIGHT), style="primary")
    wrong = button(texts.plain("Refuse"), f"{VERIFY}:wrong", _value(deal, _WRONG)) | {"confirm": confirm}
    return actions(right, wrong)


def _value(deal: LargeDeal, answer: str) -> str:
    return f"{deal.deal_id} {deal.value} {answer}"


def _name(name: str, texts: Texts) -> Markup:
    return escape(cut(name, _NAME)) if name else Markup(texts.say("A manager"))


def _rule(texts: Texts) -> str:
    return texts.say(
        "Until then it counts, and is marked as unverified. The id from the CRM does as well as a second person."
    )
