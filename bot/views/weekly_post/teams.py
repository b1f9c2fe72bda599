"""How the teams stand, in a weekly post; and whose post it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Visibility
from bot.i18n import Markup, escape
from bot.views.teams import board
from bot.views.teams.listing import team_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.teams import PlacedTeam
    from bot.domain.weekly_post import WeeklyPost
    from bot.i18n import Texts

_SHORT = 6
"""Teams in one line."""
_LONG = 20
"""Teams where only they are compared."""


def team_lines(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return how the teams stand: where only they are compared in a line for each, else in one for the first ones."""
    return lines_of(post.teams, post.visibility, texts)


def lines_of(teams: Sequence[PlacedTeam], visibility: Visibility, texts: Texts) -> list[str]:
    """Return the same of any teams that may be compared."""
    if not teams:
        return []
    if visibility is Visibility.TEAMS:
        return board.lines(teams[:_LONG], texts)
    told = " · ".join(_short(team, texts) for team in teams[:_SHORT])
    return [texts.say("*Teams* {teams}", teams=Markup(told))]


def of_team(title: str, team: str) -> str:
    """Return the title of a post with the team that it is about, if there is one; plain text."""
    return f"{team_name(team)} · {title}" if team else title


def _short(team: PlacedTeam, texts: Texts) -> str:
    place = "" if team.place is None else f"{texts.number(team.place)}. "
    return f"{place}{escape(team_name(team.name))} {texts.points(team.points)}"
