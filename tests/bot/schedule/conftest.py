from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.schedule.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.database import Database


@pytest.fixture
async def stage(database: Database) -> AsyncIterator[Stage]:
    """Give a team a minute before its first post is due."""
    stage = await Stage.set(database)
    yield stage
    await stage.strike()
