"""What a person does on the page, done at their seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.page.answers import entered_answer
from sandbox.page.onlooker import Onlooker
from sandbox.seats.surfaces import find, values_of
from sandbox.state.files import File
from sandbox.state.happenings import join
from sandbox.state.inputs import entered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sandbox.seats.seat import Seat
    from sandbox.seats.surfaces import Surface
    from sandbox.state.messages import Message
    from sandbox.wire import Json

_PRESSED = {"button", "workflow_button", "icon_button", "feedback_buttons"}


@dataclass(frozen=True, slots=True)
class Deeds:
    """Does at a seat what the page tells, in the JSON that its script sends."""

    seat: Seat

    async def say(self, told: Json) -> None:
        """Send what was typed: a message or a command."""
        await self.seat.types(told["text"], told["place"], told.get("thread") or None)

    async def act(self, told: Json) -> None:
        """Click or choose in an element, after noting what else stands in the form around it.

        Raises:
            LookupError: the element is not there any more.
        """
        surface = self._surface(told)
        self._note(surface, told.get("answers") or [])
        wanted = _wanted(told)
        _, _, element = find(self.seat.workspace, self.seat.person, wanted, surface)
        if element["type"] in _PRESSED:
            await self.seat.clicks(wanted, on=surface)
        else:
            await self.seat.chooses(wanted, self._answer(element, told["answer"]), on=surface)

    async def submit(self, told: Json) -> None:
        """Submit the form in front.

        Raises:
            LookupError: it is not there any more.
        """
        self._note(self._surface(told), told["answers"])
        await self.seat.submits()

    async def close(self, told: Json) -> None:
        """Close the form in front, or all of them."""
        if self.seat.form:
            await self.seat.closes(everything=bool(told.get("everything")))

    async def react(self, told: Json) -> None:
        """Add a reaction to a message, or take it back."""
        message = self._message(told)
        workspace, me = self.seat.workspace, self.seat.person.id
        if me in message.reactions.get(told["emoji"], []):
            workspace.unreact(message, me, told["emoji"])
        else:
            workspace.react(message, me, told["emoji"])

    async def shortcut(self, told: Json) -> None:
        """Run a shortcut, on a message when one is told."""
        message = self._message(told) if told.get("message") else None
        await self.seat.runs_shortcut(told["callback"], message)

    async def look_up(self, told: Json) -> Json:
        """Return the ``options`` that the app offers in an external select for what was typed."""
        seen = await self.seat.looks_up(_wanted(told), told["text"], on=self._surface(told))
        return {"options": list(seen.options)}

    async def join(self, told: Json) -> None:
        """Join a channel."""
        join(self.seat.workspace, told["place"], self.seat.person.id)

    async def drop(self, name: str, content: bytes) -> None:
        """Drop a file into the messages with the app."""
        await self.seat.drops_file(name, content)

    def upload(self, name: str, content: bytes) -> Json:
        """Return Slack's file object of a file that is chosen in a form."""
        workspace = self.seat.workspace
        file = File(workspace.ids.new("F"), name, self.seat.person.id, workspace.ids.seconds(), len(content))
        file.content, file.is_complete = content, True
        workspace.files[file.id] = file
        return file.as_file(workspace.base_url)

    def _note(self, surface: Surface, answers: Iterable[Json]) -> None:
        for told in answers:
            _, block, element = find(self.seat.workspace, self.seat.person, _wanted(told), surface)
            state = entered(element, self._answer(element, told["answer"]))
            values_of(surface, self.seat.person).setdefault(block["block_id"], {})[element["action_id"]] = state

    def _answer(self, element: Json, raw: Any) -> Any:  # noqa: ANN401 - any JSON value
        return entered_answer(element, raw, Onlooker(self.seat.workspace, self.seat.person).zone)

    def _surface(self, told: Json) -> Surface:
        if not told.get("view"):
            return self._message(told)
        view = self.seat.workspace.views.find(told["view"])
        if view is None or view.owner != self.seat.person.id:
            raise LookupError("This form is closed.")
        return view

    def _message(self, told: Json) -> Message:
        seen = self.seat.sees(told["channel"])
        message = next((one for one in seen if one.ts == told["message"]), None)
        if message is None:
            raise LookupError("This message was deleted.")
        return message


def _wanted(told: Json) -> str:
    return f"{told['block']}/{told['action']}"
