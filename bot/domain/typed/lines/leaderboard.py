"""What somebody wants to see after `/leaderboard`: nothing more, `last week`, `season`, `teams` or another of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.weeks import parse_week
from bot.domain.typed.words.leaderboard import SPANS

if TYPE_CHECKING:
    from bot.domain.weeks import Week


class Span(StrEnum):
    """What a leaderboard is about."""

    RUNNING = "running"
    """The running week so far."""
    LAST_POST = "last_post"
    """The newest weekly post as it stands."""
    POST = "post"
    """The weekly post of a named week as it stands."""
    SEASON = "season"
    LAST_SEASON = "last_season"
    """The newest season that is over."""
    TEAMS = "teams"
    """The teams in the running week so far."""
    TEAMS_LAST_WEEK = "teams_last_week"
    """The teams as they stood when the newest weekly post was made."""
    TEAMS_SEASON = "teams_season"


@dataclass(frozen=True, slots=True)
class LeaderboardLine:
    """A leaderboard that is asked for; the week is named for `POST` alone."""

    span: Span
    week: Week | None = None


def parse(text: str, now: Week) -> LeaderboardLine:
    """Return which leaderboard is meant; nothing typed means the running week.

    Raises:
        TypedError: there is no such leaderboard.
    """
    line = clean(text)
    if not line:
        return LeaderboardLine(Span.RUNNING)
    if meaning := SPANS.meaning(line):
        return LeaderboardLine(Span(meaning))
    week = _week(line, now)
    return LeaderboardLine(Span.RUNNING) if week == now else LeaderboardLine(Span.POST, week)


def _week(line: str, now: Week) -> Week:
    try:
        return parse_week(line, now)
    except TypedError as error:
        if error.reason is Reason.NOT_A_WEEK:
            raise TypedError(Reason.UNKNOWN_WORD, line, suggestions=SPANS.near(line)) from error
        raise
