"""What is said when something was put on the shelf, suggested, decided about or taken off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.domain.shelf import ShelfItem
from bot.i18n import Markup, escape
from bot.use_cases import receipts
from bot.use_cases.shelf.add import FIND_NOTICE
from bot.use_cases.shelf.decide import VERDICT_NOTICE, Verdict
from bot.views.answers import Answer, Block, actions, context
from bot.views.shelf import buttons, words
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts
    from bot.use_cases.shelf.add import AddReceipt

_MOST_NAMED = 5


def added(receipt: AddReceipt, texts: Texts) -> Answer:
    """Return what was put on the shelf, or suggested and to whom."""
    item = receipt.item
    if item.is_waiting:
        return _told(_suggested(receipt, texts), actions(buttons.withdraw(item, texts)))
    sentence = texts.say("Put anew, at the top of the shelf:") if receipt.is_renewed else texts.say("On the shelf now:")
    where = texts.say("Everybody sees it in `/upshot shelf`, on Home and in the weekly question, for four weeks.")
    return _told(
        "\n".join(part for part in (sentence, words.line(item, texts), _fallen(receipt.fallen, texts)) if part),
        actions(buttons.take_off(item, texts)),
        context(where),
    )


def find_notice(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that asks for a decision; the facts are those of a `ShelfItem`."""
    item: ShelfItem = receipts.read(ShelfItem, json.dumps(facts))
    question = texts.say(
        "{name} suggests this for the shelf. Shall everybody see it?",
        name=Markup(f"*{escape(shown_name(item.person_name, texts))}*"),
    )
    return _told(f"{question}\n{words.nameless(item, texts)}", actions(*buttons.decide(item, texts)))


def verdict_notice(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that tells who found it; the facts are those of a `Verdict`."""
    verdict: Verdict = receipts.read(Verdict, json.dumps(facts))
    name = shown_name(verdict.by_name, texts)
    if verdict.item.is_on:
        told = texts.say(
            "{name} has put your find on the shelf, thank you: {item}", name=name, item=_item(verdict, texts)
        )
        return _told(told)
    return _told(
        texts.say(
            "{name} does not put your find on the shelf at the moment: {item}. Thank you all the same; the next one is "
            "welcome.",
            name=name,
            item=_item(verdict, texts),
        )
    )


def settled(verdict: Verdict, texts: Texts) -> Answer:
    """Return what became of a find, in place of the question."""
    facts = {"name": shown_name(verdict.by_name, texts), "item": _item(verdict, texts)}
    if verdict.item.is_on:
        told = texts.say("On the shelf, put there by {name}: {item}", **facts)
    elif verdict.by_id == verdict.item.person_id:
        told = texts.say("{name} has taken it back: {item}", **facts)
    else:
        told = texts.say("Not on the shelf, decided by {name}: {item}", **facts)
    return _told("\n".join(part for part in (told, _fallen(verdict.fallen, texts)) if part)).in_place()


def taken_off(item: ShelfItem, texts: Texts) -> str:
    """Return the sentence that something is off the shelf."""
    return texts.say("Taken off: {item}", item=words.short(item, texts))


def withdrawn(item: ShelfItem, texts: Texts) -> Answer:
    """Return that a find waits no more, in place of what was said of it."""
    return _told(texts.say("Taken back: {item}", item=words.short(item, texts))).in_place()


NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {
    FIND_NOTICE: find_notice,
    VERDICT_NOTICE: verdict_notice,
}
"""By the kind of notice, what draws it."""


def _suggested(receipt: AddReceipt, texts: Texts) -> str:
    names = [shown_name(name, texts) for name in receipt.asked[:_MOST_NAMED]]
    asked = texts.say(
        "Thank you. I have asked {names} whether it goes on the shelf, and tell you what becomes of it. Your name will "
        "stand beside it.",
        names=texts.listing(names),
    )
    return f"{asked}\n{words.nameless(receipt.item, texts)}"


def _fallen(item: ShelfItem | None, texts: Texts) -> str:
    if item is None:
        return ""
    return texts.say("To make room, the oldest one fell off: {item}", item=words.short(item, texts))


def _item(verdict: Verdict, texts: Texts) -> Markup:
    return words.short(verdict.item, texts)


def _told(text: str, *more: Block) -> Answer:
    return Answer(text, (words.told(text), *more))
