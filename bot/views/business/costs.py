"""What is known of the costs."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.use_cases.business.change_costs import LARGEST
from bot.views import readings
from bot.views.answers import Answer, Block, actions, context, section
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.business.returns import Costs
    from bot.i18n import Texts
    from bot.use_cases.business.change_costs import CostsReceipt, ToldCosts

MEANT: Final = "costs_meant"
"""The button that takes the amount that was rather meant; its value holds the name and the amount."""
_AMOUNT: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,2})?", re.ASCII)


def build(told: ToldCosts, texts: Texts) -> Answer:
    """Return the costs, and how an admin tells them."""
    lines = list(_lines(told.costs, told.currency, texts))
    title = texts.say("*What the programme costs*") if lines else texts.say("Nothing is told of costs yet.")
    return _answer([title, *lines], texts)


def changed(receipt: CostsReceipt, texts: Texts, likelier: Mapping[str, Decimal] | None = None) -> Answer:
    """Return the costs that hold now, below the question whether others were meant that are likelier, by name."""
    is_same = receipt.costs == receipt.before
    title = texts.say("Costs, as before") if is_same else texts.say("From now on the business report counts with")
    lines = list(_lines(receipt.costs, receipt.currency, texts)) or [texts.say("• nothing")]
    return _answer([title, *lines], texts, *_questions(receipt, likelier or {}, texts))


@reads_value("/upshot costs")
def parse(value: str) -> tuple[str, Decimal]:
    """Return which of the costs a button puts right, and the amount that was meant.

    Raises:
        OutdatedButtonError: it is none of them.
    """
    name, amount = value.split(" ")
    if name not in LARGEST or not _AMOUNT.fullmatch(amount):
        raise ValueError(value)
    return name, Decimal(amount)


def _questions(receipt: CostsReceipt, likelier: Mapping[str, Decimal], texts: Texts) -> Iterator[Block]:
    for name, other in likelier.items():
        read = getattr(receipt.costs, name)
        if read is not None and read != other and other <= LARGEST[name]:
            meant = texts.money(other, receipt.currency)
            yield readings.question(texts.money(read, receipt.currency), meant, texts)
            yield actions(readings.meant(meant, f"{MEANT}:{name}", f"{name} {other}", texts))


def _answer(lines: list[str], texts: Texts, *first: Block) -> Answer:
    said = "\n".join(lines)
    how = texts.say(
        "Admins tell it with `/upshot costs licence 90 hours 2 rate 45 margin 40%`: a licence a month, hours a seller "
        "and week, the price of an hour, and what is left of revenue. `/upshot costs off` forgets it. No points depend "
        "on it."
    )
    return Answer.saying(*first, section(said), context(how))


def _lines(costs: Costs, currency: str, texts: Texts) -> Iterator[str]:
    if costs.licence is not None:
        yield texts.say("• {money} a licence and month", money=texts.money(costs.licence, currency))
    if costs.hours is not None:
        yield texts.say("• {hours} hours a full-time seller and week", hours=texts.number(costs.hours))
    if costs.rate is not None:
        yield texts.say("• {money} an hour", money=texts.money(costs.rate, currency))
    if costs.margin is not None:
        yield texts.say("• {percent}% of revenue is margin", percent=texts.number(costs.margin))
    if costs.rate and not costs.hours:
        yield texts.say("_The price of an hour counts once I know the hours: `/upshot costs hours 2`_")
    elif costs.hours and not costs.rate:
        yield texts.say("_The hours count once I know what one costs: `/upshot costs rate 45`_")
