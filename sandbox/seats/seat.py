"""A person at their Slack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sandbox.delivery.outcome import Parcel
from sandbox.manifest import ShortcutKind
from sandbox.seats import payloads, speaking, submitting
from sandbox.seats.seen import Seen
from sandbox.seats.surfaces import find, values_of
from sandbox.state.files import File
from sandbox.state.inputs import entered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.delivery.outcome import Cause
    from sandbox.seats.surfaces import Surface
    from sandbox.slack import Slack
    from sandbox.state.channels import Channel
    from sandbox.state.inputs import Answer
    from sandbox.state.messages import Message
    from sandbox.state.people import Person
    from sandbox.state.views import View
    from sandbox.wire import Json


class Seat:
    """What one person does, and sees at once; the app has three seconds to answer each time.

    Args:
        slack: the local Slack.
        person: who sits here.
    """

    def __init__(self, slack: Slack, person: Person) -> None:
        self.slack = slack
        self.workspace = slack.workspace
        self.person = person

    @property
    def direct(self) -> Channel:
        """The direct messages with the app."""
        return self.workspace.direct(self.person.id)

    @property
    def form(self) -> View | None:
        """The form in front of the person."""
        return self.workspace.views.top(self.person.id)

    @property
    def home(self) -> View | None:
        """The Home tab, as it was published last."""
        return self.workspace.views.home(self.person.id)

    def sees(self, channel: str) -> list[Message]:
        """Return the messages that the person sees in a channel, the oldest first."""
        return self.workspace.channel(channel).seen_by(self.person.id)

    async def types(self, text: str, channel: str = "general", thread_ts: str | None = None) -> Seen:
        """Type a slash command, or a message, in a channel or in a thread there."""
        return await speaking.send(self.slack, self.person, self.workspace.channel(channel), text, thread_ts)

    async def clicks(self, wanted: str, on: Surface | None = None) -> Seen:
        """Click a button, named by its action id, its block id or its label.

        Raises:
            LookupError: there is no such button in sight.
        """
        surface, block, element = find(self.workspace, self.person, wanted, on)
        pressed: Json = {key: element[key] for key in ("value", "text", "style", "url") if key in element}
        return await self._acts(surface, block, element, {"type": element["type"], **pressed})

    async def chooses(self, wanted: str, answer: Answer, on: Surface | None = None) -> Seen:
        """Choose in a select, a date picker or the like, or type into an input.

        The app hears of it at once unless the element stands in an input block without ``dispatch_action``.

        Raises:
            LookupError: there is no such element in sight.
            ValueError: it offers no such option.
        """
        surface, block, element = find(self.workspace, self.person, wanted, on)
        state = entered(element, answer)
        if element["type"] != "overflow":
            values_of(surface, self.person).setdefault(block["block_id"], {})[element["action_id"]] = state
        if block["type"] == "input" and not block.get("dispatch_action"):
            return Seen(view=self.form)
        return await self._acts(surface, block, element, state)

    async def looks_up(self, wanted: str, text: str, on: Surface | None = None) -> Seen:
        """Type into an external select; the app answers with options.

        Raises:
            LookupError: there is no such select in sight.
        """
        surface, block, element = find(self.workspace, self.person, wanted, on)
        asked = {"action_id": element["action_id"], "value": text}
        payload = payloads.block_suggestion(self.slack, self.person, surface, block["block_id"], asked)
        outcome = await self.slack.deliver(Parcel.INTERACTION, payload)
        answer = outcome.answer or {}
        groups = [group["options"] for group in answer.get("option_groups", [])]
        offered = [*answer.get("options", []), *(entry for group in groups for entry in group)]
        return replace(self._after(outcome.cause), options=tuple(offered))

    async def fills(self, answers: Mapping[str, Answer]) -> Seen:
        """Fill inputs of the form in front, by action id, block id or label."""
        seen = Seen(view=self.form)
        for wanted, answer in answers.items():
            seen = await self.chooses(wanted, answer, on=self._form())
        return seen

    async def submits(self, answers: Mapping[str, Answer] | None = None) -> Seen:
        """Submit the form in front, perhaps after filling it.

        Raises:
            LookupError: there is no form.
        """
        await self.fills(answers or {})
        return await submitting.submit(self.slack, self.person, self._form())

    async def closes(self, *, everything: bool = False) -> Seen:
        """Close the form in front, or the whole stack; the app hears of it where it wanted to.

        Raises:
            LookupError: there is no form.
        """
        cleared = everything or bool(self._form().content.get("clear_on_close"))
        closed = self.workspace.views.close(self.person.id, everything=cleared)
        for view in closed:
            if view.content.get("notify_on_close"):
                payload = payloads.view_closed(self.slack, self.person, view, is_cleared=cleared)
                await self.slack.deliver(Parcel.INTERACTION, payload)
        return Seen(view=self.form)

    async def runs_shortcut(self, callback_id: str, message: Message | None = None) -> Seen:
        """Run a shortcut, on a message when one is given.

        Raises:
            LookupError: the manifest declares none of that kind.
        """
        kind = ShortcutKind.MESSAGE if message else ShortcutKind.GLOBAL
        declared = self.workspace.app.manifest.shortcut(callback_id)
        if declared is None or declared.kind is not kind:
            raise LookupError(f"no {kind} shortcut {callback_id!r}")
        if message:
            payload = payloads.message_action(self.slack, self.person, callback_id, message)
        else:
            payload = payloads.shortcut(self.slack, self.person, callback_id)
        return self._after((await self.slack.deliver(Parcel.INTERACTION, payload)).cause)

    async def opens_home(self, tab: str = "home") -> Seen:
        """Open the app's Home tab, or its ``messages`` tab; the app hears of it first."""
        event: Json = {"type": "app_home_opened", "user": self.person.id, "channel": self.direct.id, "tab": tab}
        if self.home and tab == "home":
            event["view"] = payloads.view_of(self.slack, self.home)
        self.workspace.emit(event)
        await self.slack.events.settle()
        return Seen(view=self.form, home=self.home)

    async def drops_file(self, name: str, content: bytes, text: str = "") -> Seen:
        """Drop a file into the direct messages with the app."""
        workspace = self.workspace
        file = File(workspace.ids.new("F"), name, self.person.id, workspace.ids.seconds(), len(content))
        file.content, file.is_complete, file.channels = content, True, [self.direct.id]
        workspace.files[file.id] = file
        return speaking.say(self.slack, self.person, self.direct, text, files=[file], subtype="file_share")

    def _form(self) -> View:
        if self.form is None:
            raise LookupError(f"there is no form in front of {self.person.name}")
        return self.form

    async def _acts(self, surface: Surface, block: Json, element: Json, state: Json) -> Seen:
        where = {"action_id": element["action_id"], "block_id": block["block_id"]}
        payload = payloads.block_actions(self.slack, self.person, surface, where | state)
        return self._after((await self.slack.deliver(Parcel.INTERACTION, payload)).cause)

    def _after(self, cause: Cause | None) -> Seen:
        if cause:
            return speaking.fail(self.slack, self.person, f'The app did not answer: "{cause}"')
        return Seen(view=self.form)
