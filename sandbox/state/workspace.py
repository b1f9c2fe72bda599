"""A Slack workspace in memory, and what may happen in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from sandbox.clock import now
from sandbox.state.app import App
from sandbox.state.changes import Change, Changes, Kind
from sandbox.state.channels import Channel, ChannelKind
from sandbox.state.ids import Ids
from sandbox.state.messages import Message
from sandbox.state.people import Person
from sandbox.state.views import Views, with_ids
from sandbox.wire import Json

if TYPE_CHECKING:
    from sandbox.clock import Clock
    from sandbox.manifest import Manifest
    from sandbox.state.calls import Call, Dropped, Failure
    from sandbox.state.files import File

EventSink: TypeAlias = Callable[[Json], None]
"""Takes an event of the Events API: its inner ``event`` object."""


class Workspace:
    """The people, channels, messages, views and files of one workspace with one app in it.

    It starts with the app's bot and a channel ``#general`` in which the bot is not. Names and ids serve alike where
    a person or a channel is asked for. Every change is told to `changes`, and what Slack would send to apps to the
    event sinks.

    Args:
        manifest: what the installed app declares.
        clock: the time that is written on messages; the real time by default.
    """

    def __init__(
        self,
        manifest: Manifest,
        clock: Clock = now,
        *,
        team_id: str = "T0000000ONE",
        name: str = "Acme",
        domain: str = "acme",
    ) -> None:
        self.team_id, self.name, self.domain = team_id, name, domain
        self.clock = clock
        self.base_url = ""
        """Where it is served, without a slash at the end; known once it is."""
        self.ids = Ids(clock)
        self.app = App(manifest)
        self.changes = Changes()
        self.views = Views(self.ids, self.changes)
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.usergroups: dict[str, tuple[str, list[str]]] = {}
        """Handle and person ids of each user group, by its id."""
        self.calls: list[Call] = []
        self.dropped: list[Dropped] = []
        self.failures: list[Failure] = []
        self._sinks: list[EventSink] = []
        bot = manifest.bot_name
        handle = bot.lower().replace(" ", "_")
        self.add_person(handle, id=self.app.user_id, real_name=bot, is_bot=True, tz=None)
        self.general = self.add_channel("general")

    def person(self, wanted: str) -> Person:
        """Return the person with that id or handle.

        Raises:
            KeyError: there is none.
        """
        if wanted in self.people:
            return self.people[wanted]
        for person in self.people.values():
            if person.name == wanted.removeprefix("@"):
                return person
        raise KeyError(f"no person {wanted!r}")

    def channel(self, wanted: str) -> Channel:
        """Return the channel with that id or name.

        Raises:
            KeyError: there is none.
        """
        if wanted in self.channels:
            return self.channels[wanted]
        for channel in self.channels.values():
            if channel.name and channel.name == wanted.removeprefix("#"):
                return channel
        raise KeyError(f"no channel {wanted!r}")

    def add_person(self, name: str, *, announced: bool = False, **traits: Any) -> Person:  # noqa: ANN401 - Person's fields
        """Let someone be in the workspace; its own people join #general.

        Args:
            name: the handle; the real name is made of it when not given.
            announced: whether apps get ``team_join``.
            traits: any field of `Person`.
        """
        given = {"id": self.ids.new("U"), "team_id": self.team_id, "real_name": name.title()} | traits
        person = self.people.setdefault(given["id"], Person(name=name, **given))
        if person.team_id == self.team_id and not person.is_bot and not person.deleted:
            self.general.members.append(person.id)
        self.changes.tell(Change(Kind.PEOPLE))
        if announced:
            self.emit({"type": "team_join", "user": person.as_user(self.clock(), locale=True)})
        return person

    def change_person(self, wanted: str, **traits: Any) -> Person:  # noqa: ANN401 - Person's fields
        """Change traits of a person; apps get ``user_change``."""
        person = self.person(wanted)
        for trait, value in traits.items():
            setattr(person, trait, value)
        self.changes.tell(Change(Kind.PEOPLE))
        self.emit({"type": "user_change", "user": person.as_user(self.clock(), locale=True)})
        return person

    def add_channel(self, name: str, *, private: bool = False, members: tuple[str, ...] = ()) -> Channel:
        """Open a channel with some people in it, by id or handle; ``"bot"`` stands for the app."""
        kind = ChannelKind.PRIVATE if private else ChannelKind.PUBLIC
        ids = [self.app.user_id if member == "bot" else self.person(member).id for member in members]
        return self._open(name, kind, ids)

    def direct(self, person: str) -> Channel:
        """Return the direct messages between the app and a person, opened when there are none yet."""
        members = [self.app.user_id, self.person(person).id]
        known = (one for one in self.channels.values() if one.is_direct and one.members == members)
        return next(known, None) or self._open("", ChannelKind.DIRECT, members)

    def post(self, channel: str, author: str, text: str = "", **content: Any) -> Message:  # noqa: ANN401 - Message's fields
        """Put a message into a channel for all to see; apps get a ``message`` event.

        Args:
            channel: an id or a name.
            author: the person's id or handle; the app's user for the bot.
            text: in mrkdwn.
            content: any other field of `Message`.
        """
        place, person = self.channel(channel), self.person(author)
        message = Message(self.ids.ts(), place.id, person.id, text, **content)
        message.blocks = with_ids(message.blocks, self.ids)
        place.messages.append(message)
        if message.thread_ts and (parent := place.message(message.thread_ts)):
            parent.thread_ts = parent.ts
        self._told(message)
        self.emit(self._message_event(place, message))
        return message

    def whisper(self, channel: str, person: str, text: str = "", **content: Any) -> Message:  # noqa: ANN401 - the same
        """Show a message of the app to one person only."""
        place = self.channel(channel)
        app = self.app
        message = Message(
            self.ids.ts(),
            place.id,
            app.user_id,
            text,
            **{"bot_id": app.bot_id, "app_id": app.id} | content,
            seen_by=self.person(person).id,
        )
        message.blocks = with_ids(message.blocks, self.ids)
        place.ephemerals.append(message)
        self._told(message)
        return message

    def edit(self, message: Message, **content: Any) -> None:  # noqa: ANN401 - Message's fields
        """Change a message; one that all see is marked as edited."""
        for part, value in content.items():
            setattr(message, part, value)
        message.blocks = with_ids(message.blocks, self.ids)
        if not message.is_ephemeral:
            message.edited = {"user": message.user, "ts": self.ids.ts()}
        self._told(message)

    def delete(self, message: Message) -> None:
        """Take a message away."""
        message.deleted = True
        self._told(message)

    def react(self, message: Message, person: str, emoji: str) -> None:
        """Add a person's reaction to a message, once."""
        who = message.reactions.setdefault(emoji, [])
        if (reactor := self.person(person).id) not in who:
            who.append(reactor)
        self._told(message)

    def unreact(self, message: Message, person: str, emoji: str) -> None:
        """Take a person's reaction back."""
        message.reactions[emoji].remove(self.person(person).id)
        self._told(message)

    def notice(self, person: str, channel: str, text: str) -> None:
        """Tell a person in Slack's words that something went wrong."""
        self.changes.tell(Change(Kind.NOTICE, channel, self.person(person).id, text))

    def emit(self, event: Json) -> None:
        """Send an event to the sinks; each decides whether the app gets it."""
        stamped = event | {"event_ts": event.get("event_ts") or self.ids.ts()}
        for sink in tuple(self._sinks):
            sink(stamped)

    def on_event(self, sink: EventSink) -> None:
        """Hand every event from now on to a sink."""
        self._sinks.append(sink)

    def _open(self, name: str, kind: ChannelKind, members: list[str]) -> Channel:
        prefix = "D" if kind is ChannelKind.DIRECT else "C"
        creator = members[0] if members else self.app.user_id
        channel = Channel(self.ids.new(prefix), name, kind, self.team_id, self.ids.seconds(), creator, list(members))
        self.channels[channel.id] = channel
        self.changes.tell(Change(Kind.CHANNELS, channel.id))
        return channel

    def _told(self, message: Message) -> None:
        self.changes.tell(Change(Kind.MESSAGES, message.channel, message.seen_by or ""))

    def _message_event(self, channel: Channel, message: Message) -> Json:
        told = message.as_message(self.team_id, self.base_url)
        kinds = {ChannelKind.DIRECT: "im", ChannelKind.PRIVATE: "group", ChannelKind.PUBLIC: "channel"}
        told |= {"channel": channel.id, "channel_type": kinds[channel.kind], "event_ts": message.ts}
        return told
