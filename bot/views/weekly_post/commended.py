"""Those who are named for something else than a place: each person once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.commendation import how_telling
from bot.domain.posts.bests import Merit
from bot.domain.scoring.badges import STREAKS
from bot.views.leaderboard import badges
from bot.views.weekly_post import board

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from bot.domain.weekly_post import WeeklyPost
    from bot.i18n import Texts


def lines(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return a title and a line for each, the rarest first; nothing when nobody is named."""
    told = [
        texts.say("• *{names}*: {reasons}", names=texts.listing(names), reasons=reasons)
        for reasons, names in _by_reasons(post, texts).items()
    ]
    return [texts.say("*Also worth a mention*"), *told] if told else []


def _by_reasons(post: WeeklyPost, texts: Texts) -> Mapping[str, list[str]]:
    """Return the names by what there is to say of them: each person once, and those alike together."""
    found: dict[str, list[str]] = {}
    for name, reasons in _named(post, texts).values():
        found.setdefault(", ".join(reasons), []).append(board.in_line(name, texts))
    return found


def _named(post: WeeklyPost, texts: Texts) -> Mapping[str, tuple[str, list[str]]]:
    found: dict[str, tuple[str, list[str]]] = {}
    longest = {best.seller_id for best in post.bests if best.merit is Merit.LONGEST_STREAK}
    for each in sorted(post.commended, key=how_telling):
        if each.badge in STREAKS.values() and each.seller_id in longest:
            continue
        found.setdefault(each.seller_id, (each.name, []))[1].append(badges.name(each.badge, texts))
    for best in post.bests:
        found.setdefault(best.seller_id, (best.name, []))[1].append(_MERITS[best.merit](best.amount, texts))
    return found


_MERITS: Final[Mapping[Merit, Callable[[Decimal, Texts], str]]] = {
    Merit.LONGEST_STREAK: lambda weeks, texts: texts.plain_count(
        "longest streak ({count} week with outcomes)", "longest streak ({count} weeks with outcomes)", int(weeks)
    ),
    Merit.BEST_CONVERSION: lambda rate, texts: texts.plain(
        "best conversion ({percent} of clicks)", percent=texts.percent(texts.number(rate))
    ),
}
