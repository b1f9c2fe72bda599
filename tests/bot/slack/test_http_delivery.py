from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, ClientTimeout
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.clock import system_clock
from bot.slack.http_delivery import HEALTH_PATH, MOST_BYTES, PATH, AddressError, HttpDelivery, parsed
from bot.slack.signature import Signatures

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from slack_bolt.context.ack.async_ack import AsyncAck

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 - opens nothing
FORM = "application/x-www-form-urlencoded"
COMMAND = {"command": "/ssi", "text": "72", "team_id": "T1", "user_id": "U1", "trigger_id": "1.2.x"}


async def authorized() -> AuthorizeResult:
    """Return the one installation."""
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_id="B1", bot_user_id="U2", bot_token="xoxb-1")  # noqa: S106 - opens nothing


class Listening:
    """An app that echoes, behind the address, and whoever sends it something."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.is_well = True
        self.hold = asyncio.Event()
        self.hold.set()
        app = AsyncApp(authorize=authorized, signing_secret="x", process_before_response=True)  # noqa: S106 - not used
        app.command("/ssi")(self._echo)
        app.event("app_home_opened")(self._hear)
        signatures = Signatures(SECRET, system_clock)
        self.delivery = HttpDelivery(app, signatures, self._is_well, "127.0.0.1", 0, patience=2.0)

    async def _echo(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await self.hold.wait()
        self.heard.append(body)
        await ack(text=f"You typed {body['text']} ü")

    async def _hear(self, event: dict[str, Any]) -> None:
        self.heard.append(event)

    async def _is_well(self) -> bool:
        return self.is_well

    async def sends(self, body: bytes | BytesIO, kind: str = FORM, **headers: str) -> tuple[int, str]:
        """Send a body as somebody who may know the secret; return the status and what is said."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with (
            ClientSession(timeout=ClientTimeout(total=10)) as session,
            session.post(self.delivery.address + PATH, data=body, headers={"Content-Type": kind} | named) as answer,
        ):
            return answer.status, await answer.text()

    async def signs(self, body: bytes, kind: str = FORM) -> tuple[int, str]:
        """Send a body as Slack does."""
        return await self.sends(body, kind, **signature(body))


def signature(body: bytes, secret: str = SECRET) -> dict[str, str]:
    """Return the headers with which Slack signs a body now."""
    moment = str(int(system_clock().timestamp()))
    signed = hmac.new(secret.encode(), b"v0:" + moment.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X_Slack_Request_Timestamp": moment, "X_Slack_Signature": f"v0={signed}"}


def typed(**fields: str) -> bytes:
    """Return the form in which a command comes."""
    return urlencode(COMMAND | fields).encode()


@pytest.fixture
async def listening() -> AsyncIterator[Listening]:
    """Open the address."""
    listening = Listening()
    await listening.delivery.open()
    yield listening
    await listening.delivery.close()


async def test_a_signed_command_is_answered(listening: Listening) -> None:
    """The answer to the request is what the person reads."""
    assert await listening.signs(typed(text="72 ü")) == (200, "You typed 72 ü ü")


@pytest.mark.parametrize("fields", [{"text": "payload"}, {"text": "payload=1"}, {"channel_name": "payload-team"}])
async def test_the_word_payload_is_a_word(listening: Listening, fields: dict[str, str]) -> None:
    """A command that mentions it is read like any other."""
    status, _ = await listening.signs(typed(**fields))
    assert status == 200
    assert listening.heard[0].items() >= (COMMAND | fields).items()


async def test_events_and_challenges_are_answered(listening: Listening) -> None:
    """Slack proves the address by a challenge; events are acknowledged and reach their listener."""
    challenge = json.dumps({"type": "url_verification", "token": "t", "challenge": "c1"}).encode()
    status, said = await listening.signs(challenge, "application/json")
    assert (status, json.loads(said)) == (200, {"challenge": "c1"})
    event = {"type": "event_callback", "team_id": "T1", "event": {"type": "app_home_opened", "user": "U1"}}
    assert (await listening.signs(json.dumps(event).encode(), "application/json"))[0] == 200
    async with asyncio.timeout(5):
        while not listening.heard:  # noqa: ASYNC110 - the listener tells nobody
            await asyncio.sleep(0.005)


HOSTILE = (
    b"",
    b"{broken",
    b"[1, 2]",
    b"[" * 100_000,
    b"payload=%7Bbroken",
    b"payload=[]",
    b"\xff\xfe\x00",
    b"{}",
    b'"text"',
    typed(),
    b'{"type": "url_verification", "challenge": "let me in"}',
    b"ssl_check=1&token=x",
)


@pytest.mark.parametrize("body", HOSTILE)
@pytest.mark.parametrize("kind", [FORM, "application/json", "text/plain", "nonsense"])
async def test_unsigned_is_refused_before_it_is_read(listening: Listening, body: bytes, kind: str) -> None:
    """Whatever it is, who does not know the secret learns nothing but that."""
    assert await listening.sends(body, kind) == (401, "Unauthorized")
    assert await listening.sends(body, kind, **signature(body, SECRET[::-1])) == (401, "Unauthorized")
    assert listening.heard == []


@pytest.mark.parametrize("body", HOSTILE[:7])
@pytest.mark.parametrize("kind", [FORM, "application/json"])
async def test_signed_nonsense_is_refused_calmly(
    listening: Listening, body: bytes, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is no fault of the bot's, and what comes next is answered."""
    assert (await listening.signs(body, kind))[0] in {400, 404}
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    assert (await listening.signs(typed()))[0] == 200


@pytest.mark.parametrize("moment", ["nan", "1e999", "soon", "", "9" * 100, "ä"])
@pytest.mark.parametrize("signed", ["v0=é", "", "v0=" + "0" * 64])
async def test_strange_headers_are_refused(listening: Listening, moment: str, signed: str) -> None:
    """A header that is no number, or no ASCII, is refused like a wrong one."""
    status, _ = await listening.sends(typed(), X_Slack_Request_Timestamp=moment, X_Slack_Signature=signed)
    assert status in {400, 401}
    assert listening.heard == []


async def test_a_repeated_request_is_refused(listening: Listening) -> None:
    """What was overheard cannot be sent again."""
    body = typed()
    headers = signature(body)
    assert (await listening.sends(body, **headers))[0] == 200
    assert (await listening.sends(body, **headers))[0] == 401
    assert len(listening.heard) == 1


async def test_a_large_body_is_refused(listening: Listening) -> None:
    """Ten megabytes are not read to the end, signed or not, packed or not."""
    for size in (10_000_000, MOST_BYTES + 1):
        assert (await listening.sends(BytesIO(b"x" * size)))[0] == 413
    assert (await listening.sends(b"no gzip", Content_Encoding="gzip"))[0] in {400, 401}
    assert (await listening.signs(typed()))[0] == 200


async def test_a_body_that_never_ends_is_given_up(listening: Listening) -> None:
    """Whoever promises a body and does not send it is not waited for longer than Slack takes."""
    host, port = listening.delivery.address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc".encode())
    async with asyncio.timeout(8):
        assert b" 408 " in await reader.readline()
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/", 404), ("PUT", PATH, 405), ("GET", PATH, 200)])
async def test_nothing_else_is_there(listening: Listening, method: str, path: str, status: int) -> None:
    """Other addresses do not exist; Slack's look at the certificate, by GET, is answered with nothing."""
    async with ClientSession() as session, session.request(method, listening.delivery.address + path) as answer:
        assert answer.status == status


async def test_health_tells_of_what_the_answers_need(listening: Listening) -> None:
    """A monitor learns whether the bot could answer."""
    for is_well, status in ((True, 200), (False, 503)):
        listening.is_well = is_well
        async with ClientSession() as session, session.get(listening.delivery.address + HEALTH_PATH) as answer:
            assert answer.status == status


async def test_a_request_in_hand_is_answered_when_it_closes(listening: Listening) -> None:
    """Closing waits for the answer, and new requests find nobody."""
    listening.hold.clear()
    waiting = asyncio.create_task(listening.signs(typed()))
    await asyncio.sleep(0.1)
    closing = asyncio.create_task(listening.delivery.close())
    await asyncio.sleep(0.1)
    listening.hold.set()
    assert (await waiting)[0] == 200
    await closing


async def test_an_address_that_is_taken_is_said(listening: Listening) -> None:
    """Two cannot listen at one port."""
    second = Listening().delivery
    second.port = int(listening.delivery.address.rpartition(":")[2])
    with pytest.raises(AddressError):
        await second.open()
    await second.close()


@given(body=st.binary(), kind=st.sampled_from([FORM, "application/json", ""]))
def test_any_body_is_read_or_not(body: bytes, kind: str) -> None:
    """Nothing is raised, whatever the bytes."""
    assert isinstance(parsed(body, kind), dict | None)
