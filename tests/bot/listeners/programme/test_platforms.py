from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk import Desk

if TYPE_CHECKING:
    from tests.admin_desk import AdminDesk
    from tests.teams import Team


async def test_shares_count_on_linkedin_at_first(alva: AdminDesk) -> None:
    """Everybody is told where shares count."""
    assert "Shares count on LinkedIn." in await alva.types("/upshot platforms")


@pytest.mark.parametrize(
    ("line", "now"),
    [
        ("linkedin xing", "LinkedIn and XING"),
        ("XING, linked in", "LinkedIn and XING"),
        ("xing", "LinkedIn and XING"),
        ("www.xing.com und x", "LinkedIn, XING and X"),
        ("add xing", "LinkedIn and XING"),
    ],
)
async def test_an_admin_allows_platforms(alva: AdminDesk, line: str, now: str) -> None:
    """In any order and spelling; LinkedIn always stays."""
    assert f"From now on shares count on {now}." in await alva.types(f"/upshot platforms {line}")
    assert f"Shares count on {now}, as before." in await alva.types(f"/upshot platforms {line}")


async def test_an_allowed_platform_counts(alva: AdminDesk, team: Team) -> None:
    """From then on posts there are logged, until it is removed again."""
    bo = Desk(team.database, "U2")
    await alva.types("/upshot platforms add xing")
    assert "*own posts 1*" in await bo.types("/shares https://www.xing.com/a own post")
    await alva.types("/upshot platforms remove xing")
    assert "do not count here" in await bo.types("/shares https://www.xing.com/b own post")


async def test_a_setup_keeps_the_platforms(alva: AdminDesk) -> None:
    """Other settings change, and shares count where they did."""
    await alva.types("/upshot platforms add xing")
    await alva.types("/upshot setup 9:30")
    assert "Shares count on LinkedIn and XING." in await alva.types("/upshot platforms")


async def test_an_unknown_platform_is_refused(alva: AdminDesk) -> None:
    """The refusal repeats it and lists those that there are."""
    said = await alva.types("/upshot platforms linkedin myspace")
    assert "I know no platform “myspace”. There are LinkedIn, XING" in said
    assert "Shares count on LinkedIn." in await alva.types("/upshot platforms")


async def test_a_repeated_delivery_changes_nothing_more(alva: AdminDesk) -> None:
    """It is told the same."""
    said = await alva.types("/upshot platforms xing", key="one")
    assert await alva.types("/upshot platforms xing", key="one") == said


async def test_only_admins_change_it(anna: AdminDesk, gus: AdminDesk) -> None:
    """A seller may look; a guest whom no admin added may not."""
    assert "Only admins" in await anna.types("/upshot platforms xing")
    assert "Shares count on LinkedIn." in await anna.types("/upshot platforms")
    assert "only work with the members" in await gus.types("/upshot platforms")
