"""What people do, against a real Bolt app over real sockets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sandbox.delivery.timings import Timings

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck
    from slack_sdk.web.async_client import AsyncWebClient

    from sandbox.seats.seat import Seat
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Connect, Opener


SUBMIT = {"type": "plain_text", "text": "Send"}


def text(words: str) -> Json:
    """Return a plain text."""
    return {"type": "plain_text", "text": words}


def option(value: str) -> Json:
    """Return an option."""
    return {"text": text(value.title()), "value": value}


def field(block_id: str, element: Json, **more: Any) -> Json:
    """Return an input block."""
    return {"type": "input", "block_id": block_id, "label": text(block_id.title()), "element": element} | more


def form(*blocks: Any, **more: Any) -> Json:
    """Return a form."""
    return {"type": "modal", "callback_id": "form", "title": text("Form"), "submit": SUBMIT, "blocks": blocks} | more


AMOUNT = field("amount", {"type": "number_input", "action_id": "v", "is_decimal_allowed": False, "min_value": "0"})
NOTE = field("note", {"type": "plain_text_input", "action_id": "v", "max_length": 5}, optional=True)


@pytest.fixture
def opener(bolt: AsyncApp) -> Any:
    """Let ``/echo`` open a form; return what changes the form."""
    view: Json = {"view": form(AMOUNT, NOTE)}

    @bolt.command("/echo")
    async def open_form(ack: AsyncAck, client: AsyncWebClient, command: Json) -> None:
        await client.views_open(trigger_id=command["trigger_id"], view=view["view"])
        await ack()

    return lambda *blocks, **more: view.update(view=form(*blocks, **more))


async def test_escaped_command(bolt: AsyncApp, connect: Connect, anna: Seat, workspace: Workspace) -> None:
    """With should_escape, names, channels and links arrive as ids; unknown names stay as typed."""

    @bolt.command("/echo")
    async def echo(ack: AsyncAck, command: Json) -> None:
        heard.append(command)
        await ack()

    heard: list[Any] = []
    async with connect(bolt):
        await anna.types("/echo  @boss #sales @nobody https://a.example/x?y=1&z <b> @here ", channel="sales")
    boss, sales = workspace.person("boss").id, workspace.channel("sales").id
    assert heard[0]["text"] == (
        f"<@{boss}|boss> <#{sales}|sales> @nobody <https://a.example/x?y=1&amp;z> &lt;b&gt; <!here>"
    )
    assert (heard[0]["channel_name"], heard[0]["user_name"]) == ("sales", "anna")


async def test_plain_command(bolt: AsyncApp, connect: Connect, anna: Seat) -> None:
    """Without should_escape the text arrives as typed; in direct messages the channel has no name."""

    @bolt.command("/plain")
    async def plain(ack: AsyncAck, command: Json) -> None:
        await ack(f"{command['channel_name']}: {command['text']}")

    async with connect(bolt):
        seen = await anna.types("/plain @boss <b>", channel=anna.direct.id)
    assert seen.text == "directmessage: @boss <b>"


async def test_answer_in_channel(bolt: AsyncApp, connect: Connect, anna: Seat, boss: Seat) -> None:
    """An answer to a command is for the person alone, unless it is for the channel, where the bot need not be."""

    @bolt.command("/echo")
    async def echo(ack: AsyncAck, command: Json) -> None:
        await ack(response_type=command["text"], text=command["text"])

    async with connect(bolt):
        await anna.types("/echo ephemeral")
        await anna.types("/echo in_channel")
    assert [message.text for message in anna.sees("general")] == ["ephemeral", "in_channel"]
    assert [message.text for message in boss.sees("general")] == ["in_channel"]


async def test_unknown_command(anna: Seat, workspace: Workspace) -> None:
    """A command that no app declares is answered by Slack, and reaches no app."""
    assert (await anna.types("/nonsense 72")).failure == "/nonsense is not a valid command."
    assert workspace.failures == []


async def test_command_in_a_thread(anna: Seat, workspace: Workspace) -> None:
    """A command cannot be run in a thread."""
    parent = workspace.post("sales", "anna", "parent")
    assert "not supported in threads" in (await anna.types("/echo", channel="sales", thread_ts=parent.ts)).failure


async def test_bad_ack_is_dropped(bolt: AsyncApp, connect: Connect, anna: Seat, workspace: Workspace) -> None:
    """Blocks that Slack would refuse in an ack are dropped; the app is not told, the record is."""

    @bolt.command("/echo")
    async def echo(ack: AsyncAck) -> None:
        await ack(text="hi", blocks=[{"type": "nonsense"}])

    async with connect(bolt):
        seen = await anna.types("/echo")
    assert (seen.message, seen.failure) == (None, "")
    assert workspace.dropped[0].where == "ack"


async def test_plain_message(anna: Seat, boss: Seat, workspace: Workspace) -> None:
    """What is no command is posted for all, escaped; in an archived channel it is not."""
    await anna.types("1 < 2", channel="sales")
    workspace.channel("sales").is_archived = True
    assert (await anna.types("again", channel="sales")).failure
    assert [message.text for message in boss.sees("sales")] == ["1 &lt; 2"]


async def test_click(bolt: AsyncApp, connect: Connect, anna: Seat, workspace: Workspace) -> None:
    """A click brings the message, the button's value and what stands in the selects beside it."""

    @bolt.action("go")
    async def go(ack: AsyncAck, body: Json) -> None:
        heard.append(body)
        await ack()

    @bolt.action("pick")
    async def pick(ack: AsyncAck) -> None:
        await ack()

    heard: list[Any] = []
    select: Json = {"type": "static_select", "action_id": "pick", "options": [option("red"), option("blue")]}
    button: Json = {"type": "button", "action_id": "go", "value": "w41", "text": text("Go")}
    message = workspace.post(
        "sales",
        workspace.app.user_id,
        "press",
        blocks=[{"type": "actions", "block_id": "b", "elements": [select, button]}],
    )
    async with connect(bolt):
        await anna.chooses("pick", "Blue")
        await anna.clicks("Go")
    (body,) = heard
    assert (body["actions"][0]["value"], body["actions"][0]["block_id"]) == ("w41", "b")
    assert body["message"]["ts"] == body["container"]["message_ts"] == message.ts
    assert body["state"]["values"]["b"]["pick"]["selected_option"]["value"] == "blue"
    assert (body["user"]["id"], body["channel"]["name"]) == (anna.person.id, "sales")


async def test_click_in_an_ephemeral_message(
    bolt: AsyncApp, connect: Connect, anna: Seat, workspace: Workspace
) -> None:
    """A click in an ephemeral message brings no message."""

    @bolt.action("go")
    async def go(ack: AsyncAck, body: Json) -> None:
        heard.append(body)
        await ack()

    heard: list[Any] = []
    button: Json = {"type": "button", "action_id": "go", "text": text("Go")}
    workspace.whisper("sales", "anna", "press", blocks=[{"type": "actions", "elements": [button]}])
    async with connect(bolt):
        await anna.clicks("go")
    assert heard[0]["container"]["is_ephemeral"] is True
    assert "message" not in heard[0]


@pytest.mark.parametrize("timings", [Timings(ack=0.1)])
async def test_click_without_an_answer(connect: Connect, bolt: AsyncApp, anna: Seat, workspace: Workspace) -> None:
    """A click that no listener takes fails before the person's eyes."""
    button: Json = {"type": "button", "action_id": "go", "text": text("Go")}
    workspace.post("sales", workspace.app.user_id, "press", blocks=[{"type": "actions", "elements": [button]}])
    async with connect(bolt):
        assert "operation_timeout" in (await anna.clicks("go")).failure


async def test_nothing_to_click(anna: Seat) -> None:
    """What is not in sight cannot be clicked."""
    with pytest.raises(LookupError):
        await anna.clicks("go")


async def test_overflow(bolt: AsyncApp, connect: Connect, anna: Seat, workspace: Workspace) -> None:
    """An overflow menu brings the chosen option."""

    @bolt.action("more")
    async def more(ack: AsyncAck, action: Json) -> None:
        heard.append(action["selected_option"]["value"])
        await ack()

    heard: list[Any] = []
    menu: Json = {"type": "overflow", "action_id": "more", "options": [option("edit"), option("drop")]}
    section = {"type": "section", "text": text("x"), "accessory": menu}
    workspace.post("sales", workspace.app.user_id, "x", blocks=[section])
    async with connect(bolt):
        await anna.chooses("more", "drop")
        with pytest.raises(ValueError, match="offers no"):
            await anna.chooses("more", "nonsense")
    assert heard == ["drop"]


@pytest.mark.usefixtures("opener")
async def test_form(bolt: AsyncApp, connect: Connect, anna: Seat) -> None:
    """A form opens from a command; submitted, it brings all values and closes."""

    @bolt.view("form")
    async def submitted(ack: AsyncAck, view: Json) -> None:
        heard.append(view["state"]["values"])
        await ack()

    heard: list[Any] = []
    async with connect(bolt):
        seen = await anna.types("/echo")
        assert seen.view is not None
        seen = await anna.submits({"amount": "12"})
    assert (seen.view, seen.errors) == (None, {})
    assert heard[0] == {
        "amount": {"v": {"type": "number_input", "value": "12"}},
        "note": {"v": {"type": "plain_text_input", "value": None}},
    }


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, "amount"),
        ({"amount": "many"}, "amount"),
        ({"amount": "1.5"}, "amount"),
        ({"amount": "-1"}, "amount"),
        ({"amount": "1", "note": "too long"}, "note"),
    ],
)
@pytest.mark.usefixtures("opener")
async def test_client_checks(
    connect: Connect, bolt: AsyncApp, anna: Seat, workspace: Workspace, answers: Json, wrong: str
) -> None:
    """Slack's client checks a form before the app hears of it."""
    async with connect(bolt):
        await anna.types("/echo")
        seen = await anna.submits(answers)
    assert list(seen.errors) == [wrong]
    assert workspace.failures == []


@pytest.mark.usefixtures("opener")
async def test_errors_of_the_app(bolt: AsyncApp, connect: Connect, anna: Seat) -> None:
    """Errors of the app stand below their inputs, and the form stays."""

    @bolt.view("form")
    async def submitted(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"amount": "too much"})

    async with connect(bolt):
        await anna.types("/echo")
        seen = await anna.submits({"amount": "12"})
    assert seen.errors == {"amount": "too much"}
    assert anna.form is not None
    assert anna.form.errors == {"amount": "too much"}


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "too much"}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "nonsense"},
    ],
)
@pytest.mark.usefixtures("opener")
async def test_nonsense_of_the_app(
    connect: Connect, bolt: AsyncApp, anna: Seat, workspace: Workspace, answer: Json
) -> None:
    """An answer that makes no sense shows trouble in the form, and is recorded."""

    @bolt.view("form")
    async def submitted(ack: AsyncAck) -> None:
        await ack(**answer)

    async with connect(bolt):
        await anna.types("/echo")
        seen = await anna.submits({"amount": "12"})
    assert "trouble" in seen.failure
    assert anna.form is not None
    assert workspace.dropped[0].where == "response_action"


@pytest.mark.usefixtures("opener")
async def test_response_actions(bolt: AsyncApp, connect: Connect, anna: Seat) -> None:
    """A submission can change the form, lay another on it, or clear them all."""
    actions: list[Json] = [
        {"response_action": "update", "view": form(AMOUNT, title=text("Second"))},
        {"response_action": "push", "view": form(AMOUNT, title=text("Third"))},
        {"response_action": "clear"},
    ]

    @bolt.view("form")
    async def submitted(ack: AsyncAck) -> None:
        await ack(**actions.pop(0))

    titles = []
    async with connect(bolt):
        await anna.types("/echo")
        while anna.form:
            titles.append((anna.form.content["title"]["text"], len(anna.workspace.views.stack(anna.person.id))))
            await anna.submits({"amount": "12"})
    assert titles == [("Form", 1), ("Second", 1), ("Third", 2)]


@pytest.mark.usefixtures("opener")
async def test_empty_ack_shows_the_form_below(bolt: AsyncApp, connect: Connect, anna: Seat) -> None:
    """Submitting a pushed form with an empty answer shows the one below it."""

    @bolt.view("form")
    async def submitted(ack: AsyncAck, view: Json) -> None:
        await (ack(response_action="push", view=form(AMOUNT)) if view["previous_view_id"] is None else ack())

    async with connect(bolt):
        below = (await anna.types("/echo")).view
        await anna.submits({"amount": "1"})
        seen = await anna.submits({"amount": "2"})
    assert seen.view is below


@pytest.mark.parametrize(("everything", "cleared"), [(False, [False]), (True, [True, True])])
async def test_close(
    bolt: AsyncApp, connect: Connect, anna: Seat, opener: Opener, *, everything: bool, cleared: list[bool]
) -> None:
    """The app hears of closed forms where it asked for it, the topmost first."""

    @bolt.view("form")
    async def submitted(ack: AsyncAck) -> None:
        await ack(response_action="push", view=form(AMOUNT, notify_on_close=True))

    @bolt.view_closed("form")
    async def closed(ack: AsyncAck, body: Json) -> None:
        heard.append(body["is_cleared"])
        assert "trigger_id" not in body
        await ack()

    heard: list[Any] = []
    opener(AMOUNT, notify_on_close=True)
    async with connect(bolt):
        await anna.types("/echo")
        await anna.submits({"amount": "1"})
        seen = await anna.closes(everything=everything)
    assert heard == cleared
    assert (seen.view is None) is everything


ELEMENTS: list[tuple[Json, Any, str, Any]] = [
    ({"type": "static_select", "options": [option("red")]}, "red", "selected_option", option("red")),
    ({"type": "multi_static_select", "options": [option("red")]}, ["Red"], "selected_options", [option("red")]),
    ({"type": "radio_buttons", "options": [option("red")]}, "red", "selected_option", option("red")),
    ({"type": "checkboxes", "options": [option("red")]}, ["red"], "selected_options", [option("red")]),
    ({"type": "users_select"}, "U1", "selected_user", "U1"),
    ({"type": "multi_users_select"}, ["U1", "U2"], "selected_users", ["U1", "U2"]),
    ({"type": "conversations_select"}, "C1", "selected_conversation", "C1"),
    ({"type": "channels_select"}, "C1", "selected_channel", "C1"),
    ({"type": "datepicker"}, "2026-10-05", "selected_date", "2026-10-05"),
    ({"type": "timepicker"}, "09:30", "selected_time", "09:30"),
    ({"type": "datetimepicker"}, "1790000000", "selected_date_time", 1_790_000_000),
    ({"type": "email_text_input"}, "a@example.com", "value", "a@example.com"),
    ({"type": "url_text_input"}, "https://example.com", "value", "https://example.com"),
    ({"type": "plain_text_input"}, "x", "value", "x"),
]


@pytest.mark.parametrize(("element", "answer", "key", "expected"), ELEMENTS, ids=[case[0]["type"] for case in ELEMENTS])
async def test_values(
    bolt: AsyncApp, connect: Connect, anna: Seat, opener: Opener, element: Json, answer: Json, key: str, expected: Any
) -> None:
    """Each kind of input brings its answer in its own shape, and nothing or an empty list before."""

    @bolt.view("form")
    async def submitted(ack: AsyncAck, view: Json) -> None:
        heard.append(view["state"]["values"]["one"]["v"])
        await ack()

    heard: list[Any] = []
    opener(field("one", element | {"action_id": "v"}, optional=True))
    async with connect(bolt):
        await anna.types("/echo")
        await anna.submits()
        await anna.types("/echo")
        await anna.submits({"One": answer})
    assert heard == [
        {"type": element["type"], key: [] if isinstance(expected, list) else None},
        {"type": element["type"], key: expected},
    ]


async def test_dispatch_action(bolt: AsyncApp, connect: Connect, anna: Seat, opener: Opener) -> None:
    """An input tells the app at once only when it has dispatch_action; the app can then change the form."""

    @bolt.action("live")
    async def live(ack: AsyncAck, action: Json, body: Json, client: AsyncWebClient) -> None:
        heard.append(action["value"])
        view = form(AMOUNT, title=text("Changed"))
        await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
        await ack()

    heard: list[Any] = []
    opener(field("one", {"type": "plain_text_input", "action_id": "live"}, dispatch_action=True), NOTE)
    async with connect(bolt):
        await anna.types("/echo")
        await anna.fills({"note": "x"})
        seen = await anna.fills({"one": "hi"})
    assert heard == ["hi"]
    assert seen.view is not None
    assert seen.view.content["title"]["text"] == "Changed"


async def test_external_select(bolt: AsyncApp, connect: Connect, anna: Seat, opener: Opener) -> None:
    """An external select asks the app for options, of which one can be chosen."""

    @bolt.options("ask")
    async def offer(ack: AsyncAck, payload: Json) -> None:
        await ack(options=[option(payload["value"])])

    opener(field("one", {"type": "external_select", "action_id": "ask"}))
    async with connect(bolt):
        await anna.types("/echo")
        (offered,) = (await anna.looks_up("one", "red")).options
        await anna.fills({"one": offered})
    assert anna.form is not None
    assert anna.form.values["one"]["ask"]["selected_option"] == option("red")


async def test_response_url_of_a_form(
    bolt: AsyncApp, connect: Connect, anna: Seat, opener: Opener, workspace: Workspace
) -> None:
    """A form with a channel to answer in brings a response address for it."""

    @bolt.view("form")
    async def submitted(ack: AsyncAck, body: Json) -> None:
        heard.extend(body["response_urls"])
        await ack()

    heard: list[Any] = []
    opener(field("where", {"type": "channels_select", "action_id": "v", "response_url_enabled": True}))
    async with connect(bolt):
        await anna.types("/echo")
        await anna.submits({"where": workspace.channel("sales").id})
    assert heard[0]["channel_id"] == workspace.channel("sales").id
    assert heard[0]["response_url"].startswith(workspace.base_url)


async def test_shortcuts(bolt: AsyncApp, connect: Connect, anna: Seat, workspace: Workspace) -> None:
    """A global shortcut brings a trigger; one on a message brings the message as well."""

    @bolt.shortcut("ask")
    async def ask(ack: AsyncAck, body: Json) -> None:
        heard.append(body)
        await ack()

    @bolt.shortcut("keep")
    async def keep(ack: AsyncAck, body: Json) -> None:
        heard.append(body)
        await ack()

    heard: list[Any] = []
    message = workspace.post("sales", "boss", "wisdom")
    async with connect(bolt):
        await anna.runs_shortcut("ask")
        await anna.runs_shortcut("keep", message)
        with pytest.raises(LookupError):
            await anna.runs_shortcut("keep")
    assert [body["type"] for body in heard] == ["shortcut", "message_action"]
    assert all(body["trigger_id"] for body in heard)
    assert heard[1]["message"]["text"] == "wisdom"


async def test_home(bolt: AsyncApp, connect: Connect, anna: Seat) -> None:
    """Opening the Home tab tells the app, which publishes it; the next time it brings the view."""

    @bolt.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient) -> None:
        heard.append(event)
        section = {"type": "section", "text": text("welcome")}
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section]})

    heard: list[Any] = []
    async with connect(bolt):
        seen = await anna.opens_home()
        await anna.opens_home()
        await anna.opens_home("messages")
    assert seen.home is not None
    assert [(event["tab"], "view" in event) for event in heard] == [
        ("home", False),
        ("home", True),
        ("messages", False),
    ]


async def test_inviting_the_app(bolt: AsyncApp, connect: Connect, boss: Seat, workspace: Workspace) -> None:
    """A person lets the app into a channel with Slack's own command, and takes it out again; the app hears of it."""

    @bolt.event("member_joined_channel")
    async def joined(event: Json) -> None:
        heard.append((event["user"], event["inviter"]))

    heard: list[Any] = []
    secret, bot = workspace.channel("secret"), workspace.app.user_id
    async with connect(bolt):
        await boss.types("/invite @echo", channel="secret")
        await boss.slack.events.settle()
    assert bot in secret.members
    assert heard == [(bot, boss.person.id)]
    await boss.types("/remove @echo", channel="secret")
    assert bot not in secret.members


@pytest.mark.parametrize(
    ("text", "channel", "words"),
    [
        ("/invite @nobody", "general", "Nobody here is called @nobody."),
        ("/invite @echo", "secret", "You can only invite people to channels that you are in."),
        ("/remove @echo", "general", "@echo is not in this channel."),
        ("/archive", "general", "This conversation cannot be archived."),
    ],
)
async def test_own_commands_refused(anna: Seat, text: str, channel: str, words: str) -> None:
    """Slack's own commands say what is wrong."""
    assert (await anna.types(text, channel=channel)).failure == words


async def test_archive_command(anna: Seat, workspace: Workspace) -> None:
    """A channel is archived with Slack's own command."""
    await anna.types("/archive", channel="sales")
    assert workspace.channel("sales").is_archived
