"""A sample team: twelve sellers of different kinds, and ten weeks in which they reported."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.state.workspace import Workspace

CHANNEL = "sales"
ADMIN = "alva"
WEEKS = 10
TITLES = {"alva": "admin", "mia": "manager", "gus": "guest", "sam": "of another company"}


@dataclass(frozen=True, slots=True)
class Seller:
    """What somebody typically does in a week."""

    handle: str
    real_name: str
    locale: str
    ssi: float
    """The SSI at the beginning, and how much it moves in a week."""
    ssi_growth: float
    connections: int
    new_connections: int
    shares: int
    meetings: float
    leads: float
    deals: float
    """Deals won in a week, on average."""
    value: int
    """What a deal is worth, in EUR."""


SELLERS = (
    Seller("anna", "Anna Berg", "en-US", 63, 0.8, 880, 11, 4, 3.2, 2.1, 0.30, 14000),
    Seller("bo", "Bo Lindqvist", "sv-SE", 55, 0.5, 640, 9, 3, 2.8, 1.8, 0.22, 18000),
    Seller("clara", "Clara Vogt", "de-DE", 47, 1.2, 510, 14, 5, 2.2, 1.4, 0.15, 9000),
    Seller("deniz", "Deniz Kaya", "de-DE", 71, 0.2, 1450, 6, 3, 3.0, 2.2, 0.28, 16000),
    Seller("elin", "Elin Nyström", "sv-SE", 36, 0.1, 300, 2, 0, 4.1, 2.6, 0.40, 21000),
    Seller("farid", "Farid Haddad", "en-GB", 58, 0.6, 720, 10, 4, 2.5, 1.5, 0.18, 12000),
    Seller("greta", "Greta Sommer", "de-DE", 90, 0.1, 4200, 60, 14, 0.2, 0.1, 0.0, 0),
    Seller("hugo", "Hugo Sandberg", "sv-SE", 84, 0.3, 2900, 45, 11, 0.6, 0.3, 0.02, 6000),
    Seller("ines", "Inês Carvalho", "en-US", 52, 0.9, 430, 12, 6, 1.9, 1.2, 0.12, 11000),
    Seller("jonas", "Jonas Keller", "de-DE", 49, 0.4, 560, 7, 2, 3.5, 2.0, 0.25, 15000),
    Seller("klara", "Klara Ek", "sv-SE", 61, 0.3, 980, 8, 3, 1.4, 0.9, 0.10, 26000),
    Seller("liam", "Liam O'Connor", "en-GB", 44, 0.7, 390, 9, 2, 1.1, 0.6, 0.06, 8000),
)

_CUSTOMERS = (
    "Acme", "Nordwind", "Blåklint", "Rheinwerk", "Kvarnen", "Halden", "Orion Foods", "Lindgren & Co", "Stahlhaus",
    "Solvik", "Bergmann", "Fjord Media", "Kastanie", "Polaris", "Havel Logistik", "Sundby", "Tannhof", "Vimmer",
    "Weidner", "Ystad Energi", "Zeller", "Aurora", "Birk", "Corvin", "Dalby", "Elbtal", "Falun Tech", "Granit",
)  # fmt: skip


def people(workspace: Workspace) -> None:
    """Let the team, its admin and manager, a guest and somebody of another company be in a workspace."""
    for seller in SELLERS:
        workspace.add_person(seller.handle, real_name=seller.real_name, locale=seller.locale)
    workspace.add_person(ADMIN, real_name="Alva Holm", is_owner=True, is_admin=True)
    workspace.add_person("mia", real_name="Mia Brandt", locale="de-DE")
    workspace.add_person("gus", real_name="Gus Guest", is_restricted=True)
    workspace.add_person("sam", real_name="Sam Stranger", team_id="T00000OTHER", is_stranger=False)
    members = ("bot", ADMIN, "mia", "gus", *(seller.handle for seller in SELLERS))
    workspace.add_channel(CHANNEL, members=members)
    workspace.add_channel("random", members=members[1:])


def lines(week: int) -> list[tuple[str, str]]:
    """Return what the sellers type in a week of the past, 0 to ``WEEKS`` - 1, as (handle, line): always the same."""
    typed = []
    for number, seller in enumerate(SELLERS):
        dice = _dice(week, number)
        if dice.random() >= _FORGETS or week == 0:
            typed.append((seller.handle, _report(seller, week, dice)))
        typed += [(seller.handle, line) for line in _deals(seller, number, week)]
    return typed


_FORGETS = 0.04
_TRIES = 20
_OPENED_PER_WON = 2.4


def _report(seller: Seller, week: int, dice: random.Random) -> str:
    ssi = min(100.0, seller.ssi + seller.ssi_growth * week + dice.uniform(-0.8, 0.8))
    connections = seller.connections + seller.new_connections * week + dice.randint(0, 3)
    amounts = {
        "ssi": f"{ssi:.1f}",
        "connections": connections,
        "target": connections // 6 + week * (seller.new_connections // 3),
        "posts": _times(seller.shares / 3, dice),
        "shares": _times(seller.shares, dice),
        "engagement": _times(seller.shares * 7, dice),
        "calls": _times(seller.meetings * 4, dice),
        "meetings": _times(seller.meetings, dice),
        "leads": _times(seller.leads, dice),
    }
    return "/checkin " + " ".join(f"{name} {amount}" for name, amount in amounts.items())


def _deals(seller: Seller, number: int, week: int) -> list[str]:
    """Return the deals that a seller opens in a week, and what became by then of those opened before."""
    typed = []
    for opened in range(week + 1):
        dice = _dice(opened, number + 50)
        for index in range(_times(seller.deals * _OPENED_PER_WON, dice)):
            customer = _CUSTOMERS[(opened * 5 + number * 7 + index * 11) % len(_CUSTOMERS)]
            value = int(round(seller.value * dice.uniform(0.5, 1.6), -2))
            source = dice.choice(("social", "social", "referral", "outbound", "inbound", "event"))
            closed, stage = opened + dice.randint(1, 4), dice.choice(("won", "won", "lost", ""))
            if opened == week:
                typed.append(f"/deal open {value} EUR {customer} {source}")
            elif closed == week and stage:
                typed.append(f"/deal {stage} {customer}")
    return typed


def _dice(week: int, number: int) -> random.Random:
    return random.Random(week * 100 + number)  # noqa: S311 - sample data, no secret


def _times(average: float, dice: random.Random) -> int:
    """Return how often something happened that happens so often on average."""
    if average >= _TRIES:
        return round(average * dice.uniform(0.7, 1.3))
    return sum(dice.random() < average / _TRIES for _ in range(_TRIES))
