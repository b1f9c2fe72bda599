"""The own place, with those next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.leaderboard import RankedSeller
from bot.domain.scoring.score import Standing
from bot.domain.visibility import UnplacedSeller
from bot.views.weekly_post import board

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from bot.domain.visibility import Neighbour, VisibleLeaderboard
    from bot.i18n import Texts


def own_place(leaderboard: VisibleLeaderboard, texts: Texts) -> str:
    """Return the viewer's place between two neighbours on each side, or why there is none; nothing for others."""
    own = leaderboard.own
    if own is None:
        return ""
    if isinstance(own, UnplacedSeller):
        return texts.say("*You: {points} points.* Places are shown to nobody here.", points=texts.points(own.points))
    if not isinstance(own, RankedSeller):
        return _WITHOUT[own.standing](texts)
    above = [_neighbour(neighbour, neighbour.gap, texts) for neighbour in leaderboard.above]
    below = [_neighbour(neighbour, -neighbour.gap, texts) for neighbour in leaderboard.below]
    you = texts.say("*{place}. You: {points}*", place=own.place, points=texts.points(own.points))
    return "\n".join([*above, you, *below])


def gap(neighbour: Neighbour, texts: Texts) -> str:
    """Return how many points lie between somebody and a neighbour, or that it is next to nothing."""
    if neighbour.is_level:
        return texts.say("{points} (≈ level)", points=texts.points(neighbour.gap))
    return texts.points(neighbour.gap)


def _neighbour(neighbour: Neighbour, lead: Decimal, texts: Texts) -> str:
    gap = texts.say("≈ level") if neighbour.is_level else texts.signed(lead, 1)
    facts = {"place": neighbour.place, "points": texts.points(neighbour.points), "gap": gap}
    if neighbour.name:
        return texts.say("{place}. {name}: {points} ({gap})", name=board.in_line(neighbour.name, texts), **facts)
    return texts.say("{place}. {points} points ({gap})", **facts)


_WITHOUT: Final[Mapping[Standing, Callable[[Texts], str]]] = {
    Standing.AWAY: lambda texts: texts.say(
        "You are away this week: nothing is expected of you, and you have no place until you are back."
    ),
    Standing.NO_DATA: lambda texts: texts.say(
        "Nothing was reported for your last four weeks, so you have no place just now. Any number brings you back, "
        "for example `/ssi 72`."
    ),
    Standing.NOT_STARTED: lambda texts: texts.say("You take part from a later week on."),
    Standing.OUTSIDE: lambda texts: texts.say(
        "You are outside of the ranking: a season is ranked from 4 full weeks of work."
    ),
    Standing.LEFT: lambda texts: texts.say("You no longer take part, so you have no place."),
    Standing.RANKED: lambda texts: texts.say("You have no place just now."),
}
