"""The words for what cannot be done with the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import shelf
from bot.views.shelf.words import address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _gone(_error: shelf.ItemGoneError, texts: Texts) -> str:
    return texts.say("That is not there any more, so nothing was changed. `/upshot shelf` shows what is.")


def _not_on_shelf(error: shelf.NotOnShelfError, texts: Texts) -> str:
    return texts.say(
        "There is no {named} on the shelf, so nothing was changed. `/upshot shelf` shows what is there, with numbers.",
        named=address(error.named),
    )


def _on_already(error: shelf.OnShelfAlreadyError, texts: Texts) -> str:
    return texts.say("{address} is on the shelf already. Good find all the same.", address=address(error.item.address))


def _shared(error: shelf.ItemSharedError, texts: Texts) -> str:
    return texts.say(
        "You have shared {address} already: it counts for {week}. Once in four weeks is enough, so nothing was added.",
        address=address(error.item.address),
        week=texts.week(error.week),
    )


def _suggested_already(error: shelf.SuggestedAlreadyError, texts: Texts) -> str:
    return texts.say(
        "{address} was suggested already, and waits for a manager. Good find all the same.",
        address=address(error.address),
    )


def _too_many(_error: shelf.TooManySuggestedError, texts: Texts) -> str:
    return texts.say_count(
        "{count} of your finds waits for a manager already. Please suggest the next one when that is settled.",
        "{count} of your finds wait for a manager already. Please suggest the next one when one of them is settled.",
        shelf.MOST_WAITING,
    )


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    shelf.ItemGoneError: _gone,
    shelf.NotOnShelfError: _not_on_shelf,
    shelf.OnShelfAlreadyError: _on_already,
    shelf.ItemSharedError: _shared,
    shelf.SuggestedAlreadyError: _suggested_already,
    shelf.TooManySuggestedError: _too_many,
}
