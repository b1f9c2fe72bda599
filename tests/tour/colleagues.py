"""What a seller asks of others: whose a customer is, a place on the shelf, days away; and what each is told of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.views.outcomes.claims import SETTLE
from bot.views.presence.decisions import DECIDE as DECIDE_REQUEST
from bot.views.shelf.buttons import DECIDE as DECIDE_FIND
from bot.views.shelf.buttons import SUGGEST
from sandbox.state.inputs import elements
from tests.tour.stops import Kind, Stop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.state.messages import Message
    from tests.scenarios.office import Colleague, Office


async def claim(office: Office, seller: Colleague, admin: Colleague) -> AsyncIterator[Stop]:
    """Two sellers name a customer, and an admin says whose it is."""
    await office.sits("mia").types("/outcomes lead Tannhof")
    await seller.types("/outcomes lead TANNHOF")
    yield Stop.newest("claim-second", seller)
    home = (await admin.seat.opens_home()).home
    assert home is not None
    yield Stop("admin-home", Kind.HOME, admin, home)
    await admin.seat.opens_home("messages")
    async for stop in _settled("claim", office, seller, admin, SETTLE):
        yield stop


async def find(office: Office, seller: Colleague, admin: Colleague) -> AsyncIterator[Stop]:
    """A seller suggests something for the shelf, and an admin puts it there."""
    await seller.types("/shares https://www.example.com/a-story-worth-telling")
    await seller.clicks(SUGGEST)
    yield Stop.newest("find-suggested", seller)
    async for stop in _settled("find", office, seller, admin, DECIDE_FIND):
        yield stop


async def absence(office: Office, seller: Colleague, admin: Colleague) -> AsyncIterator[Stop]:
    """A seller will be away, and an admin confirms it."""
    await seller.types("/upshot away 2027-01-11 to 2027-01-15")
    async for stop in _settled("absence", office, seller, admin, DECIDE_REQUEST):
        yield stop


async def _settled(
    name: str, office: Office, seller: Colleague, admin: Colleague, action_id: str
) -> AsyncIterator[Stop]:
    """Show what an admin is asked, what stands there after the first button, and what the seller is told."""
    await _a_minute_passes(office)
    question = admin.seat.direct.history()[-1]
    yield Stop.told(f"{name}-asked", admin)
    await admin.clicks(_first(question, action_id), question)
    yield Stop(f"{name}-settled", Kind.MESSAGE, admin, question)
    await _a_minute_passes(office)
    yield Stop.told(f"{name}-told", seller)


async def _a_minute_passes(office: Office) -> None:
    office.clock.advance_to(office.clock() + timedelta(minutes=1))
    await office.bot.features.schedule.tick()


def _first(message: Message, action_id: str) -> str:
    ids = (str(element["action_id"]) for _, element in elements(message.blocks))
    return next(found for found in ids if found.startswith(action_id))
