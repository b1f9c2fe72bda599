"""Whoever stands in somebody's list of connections leaves no trace: not in the database, a log, or a call to Slack."""

from __future__ import annotations

import json
import logging
import random
import string
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.domain.connections.archive import unpacked
from tests.bot.domain.connections.lists import archived, listed
from tests.scenarios.test_connections_import import WEDNESDAY, drops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scenarios.office import Colleague, Office


class _Strangers:
    """People with names, companies and titles that nothing else in the world has."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - names, not secrets
        self.secrets: set[str] = set()

    def word(self) -> str:
        """Return something that must not be found again."""
        secret = "".join(self._random.choices(string.ascii_lowercase, k=12))
        self.secrets.add(secret)
        return secret

    def row(self, day: str) -> str:
        """Return somebody's row."""
        name, surname, company, title, address = (self.word() for _ in range(5))
        mail = f"{self.word()}@{self.word()}.example"
        return f'{name},"{surname}, {self.word()}",https://x.example/in/{address},{mail},{company},{title} CIO,{day}'

    def rows(self) -> Iterator[str]:
        """Yield good rows, and all kinds of bad ones."""
        for age in range(20):
            yield self.row(f"{WEDNESDAY - timedelta(weeks=age):%d %b %Y}")
        for day in ("", self.word(), "01 Jan 1999", "01 Jan 2099", f"=HYPERLINK({self.word()})"):
            yield self.row(day)
        yield f"{self.word()},{self.word()}"
        yield f'"{self.word()},{self.word()},,,,,05 Mar 2024'


def _stored(office: Office) -> str:
    database = office.bot.database
    with database.snapshot() as tx:
        names = (
            tx.connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
            if database.is_sqlite
            else tx.connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"))
        ).scalars()
        rows = [tx.connection.execute(text(f'SELECT * FROM "{name}"')).all() for name in list(names)]  # noqa: S608 - own
    return str(rows)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kind", ["csv", "zip", "messages", "broken"])
async def test_nothing_of_a_list_is_found_again(
    office: Office, anna: Colleague, caplog: pytest.LogCaptureFixture, seed: int, kind: str
) -> None:
    """Read, shown, saved or refused: no name, company, title or address of the file comes out anywhere."""
    caplog.set_level(logging.DEBUG)
    strangers = _Strangers(seed)
    data = listed(*strangers.rows())
    if kind == "messages":
        data = data.replace(b"Connected On", b"Content")
    if kind in {"zip", "broken"}:
        data = archived({"Connections.csv": data, "messages.csv": strangers.word().encode()})
        data = data if kind == "zip" else data[:-40]
    assert kind == "broken" or b"example" in unpacked(data)
    await anna.types('/upshot target "CIO"')
    told = await drops(office, anna, data)
    if "Save" in str(anna.seat.direct.messages[-1].blocks):
        await anna.clicks("Save")
    else:
        assert "Nothing was stored" in told
    calls = json.dumps([call.arguments for call in office.workspace.calls], default=str)
    everything = (_stored(office) + caplog.text + calls + "".join(office.everything_shown())).lower()
    assert [secret for secret in strangers.secrets if secret in everything] == []
