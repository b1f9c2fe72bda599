from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.site import Site, opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def site(tmp_path: Path, empty_sqlite_url: str) -> AsyncIterator[Site]:
    """Open a site with a database file that does not exist yet."""
    async with opened(tmp_path, empty_sqlite_url) as site:
        yield site
