"""A share in the answer to what was said of it, and what can be said next in one tap."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.content import About, ShareKind
from bot.domain.metrics import RAW
from bot.domain.scoring.derived import share_rates
from bot.domain.scoring.metrics import Phase
from bot.i18n import Markup, capitalised
from bot.views import metrics
from bot.views.answers import button, plain
from bot.views.content import words
from bot.views.reporting import numbers
from bot.views.reporting.addresses import address
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt
    from bot.use_cases.reporting.steps import LoggedAddress, ResultChange
    from bot.views.answers import Block

KIND: Final = "say_kind_of_share"
PHASE: Final = "say_phase_of_share"
HOW_DID_IT_DO: Final = "open_results_of_share"

_OPTION = 75


def counted(receipt: Receipt, logged: LoggedAddress, texts: Texts) -> Iterator[str]:
    """Yield what counts, what is known of it, and what it has brought."""
    total = Decimal(logged.logged) + (logged.typed or 0)
    yield texts.say(
        "Noted for {week}: {address}\n*{metric} {total}* ({parts})",
        week=texts.week(receipt.week),
        address=address(logged.address),
        metric=metrics.name(logged.metric, texts),
        total=texts.number(total),
        parts=numbers.parts(logged.metric, logged.typed, logged.logged, texts),
    )
    if said := words.about(logged.about, logged.platform, texts):
        yield said
    if receipt.results:
        yield _brought(receipt.results, texts)
        yield from _of_week(receipt, texts)
    if logged.results and (said := rates(logged.results, texts)):
        yield said


def results(amounts: Mapping[str, Decimal], texts: Texts) -> str:
    """Return all that a share has brought in one line."""
    named = (f"{metrics.name(metric, texts)} {texts.number(amounts[metric])}" for metric in RAW if metric in amounts)
    return ", ".join(named)


def rates(amounts: Mapping[str, Decimal], texts: Texts) -> Markup:
    """Return the rates of one share in one line, empty where nothing is known of them."""
    return Markup(" · ".join(words.rate(rate, texts) for rate in share_rates(amounts)))


def choices(logged: LoggedAddress, texts: Texts) -> Iterator[Block]:
    """Yield what can be said of a share by a tap."""
    if not logged.key:
        return
    kinds = {kind.value: words.kind(kind, texts) for kind in ShareKind}
    phases = {phase.value: words.phase(phase, texts) for phase in Phase}
    yield _select(KIND, texts.plain("What is it?"), logged.key, kinds, logged.about.kind)
    yield _select(PHASE, texts.plain("Which phase?"), logged.key, phases, logged.about.phase)
    yield how_did_it_do(logged.key, texts)


def how_did_it_do(key: str, texts: Texts) -> Block:
    """Return the button that asks for the results of a share."""
    return button(texts.plain("How did it do?"), HOW_DID_IT_DO, key)


@reads_value("/shares")
def kind_in(value: str) -> tuple[str, About]:
    """Return the key of a share and its kind, as an option of the select says them."""
    key, kind = value.split()
    return key, About(kind=ShareKind(kind))


@reads_value("/shares")
def phase_in(value: str) -> tuple[str, About]:
    """Return the key of a share and its phase, as an option of the select says them."""
    key, phase = value.split()
    return key, About(phase=Phase(phase))


def _select(action_id: str, asked: str, key: str, named: Mapping[str, str], chosen: str | None) -> Block:
    options = {
        value: {"text": plain(capitalised(name), _OPTION), "value": f"{key} {value}"} for value, name in named.items()
    }
    block: Block = {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain(asked, _OPTION),
        "options": list(options.values()),
    }
    if chosen is not None:
        block["initial_option"] = options[chosen]
    return block


def _brought(changes: Iterable[ResultChange], texts: Texts) -> str:
    return texts.say(
        "It has brought: {results}.", results=Markup(", ".join(_changed(change, texts) for change in changes))
    )


def _changed(change: ResultChange, texts: Texts) -> str:
    name = metrics.name(change.metric, texts)
    if change.after is None:
        return texts.say("{metric} removed", metric=name)
    after = texts.number(change.after)
    if change.before is None or change.before == change.after:
        return texts.say("{metric} {amount}", metric=name, amount=after)
    return texts.say("{metric} {before} → {amount}", metric=name, before=texts.number(change.before), amount=after)


def _of_week(receipt: Receipt, texts: Texts) -> Iterator[str]:
    """Yield what the week has of each result, where that is more than what this share has brought."""
    totals = [_total(change, texts) for change in receipt.results if change.typed is not None or change.has_others]
    if totals:
        yield texts.say("All of {week}: {totals}.", week=texts.week(receipt.week), totals=Markup(", ".join(totals)))


def _total(change: ResultChange, texts: Texts) -> str:
    total = Decimal(change.logged) + (change.typed or 0)
    number = numbers.named(change.metric, total, texts, "")
    if change.typed is None:
        return number
    return f"{number} ({numbers.parts(change.metric, change.typed, change.logged, texts)})"
