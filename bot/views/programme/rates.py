"""Other currencies, in words: the table of rates, and the preview of a change."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.currencies import converted, example_rate, rate_in
from bot.i18n import Markup
from bot.use_cases import receipts
from bot.use_cases.programme.change_rates import RateProposal
from bot.views.answers import Answer, actions, button, context, header, section
from bot.views.values import reads_value

if TYPE_CHECKING:
    from bot.domain.currencies import Rate
    from bot.i18n import Texts
    from bot.use_cases.programme.change_rates import RatePreview, RateTable

SAVE: Final = "save_rate"
CANCEL: Final = "cancel_rate"
_EXAMPLE: Final = Decimal(10_000)
_RATE: Final = Decimal("0.92")
_SHOWN: Final = 40


def listed(table: RateTable, texts: Texts) -> Answer:
    """Return the rates by currency, with what holds now marked."""
    how = texts.say(
        "A deal is converted once, at the rate of the week in which it is won, a typed pipeline at the rate of its "
        "week; both keep that. Admins set a rate by {example}",
        example=example("EUR" if table.base == "USD" else "USD", table.base, texts),
    )
    if not table.rates:
        none = texts.say("There are no rates yet, so deals and pipelines are in {currency} only.", currency=table.base)
        return Answer.saying(section(none), context(how))
    title = texts.plain("What other currencies are worth")
    lines = [f"• {_line(rate, table, texts)}" for rate in table.rates[-_SHOWN:]]
    text = "\n".join(lines)
    return Answer.saying(header(title), section(text), context(how))


def example(currency: str, base: str, texts: Texts) -> Markup:
    """Return a line that sets the rate of a currency, of a likely size; of USD in EUR where none is known."""
    rate = example_rate(currency, base)
    line = f"{currency} {texts.exact(rate)}" if rate is not None else f"USD {texts.exact(_RATE)}"
    return Markup(f"`{texts.plain('/upshot rates {rate}', rate=line)}`")


def preview(told: RatePreview, texts: Texts) -> Answer:
    """Return what would change, with one button that saves it."""
    if not told.is_change:
        return Answer.of(texts.say("That is how it is already, so nothing changes."))
    title = texts.plain("Shall this change?")
    small = [texts.say("Nothing has changed yet. What is noted keeps its worth, and past posts too.")]
    if told.proposal.because:
        small.insert(0, texts.say("Because: {because}", because=told.proposal.because))
    text = _change(told, texts)
    row = actions(
        button(texts.plain("Save"), SAVE, receipts.written(told.proposal), style="primary"),
        button(texts.plain("Cancel"), CANCEL),
    )
    hint = "\n".join(small)
    return Answer.saying(header(title), section(text), context(hint), row)


def saved(told: RatePreview, texts: Texts) -> Answer:
    """Return what holds now, in place of the preview."""
    if not told.is_change:
        return Answer.of(texts.say("That is how it is already, so nothing changes.")).in_place()
    return Answer.of(f"*{texts.say('Saved.')}*\n{_change(told, texts)}").in_place()


def cancelled(texts: Texts) -> Answer:
    """Return that everything stays as it is, in place of the preview."""
    return Answer.of(texts.say("All right, everything stays as it is.")).in_place()


@reads_value("/upshot rates")
def parse(value: str) -> RateProposal:
    """Return what a button saves."""
    proposal: RateProposal = receipts.read(RateProposal, value)
    return proposal


def worth(currency: str, rate: Decimal, base: str, texts: Texts) -> str:
    """Return what one unit of a currency is worth; plain text."""
    return f"1 {currency} = {texts.exact(rate)} {base}"


def _line(rate: Rate, table: RateTable, texts: Texts) -> str:
    now = worth(rate.currency, rate.rate, table.base, texts)
    since = texts.say("{worth}, from {week} on", worth=now, week=texts.week_of_year(rate.since))
    holding = [each for each in table.rates if each.since <= table.running and each.currency == rate.currency]
    is_now = bool(holding) and holding[-1] == rate and rate_in(table.rates, rate.currency, table.running) == rate.rate
    return f"*{since}*" if is_now else since


def _change(told: RatePreview, texts: Texts) -> str:
    proposal = told.proposal
    facts = {"currency": proposal.currency, "week": texts.week_of_year(proposal.since)}
    before = "" if told.before is None else texts.exact(told.before)
    if told.after is None:
        return texts.say(
            "From {week} on there is no rate for {currency} any more; it was {before}.", before=before, **facts
        )
    now = texts.say(
        "*{worth}*, from {week} on",
        worth=worth(proposal.currency, told.after, told.base, texts),
        week=texts.week_of_year(proposal.since),
    )
    was = texts.say("It was {before}.", before=before) if before else ""
    typed, value = _EXAMPLE, converted(_EXAMPLE, told.after)
    example = f"{texts.money(typed, proposal.currency)} ≈ {texts.money(value, told.base)}"
    return "\n".join(part for part in (now, was, texts.say("So {example}.", example=example)) if part)
