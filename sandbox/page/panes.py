"""What each part of the page shows to a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sandbox.manifest import Command, ShortcutKind
from sandbox.page.drawing import role, templates, version
from sandbox.page.emoji import REACTIONS
from sandbox.state.channels import Channel, ChannelKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sandbox.page.moves import Move
    from sandbox.page.onlooker import Onlooker
    from sandbox.state.messages import Message
    from sandbox.state.people import Person
    from sandbox.state.workspace import Workspace

HOME = "home"
"""The id of the app's Home tab among the places."""

_SLACKS_OWN = (
    Command("/invite", "Add someone, or the app, to this channel", "@name"),
    Command("/remove", "Take someone, or the app, out of this channel", "@name"),
    Command("/archive", "Archive this channel"),
)
_TOGETHER_SECONDS = 300
_MOST_MESSAGES = 300


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab above a place."""

    label: str
    url: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is: a channel, the messages with the app, or its Home tab."""

    id: str
    url: str
    name: str
    sign: str = ""
    """``#``, ``lock`` or nothing."""
    about: str = ""
    is_member: bool = True
    tabs: tuple[Tab, ...] = ()
    thread: str = ""
    """The ts of the message whose thread is open beside."""

    @property
    def title(self) -> str:
        """The name as it is spoken of."""
        return f"#{self.name}" if self.sign == "#" else self.name


@dataclass(frozen=True, slots=True)
class Entry:
    """A message in a list: who wrote it, and how it stands to the one before."""

    message: Message
    author: Person
    follows: bool = False
    """Of the same author, soon after: drawn without the name."""
    day: str = ""
    """The day that begins with it."""
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Panes:
    """Draws the parts of the page for one person in one place."""

    eye: Onlooker
    root: str
    """The address below which the page lies, without a slash at the end."""
    where: str = HOME
    """The id of a channel, or ``home``."""
    thread: str = ""
    moves: Sequence[Move] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """What people are in the programme, by handle, where that says more than what they are in Slack."""

    def page(self) -> str:
        """Return the whole page."""
        return self._draw("page.html", entries=self._entries(), answers=self._answers(), **self._forms())

    def sidebar(self) -> str:
        """Return the list of places."""
        return self._draw("sidebar.html")

    def messages(self) -> str:
        """Return the messages of the place."""
        return self._draw("messages.html", entries=self._entries())

    def answers(self) -> str:
        """Return the thread that is open."""
        return self._draw("thread.html", answers=self._answers())

    def home(self) -> str:
        """Return the app's Home tab."""
        return self._draw("home.html", **self._forms())

    def modal(self) -> str:
        """Return the form in front of the person; nothing when there is none."""
        return self._draw("modal.html", **self._forms())

    def clock(self) -> str:
        """Return the bot's clock."""
        return self._draw("clock.html")

    def _draw(self, template: str, **parts: Any) -> str:  # noqa: ANN401 - what the template asks for
        return templates().get_template(template).render(self._context() | parts)

    def _context(self) -> dict[str, Any]:
        workspace = self.eye.workspace
        manifest = workspace.app.manifest
        return {
            "bot": workspace.person(workspace.app.user_id),
            "channels": visible_channels(workspace, self.eye.me),
            "commands": (*manifest.commands, *_SLACKS_OWN),
            "direct": workspace.direct(self.eye.me.id),
            "eye": self.eye,
            "message_shortcuts": [one for one in manifest.shortcuts if one.kind is ShortcutKind.MESSAGE],
            "moves": self.moves,
            "people": actable(workspace),
            "known": [one for one in workspace.people.values() if not one.deleted],
            "place": self._place(),
            "reactions": REACTIONS,
            "root": self.root,
            "titles": {person.id: self.titles.get(person.name) or role(person) for person in actable(workspace)},
            "shortcuts": [one for one in manifest.shortcuts if one.kind is ShortcutKind.GLOBAL],
            "version": version(),
            "workspace": workspace,
        }

    def _place(self) -> Place:
        workspace, me = self.eye.workspace, self.eye.me
        base = f"{self.root}/as/{me.id}/in"
        direct = workspace.direct(me.id)
        if self.where in {HOME, direct.id}:
            url, bot = f"{base}/{self.where}", workspace.person(workspace.app.user_id)
            return Place(self.where, url, bot.shown_name, tabs=self._tabs(base, direct), thread=self.thread)
        channel = workspace.channel(self.where)
        count = len(channel.members)
        return Place(
            channel.id,
            f"{base}/{channel.id}",
            channel.name,
            "lock" if channel.kind is ChannelKind.PRIVATE else "#",
            f"{count} {'member' if count == 1 else 'members'}",
            me.id in channel.members,
            thread=self.thread,
        )

    def _tabs(self, base: str, direct: Channel) -> tuple[Tab, ...]:
        messages = Tab("Messages", f"{base}/{direct.id}", self.where == direct.id)
        if not self.eye.workspace.app.manifest.home_tab:
            return (messages,)
        return (Tab("Home", f"{base}/{HOME}", self.where == HOME), messages)

    def _forms(self) -> dict[str, Any]:
        views = self.eye.workspace.views
        return {"home": views.home(self.eye.me.id), "modal": views.top(self.eye.me.id)}

    def _entries(self) -> list[Entry]:
        if self.where == HOME:
            return []
        channel = self.eye.workspace.channel(self.where)
        seen = [message for message in channel.seen_by(self.eye.me.id) if not message.is_reply]
        return self._listed(seen[-_MOST_MESSAGES:], channel)

    def _answers(self) -> list[Entry]:
        if not self.thread or self.where == HOME:
            return []
        channel = self.eye.workspace.channel(self.where)
        return self._listed(channel.thread(self.thread), channel)

    def _listed(self, messages: list[Message], channel: Channel) -> list[Entry]:
        return [
            self._entry(before, message, channel)
            for before, message in pairwise([None, *messages])
            if message is not None
        ]

    def _entry(self, before: Message | None, message: Message, channel: Channel) -> Entry:
        day = self.eye.day(message.ts)
        new_day = before is None or self.eye.day(before.ts) != day
        return Entry(
            message,
            self.eye.workspace.person(message.user),
            not new_day and before is not None and _follows(before, message),
            day if new_day else "",
            len(channel.thread(message.ts)) - 1 if message.thread_ts == message.ts else 0,
        )


def visible_channels(workspace: Workspace, person: Person) -> list[Channel]:
    """Return the channels that a person sees, by name: their own, and for members the public ones too."""
    own = [one for one in workspace.channels.values() if not one.is_direct and not one.is_archived]
    seen = [one for one in own if person.id in one.members or (one.kind is ChannelKind.PUBLIC and not person.is_guest)]
    return sorted(seen, key=lambda channel: channel.name)


def actable(workspace: Workspace) -> list[Person]:
    """Return the people that one can act as, in the order in which they came."""
    return [one for one in workspace.people.values() if not one.is_bot and not one.deleted]


def _follows(before: Message, message: Message) -> bool:
    near = float(message.ts) - float(before.ts) < _TOGETHER_SECONDS
    return near and before.user == message.user and not (before.is_ephemeral or message.is_ephemeral)
