"""A small app that does a bit of everything that people can do on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slack_bolt.app.async_app import AsyncApp

from tests.sandbox.block_kit import samples as s

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncAck
    from slack_sdk.web.async_client import AsyncWebClient

MANIFEST = {
    "display_information": {"name": "Upshot"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Upshot"},
        "slash_commands": [
            {"command": "/ssi", "description": "Report your index", "usage_hint": "72", "should_escape": True},
            {"command": "/shares", "description": "Report what you shared", "usage_hint": "4"},
            {"command": "/form", "description": "Open a form"},
        ],
        "shortcuts": [
            {"name": "Report my week", "type": "global", "callback_id": "week", "description": "Opens the form"},
            {"name": "Log as outcome", "type": "message", "callback_id": "log", "description": "Counts it"},
        ],
    },
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}},
    "settings": {"socket_mode_enabled": True, "event_subscriptions": {"bot_events": ["app_home_opened"]}},
}


def form(note: str = "Your week") -> s.Json:
    """Return a form with two inputs and a button that changes it."""
    number = {"type": "number_input", "action_id": "amount", "is_decimal_allowed": True}
    notes = {"type": "plain_text_input", "action_id": "text", "multiline": True}
    return s.modal(
        s.section(text=s.plain(note)),
        s.form_input(number, block_id="ssi", label=s.plain("SSI")),
        s.form_input(notes, block_id="notes", label=s.plain("Notes"), optional=True),
        s.actions(s.button(action_id="more", text=s.plain("More"))),
        callback_id="report",
        title=s.plain("Report"),
    )


def sample_app(client: AsyncWebClient) -> AsyncApp:
    """Return the app; `/shares` never answers."""
    app = AsyncApp(client=client, process_before_response=True)
    app.command("/ssi")(_noted)
    app.command("/form")(_open_form)
    app.shortcut("week")(_open_form)
    app.shortcut("log")(_log)
    app.action("more")(_more)
    app.action("go")(_pressed)
    app.action("pick")(_picked)
    app.action("several")(_picked_several)
    app.options("find")(_found)
    app.action("find")(_picked)
    app.view("report")(_check)
    app.event("app_home_opened")(_home)
    return app


async def _noted(ack: AsyncAck, command: dict[str, Any]) -> None:
    await ack({"text": "Noted", "blocks": [s.section(text=s.mrkdwn(f"Noted: *SSI {command['text']}*."))]})


async def _open_form(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    await client.views_open(trigger_id=body["trigger_id"], view=form())


async def _log(ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    text = f"Logged: {shortcut['message']['text']}"
    await client.chat_postMessage(channel=shortcut["channel"]["id"], text=text)


async def _more(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    await client.views_update(view_id=body["view"]["id"], view=form("Changed by the app"))


async def _pressed(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    place, message = body["channel"]["id"], body["message"]
    await client.chat_update(channel=place, ts=message["ts"], text="Pressed", blocks=[s.section(text=s.plain("Done."))])


async def _picked(ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    await client.chat_postMessage(channel=body["channel"]["id"], text=f"Picked {action['selected_option']['value']}")


async def _picked_several(ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    values = "+".join(option["value"] for option in action["selected_options"])
    await client.chat_postMessage(channel=body["channel"]["id"], text=f"Picked {values}")


async def _found(ack: AsyncAck, payload: dict[str, Any]) -> None:
    await ack(options=[s.option(f"{payload['value']} {place}") for place in ("north", "south")])


async def _check(ack: AsyncAck, view: dict[str, Any]) -> None:
    amount = float(view["state"]["values"]["ssi"]["amount"]["value"])
    if amount > 100:
        await ack(response_action="errors", errors={"ssi": "SSI goes from 0 to 100."})
    elif amount == 100:
        await ack(response_action="push", view=s.modal(s.section(text=s.plain("Really?")), title=s.plain("Sure")))
    else:
        await ack()


async def _home(event: dict[str, Any], client: AsyncWebClient) -> None:
    if event["tab"] == "home":
        view = s.home({"type": "header", "text": s.plain("Good morning")}, s.line_chart(), s.data_table())
        await client.views_publish(user_id=event["user"], view=view)
