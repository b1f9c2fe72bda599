"""Numbers of a week as people read them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.content import RESULTS
from bot.domain.metrics import SSI_PILLARS
from bot.domain.scoring.own_metrics import reported_with
from bot.i18n import Markup, escape
from bot.views import metrics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.weeks import Week
    from bot.i18n import Texts
    from bot.use_cases.reporting.steps import Change


def named(metric: str, amount: Decimal, texts: Texts, currency: str) -> Markup:
    """Return a number with its name, such as ``SSI 72``."""
    return escape(f"{metrics.name(metric, texts)} {metrics.amount(metric, amount, texts, currency)}")


def noted(changes: Sequence[Change], week: Week, texts: Texts, currency: str) -> str:
    """Return what was noted for a week: in one line as long as that can be read, else in one for each number."""
    shown = _without_folded(changes)
    numbers = [_changed(change, texts, currency, changes) for change in shown]
    if len(numbers) > 2:  # noqa: PLR2004 - as many fit in a line on a phone
        return "\n".join([texts.say("Noted for {week}:", week=texts.week(week)), *(f"• {line}" for line in numbers)])
    return texts.say("Noted for {week}: {numbers}", week=texts.week(week), numbers=Markup(", ".join(numbers)))


def listed(changes: Sequence[Change], texts: Texts, currency: str) -> Markup:
    """Return the numbers of an entry in few words."""
    return Markup(", ".join(_typed(change, texts, currency) for change in _without_folded(changes)))


def report(typed: Mapping[str, Decimal], logged: Mapping[str, int], texts: Texts, currency: str) -> list[Markup]:
    """Return the numbers of a week, each with what was logged beside it."""
    keys = [metric for metric in reported_with(texts.own_metrics) if metric in typed or metric in logged]
    return [_total(metric, typed.get(metric), logged.get(metric, 0), texts, currency) for metric in keys]


def parts(metric: str, typed: Decimal | None, logged: int, texts: Texts) -> Markup:
    """Return the two parts of a number to which something was logged."""
    facts = {"typed": texts.number(typed or 0), "logged": texts.number(logged)}
    if metric in {"posts", "shares"}:
        return escape(texts.plain("{typed} typed + {logged} by address", **facts))
    if metric in RESULTS:
        return escape(texts.plain("{typed} typed + {logged} from shares", **facts))
    return escape(texts.plain("{typed} typed + {logged} one by one", **facts))


def hint(metric: str, logged: int, texts: Texts) -> str:
    """Return what is added to a typed number, for below its field: plain text."""
    if metric in {"posts", "shares"}:
        return texts.plain_count(
            "{count} address that you logged is added.", "{count} addresses that you logged are added.", logged
        )
    if metric in RESULTS:
        return texts.plain("{count} from your shares are added.", count=texts.number(logged))
    return texts.plain_count(
        "{count} that you logged by itself is added.", "{count} that you logged one by one are added.", logged
    )


def _total(metric: str, typed: Decimal | None, logged: int, texts: Texts, currency: str) -> Markup:
    if typed is not None and not logged:
        return named(metric, typed, texts, currency)
    total = (typed or Decimal(0)) + logged
    return Markup(f"{named(metric, total, texts, currency)} ({parts(metric, typed, logged, texts)})")


def _typed(change: Change, texts: Texts, currency: str) -> Markup:
    if change.is_emptied:
        return Markup(texts.say("{metric} removed", metric=metrics.name(change.metric, texts)))
    amount = change.after or Decimal(0)
    if change.added is None:
        return named(change.metric, amount, texts, currency)
    return escape(f"{metrics.name(change.metric, texts)} {texts.signed(change.added)}")


def _changed(change: Change, texts: Texts, currency: str, changes: Sequence[Change]) -> Markup:
    total = (change.after or Decimal(0)) + change.logged
    if change.is_emptied:
        return _emptied(change, texts, currency)
    notes = [*_notes(change, texts), *_pillars(change, texts, changes)]
    number = f"*{_stepped(change, total, texts, currency)}*"
    return Markup(f"{number} ({', '.join(notes)})" if notes else number)


def _stepped(change: Change, total: Decimal, texts: Texts, currency: str) -> Markup:
    """Return a number with its name, after a correction with the number before."""
    if change.before is None or change.before == change.after:
        return named(change.metric, total, texts, currency)
    before, after = (
        metrics.amount(change.metric, amount, texts, currency) for amount in (change.before + change.logged, total)
    )
    return escape(f"{metrics.name(change.metric, texts)} {before} → {after}")


def _emptied(change: Change, texts: Texts, currency: str) -> Markup:
    name = metrics.name(change.metric, texts)
    if change.before is None:
        return Markup(texts.say("*{metric} removed*", metric=name))
    before = metrics.amount(change.metric, change.before, texts, currency)
    return Markup(texts.say("*{metric} removed* (was {amount})", metric=name, amount=before))


def _notes(change: Change, texts: Texts) -> list[str]:
    notes: list[str] = []
    if change.typed is not None and change.rate is not None:
        amount = metrics.amount(change.metric, change.typed.amount, texts, change.typed.currency)
        notes.append(texts.say("{amount} at {rate}", amount=amount, rate=texts.exact(change.rate)))
    if change.logged:
        notes.append(parts(change.metric, change.after, change.logged, texts))
    if change.before is not None and change.before == change.after:
        notes.append(texts.say("as before"))
    elif change.before is None and change.last_week is not None and change.after is not None:
        notes.append(texts.say("{change} on the week before", change=texts.signed(change.after - change.last_week)))
    return notes


def _pillars(change: Change, texts: Texts, changes: Sequence[Change]) -> list[str]:
    amounts = _all_pillars(changes)
    if change.metric != "ssi" or amounts is None:
        return []
    brand, people, insights, relations = (texts.number(amounts[pillar]) for pillar in SSI_PILLARS)
    return [
        texts.say(
            "brand {brand}, people {people}, insights {insights}, relationships {relations}",
            brand=brand,
            people=people,
            insights=insights,
            relations=relations,
        )
    ]


def _without_folded(changes: Sequence[Change]) -> list[Change]:
    """Return the changes to be listed: pillars that stand behind the SSI or no longer fit it are not."""
    has_ssi = any(change.metric == "ssi" for change in changes)
    folded = SSI_PILLARS if has_ssi and _all_pillars(changes) else ()
    kept = [change for change in changes if change.after is not None or change.is_emptied]
    return [change for change in kept if change.metric not in folded]


def _all_pillars(changes: Sequence[Change]) -> dict[str, Decimal] | None:
    found = {c.metric: c.after for c in changes if c.metric in SSI_PILLARS and c.after is not None}
    return found if len(found) == len(SSI_PILLARS) else None
