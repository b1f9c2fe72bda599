"""The forms behind a message, behind a deal and behind LinkedIn's list: filled, corrected, saved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.views.connections.preview import DISCARD, SAVE
from bot.views.outcomes.outcome_form import KIND, SHORTCUT
from tests.scenarios.linkedin import connections_csv
from tests.tour.stops import Stop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.scenarios.office import Colleague, Office

_WEDNESDAY = date(2026, 12, 16)
_TODAY = "2026-12-17"
_LIST = connections_csv([(_WEDNESDAY - timedelta(weeks=week), "IT Manager") for week in range(30) for _ in range(week)])


async def of_message(office: Office, seller: Colleague, _admin: Colleague) -> AsyncIterator[Stop]:
    """A message becomes a lead, after a look at what else it could become."""
    mia = office.sits("mia")
    await mia.seat.types("Falkenried want to see us in January", "sales")
    await seller.seat.runs_shortcut(SHORTCUT, mia.seat.sees("sales")[-1])
    yield Stop.form("outcome-lead", seller)
    for kind in ("meetings", "deal", "leads"):
        await seller.clicks(f"{KIND}:{kind}")
        if kind != "leads":
            yield Stop.form(f"outcome-{kind}", seller)
    await seller.submits({"customer": "Falkenried", "address": "my blog"})
    yield Stop.form("outcome-error", seller)
    await seller.submits({"address": ""})
    yield Stop.form("outcome-stored", seller)
    await seller.seat.closes(everything=True)


async def of_deal(_office: Office, seller: Colleague, _admin: Colleague) -> AsyncIterator[Stop]:
    """A deal that is much larger than others is asked about, and stored by a second click."""
    await seller.types("/deal")
    await seller.submits({"customer": "Falkenried", "stage": "won", "value/value": "a lot"})
    yield Stop.form("deal-error", seller)
    await seller.submits({"value/value": "4800000", "opened": _TODAY, "closed": _TODAY})
    yield Stop.form("deal-question", seller)
    await seller.submits()
    yield Stop.form("deal-stored", seller)
    await seller.seat.closes(everything=True)
    await seller.types("/deal list")
    yield Stop.newest("deals", seller)


async def of_list(office: Office, seller: Colleague, _admin: Colleague) -> AsyncIterator[Stop]:
    """LinkedIn's list is dropped into the messages, shown, and saved; a second one is discarded."""
    for button, name in ((SAVE, "list-stored"), (DISCARD, "list-discarded")):
        await seller.seat.drops_file("Connections.csv", _LIST + b"x" * (button == DISCARD))
        await office.server.slack.events.settle()
        await office.bot.features.drain()
        yield Stop.told(f"{name}-preview", seller)
        if button == DISCARD:
            return
        await seller.clicks(button)
        yield Stop.told(name, seller)
