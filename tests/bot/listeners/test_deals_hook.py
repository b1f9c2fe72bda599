from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import re
import sys
from contextlib import asynccontextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession, web
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import system_clock
from bot.domain.imports.deals import Kept
from bot.domain.imports.errors import RowFault
from bot.domain.imports.owners import Owners
from bot.domain.imports.posted import FIELDS, DealsRefusedError, ItemFault, read_posted
from bot.listeners.addresses import DEALS
from bot.listeners.deals_hook import DealsHook
from bot.off_loop import OffLoop
from bot.slack.signature import Signatures
from bot.use_cases.imports.receive import ReceiveDeals
from bot.views.imports import problems
from tests.teams import NOW, SETTINGS, Team

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from storage.database import Database

SECRET = "a secret of thirty-two letters, at least"  # noqa: S105 - opens nothing
GUIDE = Path(__file__).parents[3] / "docs" / "webhook.md"
WON: dict[str, Any] = {
    "crm_id": "0061",
    "owner": "Anna Berg",
    "customer": "Nord AB",
    "value": 12500.5,
    "currency": "EUR",
    "stage": "won",
    "source": "linkedin",
    "opened_on": "2026-09-01",
    "closed_on": "2026-11-11T23:30:00Z",
}


def signed(body: bytes, secret: str = SECRET, late: int = 0) -> dict[str, str]:
    """Return the headers of a request that is sent now, or was some seconds ago."""
    moment = str(int(system_clock().timestamp()) - late)
    digest = hmac.new(secret.encode(), f"v0:{moment}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Upshot-Timestamp": moment, "X-Upshot-Signature": f"v0={digest}"}


class Crm:
    """A program that posts deals to an address of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.url = ""

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Crm]:
        """Open the address."""
        run = OffLoop()
        hook = DealsHook(run, lambda: NOW, ReceiveDeals(self.database), Signatures(SECRET, system_clock))
        serving = web.Application()
        serving.router.add_post(DEALS, hook.take)
        runner = web.AppRunner(serving, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hooks/deals/"
        yield self
        await runner.cleanup()
        run.close()

    async def sends(self, body: bytes, headers: dict[str, str], workspace: str = "T1") -> tuple[int, dict[str, Any]]:
        """Send a body; return the status and what is said."""
        async with (
            ClientSession() as session,
            session.post(self.url + workspace, data=body, headers=headers) as answer,
        ):
            return answer.status, await answer.json(content_type=None)

    async def posts(self, deals: object, workspace: str = "T1", **headers: str) -> tuple[int, dict[str, Any]]:
        """Send deals with the right signature."""
        body, named = json.dumps(deals).encode(), {name.replace("_", "-"): value for name, value in headers.items()}
        key = f"{headers['Idempotency_Key']}:".encode() if "Idempotency_Key" in headers else b""
        return await self.sends(body, signed(key + body) | named, workspace)

    @property
    def deals(self) -> list[tuple[str, str, str, Decimal | None]]:
        """What stands: seller, customer, stage and value."""
        with self.database.snapshot() as tx:
            return [(row.seller_id, row.customer, row.stage, row.value) for row in tx.deals.all("T1")]


@pytest.fixture
async def crm(database: Database) -> AsyncIterator[Crm]:
    """A CRM whose owners are sellers of a programme."""
    team = Team.found(database)
    team.joins("U1", "Anna Berg")
    team.joins("U2", "Bo Lind")
    async with Crm(database).connected() as crm:
        yield crm


def counted(new: int = 0, changed: int = 0, same: int = 0) -> tuple[int, dict[str, Any]]:
    """Return the answer to deals that were taken."""
    return 200, {"new": new, "changed": changed, "same": same}


async def test_a_deal_is_stored_and_changed_by_its_id(crm: Crm) -> None:
    """The same id is the same deal, and what stands already changes nothing."""
    assert await crm.posts(WON) == counted(new=1)
    assert crm.deals == [("U1", "Nord AB", "won", Decimal("12500.50"))]
    assert await crm.posts([WON]) == counted(same=1)
    assert await crm.posts([WON | {"value": "9000"}]) == counted(changed=1)
    assert await crm.posts([WON | {"stage": "void"}]) == counted(changed=1)
    assert [deal[2] for deal in crm.deals] == ["void"]


async def test_moments_are_days_of_the_programme(crm: Crm) -> None:
    """Half past eleven at night in London is tomorrow in Berlin."""
    await crm.posts(WON)
    with crm.database.snapshot() as tx:
        (row,) = tx.deals.all("T1")
    assert row.closed_on is not None
    assert row.closed_on.isoformat() == "2026-11-12"
    assert row.source == "social"


@pytest.mark.parametrize("owner", ["Anna Berg", "berg, anna", "U1", "anna.berg@acme.example"])
async def test_owners_are_known_by_id_name_and_address(crm: Crm, owner: str) -> None:
    """A CRM calls sellers as it will."""
    assert await crm.posts(WON | {"owner": owner}) == counted(new=1)
    assert crm.deals[0][0] == "U1"


async def test_all_or_nothing_with_each_refused_deal_named(crm: Crm) -> None:
    """One wrong deal keeps the others out, and each wrong one is named with its field."""
    wrong: list[dict[str, object]] = [
        {"owner": "Cara Holm"},
        {"value": "lots"},
        {"value": True},
        {"value": 0},
        {"value": 10**400},
        {"currency": "USD"},
        {"stage": "asleep"},
        {"closed_on": "12/11/2026"},
        {"closed_on": "2027-01-01"},
        {"closed_on": "2026-08-01"},
        {"closed_on": None},
        {"customer": ""},
        {"crm_id": ""},
        {"crm_id": None},
        {"colour/a~b": "red"},
        {"owner": ["Anna Berg"]},
    ]
    items = [WON | {"crm_id": str(place)} | change for place, change in enumerate(wrong)]
    status, said = await crm.posts([WON, *items, "no deal", WON])
    assert status == said["status"] == 422
    names = [next(iter(change)).replace("~", "~0").replace("/", "~1") for change in wrong]
    expected = [f"#/{place}/{name}" for place, name in enumerate(names, 1)] + ["#/17", "#/18/crm_id"]
    assert [error["pointer"] for error in said["errors"]] == expected
    assert crm.deals == []


def test_every_fault_has_its_words() -> None:
    """Nothing can be wrong with a deal that could not be said."""
    assert set(problems._FAULTS) == {*ItemFault, *RowFault}


async def test_a_wrong_signature_stores_nothing(crm: Crm) -> None:
    """Another secret, another body, an old moment, none at all: all are answered alike."""
    body = json.dumps(WON).encode()
    for headers in (
        {},
        signed(body, "another secret, just as long as the one"),
        signed(body + b" "),
        signed(body, late=400),
        signed(body, late=-400),
        signed(body) | {"X-Upshot-Timestamp": "nan"},
        {"X-Upshot-Timestamp": "ä", "X-Upshot-Signature": "v0=é"},
    ):
        status, said = await crm.sends(body, headers)
        assert (status, said["title"]) == (401, "Unauthorized")
    assert crm.deals == []


async def test_a_repeated_request_is_refused_by_every_process(crm: Crm) -> None:
    """What was overheard cannot be sent again, also not to another process, nor at the same moment."""
    body = json.dumps(WON).encode()
    headers = signed(body)
    async with Crm(crm.database).connected() as other:
        answers = await asyncio.gather(*(each.sends(body, headers) for each in (crm, other, crm, other)))
    assert sorted(status for status, _ in answers) == [200, 409, 409, 409]
    assert len(crm.deals) == 1


async def test_the_same_key_gets_the_same_answer(crm: Crm) -> None:
    """A request that is sent again with its key gets the first answer, whatever happened since; others are refused."""
    assert await crm.posts(WON, Idempotency_Key="k1") == counted(new=1)
    assert await crm.posts(WON | {"value": 5}) == counted(changed=1)
    assert await crm.posts(WON, Idempotency_Key="k1") == counted(new=1)
    assert crm.deals[0][3] == 5
    assert (await crm.posts(WON | {"value": 6}, Idempotency_Key="k1"))[0] == 422
    assert (await crm.posts(WON, Idempotency_Key="k 2"))[0] == 400
    assert (await crm.posts(WON, Idempotency_Key="k" * 201))[0] == 400


async def test_a_key_is_part_of_what_is_signed(crm: Crm) -> None:
    """Whoever overhears a request cannot have it stored once more by taking its key away, or giving it another."""
    body = json.dumps(WON).encode()
    headers = signed(b"k1:" + body) | {"Idempotency-Key": "k1"}
    assert (await crm.sends(body, headers))[0] == 200
    for change in ({"Idempotency-Key": "k2"}, {"Idempotency-Key": ""}):
        assert (await crm.sends(body, headers | change))[0] == 401
    del headers["Idempotency-Key"]
    assert (await crm.sends(body, headers))[0] == 401
    assert (await crm.sends(b"k1:" + body, headers))[0] == 400


async def test_what_was_refused_can_be_mended_under_its_key(crm: Crm) -> None:
    """Nothing is kept of a refused request."""
    assert (await crm.posts(WON | {"owner": "Cara Holm"}, Idempotency_Key="k1"))[0] == 422
    assert await crm.posts(WON, Idempotency_Key="k1") == counted(new=1)


async def test_other_workspaces_are_apart(crm: Crm) -> None:
    """An unknown workspace, one without a programme, and one that may not collect yet take nothing."""
    assert (await crm.posts(WON, workspace="T404"))[0] == 404
    with crm.database.transaction() as tx:
        tx.programmes.remember_workspace("T2", name="Bare", url="https://bare.example/", seen_at=NOW)
    assert (await crm.posts(WON, workspace="T2"))[0] == 409
    Team.found(crm.database, "T3", works_council=True)
    assert (await crm.posts(WON, workspace="T3"))[0] == 409
    assert crm.deals == []


async def test_five_hundred_at_once_and_no_more(crm: Crm) -> None:
    """A list has 500 deals at most; more are refused as a whole."""
    many = [WON | {"crm_id": str(number), "customer": f"Customer {number}"} for number in range(501)]
    assert (await crm.posts(many))[0] == 413
    assert await crm.posts(many[1:]) == counted(new=500)


BODIES = (
    b"",
    b"[]",
    b"{",
    b"3",
    b'"x"',
    b"null",
    b"\xff",
    b"[" * 100_000,
    b'[{"value": NaN}]',
    b'{"value": 1e9999999999999999999}',
)


@pytest.mark.parametrize("body", BODIES)
async def test_nonsense_is_refused_calmly(crm: Crm, body: bytes) -> None:
    """Signed or not, it is the sender's fault."""
    assert (await crm.sends(body, {}))[0] == 401
    assert (await crm.sends(body, signed(body)))[0] in {400, 422}


async def test_strange_letters_are_no_trouble(crm: Crm) -> None:
    """Half letters and zero bytes do not reach the database."""
    assert await crm.posts(WON | {"crm_id": "6\0\ud8001", "customer": "Nord\ud800\0 AB"}) == counted(new=1)
    assert crm.deals[0][1] == "Nord AB"


_JSON = st.recursive(
    st.none() | st.booleans() | st.decimals() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*FIELDS, "x"]), inner, max_size=9),
    max_leaves=12,
)


@given(items=st.lists(_JSON, min_size=1, max_size=4))
def test_any_json_is_read_or_refused(items: list[Any]) -> None:
    """Nothing else is raised, whatever it is."""
    owners = Owners.of({"U1": "Anna Berg"}, {})
    with suppress(DealsRefusedError):
        read_posted(items, owners, Kept(), "EUR", NOW.date(), ZoneInfo(SETTINGS.timezone))


async def test_the_guides_program_works(crm: Crm) -> None:
    """Whoever copies it out of the guide gets a deal stored."""
    (program,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    environment = {"UPSHOT_WEBHOOK_SECRET": SECRET, "UPSHOT_WEBHOOK_URL": f"{crm.url}T1"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, env=environment, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert json.loads(said) == {"new": 1, "changed": 0, "same": 0}
    assert crm.deals == [("U1", "Nord AB", "open", Decimal(12500))]
