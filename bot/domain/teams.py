"""Teams: who is in them, how they stand against each other, and what of that anybody may see."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - posts hold what is here, and pydantic reads the annotations at run time
from typing import TYPE_CHECKING, Final, TypeVar

from bot.domain.errors import UserError
from bot.domain.people import Visibility
from bot.domain.scoring.leaderboard import RANKED_TEAM, Result, rank
from bot.domain.scoring.parts import in_shown_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.scoring.leaderboard import Row, TeamScore

T = TypeVar("T")

NO_TEAM: Final = 0
"""The id of the team of who is in none."""
LONGEST_NAME: Final = 40
"""How many characters the name of a team may have."""


class UnknownTeamError(UserError):
    """There is no team of that name; ``known`` are the names of those that there are."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Keep what was typed, and what could have been."""
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


class TeamNameTakenError(UserError):
    """Another team is called so already."""

    def __init__(self, name: str) -> None:
        """Keep the name."""
        super().__init__(name)
        self.name = name


class ProgrammeChannelError(UserError):
    """A team is to post where the programme does: two leaderboards would stand there each week."""

    def __init__(self, channel: str) -> None:
        """Keep the name of the channel."""
        super().__init__(channel)
        self.channel = channel


class TeamChannelError(UserError):
    """The programme is to post where a team does: two leaderboards would stand there each week."""

    def __init__(self, team: str, channel: str) -> None:
        """Keep the names of both."""
        super().__init__(team, channel)
        self.team = team
        self.channel = channel


class TeamMovedError(UserError):
    """The team was changed or ended by somebody else since the form was opened."""


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """How a team stands before anybody's view of it is cut."""

    team_id: int
    name: str
    members: frozenset[str]
    """Ids of those who take part, there or away."""
    score: TeamScore


@dataclass(frozen=True, slots=True)
class PlacedTeam:
    """A team that everybody may see; points with one decimal, the four parts add up to them."""

    place: int | None
    """None where teams are not compared."""
    team_id: int
    name: str
    present: int
    """How many members were there."""
    points: Decimal
    business: Decimal
    strategic: Decimal
    ssi: Decimal
    locked: Decimal
    """0 or below."""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class VisibleTeams:
    """The teams as one person, or the whole channel, may see them."""

    placed: tuple[PlacedTeam, ...] = ()
    """Best first."""
    too_few: tuple[str, ...] = ()
    """Names of those in which too few are there to show them."""
    withheld: str = ""
    """The name of the one whose mean would, with those of the others and of everybody, tell on the few in no team."""
    has_any: bool = False
    """Whether anybody is in a team at all."""

    @property
    def are_compared(self) -> bool:
        """Whether there are two at least to compare."""
        return len(self.placed) > 1 and self.placed[0].place is not None


def cut_teams(
    teams: Sequence[TeamStanding], viewer: str | None, *, visibility: Visibility, minimum_cohort: int, present: int
) -> VisibleTeams:
    """Return what somebody may see of teams: the mean of a team is shown from so many present members on.

    Args:
        teams: all of them.
        viewer: who is looking; nobody in particular for what everybody in the channel may see.
        visibility: where nobody is compared, everybody sees the own team alone; without a leaderboard, none.
        minimum_cohort: the fewest present members where not everybody is named; never fewer than three.
        present: how many sellers were there, in teams or not.
    """
    if visibility is Visibility.OFF:
        return VisibleTeams(has_any=bool(teams))
    is_named = visibility is Visibility.NAMED
    fewest = RANKED_TEAM if is_named else max(RANKED_TEAM, minimum_cohort)
    large = {str(team.team_id): team for team in teams if team.score.present >= fewest}
    sizes = {key: team.score.present for key, team in large.items()}
    withheld = None if is_named else to_withhold(sizes, present, fewest)
    is_compared = visibility is not Visibility.OWN
    looked_at = [team for team in teams if is_compared or viewer in team.members]
    shown = {key: team for key, team in large.items() if key != withheld and team in looked_at}
    rows = rank(Result(key, team.score.parts) for key, team in shown.items())
    return VisibleTeams(
        placed=tuple(_placed(row, shown[row.id], viewer, is_compared=is_compared) for row in rows),
        too_few=tuple(names_in_order(team.name for team in looked_at if str(team.team_id) not in large)),
        withheld=large[withheld].name if withheld else "",
        has_any=bool(teams),
    )


def to_withhold(sizes: Mapping[T, int], everybody: int, fewest: int) -> T | None:
    """Return the group whose sums are kept back so that those of all others tell on nobody; None where none has to be.

    Whoever knows the sums of everybody and of each group knows those of the rest. Where the rest are some, yet too few,
    the smallest group is kept back with them.

    Args:
        sizes: of the groups that are large enough by themselves; nobody is in two.
        everybody: how many there are, in groups or not.
        fewest: of how many sums tell on nobody.
    """
    rest = everybody - sum(sizes.values())
    return min(sizes, key=lambda key: (sizes[key], str(key)), default=None) if 0 < rest < fewest else None


def find_team(teams: Mapping[int, str], typed: str) -> int:
    """Return the id of the team that is called so, whatever its case and spaces.

    Raises:
        UnknownTeamError: there is none.
    """
    for team_id, name in teams.items():
        if is_same_name(name, typed):
            return team_id
    raise UnknownTeamError(typed, names_in_order(teams.values()))


def is_same_name(name: str, other: str) -> bool:
    """Return whether two names are one and the same to people."""
    return folded(name) == folded(other)


def check_name_free(teams: Mapping[int, str], name: str, *, but: int = NO_TEAM) -> None:
    """Return when no team but one is called so.

    Raises:
        TeamNameTakenError: another one is.
    """
    if any(team_id != but and is_same_name(known, name) for team_id, known in teams.items()):
        raise TeamNameTakenError(name)


def names_in_order(names: Iterable[str]) -> list[str]:
    """Return names as people look for them."""
    return sorted(names, key=lambda name: (folded(name), name))


def folded(name: str) -> str:
    """Return what two names have in common that are the same to people, whatever their case and spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _placed(row: Row, team: TeamStanding, viewer: str | None, *, is_compared: bool) -> PlacedTeam:
    return PlacedTeam(
        place=row.place if is_compared else None,
        team_id=team.team_id,
        name=team.name,
        present=team.score.present,
        points=row.points,
        business=in_shown_points(row.business),
        strategic=in_shown_points(row.strategic),
        ssi=in_shown_points(row.ssi),
        locked=in_shown_points(row.locked),
        is_own=viewer is not None and viewer in team.members,
    )
