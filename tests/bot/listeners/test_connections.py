from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.connections.errors import FileWithheldError
from bot.domain.people import Origin, StrangerError
from bot.i18n import LANGUAGES, Texts
from bot.listeners.connections import Connections, DirectMessages
from bot.listeners.doors import Later, Request
from bot.off_loop import OffLoop
from bot.slack.files import SentFile
from bot.views import refusals
from bot.views.connections import import_form, preview
from sandbox.block_kit import check_message, check_view
from storage.audiences import PROGRAMME, AudienceRow
from tests.bot.domain.connections.lists import listed, row
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.people import Actor
    from bot.listeners.doors import Outcome
    from bot.views.answers import Answer
    from storage.database import Database

FILE = SentFile("F1", "Connections.csv", 10, "https://slack.com/x")
_DAYS = [WEEK.starts_on - timedelta(days=days) for days in range(0, 400, 3)]
_BAD = [row(1000 + number, f"day {number}") for number in range(30)] + ["a,b", ",,,,,,05 Mar 2024"]
LIST = listed(
    *(row(number, f"{day:%m/%d/%y}", "CIO") for number, day in enumerate(_DAYS)), *_BAD, row(0, "03/05/24"), row(1)
)
"""A list in which everything is odd that can be told of one."""


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with a seller, and with as many titles as there may be."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    titles = ", ".join(["CIO", "*leiter*", *("x" * 90 + str(number) for number in range(40))])
    with team.entry() as (tx, sequence):
        tx.audiences.record(team.workspace_id, sequence, AudienceRow(PROGRAMME, "", None, titles))
    return team


@pytest.fixture
def run() -> Iterator[OffLoop]:
    """Give threads."""
    run = OffLoop()
    yield run
    run.close()


def _listener(team: Team, run: OffLoop, *missing: str, content: bytes = LIST) -> Connections:
    async def fetch(_file: SentFile, _most: int) -> bytes:
        return content

    async def note(_request: Request) -> Outcome:
        raise AssertionError

    return Connections(run, lambda: NOW, team.database, fetch, lambda: missing, note)


def _request(actor: Actor, language: str, text: str = "") -> Request:
    return Request(actor, Texts(language), text, Origin.CLICK, "click:1", "1.2", {})


def _checked(answer: Answer) -> Answer:
    assert check_message({"channel": "D1", "text": answer.text, "blocks": list(answer.blocks)}) == []
    assert len(answer.text) < 4000
    return answer


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_shown_is_taken_by_slack(team: Team, run: OffLoop, language: str) -> None:
    """The form, what a list says at its worst, and what was saved are within Slack's limits in each language."""
    listener, actor = _listener(team, run), team.actor("U1")
    assert check_view(dict(import_form.build(Texts(language)))) == []
    _checked(import_form.explained(Texts(language)))
    shown = _checked(await listener.read(actor, Texts(language), FILE))
    save = next(block for block in shown.blocks if block["type"] == "actions")["elements"][0]
    assert save["action_id"] == preview.SAVE
    assert len(save["value"]) <= 2000
    stored = await listener.save(_request(actor, language, save["value"]))
    assert stored.is_replacement  # type: ignore[union-attr] # an answer
    _checked(stored)  # type: ignore[arg-type] # an answer
    again = await listener.read(actor, Texts(language), FILE)
    assert not [block for block in again.blocks if block["type"] == "actions"]


async def test_without_the_permission_the_way_to_it_is_told(team: Team, run: OffLoop) -> None:
    """Neither a form nor a file is taken as long as the app may not read files; the refusal names the scope."""
    listener, actor = _listener(team, run, "files:read"), team.actor("U1")
    with pytest.raises(FileWithheldError) as caught:
        await listener.open_form(_request(actor, "en"))
    assert "`files:read`" in refusals.build(caught.value, Texts("en")).text
    with pytest.raises(FileWithheldError):
        await listener.read(actor, Texts("en"), FILE)


async def test_a_guest_is_refused_at_every_door(team: Team, run: OffLoop) -> None:
    """The form, the file and the button ask who is there."""
    team.knows("U9", "Gus", is_guest=True)
    listener, gus = _listener(team, run), team.actor("U9")
    with pytest.raises(StrangerError):
        await listener.open_form(_request(gus, "en"))
    with pytest.raises(StrangerError):
        await listener.read(gus, Texts("en"), FILE)
    with pytest.raises(StrangerError):
        await listener.save(_request(gus, "en", "[[1,2,3]]"))


async def test_a_file_is_taken_once_however_often_slack_tells_of_it(team: Team, run: OffLoop) -> None:
    """A repeated event is passed over; messages of bots and edits are nothing to answer."""
    actor = replace(team.actor("U1"), language="sv")

    async def identify(_workspace: str, _person: str) -> Actor:
        return actor

    listener = _listener(team, run)

    def take(actor: Actor, texts: Texts, file: SentFile) -> Later:
        return Later(actor.id, texts, lambda: listener.read(actor, texts, file))

    ears = DirectMessages(lambda: NOW, identify, take)
    described = {"id": "F1", "name": "Connections.csv", "size": 10, "url_private_download": "https://slack.com/x"}
    event = {"type": "message", "subtype": "file_share", "user": "U1", "files": [described]}
    later = await ears.hear("T1", event)
    assert later is not None
    assert "kontakter" in (await later.work()).text
    assert await ears.hear("T1", event) is None
    for noise in ({"bot_id": "B1"}, {"subtype": "message_changed"}, {"subtype": "bot_message"}, {"user": ""}):
        assert await ears.hear("T1", {"type": "message", "user": "U1", "text": "hello"} | noise) is None
