"""What became of a team and its people, as it is kept for a repeated delivery."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.teams import NO_TEAM
from bot.use_cases.people.holders import NamedPerson  # noqa: TC001 - pydantic reads the annotations at run time


@dataclass(frozen=True, slots=True)
class MovedPerson:
    """Somebody who belongs to another team than before."""

    person: NamedPerson
    before: str
    """The name of the team they were in; empty for none."""


@dataclass(frozen=True, slots=True)
class TeamReceipt:
    """What became of a team and its people."""

    team_id: int = NO_TEAM
    name: str = ""
    """As it is called now; empty where people left whatever team they were in."""
    old_name: str = ""
    """As it was called, if it was called otherwise."""
    is_new: bool = False
    is_ended: bool = False
    joined: tuple[MovedPerson, ...] = ()
    left: tuple[MovedPerson, ...] = ()
    leading: tuple[NamedPerson, ...] = ()
    leading_no_more: tuple[NamedPerson, ...] = ()
    promoted: tuple[NamedPerson, ...] = ()
    """Those who became managers with it."""
    unchanged: tuple[NamedPerson, ...] = ()
    waiting: tuple[NamedPerson, ...] = ()
    """Those who joined the team and do not take part yet."""
    size: int = 0
    """How many sellers are in it from the week on."""
    week: int = 0
    """The number of the first week in which it holds for people; 0 where nobody is concerned."""
    is_of_other_year: bool = False
    """Whether that week lies in another year than the day of the change."""
    channel_name: str = ""
    """Where its leaderboard is posted from now on."""
    has_lost_channel: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether everything was so already."""
        people = (self.joined, self.left, self.leading, self.leading_no_more, self.promoted)
        is_other = self.is_new or self.is_ended or self.old_name or self.channel_name or self.has_lost_channel
        return not (is_other or any(people))
