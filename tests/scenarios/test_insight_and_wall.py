"""Managers ask what the SSI is worth, and hang the leaderboard on a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def test_a_young_programme_has_no_answer_yet(alva: Colleague, bernd: Colleague) -> None:
    """The admin is told from when on there can be one; a seller is told whose question it is, in their language."""
    said = await alva.types("/upshot insight")
    assert "Too few sellers to say" in said
    assert "there can be an answer" in said
    assert "Führungskräfte und Admins" in await bernd.types("/upshot insight")
    assert "“last quarter”" in await alva.types("/upshot insight last quarter")


async def test_the_link_of_the_wall_is_given_prolonged_and_ended(office: Office, alva: Colleague) -> None:
    """One line gives it, another one prolongs the same, a click ends it, and nobody else is told."""
    first = await alva.types("/upshot wall")
    assert "https://upshot.example.com/wall/" in first
    link = first[first.index("https://") :].split("|")[0]
    assert link in await alva.types("/upshot wall 90 days")
    assert "has ended" in await alva.clicks("End this link")
    assert link not in await alva.types("/upshot wall")
    assert office.posts == []


async def test_nobody_from_outside_hangs_a_wall(office: Office, anna: Colleague) -> None:
    """Sellers, guests and people of other companies get no link, however they ask."""
    assert "Only managers and admins" in await anna.types("/upshot wall 14 days")
    for handle in ("gus", "sam"):
        said = await office.sits(handle).types("/upshot wall")
        assert "https://upshot.example.com" not in said
