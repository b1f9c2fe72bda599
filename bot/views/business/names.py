"""What the things are called that the business report tells of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.business.cycles import is_known
from bot.domain.business.falls import Falling
from bot.domain.business.funnel import Step
from bot.domain.business.leads import AGES
from bot.domain.deals import Source
from bot.i18n import capitalised
from bot.views.business import words
from bot.views.content import words as content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.business.report import BusinessReport
    from bot.domain.content import ShareKind
    from bot.domain.scoring.metrics import Phase
    from bot.domain.statistics.survival import Curve
    from bot.i18n import Texts

_SOURCES: Final[Mapping[Source, Callable[[Texts], str]]] = {
    Source.SOCIAL: lambda texts: texts.plain("Social selling"),
    Source.REFERRAL: lambda texts: texts.plain("Referral"),
    Source.OUTBOUND: lambda texts: texts.plain("Outbound"),
    Source.INBOUND: lambda texts: texts.plain("Inbound"),
    Source.EVENT: lambda texts: texts.plain("Event"),
    Source.OTHER: lambda texts: texts.plain("Other"),
}
_STEPS: Final[Mapping[Step, Callable[[Texts], str]]] = {
    Step.CONTACTS: lambda texts: texts.plain("new contacts"),
    Step.CALLS: lambda texts: texts.plain("conversations"),
    Step.MEETINGS: lambda texts: texts.plain("meetings"),
    Step.LEADS: lambda texts: texts.plain("leads"),
    Step.CUSTOMERS: lambda texts: texts.plain("customers"),
}
_FALLING: Final[Mapping[Falling, Callable[[Texts], str]]] = {
    Falling.CALLS: lambda texts: texts.plain("Conversations"),
    Falling.MEETINGS: lambda texts: texts.plain("Meetings"),
    Falling.OTHER_DEALS: lambda texts: texts.plain("Deals opened from other sources"),
}


def source(named: Source, texts: Texts) -> str:
    """Return what a source is called at the beginning of a line; plain text."""
    return _SOURCES[named](texts)


def step(named: Step, texts: Texts, *, counts_audience: bool = False) -> str:
    """Return what a stage of the funnel is called within a sentence; plain text."""
    if named is Step.CONTACTS and counts_audience:
        return texts.plain("new target contacts")
    return _STEPS[named](texts)


def falling(what: Falling, texts: Texts) -> str:
    """Return what falls, at the beginning of a line; plain text."""
    return _FALLING[what](texts)


def phase(named: Phase, texts: Texts) -> str:
    """Return what a phase is called at the beginning of a line; plain text."""
    return capitalised(content_words.phase(named, texts))


def kind(named: ShareKind | None, texts: Texts) -> str:
    """Return what a kind of share is called within a sentence; plain text."""
    return texts.plain("shares of no kind") if named is None else content_words.kind(named, texts)


def first(percent: int, texts: Texts) -> str:
    """Return how many sellers are meant, such as the first 10 per cent; plain text."""
    return texts.plain("the first {percent}%", percent=percent)


def waiting(age: int, texts: Texts) -> str:
    """Return how long leads wait, by the number of their age; plain text."""
    if age < len(AGES):
        return texts.plain("Waiting for up to {days} days", days=AGES[age])
    return texts.plain("Waiting for more than {days} days", days=AGES[-1])


def unknown(curve: Curve, texts: Texts) -> str:
    """Return why a curve has no median to tell; plain text."""
    if not is_known(curve):
        return texts.plain("too few to say")
    return texts.plain("not yet known")


def returns(report: BusinessReport, texts: Texts) -> Iterator[tuple[str, int | Decimal, str]]:
    """Yield the figures of costs and returns, each with its value and the unit: a currency, per cent or none."""
    told, unit = report.returns, report.currency
    if report.seats is not None:
        yield texts.plain("Licences"), report.seats.licences, ""
        if report.seats.idle is not None:
            yield texts.plain("Idle licences: nothing reported for four weeks"), report.seats.idle, ""
    if told is None:
        return
    yield texts.plain("Cost of licences"), round(told.licences), unit
    yield texts.plain("Cost of time"), round(told.time), unit
    if told.low is None or told.high is None:
        return
    yield texts.plain("Margin of social selling alone"), round(told.low_profit or Decimal(0)), unit
    yield texts.plain("Margin with its help"), round(told.high_profit or Decimal(0)), unit
    yield texts.plain("Return of social selling alone"), words.whole_percent(told.low), "%"
    yield texts.plain("Return with its help"), words.whole_percent(told.high), "%"
