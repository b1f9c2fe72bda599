"""A manager's Home tab: what waits for a decision, and a click that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scenarios.office import Colleague, Office


@pytest.fixture
async def max_(office: Office) -> Colleague:
    """Return a manager who sells nothing."""
    office.workspace.add_person("max", real_name="Max Muster")
    leader = office.sits("max")
    await office.sits("alva").types(f"/upshot managers add <@{leader.seat.person.id}>")
    return leader


async def _shown(colleague: Colleague) -> dict[str, Any]:
    """Return the Home tab that is open already, once all is settled."""
    await colleague.office.bot.features.drain()
    home = colleague.office.workspace.views.home(colleague.seat.person.id)
    assert home is not None
    return dict(home.content)


async def _home(colleague: Colleague) -> dict[str, Any]:
    """Open the Home tab once all is settled, and return it."""
    await colleague.office.bot.features.drain()
    home = (await colleague.seat.opens_home()).home
    assert home is not None
    return dict(home.content)


def _labels(home: dict[str, Any]) -> list[str]:
    return [button["text"]["text"] for button in _buttons(home)]


def _buttons(home: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in home["blocks"]:
        yield from (element for element in block.get("elements", ()) if element["type"] == "button")


async def test_nothing_waits_at_first(max_: Colleague) -> None:
    """Who only leads is not urged to report, and can read what managers read."""
    home = await _home(max_)
    assert "Nothing waits for a decision" in str(home)
    assert "You do not take part" in str(home)
    assert _labels(home) == ["Digest", "Business report", "Report", "Leaderboard"]
    assert not any("style" in button for button in _buttons(home))


async def test_what_waits_is_counted_and_a_click_away(max_: Colleague, anna: Colleague, mia: Colleague) -> None:
    """A large deal, a customer of two, and days away; what was decided is gone from the tab a moment later."""
    await anna.types("/deal won 60000 Acme social")
    await mia.types("/deal won 5000 Acme")
    await anna.types("/upshot away 2026-12-20 to 2027-01-06")
    await mia.types('/upshot shelf add https://example.com/article "worth it"')
    home = await _home(max_)
    waiting = ("1 absence or working share to confirm", "1 large deal", "1 customer claimed by", "1 find for the shelf")
    assert [said for said in waiting if said not in str(home)] == []
    assert "4 to decide" in await max_.types("/upshot digest")
    assert _labels(home)[:4] == ["Verify deals", "Settle customers", "Digest", "Business report"]
    seen = await max_.seat.clicks("Verify deals")
    assert seen.view is not None
    assert "*Acme* · €60,000" in str(seen.view.blocks)
    await max_.seat.clicks("It is right")
    home = await _shown(max_)
    assert "large deal" not in str(home)
    assert "3 to decide" in await max_.types("/upshot digest")
    assert _labels(home)[:3] == ["Settle customers", "Digest", "Business report"]


@pytest.mark.parametrize(
    ("label", "said"), [("Digest", "*Your team in week"), ("Business report", "Nobody took part in those weeks")]
)
async def test_what_managers_read_is_a_click_away(max_: Colleague, label: str, said: str) -> None:
    """The digest and the report come in front of the tab."""
    await _home(max_)
    seen = await max_.seat.clicks(label)
    assert seen.view is not None
    assert said in str(seen.view.blocks)


async def test_sellers_see_nothing_of_it(anna: Colleague, max_: Colleague) -> None:
    """Nobody else is told what waits, and a button of a role that was lost decides nothing any more."""
    await anna.types("/deal won 60000 Acme social")
    assert "Waits for a decision" not in str(await _home(anna))
    await _home(max_)
    await max_.office.sits("alva").types(f"/upshot managers remove <@{max_.seat.person.id}>")
    seen = await max_.seat.clicks("Verify deals")
    assert seen.view is not None
    assert "managers" in str(seen.view.blocks)
    assert "Acme" not in str(seen.view.blocks)
