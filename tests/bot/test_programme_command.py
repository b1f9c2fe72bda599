from __future__ import annotations

import zipfile
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from bot import programme_command
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from pathlib import Path

    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme that names the first three, with five sellers."""
    team = Team.found(database)
    for number in range(1, 6):
        team.joins(f"U{number}", f"Seller {number}")
        team.reports(f"U{number}", WEEK, meetings=number)
    return team


def _url(team: Team) -> str:
    return team.database.url.render_as_string(hide_password=False).replace("+psycopg", "")


def _leaderboard(team: Team, workspace: str = "", *, season: bool = False) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    code = programme_command.leaderboard(_url(team), lambda: NOW, workspace, out, err, season=season)
    return code, out.getvalue(), err.getvalue()


def _export(team: Team, path: Path) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    return programme_command.export(_url(team), lambda: NOW, "", path, out, err), out.getvalue(), err.getvalue()


def test_the_leaderboard_is_the_channels(team: Team) -> None:
    """Whoever has the database reads on the command line what the channel may, best first, and no further name."""
    code, said, _ = _leaderboard(team)
    assert code == 0
    assert [line.split(".")[0].strip() for line in said.splitlines()] == ["2026-W46, so far", "1", "2", "3"]
    assert "1. Seller 5" in said
    assert "Seller 1" not in said


def test_a_season_is_told_with_its_weeks(team: Team) -> None:
    """The season so far names its first and its last week."""
    _, said, _ = _leaderboard(team, season=True)
    assert said.startswith("2026-W40 to 2026-W46\n")


def test_of_several_workspaces_one_is_named(team: Team) -> None:
    """Where there are several, one has to be named; an unknown one is refused."""
    Team.found(team.database, "T2")
    code, _, complaint = _leaderboard(team)
    assert (code, "--workspace T1" in complaint, "T2" in complaint) == (2, True, True)
    assert _leaderboard(team, "T1")[0] == 0
    assert _leaderboard(team, "T2")[1].endswith("Nobody has points yet, or nobody is named here.\n")
    assert _leaderboard(team, "T9") == (2, "", "There is no workspace T9.\n")


def test_before_the_set_up_there_is_nothing(database: Database) -> None:
    """A database without a programme is no fault."""
    assert _leaderboard(Team(database)) == (2, "", "Nothing is set up here yet.\n")
    with database.transaction() as tx:
        tx.programmes.remember_workspace("T1", name="Acme", url="https://acme.example/", seen_at=NOW)
    assert _leaderboard(Team(database)) == (2, "", "Nothing is set up here yet.\n")


def test_the_export_is_that_of_an_admin(team: Team, tmp_path: Path) -> None:
    """The archive holds what the visibility allows, and never takes the place of another file."""
    path = tmp_path / "programme.zip"
    assert _export(team, path) == (0, f"The programme is exported to {path}.\n", "")
    with zipfile.ZipFile(path) as archive:
        assert {"programme.xlsx", "settings.csv", "audit.csv"} <= set(archive.namelist())
        assert "numbers.csv" not in archive.namelist()
    before = path.read_bytes()
    code, _, complaint = _export(team, path)
    assert (code, "already" in complaint, path.read_bytes() == before) == (2, True, True)


def test_a_place_that_cannot_be_written_is_told(team: Team, tmp_path: Path) -> None:
    """The reason is the system's own."""
    code, _, complaint = _export(team, tmp_path / "nowhere" / "programme.zip")
    assert (code, "cannot be written" in complaint) == (1, True)
