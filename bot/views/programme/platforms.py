"""On which platforms shares count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.content import PLATFORMS
from bot.views.answers import Answer, context, section
from bot.views.content import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.i18n import Texts
    from bot.use_cases.programme.change_platforms import PlatformsReceipt


def build(platforms: Iterable[str], texts: Texts) -> Answer:
    """Return where shares count, and how an admin changes it."""
    sentence = texts.say("Shares count on {platforms}.", platforms=_names(platforms, texts))
    return _answer(sentence, texts)


def changed(receipt: PlatformsReceipt, texts: Texts) -> Answer:
    """Return where shares count now."""
    now = _names(receipt.platforms, texts)
    if receipt.platforms == receipt.before:
        return _answer(texts.say("Shares count on {platforms}, as before.", platforms=now), texts)
    return _answer(texts.say("From now on shares count on {platforms}.", platforms=now), texts)


def _answer(sentence: str, texts: Texts) -> Answer:
    how = texts.say(
        "Admins change that with `/upshot platforms linkedin xing`. LinkedIn always counts, for the SSI is its own. "
        "I know {platforms}; any other address, such as an article, counts wherever it is shared.",
        platforms=_names(PLATFORMS, texts),
    )
    return Answer.saying(section(sentence), context(how))


def _names(platforms: Iterable[str], texts: Texts) -> str:
    return texts.listing([words.platform(platform) for platform in platforms])
