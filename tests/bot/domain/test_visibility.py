from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Visibility
from bot.domain.visibility import UnplacedSeller, VisibleLeaderboard, cut_for
from bot.use_cases.leaderboard.standings import leaderboard_of
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from bot.domain.leaderboard import Leaderboard
    from storage.database import Database

_NAMES = ("Anna", "Ben", "Cleo", "Dora", "Emil", "Frida", "Gus")


@pytest.fixture
def empty_team(sqlite_database: Database) -> Team:
    """Give a programme without sellers."""
    return Team.found(sqlite_database)


@pytest.fixture
def team(empty_team: Team) -> Team:
    """Give a programme of seven, from 14 meetings down to 2."""
    team = empty_team
    for number, name in enumerate(_NAMES):
        team.joins(name, name)
        team.reports(name, meetings=14 - 2 * number)
    return team


def _whole(team: Team) -> Leaderboard:
    with team.database.snapshot() as tx:
        return leaderboard_of(tx, "T1", WEEK)


def _seen(
    team: Team, viewer: str | None, visibility: Visibility = Visibility.TOP, places: int = 3, cohort: int = 5
) -> VisibleLeaderboard:
    return cut_for(_whole(team), viewer, visibility=visibility, named_places=places, minimum_cohort=cohort)


def test_only_the_top_is_named(team: Team) -> None:
    """Names below the named places are nowhere in what the channel sees."""
    seen = _seen(team, None)
    assert [seller.name for seller in seen.named] == ["Anna", "Ben", "Cleo"]
    assert not any(name in str(asdict(seen)) for name in _NAMES[3:])


def test_below_the_top_one_sees_oneself_and_nameless_neighbours(team: Team) -> None:
    """The fifth sees the own place, two places above and two below, and no name but the own beyond the top."""
    seen = _seen(team, "Emil")
    assert seen.own is not None
    assert seen.own.name == "Emil"
    assert [(n.place, n.name) for n in seen.above] == [(3, "Cleo"), (4, "")]
    assert [(n.place, n.name) for n in seen.below] == [(6, ""), (7, "")]
    assert not any(name in str(asdict(seen)) for name in ("Dora", "Frida", "Gus"))


def test_the_gap_is_between_what_is_shown(team: Team) -> None:
    """A neighbour's gap is the difference of the two shown totals, and level within five points."""
    seen = _seen(team, "Emil")
    assert seen.own is not None
    above = seen.above[1]
    assert above.gap == above.points - (seen.own.points)  # type: ignore[union-attr]
    assert above.is_level is (above.gap <= Decimal(5))


def test_the_first_has_nobody_above(team: Team) -> None:
    """At the top there are only neighbours below."""
    assert _seen(team, "Anna").above == ()


def test_a_stranger_to_the_programme_sees_the_top_alone(team: Team) -> None:
    """Somebody without a place sees who is named, and no neighbours."""
    seen = _seen(team, "Manager")
    assert (seen.own, seen.above, seen.below) == (None, (), ())
    assert len(seen.named) == 3


def test_where_all_are_named_neighbours_have_names(team: Team) -> None:
    """In an open programme everybody with points is named."""
    seen = _seen(team, "Emil", Visibility.NAMED)
    assert [n.name for n in (*seen.above, *seen.below)] == ["Cleo", "Dora", "Frida", "Gus"]


def test_nobody_is_named_without_points(team: Team) -> None:
    """Who has no points is not listed, not even where all are named."""
    team.joins("Zoe", "Zoe")
    team.reports("Zoe", meetings=0)
    assert "Zoe" not in {seller.name for seller in _seen(team, None, Visibility.NAMED).named}


def test_a_tie_never_names_more_than_allowed(team: Team) -> None:
    """A tie at the last named place is cut in the leaderboard's order."""
    team.reports("Dora", meetings=10)
    assert len(_seen(team, None).named) == 3


def test_sums_need_a_cohort(team: Team) -> None:
    """Sums and rates over people who are not all named are left out below the minimum cohort."""
    assert _seen(team, None, cohort=7).team is not None
    small = _seen(team, None, cohort=8)
    assert (small.team, small.outcomes, small.participation) == (None, None, None)


def test_sums_of_the_named_need_none(empty_team: Team) -> None:
    """Three sellers who are all named may see their sums."""
    team = empty_team
    for name in _NAMES[:3]:
        team.joins(name, name)
        team.reports(name, meetings=1)
    assert _seen(team, None).outcomes is not None
    team.joins("Dora", "Dora")
    assert _seen(team, None).outcomes is None


def test_at_most_25_are_listed(empty_team: Team) -> None:
    """A list of names ends after 25, also where all may be named."""
    team = empty_team
    for number in range(30):
        team.joins(f"U{number}", f"Seller {number}")
        team.reports(f"U{number}", meetings=number + 1)
    assert len(_seen(team, None, Visibility.NAMED).named) == 25


_ALIASES = {name: f"Nova {name[::-1]}" for name in _NAMES}


def _cut(team: Team, viewer: str | None, visibility: Visibility, cohort: int = 5) -> VisibleLeaderboard:
    return cut_for(
        _whole(team), viewer, visibility=visibility, named_places=3, minimum_cohort=cohort, pseudonyms=_ALIASES
    )


def test_pseudonyms_stand_for_names_everywhere(team: Team) -> None:
    """Under pseudonyms the first places are listed without a name or an id, and each is told the own one."""
    seen = _cut(team, None, Visibility.PSEUDONYMS)
    assert [seller.name for seller in seen.named] == [_ALIASES[name] for name in _NAMES[:3]]
    assert not any(f"'{name}'" in str(asdict(seen)) for name in _NAMES)
    own = _cut(team, "Emil", Visibility.PSEUDONYMS)
    assert own.alias == _ALIASES["Emil"]
    assert [(n.place, n.name) for n in own.above] == [(3, _ALIASES["Cleo"]), (4, "")]


def test_who_leads_under_a_pseudonym_finds_the_own_line(team: Team) -> None:
    """A listed seller's own line is marked as theirs."""
    assert [seller.is_own for seller in _cut(team, "Ben", Visibility.PSEUDONYMS).named] == [False, True, False]


def test_a_pseudonym_needs_a_crowd(team: Team) -> None:
    """Below the minimum cohort a pseudonym hides nobody, so nobody is listed and nothing summed up."""
    seen = _cut(team, "Anna", Visibility.PSEUDONYMS, cohort=8)
    assert (seen.named, seen.alias, seen.outcomes, seen.team) == ((), "", None, None)


@pytest.mark.parametrize("visibility", [Visibility.TEAMS, Visibility.OWN, Visibility.OFF])
def test_where_nobody_is_compared_there_are_no_places(team: Team, visibility: Visibility) -> None:
    """Where single sellers are not compared one sees the own points, no place and no neighbours."""
    seen = _cut(team, "Emil", visibility)
    assert seen.own == UnplacedSeller("Emil", "Emil", _seen(team, "Emil").own.points)  # type: ignore[union-attr]
    assert (seen.named, seen.above, seen.below) == ((), (), ())
    assert not any(name in str(asdict(seen)) for name in _NAMES if name != "Emil")


def test_sums_go_by_the_mode(team: Team) -> None:
    """Sums of enough people are shown to teams and to everybody alone, and not at all without a leaderboard."""
    assert _cut(team, None, Visibility.TEAMS).team is not None
    assert _cut(team, None, Visibility.OWN).outcomes is not None
    off = _cut(team, None, Visibility.OFF)
    assert (off.team, off.outcomes, off.participation) == (None, None, None)


@pytest.mark.parametrize("visibility", [mode for mode in Visibility if mode is not Visibility.NAMED])
def test_sums_of_few_are_hidden_in_every_mode(team: Team, visibility: Visibility) -> None:
    """Below the minimum cohort no mode but the open one shows what several did together."""
    seen = _cut(team, "Emil", visibility, cohort=8)
    assert (seen.team, seen.outcomes, seen.participation) == (None, None, None)
