from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.people import Origin
from bot.i18n import Texts
from bot.late import Late
from bot.listeners.doors import Doors, Nothing, Request
from bot.listeners.following import Following
from bot.listeners.home import HomeTab
from bot.off_loop import OffLoop
from bot.use_cases.leaderboard.show_home import ShowHome
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.people import Actor
    from bot.listeners.doors import Outcome
    from storage.database import Database


@dataclass(slots=True)
class Wall:
    """Where tabs are put up, for as long as Slack takes them."""

    team: Team
    run: OffLoop = field(default_factory=OffLoop)
    published: list[tuple[str, str]] = field(default_factory=list)
    """Who was shown what."""
    is_open: bool = True

    @property
    def tab(self) -> HomeTab:
        """The listener."""
        return HomeTab(self.run, self.identify, ShowHome(self.team.database, lambda: NOW), self.publish, pause=0)

    async def identify(self, _workspace_id: str, person_id: str) -> Actor:
        """Return who it is."""
        return self.team.actor(person_id)

    async def publish(self, person_id: str, view: Mapping[str, Any], without_charts: Mapping[str, Any]) -> bool:
        """Put a tab up."""
        assert view.keys() == without_charts.keys()
        if self.is_open:
            self.published.append((person_id, str(view)))
        return self.is_open


@pytest.fixture
def wall(sqlite_database: Database) -> Iterator[Wall]:
    """Give a seller who has reported something, and another one."""
    team = Team.found(sqlite_database)
    for person_id, name in (("U1", "Anna"), ("U2", "Ben")):
        team.joins(person_id, name)
        team.reports(person_id, meetings=3)
    wall = Wall(team)
    yield wall
    wall.run.close()


async def _opens(tab: HomeTab, person_id: str = "U1", pane: str = "home") -> None:
    await tab.doors().events["app_home_opened"]("T1", {"user": person_id, "tab": pane})


async def _reports(wall: Wall, tab: HomeTab, meetings: int, person_id: str = "U1") -> None:
    async def listener(request: Request) -> Outcome:
        wall.team.reports(request.actor.id, WEEK, meetings=meetings)
        return Nothing()

    request = Request(wall.team.actor(person_id), Texts("en"), "", Origin.COMMAND, "key", "1", {})
    doors = Following(Late(lambda: tab, made=tab)).through(Doors(commands={"/meetings": listener}))
    assert await doors.commands["/meetings"](request) == Nothing()


async def test_opening_the_tab_fills_it(wall: Wall) -> None:
    """Whoever opens the tab sees their own numbers; the messages beside it need nothing."""
    tab = wall.tab
    await _opens(tab, pane="messages")
    assert wall.published == []
    await _opens(tab)
    assert [(person_id, "Anna, week 46" in shown) for person_id, shown in wall.published] == [("U1", True)]


async def test_a_report_brings_the_opened_tab_up_to_date(wall: Wall) -> None:
    """After a report the tab of the person who reported is drawn anew, once."""
    tab = wall.tab
    await _opens(tab)
    await _reports(wall, tab, 9)
    await tab.drain()
    (_, before), (person_id, after) = wall.published
    assert person_id == "U1"
    assert before != after


async def test_a_tab_that_nobody_opened_is_not_drawn(wall: Wall) -> None:
    """Somebody who never looks at the tab, or somebody else's report, costs no call."""
    tab = wall.tab
    await _opens(tab)
    await _reports(wall, tab, 9, person_id="U2")
    await tab.drain()
    assert len(wall.published) == 1


async def test_a_tab_that_stays_the_same_is_not_drawn(wall: Wall) -> None:
    """A report that changes nothing on the tab costs no call."""
    tab = wall.tab
    await _opens(tab)
    await _reports(wall, tab, 3)
    await tab.drain()
    assert len(wall.published) == 1


async def test_reports_in_a_row_are_drawn_together(wall: Wall) -> None:
    """Two reports at once need one drawing, and it holds the later one."""
    tab = wall.tab
    await _opens(tab)
    await asyncio.gather(_reports(wall, tab, 5), _reports(wall, tab, 9))
    await tab.drain()
    assert len(wall.published) == 2
    await _reports(wall, tab, 9)
    await tab.drain()
    assert len(wall.published) == 2


async def test_a_tab_that_was_not_taken_is_tried_with_the_next_report(wall: Wall) -> None:
    """When Slack did not take the newer tab, the next report brings it, though it changes nothing more."""
    tab = wall.tab
    await _opens(tab)
    wall.is_open = False
    await _reports(wall, tab, 9)
    await tab.drain()
    wall.is_open = True
    await _reports(wall, tab, 9)
    await tab.drain()
    assert len(wall.published) == 2


async def test_a_guest_reads_why_there_is_nothing(wall: Wall) -> None:
    """Somebody who takes no part finds the reason on the tab, and no numbers."""
    wall.team.knows("G1", "Guest", is_guest=True)
    await _opens(wall.tab, "G1")
    assert "What helps most" not in wall.published[0][1]
