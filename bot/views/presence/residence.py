"""What is said about whose public holidays somebody has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from babel import Locale

from bot.domain.public_holidays import PROGRAMMES, Calendar, regions_of
from bot.i18n import Markup
from bot.use_cases import receipts
from bot.use_cases.presence.residence import RESIDENCE_NOTICE, ResidenceReceipt
from bot.views.answers import Answer, context, section
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def changed(receipt: ResidenceReceipt, texts: Texts) -> Answer:
    """Return which public holidays hold now, from when on, and how to go back."""
    if not receipt.is_changed:
        return shown(receipt, texts)
    facts = {"holidays": _holidays(receipt, texts), "week": texts.week(receipt.since)}
    if receipt.is_own:
        told = texts.say("From {week} on your public holidays are {holidays}.", **facts)
        note = _nobody_confirms(texts)
    else:
        seller = shown_name(receipt.seller_name, texts)
        told = texts.say("From {week} on the public holidays of {seller} are {holidays}.", seller=seller, **facts)
        note = texts.say(
            "I tell {seller}. Public holidays are facts, so nobody has to confirm them; that you noted them is on "
            "record.",
            seller=seller,
        )
    told = " ".join(filter(None, [told, _coming(receipt, texts)]))
    return Answer.saying(section(told), context(note))


def shown(receipt: ResidenceReceipt, texts: Texts) -> Answer:
    """Return which public holidays hold, and the lines that change them."""
    holidays = _holidays(receipt, texts)
    if receipt.is_own:
        told = texts.say("Your public holidays are {holidays}.", holidays=holidays)
    else:
        seller = shown_name(receipt.seller_name, texts)
        told = texts.say("The public holidays of {seller} are {holidays}.", seller=seller, holidays=holidays)
    told = " ".join(filter(None, [told, _coming(receipt, texts)]))
    how = texts.say(
        "`/upshot country DE-BY` or `/upshot country Sweden` changes them; `/upshot country off` goes back to those "
        "of the programme."
    )
    return Answer.saying(section(told), context(how))


def notice(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return what a seller is told when an admin has noted it; the facts are those of a `ResidenceReceipt`."""
    receipt: ResidenceReceipt = receipts.read(ResidenceReceipt, json.dumps(facts))
    told = texts.say(
        "{name} has noted your public holidays: from {week} on they are {holidays}.",
        name=shown_name(receipt.by_name, texts),
        week=texts.week(receipt.since),
        holidays=_holidays(receipt, texts),
    )
    told = " ".join(filter(None, [told, _coming(receipt, texts)]))
    note = texts.say("If that is wrong, `/upshot country DE-BY` or `/upshot country Sweden` puts it right.")
    return Answer.saying(section(told), context(note))


NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {RESIDENCE_NOTICE: notice}
"""By the kind of notice, what draws it."""


def place(calendar: Calendar, texts: Texts) -> str:
    """Return the name of a country, and of a region as it calls itself: plain text."""
    country, region = calendar
    name = Locale.parse(texts.language).territories.get(country, country)
    return f"{name}, {next(iter(regions_of(country).get(region, ())), region)}" if region else name


def _holidays(receipt: ResidenceReceipt, texts: Texts) -> Markup:
    calendar = receipt.calendar
    if calendar != PROGRAMMES:
        facts = {"place": place(calendar, texts), "code": "-".join(filter(None, calendar))}
        return Markup(texts.say("those of *{place}* (`{code}`)", **facts))
    if not receipt.programme_calendar[0]:
        return Markup(texts.say("those of the programme, which has none"))
    return Markup(texts.say("those of the programme: *{place}*", place=place(receipt.programme_calendar, texts)))


def _coming(receipt: ResidenceReceipt, texts: Texts) -> str:
    if not receipt.coming:
        return ""
    return texts.say("Next: {days}.", days=texts.listing([texts.date(day) for day in receipt.coming]))


def _nobody_confirms(texts: Texts) -> str:
    return texts.say(
        "They lower your goals like days away, and I ask you nothing on them. Public holidays are facts, so nobody has "
        "to confirm them; the change is on record. `/upshot country off` goes back to those of the programme."
    )
