"""The levels of weeks as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from bot.i18n import Texts
    from bot.use_cases.connections.changes import WeekChange


def lines(changes: Sequence[WeekChange], texts: Texts) -> Iterator[str]:
    """Yield a line for each open week, the newest first, and one for all weeks of the baseline together."""
    for change in reversed(changes):
        if not change.is_baseline:
            yield texts.say("• {week}: {levels}", week=texts.week(change.week), levels=_levels(change, texts))
    baseline = [change for change in changes if change.is_baseline]
    if baseline:
        yield texts.say_count(
            "• {count} week before, up to {week}: what your growth is measured from",
            "• {count} weeks before, up to {week}: what your growth is measured from",
            len(baseline),
            week=texts.week(baseline[-1].week),
        )


def _levels(change: WeekChange, texts: Texts) -> Markup:
    connections = _level(change.after.connections, change.connections_before, texts)
    parts = [Markup(texts.say("connections {level}", level=connections))]
    if change.after.targets is not None:
        targets = _level(change.after.targets, change.targets_before, texts)
        parts.append(Markup(texts.say("target audience {level}", level=targets)))
    return Markup(", ".join(parts))


def _level(after: int, before: Decimal | None, texts: Texts) -> Markup:
    number = texts.number(after)
    if before is None:
        return Markup(f"*{number}*")
    if before == after:
        return Markup(texts.say("*{number}* (as before)", number=number))
    return Markup(texts.say("*{number}* (was {before})", number=number, before=texts.number(before)))
