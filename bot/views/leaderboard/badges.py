"""The badges of the last weeks, for the seller alone."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.badges import STREAKS, Badge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.weeks import Week
    from bot.i18n import Texts


def build(
    collected: Mapping[Week, Sequence[Badge]], week: Week, texts: Texts, collection: Mapping[str, int] | None = None
) -> str:
    """Return what the week brings so far, and how often which badge came before; nothing where there is none.

    Args:
        collected: the badges by week.
        week: the running week: what it brings is sure when it is over.
        texts: the language.
        collection: how often which badge came before, as it was kept; unless given, the weeks before are counted.
    """
    before = collection or Counter(chain.from_iterable(badges for each, badges in collected.items() if each < week))
    so_far = [name(badge, texts) for badge in collected.get(week, ())]
    earlier = [_counted(badge, before[badge], texts) for badge in Badge if badge in before]
    lines = [
        texts.say("*Badges this week, so far:* {badges}", badges=", ".join(so_far)) if so_far else "",
        texts.say("*Badges of the weeks before:* {badges}", badges=", ".join(earlier)) if earlier else "",
    ]
    return "\n".join(line for line in lines if line)


def name(badge: Badge, texts: Texts) -> str:
    """Return what a badge is called."""
    weeks = next((weeks for weeks, streak in STREAKS.items() if streak is badge), None)
    if weeks is not None:
        return texts.plain("outcomes {count} weeks in a row", count=weeks)
    return _NAMES[badge](texts)


def _counted(badge: Badge, count: int, texts: Texts) -> str:
    return name(badge, texts) if count == 1 else f"{name(badge, texts)} × {count}"


_NAMES: Final[Mapping[Badge, Callable[[Texts], str]]] = {
    Badge.CLOSER: lambda texts: texts.plain("deal won"),
    Badge.FIRST_SOCIAL_DEAL: lambda texts: texts.plain("first deal from social selling"),
    Badge.PERSONAL_BEST: lambda texts: texts.plain("personal best"),
    Badge.BUSINESS_LEAP: lambda texts: texts.plain("leap in outcomes"),
    Badge.FULL_FUNNEL: lambda texts: texts.plain("full funnel"),
    Badge.RIGHT_PEOPLE: lambda texts: texts.plain("the right people"),
}
