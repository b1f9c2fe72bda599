from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.e2e.site import opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.e2e

SUNDAY = datetime(2026, 11, 15, 12, tzinfo=UTC)
BEFORE = datetime(2026, 11, 16, 8, 59, 58, tzinfo=UTC)
"""Two seconds before the post is due."""


async def test_from_a_report_over_monday_to_one_post(tmp_path: Path, empty_database_url: str) -> None:
    """Two processes over one database: both are there when the post comes due, and one posts it."""
    async with opened(tmp_path, empty_database_url, SUNDAY) as site:
        first = await site.runs_ahead()
        await site.sets_up()
        assert "meetings held 3" in await site.types("anna", "/outcomes meetings 3")
        first.process.kill()
        await first.ends()
        site.clock.advance_to(BEFORE)
        await asyncio.gather(site.runs_ahead(), site.runs_ahead())
        (post,) = await site.posted()
        assert "1. Anna Berg" in post.text


async def test_post_now_posts_once(tmp_path: Path, empty_sqlite_url: str) -> None:
    """An admin asks for the post twice, at once, and gets one."""
    async with opened(tmp_path, empty_sqlite_url, SUNDAY) as site:
        first = await site.runs_ahead()
        await site.sets_up()
        await site.types("anna", "/outcomes meetings 3")
        first.process.kill()
        await first.ends()
        site.clock.advance_to(datetime(2026, 11, 16, 6, tzinfo=UTC))
        await site.runs_ahead()
        said = await asyncio.gather(*(site.types("alva", "/upshot post now") for _ in range(2)))
        assert all("week 46" in answer for answer in said), said
        (post,) = await site.posted()
        assert "1. Anna Berg" in post.text
