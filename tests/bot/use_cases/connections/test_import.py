from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.connections.levels import Level
from bot.domain.connections.titles import TitlePatterns
from bot.domain.metrics import AmountOutOfRangeError
from bot.domain.people import NotAllowedError, Origin, StrangerError
from bot.use_cases.connections.preview_import import PreviewImport
from bot.use_cases.connections.save_import import SaveImport
from bot.use_cases.programme.change_audience import ChangeAudience, ShowAudience
from bot.use_cases.reporting.entries import Act
from storage.audiences import PROGRAMME, AudienceRow
from tests.bot.domain.connections.lists import listed, row
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from bot.use_cases.connections.preview_import import Preview
    from bot.use_cases.connections.save_import import ImportReceipt
    from storage.database import Database

ACT = Act(Origin.CLICK, "click:1", NOW)


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme in which Anna has taken part for long, and Bo is known."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.knows("U2", "Bo")
    return team


def _list(*ages: int, position: str = "CIO") -> bytes:
    """Return a list of people who came so many weeks before the running one."""
    days = [WEEK.starts_on - timedelta(weeks=age) for age in ages]
    return listed(*(row(number, f"{day:%d %b %Y}", position) for number, day in enumerate(days)))


def _preview(team: Team, data: bytes, person_id: str = "U1") -> Preview:
    return PreviewImport(team.database)(team.actor(person_id), NOW, data)


def _save(team: Team, levels: dict[Week, Level], person_id: str = "U1", key: str = "click:1") -> ImportReceipt:
    return SaveImport(team.database)(team.actor(person_id), Act(Origin.CLICK, key, NOW), levels)


def _stored(team: Team, week: Week, person_id: str = "U1") -> dict[str, Decimal]:
    with team.database.snapshot() as tx:
        return tx.reports.of_week(team.workspace_id, person_id, week.starts_on)


def test_a_preview_stores_nothing_and_saving_all_of_it(team: Team) -> None:
    """What the preview says is what saving stores, as an import."""
    found = _preview(team, _list(0, 1, 1, 30))
    assert [change.week for change in found.changes.weeks] == [WEEK - ago for ago in (4, 3, 2, 1, 0)]
    assert _stored(team, WEEK) == {}
    receipt = _save(team, dict(found.levels))
    assert receipt.changes == found.changes.weeks
    assert _stored(team, WEEK) == {"connections": Decimal(4)}
    assert _stored(team, WEEK - 5) == {}
    with team.database.snapshot() as tx:
        entries = tx.journal.entries_of(team.workspace_id, "U1", ["import"])
    assert [entry.origin for entry in entries] == [Origin.IMPORT]


def test_growth_of_a_quarter_is_told(team: Team) -> None:
    """The last of thirteen weeks is the running one."""
    growth = _preview(team, _list(0, 1, 1, 12, 13)).growth
    assert [count.connections for _, count in growth] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1]
    assert growth[-1][0] == WEEK


def test_who_begins_gets_a_baseline_and_takes_part(team: Team) -> None:
    """Somebody's first entry may be a list: half a year before it is noted with it."""
    receipt = _save(team, dict(_preview(team, _list(0, 20, 100), "U2").levels), "U2")
    assert receipt.started_on == date(2026, 11, 12)
    assert _stored(team, WEEK - 26, "U2") == {"connections": Decimal(1)}
    assert _stored(team, WEEK - 27, "U2") == {}
    assert sum(change.is_baseline for change in receipt.changes) == 22


def test_a_second_time_changes_nothing(team: Team) -> None:
    """The same levels again are no entry; a repeated delivery is told what the first one was."""
    levels = dict(_preview(team, _list(0, 30)).levels)
    first = _save(team, levels)
    assert _save(team, levels) == first
    assert _save(team, levels, key="click:2").changes == ()
    assert _preview(team, _list(0, 30)).changes.same == 5
    with team.database.snapshot() as tx:
        assert len(tx.journal.entries_of(team.workspace_id, "U1", ["import"])) == 1


def test_levels_of_closed_weeks_are_passed_over(team: Team) -> None:
    """A button that was made before weeks closed stores only what is still open."""
    receipt = _save(team, {WEEK - 9: Level(1, None), WEEK: Level(2, None)})
    assert [change.week for change in receipt.changes] == [WEEK]


def test_the_own_audience_goes_before_the_programmes(team: Team) -> None:
    """Own titles count, else the name of the own audience, else the programme's titles."""
    with team.entry() as (tx, sequence):
        tx.audiences.record(team.workspace_id, sequence, AudienceRow(PROGRAMME, "", None, "poet"))
    assert _preview(team, _list(0)).reading.total.targets == 0
    with team.entry() as (tx, sequence):
        tx.audiences.record(team.workspace_id, sequence, AudienceRow("U1", "CIOs", 5, ""))
    assert _preview(team, _list(0)).reading.total.targets == 1
    with team.entry() as (tx, sequence):
        tx.audiences.record(team.workspace_id, sequence, AudienceRow("U1", "CIOs", 5, "poet"))
    assert _preview(team, _list(0)).reading.total.targets == 0


def test_a_week_that_would_contradict_itself_stays(team: Team) -> None:
    """More target contacts than connections cannot be; such a week is named and left alone."""
    team.reports("U1", WEEK - 1, target_contacts=50)
    found = _preview(team, _list(0, 30))
    assert found.changes.impossible == (WEEK - 1,)
    _save(team, dict(found.levels))
    assert _stored(team, WEEK - 1) == {"target_contacts": Decimal(50)}


def test_more_than_linkedin_allows_is_refused(team: Team) -> None:
    """Thirty thousand connections are the most there can be."""
    with pytest.raises(AmountOutOfRangeError):
        _save(team, {WEEK: Level(30_001, None)})


def test_who_may_not_report_may_not_import(team: Team) -> None:
    """A guest is refused at both doors."""
    team.knows("U9", "Gus", is_guest=True)
    with pytest.raises(StrangerError):
        _preview(team, _list(0), "U9")
    with pytest.raises(StrangerError):
        _save(team, {WEEK: Level(1, None)}, "U9")


def test_only_admins_set_the_programmes_audience(team: Team) -> None:
    """A seller is refused, and sees what stands all the same."""
    with pytest.raises(NotAllowedError):
        ChangeAudience(team.database)(team.actor("U1"), ACT, TitlePatterns.of("CIO"))
    assert ShowAudience(team.database)(team.actor("U1")).titles == ""
