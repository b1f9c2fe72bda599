from __future__ import annotations

import pytest

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.leaderboard import LeaderboardLine, Span, parse
from bot.domain.weeks import Week

_NOW = Week.iso(2026, 46)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("", Span.RUNNING),
        ("  ", Span.RUNNING),
        ("so far", Span.RUNNING),
        ("this week", Span.RUNNING),
        ("last week", Span.LAST_POST),
        ("Letzte Woche", Span.LAST_POST),
        ("förra veckan", Span.LAST_POST),
        ("season", Span.SEASON),
        ("Saison", Span.SEASON),
        ("säsong", Span.SEASON),
        ("teams", Span.TEAMS),
        ("lag", Span.TEAMS),
    ],
)
def test_a_leaderboard_is_named_in_each_language(text: str, span: Span) -> None:
    """The running week, the last post, the season and the teams are understood in every language."""
    assert parse(text, _NOW) == LeaderboardLine(span)


@pytest.mark.parametrize("text", ["week 44", "KW 44", "v. 44", "2026-W44"])
def test_another_week_means_its_post(text: str) -> None:
    """A week named by its number means the post of that week."""
    assert parse(text, _NOW) == LeaderboardLine(Span.POST, Week.iso(2026, 44))


@pytest.mark.parametrize(
    ("text", "reason"), [("seasn", Reason.UNKNOWN_WORD), ("week 54", Reason.NO_SUCH_WEEK), ("🚀", Reason.UNKNOWN_WORD)]
)
def test_anything_else_is_refused(text: str, reason: Reason) -> None:
    """What names no leaderboard is refused with a reason."""
    with pytest.raises(TypedError) as refusal:
        parse(text, _NOW)
    assert refusal.value.reason is reason
