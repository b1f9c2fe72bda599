"""Stories of the Home tab: what a person finds there, and when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def _opens_home(person: Colleague) -> str:
    home = (await person.seat.opens_home()).home
    return "" if home is None else str(home.blocks)


def _home(person: Colleague) -> str:
    assert person.seat.home is not None
    return str(person.seat.home.blocks)


async def test_the_tab_follows_the_own_reports(office: Office, anna: Colleague, mia: Colleague) -> None:
    """Once opened, the tab knows a moment later what its owner reports, and nobody else's tab is drawn for that."""
    await anna.types("/outcomes meetings 3")
    assert "Meetings held: 3 / " in await _opens_home(anna)
    await anna.types("/outcomes meetings 5")
    await mia.types("/outcomes meetings 2")
    await office.bot.features.drain()
    assert "Meetings held: 5 / " in _home(anna)
    assert mia.seat.home is None
    await anna.types("/undo")
    await office.bot.features.drain()
    assert "Meetings held: 3 / " in _home(anna)


async def test_the_tab_leads_to_the_leaderboard(anna: Colleague) -> None:
    """A click on the tab shows the leaderboard in front of it, and from there the own numbers."""
    await anna.types("/outcomes meetings 3")
    await _opens_home(anna)
    await anna.clicks("Leaderboard")
    assert anna.seat.form is not None
    assert "Leaderboard of week 46 so far" in str(anna.seat.form.blocks)
    await anna.clicks("My numbers")
    assert anna.seat.form is not None
    assert "What helps most now" in str(anna.seat.form.blocks)


async def test_a_workspace_without_charts_reads_words(office: Office, anna: Colleague) -> None:
    """Where Slack does not take a chart, the tab is there all the same."""
    await anna.types("/outcomes meetings 3")
    await anna.types("/outcomes meetings 2 last week")
    office.fails("error", "views.publish", error="invalid_arguments")
    shown = await _opens_home(anna)
    assert "What helps most now" in shown
    assert "data_visualization" not in shown
    assert "data_visualization" not in await _opens_home(anna)


async def test_each_reads_the_tab_in_their_own_language(bernd: Colleague, cajsa: Colleague) -> None:
    """The tab speaks the language of the person's Slack."""
    for person in (bernd, cajsa):
        await person.types("/outcomes meetings 3")
    assert "Das bringt jetzt am meisten" in await _opens_home(bernd)
    assert "Det här hjälper mest nu" in await _opens_home(cajsa)


async def test_a_programme_begins_on_the_tab(fresh_office: Office) -> None:
    """An owner of the workspace sets up by clicks, and finds the way to report there; others read who can."""
    alva, anna = fresh_office.sits("alva"), fresh_office.sits("anna")
    assert "A workspace admin or owner" in await _opens_home(anna)
    assert "Set up" not in _home(anna)
    await _opens_home(alva)
    await alva.clicks("Set up")
    await alva.submits({"Channel of the leaderboard": fresh_office.workspace.channel("sales").id})
    await alva.seat.closes(everything=True)
    await fresh_office.bot.features.drain()
    assert "Report" in _home(alva)
    assert "Nothing is set up" not in await _opens_home(anna)
    await anna.clicks("Report")
    await anna.submits({"SSI": "72"})
    await anna.seat.closes(everything=True)
    await fresh_office.bot.features.drain()
    assert "Points so far" in _home(anna)
