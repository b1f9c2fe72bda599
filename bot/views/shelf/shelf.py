"""The whole shelf: what is worth sharing, with the buttons that share, take off and decide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.shelf import MOST_WAITING
from bot.views.answers import Answer, actions, context, divider, section
from bot.views.shelf import buttons, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.shelf import ShelfItem
    from bot.i18n import Texts
    from bot.use_cases.shelf.show import ShelfSeen
    from bot.views.answers import Block

_MOST_WAITING_SHOWN = MOST_WAITING * 2


def build(seen: ShelfSeen, texts: Texts) -> Answer:
    """Return what is worth sharing, numbered and newest first, and how to add to it."""
    title = texts.say("*Worth sharing*") if seen.items else texts.say("*Worth sharing*: nothing on the shelf yet.")
    told = [_numbered(place, item, texts) for place, item in enumerate(seen.items, start=1)]
    how = _how(seen, texts)
    blocks = [section(title)]
    for item, text in zip(seen.items, told, strict=True):
        blocks += _row(item, text, texts) if seen.may_decide else [_shareable(item, text, texts)]
    blocks += _waiting(seen, texts)
    return Answer("\n".join([title, *told, how]), (*blocks, context(how)))


def changed(sentence: str, seen: ShelfSeen, texts: Texts) -> Answer:
    """Return what was changed, above the shelf as it is now, in place of the one before."""
    answer = build(seen, texts)
    return replace(answer, text=f"{sentence}\n{answer.text}", blocks=(words.told(sentence), *answer.blocks)).in_place()


def _numbered(place: int, item: ShelfItem, texts: Texts) -> str:
    shared = (
        texts.say(" :white_check_mark: shared in {week}", week=texts.week(item.shared_in)) if item.shared_in else ""
    )
    return f"{place}. {words.line(item, texts)}{shared}"


def _shareable(item: ShelfItem, text: str, texts: Texts) -> Block:
    return words.told(text, button=None if item.shared_in else buttons.share(item, texts))


def _row(item: ShelfItem, text: str, texts: Texts) -> list[Block]:
    """Return an item with the buttons of those who keep the shelf."""
    share = [] if item.shared_in else [buttons.share(item, texts)]
    return [words.told(text), actions(*share, buttons.take_off(item, texts))]


def _waiting(seen: ShelfSeen, texts: Texts) -> Iterator[Block]:
    if seen.waiting:
        yield divider()
        yield section(texts.say("*Suggested for it*"))
    for item in seen.waiting[:_MOST_WAITING_SHOWN]:
        yield words.told(words.line(item, texts))
        yield actions(*buttons.decide(item, texts))


def _how(seen: ShelfSeen, texts: Texts) -> str:
    if seen.may_decide:
        return texts.say(
            '`/upshot shelf add https://example.com/article "why" industry news` puts something there, '
            "`/upshot shelf remove 1` takes it off. After four weeks it leaves by itself."
        )
    return texts.say(
        'Found something good? `/upshot shelf add https://example.com/article "why"` suggests it for the team.'
    )
