"""What stands below a final weekly post when its numbers were corrected."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bot.domain.weeks import Week
from bot.use_cases.weekly_post.corrections import NOTICE
from bot.views.answers import Answer
from bot.views.weekly_post import board

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def build(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that the week was corrected and, if others lead now and may be named, who does."""
    sentence = texts.say(
        "The numbers of {week} were corrected after this post was final. It stays as it was; the season counts the "
        "corrected numbers.",
        week=texts.week(Week(facts["week"])),
    )
    return Answer.of("\n".join([sentence, *_first(facts["first"], texts)]))


def _first(first: list[tuple[int, str, str]], texts: Texts) -> list[str]:
    told = [
        texts.say(
            "{place}. {name}: *{points}*",
            place=texts.number(place),
            name=board.in_line(name, texts),
            points=texts.points(Decimal(points)),
        )
        for place, name, points in first
    ]
    return [texts.say("With them these lead:"), *told] if told else []


VIEWS: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {NOTICE: build}
"""By the kind of notice, what draws it."""
