"""What is to become of a team and its people."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from bot.domain.channels import check_channel
from bot.domain.teams import folded
from bot.domain.typed.lines.teams import TeamsChange

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.domain.channels import ChannelState
    from bot.domain.typed.lines.teams import TeamsLine

_ALIKE: Final = 0.66
"""From so much likeness on a new name may be an old one mistyped."""


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """A change of one team: all of it or nothing is done."""

    name: str = ""
    """Which team, as people call it; empty where its id tells it, or where people leave whatever team they are in."""
    team_id: int | None = None
    new_name: str = ""
    may_begin: bool = False
    """Whether the team is made when there is none of that name."""
    is_new: bool = False
    """Whether there must be no team of that name yet."""
    is_ended: bool = False
    joining: tuple[str, ...] = ()
    """Ids of people."""
    leaving: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    leading_no_more: tuple[str, ...] = ()
    channel: ChannelState | None = None
    """Where its own leaderboard is to be posted."""
    drops_channel: bool = False
    starts: date | None = None
    """A day of the first week in which it holds for people; the running week unless it is said."""
    because: str = ""

    def check(self) -> None:
        """Return when a leaderboard can be posted in the channel, if there is one.

        Raises:
            ArchivedChannelError, SharedChannelError, BotNotInChannelError: it cannot.
        """
        if self.channel is not None:
            check_channel(self.channel)

    def may_be_mistyped(self, known: Iterable[str]) -> bool:
        """Return whether the name looks like that of another team, while somebody is to join it."""
        alike = get_close_matches(folded(self.name), [folded(name) for name in known], cutoff=_ALIKE)
        return bool(self.joining and alike)


def plan_of(line: TeamsLine, channel: ChannelState | None = None) -> TeamPlan:
    """Return what a line asks for.

    Args:
        line: as typed; one that only shows a team plans nothing.
        channel: what Slack says about the channel that it names.
    """
    if line.change is TeamsChange.ADD:
        return TeamPlan(
            line.name,
            may_begin=True,
            joining=line.members,
            leading=line.managers,
            starts=line.starts,
            because=line.because,
        )
    if line.change is TeamsChange.REMOVE:
        return TeamPlan(line.name, leaving=line.members, leading_no_more=line.managers, because=line.because)
    if line.change is TeamsChange.CHANNEL:
        return TeamPlan(line.name, channel=channel, drops_channel=channel is None, because=line.because)
    return TeamPlan(line.name, new_name=line.new_name, is_ended=line.change is TeamsChange.END, because=line.because)
