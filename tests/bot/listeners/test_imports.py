"""What admins are shown of imports."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.domain.imports.errors import Fault, ImportFileError, RefusedRow, RowFault
from bot.domain.people import NotAllowedError, Origin
from bot.domain.posting import Posted, Rejected
from bot.i18n import LANGUAGES, Texts
from bot.listeners.doors import Later, OpenForm, Request
from bot.listeners.imports import ImportListener
from bot.listeners.showing import Showing
from bot.off_loop import OffLoop
from bot.slack.files import SentFile
from bot.views import refusals
from bot.views.answers import Answer
from bot.views.imports import form, preview, words
from sandbox.block_kit import check_message, check_view
from storage.memberships import Membership
from tests.bot.domain.imports.tables import exported
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.people import Actor
    from bot.domain.posting import SendingOutcome
    from bot.listeners.doors import Outcome
    from storage.database import Database

FILES = ("hubspot.csv", "salesforce.csv", "pipedrive.csv", "seats.csv", "numbers.csv")


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with an admin and 150 sellers."""
    team = Team.found(database)
    team.knows("U0", "Alva Holm")
    team.appoints("U0", "admin")
    team.joins("U1", "Anna Berg")
    with team.entry() as (tx, sequence):
        for number in range(2, 150):
            membership = Membership(f"U{number}", NOW.date(), None, None, "")
            tx.memberships.record(team.workspace_id, sequence, membership)
    return team


@pytest.fixture
def run() -> Iterator[OffLoop]:
    """Give threads."""
    run = OffLoop()
    yield run
    run.close()


def _listener(team: Team, run: OffLoop, content: bytes) -> ImportListener:
    async def fetch(_file: SentFile, _most: int) -> bytes:
        return content

    async def names() -> dict[str, list[str]]:
        return {}

    async def own_list(_request: Request) -> Outcome:
        raise AssertionError

    async def read_list(_actor: Actor, _texts: Texts, _file: SentFile) -> Answer:
        return Answer.of("a list of connections")

    return ImportListener(run, lambda: NOW, team.database, fetch, lambda: (), names, own_list, read_list)


def _file(name: str) -> SentFile:
    return SentFile("F1", name, 10, "https://slack.com/x")


def _request(team: Team, language: str, text: str = "", person: str = "U0") -> Request:
    return Request(team.actor(person), Texts(language), text, Origin.CLICK, f"click:{text}", "1.2", {})


def _checked(answer: Answer) -> Answer:
    assert check_message({"channel": "D1", "text": answer.text, "blocks": list(answer.blocks)}) == []
    assert len(answer.text) < 4000
    return answer


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_shown_is_taken_by_slack(team: Team, run: OffLoop, language: str) -> None:
    """Forms, previews of all kinds of files and receipts are within Slack's limits in each language."""
    texts = Texts(language)
    assert check_view(form.build(texts)) == []
    _checked(form.explained(texts))
    for name in FILES:
        listener = _listener(team, run, exported(name))
        told = listener.take(team.actor("U0"), texts, _file(name))
        assert told.so_far is not None
        _checked(told.so_far())
        shown = _checked(await told.work())
        buttons = next(block for block in shown.blocks if block["type"] == "actions")["elements"]
        opened = await listener.open_words(_request(team, language, buttons[-1]["value"]))
        assert isinstance(opened, OpenForm)
        assert check_view(dict(opened.view)) == []
        saved = await listener.save(_request(team, language, buttons[0]["value"]))
        assert isinstance(saved, Later)
        if buttons[0]["action_id"] == preview.SAVE:
            _checked(await saved.work())
        _checked(form.so_far(1234, texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_has_words(language: str) -> None:
    """Whatever is wrong with a file or a row is told in each language."""
    said = {refusals.build(ImportFileError(fault), Texts(language)).text for fault in Fault}
    assert len(said) == len(Fault)
    assert all(words.fault(RefusedRow(2, "Amount", fault, "x"), Texts(language)) for fault in RowFault)


async def test_sellers_open_nothing_and_lists_are_read_as_lists(team: Team, run: OffLoop) -> None:
    """The form is for admins; files of sellers, and lists of connections of anybody, go the other way."""
    listener = _listener(team, run, b"First Name,Last Name,Connected On\nA,B,05 Mar 2024\n")
    with pytest.raises(NotAllowedError):
        await listener.open_form(_request(team, "en", person="U1"))
    for person, name in (("U1", "deals.csv"), ("U0", "Connections.csv"), ("U0", "export.csv"), ("U0", "data.zip")):
        told = listener.take(team.actor(person), Texts("en"), _file(name))
        assert (await told.work()).text == "a list of connections"
    with pytest.raises(ImportFileError):
        await listener.take(team.actor("U0"), Texts("en"), _file("logo.png")).work()


async def test_how_far_long_work_is_stands_in_one_message() -> None:
    """A message is sent once the work takes long, edited while it goes on, and ends as the answer."""
    shown: list[tuple[str, str]] = []

    async def post(person: str, answer: Answer) -> SendingOutcome:
        shown.append((f"sent to {person}", answer.text))
        return Posted("D1", "1.0")

    async def edit(posted: Posted, answer: Answer, _key: str) -> SendingOutcome:
        shown.append((f"put in {posted.channel_id}", answer.text))
        return posted

    async def work() -> Answer:
        while len(shown) < 3:  # noqa: ASYNC110 - until it was told of several times
            await asyncio.sleep(0.005)
        return Answer.of("done")

    shows = Showing(None, post, edit, pause=0.01)  # type: ignore[arg-type] # no form is opened
    shows.tell_later("U1", work(), lambda: Answer.of(f"at {len(shown)}"))
    await shows.drain()
    assert shown[:3] == [("sent to U1", "at 0"), ("put in D1", "at 1"), ("put in D1", "at 2")]
    assert shown[-1] == ("put in D1", "done")


async def test_what_slack_does_not_draw_is_said_in_words() -> None:
    """A message with a chart that Slack refuses is sent once more without it."""
    shown: list[object] = []

    async def post(_person: str, answer: Answer) -> SendingOutcome:
        shown.append(answer.blocks)
        return Rejected("invalid_blocks") if len(shown) == 1 else Posted("D1", "1.0")

    async def work() -> Answer:
        return Answer("done", ({"type": "data_visualization"},), plain=({"type": "section"},))

    shows = Showing(None, post)  # type: ignore[arg-type] # no form is opened
    shows.tell_later("U1", work())
    await shows.drain()
    assert shown == [({"type": "data_visualization"},), ({"type": "section"},)]
