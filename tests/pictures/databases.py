"""Databases that are there for some pictures alone."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def fresh() -> Iterator[Database]:
    """Yield an empty database in a file, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as place:
        database = Database(f"sqlite:///{place}/pictures.db")
        database.prepare()
        yield database
        database.close()
