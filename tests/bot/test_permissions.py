"""Every door of the bot with everybody who may stand before it."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.permissions import Right
from bot.features import Features, Parts
from bot.off_loop import OffLoop
from bot.patience import UNHURRIED
from bot.settings import Settings
from bot.slack.clients import Clients
from bot.slack.installation import Installation
from bot.slack.scopes import NEEDED
from tests.bot.doors import DOORS, Door
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.listeners.doors import DrawForm, OpenForm, Outcome
    from storage.database import Database

REFUSALS = (
    "I only work with the members",
    "Only admins of this programme",
    "Only managers and admins of this programme",
    "You read along here as an auditor",
)
PEOPLE: Mapping[str, set[Right]] = {
    "a stranger": set(),
    "a guest": set(),
    "somebody deactivated": set(),
    "a guest who was added": {Right.READ, Right.REPORT},
    "a newcomer": {Right.READ, Right.REPORT},
    "a seller": {Right.READ, Right.REPORT},
    "an auditor": {Right.READ, Right.OVERSEE},
    "an auditor who sells": {Right.READ, Right.REPORT, Right.OVERSEE},
    "a manager": {Right.READ, Right.REPORT, Right.OVERSEE, Right.LEAD},
    "an admin": {Right.READ, Right.REPORT, Right.OVERSEE, Right.LEAD, Right.ADMINISTER},
    "an admin who became a guest": set(),
}
"""What each of them may do."""
OUTSIDE = {"a stranger", "somebody deactivated"}
"""They are not even told what there is."""


@dataclass(slots=True)
class Ears:
    """Hears whatever is said or shown."""

    heard: list[str] = field(default_factory=list)

    async def ack(self, **said: Any) -> None:
        """Hear an ack."""
        self.heard.append(str(said))

    async def opened(self, form: OpenForm, _body: object) -> Outcome:
        """See a form."""
        self.heard.append(str(form.view))
        return form.instead

    async def drawn(self, form: DrawForm, _body: object) -> None:
        """See a form drawn anew."""
        self.heard.append(str(form.view))

    def respond_later(self, _respond: object, answer: object) -> None:
        """Hear the answer to a click."""
        self.heard.append(str(answer))

    def tell_later(self, *told: Any) -> None:
        """Hear that an answer comes later."""
        for answer in told:
            if inspect.iscoroutine(answer):
                answer.close()

    async def drain(self) -> None:
        """Have nothing to wait for."""


@pytest.fixture
async def features(sqlite_database: Database) -> AsyncIterator[Features]:
    """Put the bot together, with a programme and without Slack."""
    run, clients = OffLoop(), Clients("http://127.0.0.1:9/api/", "xoxb-none")
    _people(Team.found(sqlite_database))
    installation = Installation("T1", "Acme", "https://acme.example/", "B1", "UB", "xoxb-none", NEEDED)
    yield Features.of(
        Parts(Settings(_env_file=None), lambda: NOW, sqlite_database, clients, installation, run, UNHURRIED)
    )
    await clients.close()
    run.close()


def _people(team: Team) -> None:
    team.knows("a guest", "Gus", is_guest=True)
    team.knows("a stranger", "Sam", is_stranger=True)
    team.knows("a newcomer", "Nora")
    team.knows("an auditor", "Otto")
    for number, name in enumerate(("a seller", "an auditor who sells", "somebody deactivated")):
        team.joins(name, f"Seller {number}")
        team.reports(name, WEEK - 1, ssi=50, meetings=number)
    team.joins("a guest who was added", "Gina")
    team.knows("a guest who was added", "Gina", is_guest=True)
    team.knows("somebody deactivated", "Dora", is_deleted=True)
    team.knows("a manager", "Mia")
    team.knows("an admin", "Alva")
    team.knows("U0", "Olga")
    team.knows("an admin who became a guest", "Alf", is_guest=True)
    for name, role in (
        ("an auditor", "auditor"),
        ("an auditor who sells", "auditor"),
        ("a manager", "manager"),
        ("an admin", "admin"),
        ("U0", "admin"),
        ("an admin who became a guest", "admin"),
    ):
        team.appoints(name, role)


@pytest.mark.parametrize("person", PEOPLE)
async def test_every_door(features: Features, person: str) -> None:
    """Each door lets in those who may, and refuses everybody else; what they may is told by the table."""
    wrong = []
    for number, door in enumerate(DOORS):
        said = await _through(features, door, person, number)
        is_let_in = not any(refusal in said for refusal in REFUSALS)
        may = door.right in PEOPLE[person] if door.right else person not in OUTSIDE
        if is_let_in is not may:
            wrong.append(f"{door} {'lets in' if is_let_in else 'refuses'} {person}: {said[:300]}")
    assert not wrong, "\n".join(wrong)


async def test_no_door_is_forgotten(features: Features) -> None:
    """A door of the bot that is not in the table `tests/bot/doors.py` has to be added there, with its right."""
    there = features.entrance.doors
    kinds = ("commands", "subcommands", "actions", "forms", "shortcuts", "message_shortcuts")
    doors = {(kind, name) for kind in kinds for name in getattr(there, kind)}
    listed = {(door.kind, door.name) for door in DOORS}
    assert doors - listed == set(), "add these doors to tests/bot/doors.py"
    assert listed - doors == set(), "these doors are gone: take them out of tests/bot/doors.py"


async def _through(features: Features, door: Door, person: str, number: int) -> str:
    entrance, ears = features.entrance, Ears()
    entrance.showing = ears  # type: ignore[assignment] # hears instead of showing
    context = AsyncBoltContext({"authorize_result": AuthorizeResult(enterprise_id=None, team_id="T1")})
    team_id = "T2" if person == "a stranger" else "T1"
    body: dict[str, Any] = {"trigger_id": f"{person}:{number}", "user": {"id": person, "team_id": team_id}}
    if door.kind in {"commands", "subcommands"}:
        command, text = (door.name, door.text) if door.kind == "commands" else ("/upshot", f"{door.name} {door.text}")
        await entrance.on_command(ears.ack, {**body, "command": command, "text": text}, context)  # type: ignore[arg-type]
    elif door.kind == "actions":
        clicked = {"action_id": door.name, "value": door.text}
        where = {
            "response_url": "https://example.com/",
            "actions": [clicked],
            "view": door.view,
            "type": "block_actions",
        }
        await entrance.on_action(ears.ack, {**body, **where}, context, ears.ack)  # type: ignore[arg-type]
    elif door.kind == "forms":
        view = {
            "id": f"V{number}",
            "callback_id": door.name,
            "private_metadata": "",
            "state": {"values": {}},
            **door.view,
        }
        await entrance.on_form(ears.ack, {**body, "type": "view_submission", "view": view}, context)  # type: ignore[arg-type]
    else:
        kind = "message_action" if door.kind == "message_shortcuts" else "shortcut"
        where = {"channel": {"id": "C1"}, "message": {"ts": "1.0", "text": "hello"}}
        await entrance.on_shortcut(ears.ack, {**body, "type": kind, "callback_id": door.name, **where}, context)  # type: ignore[arg-type]
    return " ".join(ears.heard)
