"""``views.*`` and ``blocks.validate``."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.delivery.timings import Timings

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk.web.async_client import AsyncWebClient

    from sandbox.seats.seat import Seat
    from sandbox.server import SandboxServer
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json
    from tests.sandbox.server.kinds import Refusal


INPUT = {
    "type": "input",
    "block_id": "amount",
    "label": {"type": "plain_text", "text": "Amount"},
    "element": {"type": "plain_text_input", "action_id": "typed"},
}
TEXT = {"type": "section", "text": {"type": "mrkdwn", "text": "hi"}}


def modal(**parts: Any) -> Json:
    """Return a form."""
    given: Json = {"type": "modal", "title": {"type": "plain_text", "text": "Form"}, "blocks": [TEXT]}
    return given | parts


def home(**parts: Any) -> Json:
    """Return a Home tab."""
    return {"type": "home", "blocks": [TEXT]} | parts


@pytest.fixture
def trigger(server: SandboxServer, anna: Seat) -> Any:
    """Return what issues a trigger for something that Anna just did."""
    return lambda: server.slack.triggers.issue(anna.person.id)


async def test_open(client: AsyncWebClient, anna: Seat, trigger: Callable[[], str]) -> None:
    """A form opens in front of the person who just did something."""
    answer = await client.views_open(trigger_id=trigger(), view=modal(callback_id="c", private_metadata="p"))
    view = answer["view"]
    assert anna.form is not None
    assert view["id"] == view["root_view_id"] == anna.form.id
    assert (view["callback_id"], view["private_metadata"], view["previous_view_id"]) == ("c", "p", None)


@pytest.mark.parametrize("timings", [Timings(trigger=0.01)])
async def test_trigger_expires(
    client: AsyncWebClient, trigger: Callable[[], str], timings: Timings, refusal: Refusal
) -> None:
    """After its time a trigger opens nothing."""
    late = trigger()
    await asyncio.sleep(timings.trigger * 2)
    assert (await refusal(client.views_open(trigger_id=late, view=modal())))["error"] == "expired_trigger_id"


async def test_trigger_counts_once(client: AsyncWebClient, trigger: Callable[[], str], refusal: Refusal) -> None:
    """A trigger opens one form."""
    once = trigger()
    await client.views_open(trigger_id=once, view=modal())
    assert (await refusal(client.views_open(trigger_id=once, view=modal())))["error"] == "exchanged_trigger_id"
    assert (await refusal(client.views_open(trigger_id="1.2.x", view=modal())))["error"] == "invalid_trigger_id"


async def test_refused_view_costs_no_trigger(
    client: AsyncWebClient, trigger: Callable[[], str], refusal: Refusal
) -> None:
    """A view that Slack refuses points to what is wrong, and the trigger still counts."""
    once = trigger()
    long = modal(title={"type": "plain_text", "text": "x" * 25})
    answer = await refusal(client.views_open(trigger_id=once, view=long))
    told = "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    assert (answer["error"], told in answer["response_metadata"]["messages"]) == ("invalid_arguments", True)
    assert (await client.views_open(trigger_id=once, view=modal()))["ok"]


@pytest.mark.parametrize(
    ("view", "error"),
    [
        ("nonsense", "invalid_arguments"),
        (modal(blocks=[INPUT]), "invalid_arguments"),
        (home(), "invalid_arguments"),
    ],
)
async def test_wrong_view(
    client: AsyncWebClient, trigger: Callable[[], str], refusal: Refusal, view: Any, error: str
) -> None:
    """What is no form is not opened."""
    assert (await refusal(client.views_open(trigger_id=trigger(), view=view)))["error"] == error


async def test_too_large(client: AsyncWebClient, trigger: Callable[[], str], refusal: Refusal) -> None:
    """A view has at most 250 KB."""
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "ä" * 3000}}] * 50
    answer = await refusal(client.views_open(trigger_id=trigger(), view=modal(blocks=blocks)))
    assert answer["error"] == "view_too_large"


async def test_push(client: AsyncWebClient, anna: Seat, trigger: Callable[[], str], refusal: Refusal) -> None:
    """Three forms may lie on one another, and no more; the lowest is the root of all."""
    root = (await client.views_open(trigger_id=trigger(), view=modal()))["view"]
    await client.views_push(trigger_id=trigger(), view=modal())
    third = (await client.views_push(trigger_id=trigger(), view=modal()))["view"]
    assert third["root_view_id"] == root["id"]
    assert third["previous_view_id"] == anna.workspace.views.stack(anna.person.id)[1].id
    assert (await refusal(client.views_push(trigger_id=trigger(), view=modal())))["error"] == "push_limit_reached"


async def test_push_on_nothing(client: AsyncWebClient, trigger: Callable[[], str], refusal: Refusal) -> None:
    """There must be a form to lay another on."""
    assert (await refusal(client.views_push(trigger_id=trigger(), view=modal())))["error"] == "not_found"


async def test_update_keeps_what_was_typed(client: AsyncWebClient, anna: Seat, trigger: Callable[[], str]) -> None:
    """An update keeps what was typed where the ids are the same, and changes the hash."""
    submit = {"type": "plain_text", "text": "Send"}
    opened = (await client.views_open(trigger_id=trigger(), view=modal(blocks=[INPUT], submit=submit)))["view"]
    await anna.fills({"amount": "12"})
    other = INPUT | {"block_id": "other"}
    wanted = modal(blocks=[INPUT, other], submit=submit)
    view = (await client.views_update(view_id=opened["id"], hash=opened["hash"], view=wanted))["view"]
    values = view["state"]["values"]
    assert (values["amount"]["typed"]["value"], values["other"]["typed"]["value"]) == ("12", None)
    assert view["hash"] != opened["hash"]


async def test_update_refused(client: AsyncWebClient, trigger: Callable[[], str], refusal: Refusal) -> None:
    """An update needs a view that is there, and the hash of its last state when it gives one."""
    opened = (await client.views_open(trigger_id=trigger(), view=modal()))["view"]
    stale = await refusal(client.views_update(view_id=opened["id"], hash="1.x", view=modal()))
    absent = await refusal(client.views_update(view_id="V404", view=modal()))
    nameless = await refusal(client.api_call("views.update", json={"view": modal()}))
    assert [answer["error"] for answer in (stale, absent, nameless)] == [
        "hash_conflict",
        "not_found",
        "invalid_arguments",
    ]


async def test_external_id(client: AsyncWebClient, trigger: Callable[[], str], refusal: Refusal) -> None:
    """A view can be updated by the id that the app chose, which must be its own."""
    await client.views_open(trigger_id=trigger(), view=modal(external_id="mine"))
    assert (await client.views_update(external_id="mine", view=modal(external_id="mine")))["ok"]
    answer = await refusal(client.views_push(trigger_id=trigger(), view=modal(external_id="mine")))
    assert answer["error"] == "duplicate_external_id"


async def test_publish(client: AsyncWebClient, anna: Seat, refusal: Refusal) -> None:
    """A Home tab is published over the one before, unless its hash is out of date."""
    first = (await client.views_publish(user_id=anna.person.id, view=home()))["view"]
    second = (await client.views_publish(user_id=anna.person.id, view=home(), hash=first["hash"]))["view"]
    assert anna.home is not None
    assert first["id"] == second["id"] == anna.home.id
    stale = await refusal(client.views_publish(user_id=anna.person.id, view=home(), hash=first["hash"]))
    assert stale["error"] == "hash_conflict"


async def test_publish_refused(client: AsyncWebClient, workspace: Workspace, anna: Seat, refusal: Refusal) -> None:
    """A Home tab needs a person, a home view, and the feature in the manifest."""
    nobody = await refusal(client.views_publish(user_id="U404", view=home()))
    wrong = await refusal(client.views_publish(user_id=anna.person.id, view=modal()))
    workspace.app.manifest = replace(workspace.app.manifest, home_tab=False)
    off = await refusal(client.views_publish(user_id=anna.person.id, view=home()))
    assert [answer["error"] for answer in (nobody, wrong, off)] == [
        "user_not_found",
        "invalid_arguments",
        "not_enabled",
    ]


async def test_validate(client: AsyncWebClient, refusal: Refusal) -> None:
    """Blocks can be checked without being shown."""
    assert (await client.blocks_validate(blocks=[TEXT]))["ok"]
    answer = await refusal(client.blocks_validate(blocks=[{"type": "nonsense"}]))
    assert (answer["error"], answer["errors"][0]["pointer"]) == ("invalid_blocks", "/blocks/0/type")
