"""What a list says, before anything of it is saved, and what was saved then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.connections.days import Order
from bot.domain.connections.levels import packed
from bot.domain.connections.reading import Refusal
from bot.i18n import Markup
from bot.views.answers import Answer, actions, button, context, section
from bot.views.connections import levels, titles
from bot.views.leaderboard import trend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.i18n import Texts
    from bot.use_cases.connections.preview_import import Preview
    from bot.use_cases.connections.save_import import ImportReceipt

SAVE: Final = "save_connections"
DISCARD: Final = "discard_connections"
_EXAMPLE: Final = {Order.DAY_FIRST: date(2024, 5, 3), Order.MONTH_FIRST: date(2024, 3, 5)}
"""What 03/05/24 means by each order."""


def build(preview: Preview, texts: Texts) -> Answer:
    """Return what a list says, what saving would change, and what to do with the file."""
    parts = ["\n".join(part) for part in (_found(preview, texts), _growth(preview, texts), _changes(preview, texts))]
    said = [part for part in parts if part]
    small_print = "\n".join([*_notes(preview, texts), _please_delete(texts)])
    row = [actions(_save(preview, texts), _discard(texts))] if preview.changes.weeks else []
    return Answer("\n".join([*said, small_print]), (*map(section, said), *row, context(small_print)))


def stored(receipt: ImportReceipt, texts: Texts) -> Answer:
    """Return what was taken over, in place of the preview."""
    if not receipt.changes:
        return Answer.of(texts.say("All of that stands already, so there was nothing to save.")).in_place()
    told = [texts.say("Noted from your LinkedIn list:"), *levels.lines(receipt.changes, texts)]
    if receipt.started_on is not None:
        told.append(texts.say("Welcome! With this you take part, from {day} on.", day=texts.date(receipt.started_on)))
    how = texts.say("`/undo` leaves imported numbers alone. `/connections 930` replaces the one of a week.")
    text = "\n".join(told)
    return Answer.saying(section(text), context(how)).in_place()


def discarded(texts: Texts) -> Answer:
    """Return that nothing was stored, in place of the preview."""
    told = texts.say("Discarded. Nothing of it was stored.")
    return Answer.of(told, context(_please_delete(texts))).in_place()


def _found(preview: Preview, texts: Texts) -> Iterator[str]:
    total = preview.reading.total
    yield texts.say_count(
        "*{count} connection* in your LinkedIn list", "*{count} connections* in your LinkedIn list", total.connections
    )
    if preview.titles:
        yield texts.say(
            "*{count}* of them in your target audience: {titles}",
            count=texts.number(total.targets),
            titles=titles.shown(str(preview.titles)),
        )


def _growth(preview: Preview, texts: Texts) -> Iterator[str]:
    if not preview.reading.added:
        return
    weeks = [count for _, count in preview.growth]
    yield _series(texts.plain("new connections"), [count.connections for count in weeks], texts)
    if preview.titles:
        yield _series(texts.plain("new in your target audience"), [count.targets for count in weeks], texts)


def _series(name: str, amounts: list[int], texts: Texts) -> str:
    return texts.say(
        "{bars} {name} in the last {weeks} weeks: {total}",
        bars=trend.bars([Decimal(amount) for amount in amounts]),
        name=name,
        weeks=texts.number(len(amounts)),
        total=texts.signed(sum(amounts)),
    )


def _changes(preview: Preview, texts: Texts) -> Iterator[str]:
    changes = preview.changes
    if changes.weeks:
        yield texts.say("Saving notes for you:")
        yield from levels.lines(changes.weeks, texts)
    elif preview.reading.added:
        yield texts.say("All of that stands already, so there is nothing to save.")


def _notes(preview: Preview, texts: Texts) -> Iterator[str]:
    reading, changes = preview.reading, preview.changes
    for week in changes.impossible:
        yield texts.say(
            "{week} stays as it is: more contacts in the target audience stand there than the list has connections.",
            week=texts.week(week),
        )
    if changes.weeks:
        yield texts.say("Weeks that are closed stay as they are.")
    if not preview.titles:
        yield texts.say('Nobody said who your target audience is. `/upshot target "IT managers" 5` does.')
    if reading.order is not None:
        yield texts.say("I read 03/05/24 as {day}.", day=texts.date(_EXAMPLE[reading.order]))
    if reading.repeated:
        yield texts.say_count(
            "{count} row says again what another one says, and counts once.",
            "{count} rows say again what others say, and count once.",
            reading.repeated,
        )
    if reading.refused:
        yield _refused(preview, texts)


def _refused(preview: Preview, texts: Texts) -> str:
    """Return which rows do not count, and why; nothing of what stands in them."""
    reading = preview.reading
    named = []
    for reason in dict.fromkeys(row.reason for row in reading.refused):
        rows = [texts.number(row.row) for row in reading.refused if row.reason is reason]
        named.append(f"{texts.listing(rows)} ({_REASONS[reason](texts)})")
    listed = Markup("; ".join(named))
    more = reading.refused_count - len(reading.refused)
    told = texts.say_count("{count} row does not count:", "{count} rows do not count:", reading.refused_count)
    rows_said = texts.say("row {rows}", rows=listed)
    tail = texts.say_count("and {count} more", "and {count} more", more) if more else ""
    return " ".join(filter(None, [told, rows_said, tail]))


def _please_delete(texts: Texts) -> str:
    return texts.say("Please delete the file from Slack now; only you can do that.")


def _save(preview: Preview, texts: Texts) -> dict[str, object]:
    changing = {change.week: preview.levels[change.week] for change in preview.changes.weeks}
    return button(texts.plain("Save"), SAVE, packed(changing), style="primary")


def _discard(texts: Texts) -> dict[str, object]:
    return button(texts.plain("Discard"), DISCARD)


_REASONS: Mapping[Refusal, Callable[[Texts], str]] = {
    Refusal.TOO_SHORT: lambda texts: texts.plain("cells are missing"),
    Refusal.NOBODY: lambda texts: texts.plain("nothing but a date, as for closed accounts"),
    Refusal.NO_DAY: lambda texts: texts.plain("no date"),
    Refusal.NOT_A_DAY: lambda texts: texts.plain("not a date"),
    Refusal.TOO_EARLY: lambda texts: texts.plain("a date before LinkedIn began"),
    Refusal.IN_FUTURE: lambda texts: texts.plain("a date in the future"),
}
