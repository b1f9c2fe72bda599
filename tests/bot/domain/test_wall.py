from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.wall import WallKey

KEY = WallKey.of("a secret")
WORKSPACES = st.text("TE0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=12)


@given(WORKSPACES, st.integers(1, 10**9))
def test_a_link_is_read_as_it_was_signed(workspace_id: str, wall_id: int) -> None:
    """A link tells its workspace and number to who knows the secret, and to nobody else."""
    link = KEY.link(workspace_id, wall_id)
    assert KEY.read(link) == (workspace_id, wall_id)
    assert WallKey.of("another secret").read(link) is None
    assert "a secret" not in link + repr(KEY)


@given(st.text(max_size=40), st.integers(0, 60), st.characters(exclude_categories=["Cs"]))
def test_nothing_else_is_a_link(noise: str, place: int, letter: str) -> None:
    """Any other text, and any changed letter, is no link; nothing raises."""
    link = KEY.link("T1", 7)
    assert KEY.read(noise) is None
    changed = f"{link[:place]}{letter}{link[place + 1 :]}"
    assert (KEY.read(changed) is not None) is (changed == link)


@pytest.mark.parametrize("link", ["", ".", "..", "VDEuNw", "VDEuNw.", "\ud800.x", "é.x", "a" * 10_000])
def test_odd_links_are_none(link: str) -> None:
    """Empty, half and endless ones are no links."""
    assert KEY.read(link) is None


def test_links_need_a_secret() -> None:
    """Without a secret anybody could sign links, so there is no key."""
    with pytest.raises(ValueError, match="secret"):
        WallKey.of("")
