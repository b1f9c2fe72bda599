from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES
from tests.teams import SETTINGS

if TYPE_CHECKING:
    from tests.admin_desk import AdminDesk
    from tests.teams import Team


async def test_the_notice_is_by_the_settings(anna: AdminDesk, team: Team) -> None:
    """Who sees what is told as it is now."""
    answer = await anna.types("/upshot privacy")
    assert "The first 3 are named" in answer
    assert "from 5 people on" in answer
    with team.entry("UA", "setup") as (tx, sequence):
        tx.programmes.record("T1", sequence, SETTINGS._replace(visibility="teams", minimum_cohort=8))
    answer = await anna.types("/upshot privacy")
    assert "shows teams only" in answer
    assert "from 8 people on" in answer


async def test_who_leaves_is_a_seller_no_more_and_may_come_back(anna: AdminDesk) -> None:
    """Leaving and joining again keep what was reported; saying either twice changes nothing."""
    assert "You have left" in await anna.types("/upshot leave")
    assert not anna.actor.is_seller
    assert "nothing was changed" in await anna.types("/upshot leave")
    assert "`/upshot join`" in await anna.types("/upshot privacy")
    anna.waits(days=10)
    assert "You take part from today on" in await anna.types("/upshot join")
    assert anna.actor.is_seller
    assert "already" in await anna.types("/upshot join")


async def test_a_repeated_delivery_is_told_the_same(anna: AdminDesk) -> None:
    """What comes twice is done once, and answered alike."""
    first = await anna.types("/upshot leave", key="k")
    assert await anna.types("/upshot leave", key="k") == first


async def test_guests_whom_nobody_added_cannot_join(gus: AdminDesk) -> None:
    """They are refused, and read no notice either."""
    for command in ("join", "leave", "privacy"):
        assert "members of this workspace" in await gus.types(f"/upshot {command}")


@pytest.mark.parametrize("visibility", ["named", "top", "pseudonyms", "teams", "own", "off"])
async def test_every_visibility_has_its_words(anna: AdminDesk, team: Team, visibility: str) -> None:
    """In each language Slack takes the notice."""
    with team.entry("UA", "setup") as (tx, sequence):
        tx.programmes.record("T1", sequence, SETTINGS._replace(visibility=visibility))
    for language in LANGUAGES:
        anna.language = language
        assert await anna.types("/upshot privacy")
        assert await anna.types("/upshot privacy help")
