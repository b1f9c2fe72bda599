"""What a file says, before anything of it is stored, and what was stored then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from bot.domain.connections.days import Order
from bot.domain.imports.fields import Kind
from bot.i18n import Markup
from bot.views.answers import Answer, actions, button, context, section
from bot.views.imports import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.imports.errors import RefusedRow
    from bot.i18n import Texts
    from bot.use_cases.imports.preview import Preview
    from bot.use_cases.imports.save import FileReceipt

SAVE: Final = "save_import_file"
SETTLE: Final = "settle_import_words"
DISCARD: Final = "discard_import_file"
_EXAMPLE: Final = {Order.DAY_FIRST: date(2024, 5, 3), Order.MONTH_FIRST: date(2024, 3, 5)}
"""What 03/05/24 means by each order."""


def build(preview: Preview, texts: Texts) -> Answer:
    """Return what a file says, what saving would change, and what to do with it."""
    parts = ["\n".join(part) for part in (_found(preview, texts), _refused(preview, texts))]
    said = [part for part in parts if part]
    small_print = "\n".join([_understood(preview, texts), *_notes(preview, texts)])
    blocks = (*map(section, said), actions(*_buttons(preview, texts)), context(small_print))
    return Answer("\n".join([*said, small_print])[:3900], blocks)


def stored(receipt: FileReceipt, texts: Texts) -> Answer:
    """Return what was imported."""
    if not (receipt.new or receipt.changed):
        return Answer.of(texts.say("All of that stands already, so there was nothing to save."))
    told = texts.say(
        "Imported from {file}: *{new}* new, *{changed}* changed, {same} as before.",
        file=words.code(receipt.file),
        new=texts.number(receipt.new),
        changed=texts.number(receipt.changed),
        same=texts.number(receipt.same),
    )
    sellers = texts.say_count("It concerns {count} seller.", "It concerns {count} sellers.", receipt.sellers)
    return Answer.of(f"{told} {sellers}", context(_delete(texts)))


def discarded(texts: Texts) -> Answer:
    """Return that nothing was stored, in place of the preview."""
    return Answer.of(texts.say("Discarded. Nothing of it was stored."), context(_delete(texts))).in_place()


def _found(preview: Preview, texts: Texts) -> Iterator[str]:
    counts = texts.say(
        "*{new}* new, *{changed}* changed, {same} as before",
        new=texts.number(preview.new),
        changed=texts.number(preview.changed),
        same=texts.number(preview.same),
    )
    yield f"*{words.kind(preview.layout.kind, texts)}*: {counts}"
    if preview.new or preview.changed:
        sellers = texts.say_count("of {count} seller", "of {count} sellers", preview.sellers)
        money = texts.money(preview.won, preview.currency) if preview.won else ""
        won = texts.say("the new ones that are won are worth *{money}*", money=money) if money else ""
        yield "; ".join(filter(None, [sellers, won]))
    elif preview.same:
        yield _nothing_to_save(preview, texts)
    else:
        yield texts.say("As it is, nothing of it can be saved.")


def _nothing_to_save(preview: Preview, texts: Texts) -> str:
    if preview.refused:
        return texts.say("All that I can take of it stands already, so there is nothing to save yet.")
    return texts.say("All of that stands already, so there is nothing to save.")


def _refused(preview: Preview, texts: Texts) -> Iterator[str]:
    if not preview.refused:
        return
    yield texts.say_count("{count} row is not taken:", "{count} rows are not taken:", preview.refused_count)
    for row in preview.refused:
        where, why = Markup(_where(row, texts)), Markup(words.fault(row, texts))
        if row.column:
            yield texts.say("• {where}, {column}: {why}", where=where, column=words.code(row.column), why=why)
        else:
            yield texts.say("• {where}: {why}", where=where, why=why)
    more = preview.refused_count - sum(1 + row.alike for row in preview.refused)
    if more:
        yield texts.say_count("and {count} more", "and {count} more", more)


def _where(row: RefusedRow, texts: Texts) -> str:
    if not row.alike:
        return texts.say("row {row}", row=texts.number(row.row))
    return texts.say_count(
        "row {row} and {count} more", "row {row} and {count} more", row.alike, row=texts.number(row.row)
    )


def _understood(preview: Preview, texts: Texts) -> str:
    layout = preview.layout
    pairs = []
    for what, place in layout.places.items():
        mark = "?" if what in layout.guessed else ""
        pairs.append(f"{words.field(what, texts)} {words.code(layout.names[place])}{mark}")
    return texts.say("Understood: {columns}", columns=Markup(", ".join(pairs[:16])))


def _notes(preview: Preview, texts: Texts) -> Iterator[str]:
    if preview.layout.guessed:
        yield texts.say("A question mark stands where I am guessing.")
    if preview.order is not None:
        yield texts.say("I read 03/05/24 as {day}.", day=texts.date(_EXAMPLE[preview.order]))
    if preview.passed_over:
        yield texts.say_count(
            "{count} row is passed over: totals, footers, and what is left out.",
            "{count} rows are passed over: totals, footers, and what is left out.",
            preview.passed_over,
        )
    if preview.layout.kind is not Kind.DEALS and "week" not in preview.layout.places:
        yield texts.say("The file names no week, so its numbers are of the running one.")
    yield _delete(texts)


def _buttons(preview: Preview, texts: Texts) -> Iterator[dict[str, object]]:
    if preview.new or preview.changed:
        yield button(texts.plain("Save"), SAVE, preview.digest, style="primary")
    yield button(texts.plain("Sellers, stages, columns"), SETTLE, preview.digest)
    yield button(texts.plain("Discard"), DISCARD, preview.digest)


def _delete(texts: Texts) -> str:
    return texts.say("Please delete the file from Slack when you are done; only you can do that.")
