from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.block_kit import samples as s
from tests.sandbox.page.sample_app import form

if TYPE_CHECKING:
    from aiohttp import ClientSession

    from sandbox.server import SandboxServer
    from sandbox.state.people import Person
    from sandbox.state.workspace import Workspace


async def read(http: ClientSession, path: str) -> str:
    """Return what an address shows."""
    async with http.get(path) as response:
        assert response.status == 200
        return await response.text()


async def post(http: ClientSession, path: str, told: Any) -> dict[str, Any]:
    """Return what the server answers to a deed."""
    async with http.post(path, json=told) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def test_starts_with_the_first_person(http: ClientSession, anna: Person) -> None:
    """The bare address leads to the first person's first channel."""
    async with http.get("/") as response:
        assert f"/as/{anna.id}/in/C" in str(response.url)


async def test_shows_what_the_person_sees(http: ClientSession, workspace: Workspace, anna: Person, sales: str) -> None:
    """The page lists the person's channels, the commands of the app and the people to act as."""
    page = await read(http, sales)
    assert all(word in page for word in ("sales", "/ssi", "Report your index", "Mia Lind (admin)", "Gus Guest (guest)"))
    assert "<span>board</span>" not in page
    assert "<span>board</span>" in await read(http, sales.replace(anna.id, workspace.person("mia").id))


async def test_hides_places_from_guests(http: ClientSession, workspace: Workspace, sales: str, anna: Person) -> None:
    """A guest sees no channel of which they are no member."""
    workspace.post("sales", "anna", "for members")
    assert "for members" not in await read(http, sales.replace(anna.id, workspace.person("gus").id))


async def test_escapes_what_people_write(http: ClientSession, workspace: Workspace, sales: str) -> None:
    """What people and apps write never becomes part of the page."""
    evil = "<img src=x onerror=alert(1)>"
    workspace.post("sales", "anna", evil)
    workspace.post("sales", "mia", "", blocks=[{"type": "header", "text": s.plain(evil)}, s.table([s.raw(evil)])])
    workspace.post("sales", "mia", "", attachments=[{"color": '"><img', "title": evil, "footer": evil}])
    workspace.change_person("mia", real_name=evil)
    assert "<img" not in await read(http, sales)


async def test_draws_every_block(http: ClientSession, workspace: Workspace, sales: str) -> None:
    """Every block that a message can hold is drawn with its texts."""
    rows = [[s.raw("Seller"), s.raw("Points")], [s.raw("Anna"), {"type": "raw_number", "value": 64.7, "text": "64.7"}]]
    blocks = [
        {"type": "header", "text": s.plain("Week 47")},
        s.section(text=s.mrkdwn("*Bold*"), fields=[s.plain("A field")], accessory=s.PICTURE),
        {"type": "context", "elements": [s.plain("Small"), s.PICTURE]},
        {"type": "divider"},
        s.actions(s.button(text=s.plain("Press")), s.select(action_id="pick")),
        s.table(*rows, column_settings=[None, {"align": "right"}]),
        s.line_chart(),
        s.pie_chart(1, 2),
        s.rich_text(),
        {"type": "markdown", "text": "**strong**"},
        s.VIDEO,
        {"type": "image", "image_url": "https://a.example/x.png", "alt_text": "A chart"},
        s.card(subtitle=s.plain("Under")),
        s.container(s.section(text=s.plain("Inside"))),
        s.TASK,
    ]
    workspace.post("sales", workspace.app.user_id, blocks=blocks)
    drawn = await read(http, f"{sales}/messages")
    wanted = ["Week 47", "<strong>Bold</strong>", "A field", "Small", "Press", "64.7", "Trend", "s1: 2 (67%)"]
    wanted += ["<strong>strong</strong>", "Film", "A chart", "Under", "Inside", "Count", '<td class="right">']
    assert [word for word in wanted if word not in drawn] == []


async def test_draws_every_input(http: ClientSession, workspace: Workspace, anna: Person) -> None:
    """Every input that a form can hold is drawn with what stands in it."""
    elements: list[s.Json] = [
        {"type": "plain_text_input", "initial_value": "typed"},
        {"type": "number_input", "is_decimal_allowed": True, "initial_value": "72.5"},
        {"type": "email_text_input", "initial_value": "a@b.example"},
        {"type": "url_text_input", "initial_value": "https://a.example"},
        {"type": "rich_text_input", "initial_value": s.rich_text({"type": "text", "text": "rich"})},
        {"type": "datepicker", "initial_date": "2026-11-23"},
        {"type": "timepicker", "initial_time": "09:30"},
        {"type": "datetimepicker", "initial_date_time": 1_764_000_000},
        {"type": "checkboxes", "options": [s.option("box")], "initial_options": [s.option("box")]},
        {"type": "radio_buttons", "options": [s.option("dot")]},
        s.select(initial_option=s.option("b")),
        {"type": "static_select", "option_groups": [{"label": s.plain("Group"), "options": [s.option("in")]}]},
        {"type": "multi_static_select", "options": [s.option("many")], "initial_options": [s.option("many")]},
        {"type": "users_select", "initial_user": anna.id},
        {"type": "conversations_select"},
        {"type": "channels_select"},
        {"type": "external_select"},
        {"type": "file_input"},
    ]
    workspace.views.open(anna.id, s.modal(*(s.form_input(element) for element in elements)))
    drawn = await read(http, f"/as/{anna.id}/modal")
    wanted = ["typed", "72.5", "a@b.example", "https://a.example", "rich", "2026-11-23", "09:30", "2025-11-24T17:00"]
    wanted += ['value="box" checked', 'value="dot"', 'value="b" selected', 'label="Group"', "many</span>"]
    wanted += [f'value="{anna.id}" selected', "#sales", 'type="file"']
    assert [word for word in wanted if word not in drawn] == []


async def test_marks_what_only_one_person_sees(http: ClientSession, workspace: Workspace, sales: str) -> None:
    """An ephemeral message is marked, and others do not see it."""
    workspace.whisper("sales", "anna", "Just for you")
    assert "Only visible to you" in await read(http, f"{sales}/messages")
    workspace.whisper("sales", "mia", "For Mia")
    assert "For Mia" not in await read(http, f"{sales}/messages")


async def test_threads_stand_beside(http: ClientSession, workspace: Workspace, sales: str) -> None:
    """Answers stand in the thread, and the channel shows how many there are."""
    asked = workspace.post("sales", "anna", "Question")
    workspace.post("sales", "mia", "Answer one", thread_ts=asked.ts)
    workspace.post("sales", "mia", "Answer two", thread_ts=asked.ts)
    channel = await read(http, f"{sales}/messages")
    assert "2 replies" in channel
    assert "Answer one" not in channel
    assert "Answer two" in await read(http, f"{sales}/thread/{asked.ts}")


@pytest.mark.usefixtures("app")
async def test_a_command_is_answered(http: ClientSession, sales: str) -> None:
    """A typed command shows the app's answer to the person alone."""
    assert await post(http, f"{sales}/say", {"text": "/ssi 72"}) == {}
    drawn = await read(http, f"{sales}/messages")
    assert "Noted: <strong>SSI 72</strong>" in drawn
    assert "Only visible to you" in drawn


@pytest.mark.usefixtures("app")
async def test_a_form_is_filled(http: ClientSession, workspace: Workspace, anna: Person, sales: str) -> None:
    """A form shows its errors at the fields, keeps what was typed, and closes when it is right."""
    await post(http, f"{sales}/say", {"text": "/form"})
    view = workspace.views.top(anna.id)
    assert view

    async def submit(amount: str) -> str:
        answers = [{"block": "ssi", "action": "amount", "answer": amount}]
        await post(http, f"/as/{anna.id}/modal/submit", {"view": view.id, "answers": answers})
        return await read(http, f"/as/{anna.id}/modal")

    assert "Please complete this required field." in await submit("")
    refused = await submit("172")
    assert "SSI goes from 0 to 100." in refused
    assert 'value="172"' in refused
    assert (await submit("72")).strip() == ""


@pytest.mark.usefixtures("app")
async def test_a_button_tells_what_was_typed(
    http: ClientSession, workspace: Workspace, anna: Person, sales: str
) -> None:
    """A click in a form does not lose what stands in its other fields."""
    await post(http, f"{sales}/say", {"text": "/form"})
    view = workspace.views.top(anna.id)
    assert view
    button = next(block for block in view.blocks if block["type"] == "actions")["block_id"]
    answers = [{"block": "ssi", "action": "amount", "answer": "55"}]
    told = {"view": view.id, "block": button, "action": "more", "answer": "", "answers": answers}
    await post(http, f"/as/{anna.id}/act", told)
    drawn = await read(http, f"/as/{anna.id}/modal")
    assert "Changed by the app" in drawn
    assert 'value="55"' in drawn


async def test_says_when_something_is_gone(http: ClientSession, workspace: Workspace, anna: Person) -> None:
    """A click on what is no longer there is answered with a word."""
    view = workspace.views.open(anna.id, form())
    workspace.views.close(anna.id)
    answer = await post(http, f"/as/{anna.id}/modal/submit", {"view": view.id, "answers": []})
    assert answer == {"notice": "This form is closed."}


async def test_reactions_come_and_go(http: ClientSession, workspace: Workspace, anna: Person) -> None:
    """A reaction is added by one click and taken back by the next."""
    message = workspace.post("sales", "mia", "Won!")
    told = {"message": message.ts, "channel": message.channel, "emoji": "tada"}
    await post(http, f"/as/{anna.id}/react", told)
    assert message.reactions == {"tada": [anna.id]}
    await post(http, f"/as/{anna.id}/react", told)
    assert message.reactions == {"tada": []}


async def test_joins_a_channel(http: ClientSession, workspace: Workspace, anna: Person) -> None:
    """A public channel can be joined from the page."""
    fair = workspace.add_channel("fair")
    place = f"/as/{anna.id}/in/{fair.id}"
    assert "Join channel" in await read(http, place)
    await post(http, f"{place}/join", {})
    assert anna.id in fair.members


async def test_invites_the_app(http: ClientSession, workspace: Workspace, anna: Person) -> None:
    """Slack's own commands bring the app into a channel and out of it."""
    fair = workspace.add_channel("fair", members=("anna",))
    place = f"/as/{anna.id}/in/{fair.id}"
    await post(http, f"{place}/say", {"text": "/invite nobody"})
    assert fair.members == [anna.id]
    await post(http, f"{place}/say", {"text": "/invite @upshot"})
    assert fair.members == [anna.id, workspace.app.user_id]
    await post(http, f"{place}/say", {"text": "/remove @upshot"})
    assert fair.members == [anna.id]


async def test_uploads_files(http: ClientSession, workspace: Workspace, anna: Person) -> None:
    """A file can be chosen for a form, or dropped into the messages with the app."""
    kind = {"Content-Type": "application/octet-stream"}
    async with http.post(f"/as/{anna.id}/files?name=a.csv", data=b"x", headers=kind) as response:
        file = (await response.json())["file"]
    assert workspace.files[file["id"]].content == b"x"
    async with http.post(f"/as/{anna.id}/files?name=b.csv&drop", data=b"y", headers=kind):
        pass
    assert [file.name for file in workspace.direct(anna.id).messages[-1].files] == ["b.csv"]


@pytest.mark.usefixtures("app")
async def test_opening_home_tells_the_app(http: ClientSession, server: SandboxServer, anna: Person) -> None:
    """Opening the Home tab lets the app fill it."""
    await read(http, f"/as/{anna.id}/in/home")
    await server.workspace.changes.until(lambda: server.workspace.views.home(anna.id) is not None)
    assert "Good morning" in await read(http, f"/as/{anna.id}/in/home/home")


async def test_moves_the_clock(http: ClientSession, workspace: Workspace, anna: Person) -> None:
    """A button moves the bot's time, and the page shows it."""
    assert await post(http, "/clock/0", {}) == {"notice": "It is a week later."}
    assert workspace.clock().date().isoformat() == "2026-11-30"
    assert "2026-11-30" in await read(http, f"/as/{anna.id}/clock")


async def test_tells_open_pages_what_changed(http: ClientSession, workspace: Workspace, anna: Person) -> None:
    """An open page hears of changes that its person can see, and of no others."""
    place = workspace.channel("sales").id
    async with http.get(f"/as/{anna.id}/changes?place={place}") as stream:
        await stream.content.readuntil(b"\n\n")
        workspace.notice("mia", place, "not for Anna")
        workspace.post("general", "mia", "Hi")
        workspace.post("sales", "mia", "Hi")
        workspace.views.open(anna.id, form())
        workspace.notice("anna", place, "It failed.\nSorry")
        heard = [(await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 2)).decode() for _ in range(4)]
    assert heard == [
        "event: redraw\ndata: sidebar\n\n",
        "event: redraw\ndata: sidebar messages thread\n\n",
        "event: redraw\ndata: modal\n\n",
        "event: notice\ndata: It failed. Sorry\n\n",
    ]


@pytest.mark.parametrize(("path", "status"), [("/as/U404/in/home", 404), ("/as/U404/modal", 404), ("/clock/7", 405)])
async def test_unknown_addresses(http: ClientSession, path: str, status: int) -> None:
    """An address that leads nowhere is answered so."""
    async with http.get(path) as response:
        assert response.status == status


async def test_other_sites_cannot_act(http: ClientSession, sales: str, workspace: Workspace) -> None:
    """A form of another site cannot make people do things."""
    async with http.post(f"{sales}/say", data={"text": "forged"}) as response:
        assert response.status == 415
    assert workspace.channel("sales").messages == []
    async with http.get(sales) as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]


async def test_serves_its_own_assets(http: ClientSession, sales: str) -> None:
    """The page needs nothing from elsewhere."""
    page = await read(http, sales)
    assert "//" not in page.replace("https://…", "").split("<body")[0]
    for name in ("page.css", "page.js", "icon.svg"):
        assert await read(http, f"/static/{name}")
