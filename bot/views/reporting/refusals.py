"""The words for what sellers cannot report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import addresses, content, deals
from bot.domain.notes import LONGEST, NoteTooLongError
from bot.domain.own_audience import LONGEST_NAME, LONGEST_TITLES, MOST, AudienceRefusedError
from bot.use_cases.reporting.entries import EntryGoneError
from bot.use_cases.reporting.undo_last import NothingToUndoError
from bot.views.answers import cut
from bot.views.content import words
from bot.views.programme import rates
from bot.views.reporting.addresses import address
from bot.views.reporting.deals import customer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _address_known(error: addresses.AddressKnownError, texts: Texts) -> str:
    return texts.say(
        "{address} counts already, for {week}. An address counts once in four weeks, so nothing was added.",
        address=address(error.address),
        week=texts.week(error.week),
    )


def _platform(error: content.PlatformNotAllowedError, texts: Texts) -> str:
    return texts.say(
        "Shares on {platform} do not count here, so nothing was added. They count on {allowed}. An admin can change "
        "that with `/upshot platforms`.",
        platform=words.platform(error.platform),
        allowed=texts.listing([words.platform(key) for key in error.allowed]),
    )


def _not_found(error: deals.DealNotFoundError, texts: Texts) -> str:
    if error.stage is deals.Stage.VOID:
        return texts.say("You have no such deal with {customer}.", customer=customer(error.customer))
    if error.stage is deals.Stage.OPEN:
        return texts.say(
            "You have no lost or void deal with {customer} that could go on.", customer=customer(error.customer)
        )
    return texts.say("You have no open deal with {customer}.", customer=customer(error.customer))


def _value_missing(error: deals.DealValueMissingError, texts: Texts) -> str:
    return texts.say(
        "What is the deal with {customer} worth? You have no open one with a value, so I need it.",
        customer=customer(error.customer),
    )


def _in_future(error: deals.DealInFutureError, texts: Texts) -> str:
    return texts.say(
        "{day} is still to come. Please tell me about the deal when it has happened.", day=texts.date(error.day)
    )


def _closed_earlier(error: deals.DealClosedEarlierError, texts: Texts) -> str:
    return texts.say(
        "The deal would have been closed on {closed}, before it was opened on {opened}.",
        closed=texts.date(error.closed_on),
        opened=texts.date(error.opened_on),
    )


def _not_closed(_error: deals.DealNotClosedError, texts: Texts) -> str:
    return texts.say("An open deal has no closing date yet. If it is closed, say `won` or `lost`.")


def _week_not_open(error: deals.DealWeekNotOpenError, texts: Texts) -> str:
    weeks = ", ".join(f"`{week}`" for week in error.open_weeks)
    return texts.say(
        "{day} lies in a week that takes nothing new. Open are: {weeks}.", day=texts.date(error.day), weeks=weeks
    )


def _other_currency(error: deals.OtherCurrencyError, texts: Texts) -> str:
    if error.week is None:
        return texts.say(
            "This programme counts in {currency}, and {typed} is only converted in deals and pipelines. Please give "
            "the amount in {currency}.",
            currency=error.currency,
            typed=error.typed,
        )
    return texts.say(
        "This programme counts in {currency}, and {typed} has no rate in {week} yet. Please give the amount in "
        "{currency}, or let an admin enter a rate, as in {example}",
        currency=error.currency,
        typed=error.typed,
        week=texts.week(error.week),
        example=rates.example(error.typed, error.currency, texts),
    )


def _gone(_error: EntryGoneError, texts: Texts) -> str:
    return texts.say("That entry was changed or taken back since, so I left everything as it is. `/checkin` shows it.")


def _audience(error: AudienceRefusedError, texts: Texts) -> str:
    if error.field == "goal":
        return texts.say(
            "A weekly goal is a number from 1 to {most}, and “{typed}” is none.", most=MOST, typed=error.typed
        )
    if error.field == "titles":
        return texts.say("The job titles are too long: {limit} characters fit.", limit=LONGEST_TITLES)
    typed = cut(error.typed, 2 * LONGEST_NAME)
    return texts.say(
        "The name of a target audience has 1 to {limit} characters, and “{typed}” does not.",
        limit=LONGEST_NAME,
        typed=typed,
    )


def _long_note(error: NoteTooLongError, texts: Texts) -> str:
    return texts.say(
        "Your note has {length} characters, and {limit} are the most that I keep.",
        length=texts.number(error.length),
        limit=texts.number(LONGEST),
    )


def _nothing(_error: NothingToUndoError, texts: Texts) -> str:
    return texts.say("There is nothing of yours to take back in the open weeks.")


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    addresses.AddressKnownError: _address_known,
    content.PlatformNotAllowedError: _platform,
    deals.DealNotFoundError: _not_found,
    deals.DealValueMissingError: _value_missing,
    deals.DealInFutureError: _in_future,
    deals.DealClosedEarlierError: _closed_earlier,
    deals.DealNotClosedError: _not_closed,
    deals.DealWeekNotOpenError: _week_not_open,
    deals.OtherCurrencyError: _other_currency,
    EntryGoneError: _gone,
    NothingToUndoError: _nothing,
    NoteTooLongError: _long_note,
    AudienceRefusedError: _audience,
}
