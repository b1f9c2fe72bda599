"""Whose a customer is: the question to managers, what was settled, and the list of both."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.i18n import Markup, escape
from bot.use_cases import receipts
from bot.use_cases.outcomes.contest import Contest
from bot.use_cases.outcomes.settle_customer import Settled, SettlementTold
from bot.use_cases.outcomes.shares import CreditTold
from bot.views.answers import Answer, actions, button, context, section
from bot.views.outcomes.words import colleague
from bot.views.reporting.addresses import address
from bot.views.reporting.deals import customer
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.i18n import Texts
    from bot.use_cases.outcomes.contest import Claimant
    from bot.use_cases.outcomes.settle_customer import Claims
    from bot.views.answers import Block

SETTLE: Final = "settle_customer"
"""Its value names the holder and the customer, read by `parse`."""
_EVERYBODY = "*"
_SHOWN = 10
_MOST_NAMED = 8


def question(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that asks whose a customer is; the facts are those of a `Contest`."""
    contest: Contest = receipts.read(Contest, json.dumps(facts))
    asked = texts.say("*Whose customer is {customer}?*", customer=customer(contest.customer))
    text = "\n".join([asked, *_lines(contest, texts)])
    return Answer.of(text, _buttons(contest, texts), context(_rule(texts)))


def settled(told: Settled, texts: Texts) -> Answer:
    """Return what was settled, in place of the question, with the way to change it."""
    text = _belongs(told, texts)
    hint = texts.say("Everybody who claims it is told. `/upshot claims` changes it.")
    return Answer.saying(section(text), context(hint)).in_place()


def told_claimant(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that tells a claimant; the facts are those of a `SettlementTold`."""
    told: SettlementTold = receipts.read(SettlementTold, json.dumps(facts))
    settlement = told.settled
    name = customer(settlement.contest.customer)
    by = shown_name(settlement.by_name, texts)
    if settlement.contest.holder_id == told.seller_id:
        return Answer.of(texts.say("*{customer}* is yours: {by} has settled it.", customer=name, by=by))
    if not settlement.contest.holder_id:
        return Answer.of(
            texts.say(
                "*{customer}* belongs to all who claimed it: {by} has settled it, everything counts.",
                customer=name,
                by=by,
            )
        )
    return Answer.of(
        texts.say(
            "{by} has settled whose customer *{customer}* is: {holder}. Your leads with it add nothing now; deals keep "
            "their value.",
            customer=name,
            by=by,
            holder=colleague(settlement.holder if told.names_others else "", texts),
        )
    )


def told_sharer(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that tells who shared what an outcome came from; the facts are those of a `CreditTold`."""
    told: CreditTold = receipts.read(CreditTold, json.dumps(facts))
    return Answer.of(
        texts.say(
            "Your share {address} has led to something: {name} noted a lead, a meeting or a deal that came from it.",
            address=address(told.address),
            name=colleague(told.name, texts),
        )
    )


def listed(claims: Claims, texts: Texts) -> Answer:
    """Return the customers that several sellers claim: those to settle first, then those that were settled."""
    if not (claims.open or claims.settled):
        return Answer.of(texts.say("No customer is claimed by more than one seller."))
    blocks: list[Block] = []
    for contest in claims.open[:_SHOWN]:
        blocks += [section(_contest(contest, texts)), _buttons(contest, texts)]
    if not claims.open:
        blocks.append(section(texts.say("Nothing waits for you: every customer that several claim is settled.")))
    for contest in claims.settled[: _SHOWN - len(blocks) // 2]:
        blocks += [section(_contest(contest, texts)), _buttons(contest, texts)]
    hidden = len(claims.open) + len(claims.settled) - _SHOWN
    if hidden > 0:
        blocks.append(section(texts.say_count("… and {count} more", "… and {count} more", hidden)))
    said = [block["text"]["text"] for block in blocks if block["type"] == "section"]
    return Answer("\n\n".join([*said, _rule(texts)]), (*blocks, context(_rule(texts))))


def parse(value: str) -> tuple[str, str]:
    """Return what a button's value names: whose the customer is, empty for all, and the customer's key."""
    holder, _, key = value.partition(" ")
    return "" if holder == _EVERYBODY else holder, key


def _contest(contest: Contest, texts: Texts) -> str:
    title = f"*{customer(contest.customer)}*"
    if contest.holder_id is None:
        return "\n".join([title, *_lines(contest, texts)])
    return "\n".join([_belongs(Settled(contest, "", ""), texts), *_lines(contest, texts)])


def _belongs(told: Settled, texts: Texts) -> str:
    name = customer(told.contest.customer)
    if not told.contest.holder_id:
        return texts.say("*{customer}* belongs to all who claimed it.", customer=name)
    holder = Markup(f"*{escape(shown_name(told.holder, texts))}*")
    return texts.say("*{customer}* belongs to {holder}.", customer=name, holder=holder)


def _lines(contest: Contest, texts: Texts) -> list[str]:
    return [f"• {_line(claimant, texts)}" for claimant in contest.claimants[:_MOST_NAMED]]


def _line(claimant: Claimant, texts: Texts) -> str:
    facts = {"name": shown_name(claimant.name, texts), "day": texts.date(claimant.day)}
    if claimant.is_deal:
        return texts.say("{name}, a deal since {day}", **facts)
    return texts.say("{name}, a lead since {day}", **facts)


def _buttons(contest: Contest, texts: Texts) -> Block:
    sellers = [
        button(shown_name(one.name, texts), f"{SETTLE}:{number}", f"{one.seller_id} {contest.customer_key}")
        for number, one in enumerate(contest.claimants[:_MOST_NAMED])
    ]
    everybody = texts.plain("Both") if len(contest.claimants) == 2 else texts.plain("All of them")  # noqa: PLR2004 - "both" is said of two
    return actions(*sellers, button(everybody, f"{SETTLE}:all", f"{_EVERYBODY} {contest.customer_key}"))


def _rule(texts: Texts) -> str:
    return texts.say(
        "As long as nobody settles it, everything counts. Then the leads of who does not hold the customer add "
        "nothing; deals keep their value."
    )
