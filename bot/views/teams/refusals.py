"""The words for what cannot be done with teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.teams import (
    ProgrammeChannelError,
    TeamChannelError,
    TeamMovedError,
    TeamNameTakenError,
    UnknownTeamError,
)
from bot.i18n import Markup, escape
from bot.views.teams.listing import team_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts

_SHOWN = 10
"""How many of the known teams are named."""


def _unknown(error: UnknownTeamError, texts: Texts) -> str:
    name = f"“{team_name(error.name)}”"
    if not error.known:
        return texts.say(
            "There is no team {name}, and no other yet: `/upshot teams add Nord` begins one. Nothing was changed.",
            name=name,
        )
    names = [f"“{team_name(name)}”" for name in error.known[:_SHOWN]]
    return texts.say(
        "There is no team {name}. Nothing was changed. There are: {names}",
        name=name,
        names=Markup(escape(", ".join(names))),
    )


def _taken(error: TeamNameTakenError, texts: Texts) -> str:
    return texts.say("There is a team {name} already. Nothing was changed.", name=f"“{team_name(error.name)}”")


def _programme_channel(error: ProgrammeChannelError, texts: Texts) -> str:
    return texts.say(
        "The programme's leaderboard comes to #{channel} each week; a team's would be a second one there. Choose a "
        "channel of the team's own: `/upshot teams channel Nord #nord`. Nothing was changed.",
        channel=error.channel,
    )


def _team_channel(error: TeamChannelError, texts: Texts) -> str:
    return texts.say(
        "The leaderboard of team {name} comes to #{channel} each week; the programme's would be a second one there. "
        "Choose another channel, or first take it from the team: `/upshot teams channel Nord none`. Nothing was "
        "changed.",
        name=f"“{team_name(error.team)}”",
        channel=error.channel,
    )


def _moved(_error: TeamMovedError, texts: Texts) -> str:
    return texts.say("That team has ended in the meantime. `/upshot teams` shows those that there are.")


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    UnknownTeamError: _unknown,
    TeamNameTakenError: _taken,
    ProgrammeChannelError: _programme_channel,
    TeamChannelError: _team_channel,
    TeamMovedError: _moved,
}
