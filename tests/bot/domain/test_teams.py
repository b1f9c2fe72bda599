from __future__ import annotations

import pytest

from bot.domain.people import Visibility
from bot.domain.scoring.leaderboard import TeamScore
from bot.domain.scoring.parts import Parts
from bot.domain.teams import TeamStanding, UnknownTeamError, VisibleTeams, cut_teams, find_team


def _team(number: int, present: int, business: int, name: str = "") -> TeamStanding:
    members = frozenset(f"U{number}{seller}" for seller in range(present))
    score = TeamScore(Parts(business, 0, 0, 0), present)
    return TeamStanding(number, name or f"Team {number}", members, score)


THREE = (_team(1, 6, 3000), _team(2, 5, 5000), _team(3, 4, 9000))


def _seen(visibility: Visibility, viewer: str | None = None, cohort: int = 5) -> VisibleTeams:
    return cut_teams(THREE, viewer, visibility=visibility, minimum_cohort=cohort, present=20)


@pytest.mark.parametrize("visibility", [Visibility.TOP, Visibility.PSEUDONYMS, Visibility.TEAMS])
def test_a_team_needs_the_cohort(visibility: Visibility) -> None:
    """Where not everybody is named, a team stands with as many present members as any sum needs."""
    seen = _seen(visibility)
    assert [(team.place, team.name) for team in seen.placed] == [(1, "Team 2"), (2, "Team 1")]
    assert seen.too_few == ("Team 3",)
    assert seen.are_compared


@pytest.mark.parametrize(("present", "withheld"), [(11, ""), (12, "Team 2"), (15, "Team 2"), (16, ""), (20, "")])
def test_no_team_tells_on_those_who_are_in_none(present: int, withheld: str) -> None:
    """Where everybody's mean and those of the teams would tell on a few, the smallest of the teams is kept back."""
    for visibility in (Visibility.TOP, Visibility.PSEUDONYMS, Visibility.TEAMS):
        seen = cut_teams(THREE[: 2 + (present > 14)], None, visibility=visibility, minimum_cohort=5, present=present)
        assert seen.withheld == withheld
        assert [team.name for team in seen.placed] == [name for name in ("Team 2", "Team 1") if name != withheld]
    named = cut_teams(THREE, None, visibility=Visibility.NAMED, minimum_cohort=5, present=present)
    assert (named.withheld, len(named.placed)) == ("", 3)


def test_three_are_a_team_where_all_are_named() -> None:
    """Where everybody is named a team stands from three present members on."""
    assert [team.name for team in _seen(Visibility.NAMED).placed] == ["Team 3", "Team 2", "Team 1"]
    two = cut_teams((_team(1, 2, 3000),), None, visibility=Visibility.NAMED, minimum_cohort=3, present=2)
    assert (two.placed, two.too_few) == ((), ("Team 1",))


def test_a_small_cohort_does_not_make_a_team_of_two() -> None:
    """No setting shows a team of fewer than three."""
    seen = cut_teams((_team(1, 2, 3000),), None, visibility=Visibility.TOP, minimum_cohort=1, present=2)
    assert seen.placed == ()


def test_who_sees_the_own_numbers_alone_sees_the_own_team() -> None:
    """Where nobody is compared, everybody sees the mean of the own team, without a place, and of no other."""
    seen = _seen(Visibility.OWN, "U10")
    assert [(team.place, team.name, team.is_own) for team in seen.placed] == [(None, "Team 1", True)]
    assert seen.too_few == ()
    assert not _seen(Visibility.OWN).placed


def test_without_a_leaderboard_no_team_is_seen() -> None:
    """Where there is no leaderboard, nothing of teams is told."""
    seen = _seen(Visibility.OFF, "U10")
    assert (seen.placed, seen.too_few) == ((), ())


def test_nobody_is_told_who_is_in_a_team() -> None:
    """What is shown of teams names no seller."""
    assert "U1" not in str(_seen(Visibility.NAMED, "U20"))


def test_equal_teams_share_a_place() -> None:
    """Teams that show the same points share the place, and the next one is skipped."""
    teams = (_team(1, 5, 3000), _team(2, 5, 3000), _team(3, 5, 1000))
    seen = cut_teams(teams, None, visibility=Visibility.TOP, minimum_cohort=5, present=20)
    assert [team.place for team in seen.placed] == [1, 1, 3]


@pytest.mark.parametrize("typed", ["nord süd", "NORD  SÜD", "Nord Su\u0308d"])
def test_a_team_is_found_as_people_write_it(typed: str) -> None:
    """Case, spaces and ways to write a letter do not matter."""
    assert find_team({7: "Nord Süd"}, typed) == 7


def test_an_unknown_team_names_the_known_ones() -> None:
    """Who mistypes a name reads those that there are, in their order."""
    with pytest.raises(UnknownTeamError) as refusal:
        find_team({1: "süd", 2: "Nord"}, "Ost")
    assert refusal.value.known == ("Nord", "süd")
