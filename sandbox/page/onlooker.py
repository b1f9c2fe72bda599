"""Who looks at the page: names, times and markup appear as this person sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sandbox.page.dates import clock_time, day_name, in_format, moment
from sandbox.page.markup import mrkdwn, plain
from sandbox.page.rich_text import rich_text

if TYPE_CHECKING:
    from datetime import datetime

    from markupsafe import Markup

    from sandbox.state.people import Person
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Onlooker:
    """A person in front of the page; knows the names that markup asks for."""

    workspace: Workspace
    me: Person

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this person reads."""
        return ZoneInfo(self.me.tz or "UTC")

    @property
    def now(self) -> datetime:
        """The workspace's time."""
        return self.workspace.clock()

    def person(self, person_id: str, otherwise: str = "") -> str:
        """Return the name of a person."""
        known = self.workspace.people.get(person_id)
        return known.shown_name if known else otherwise or person_id

    def channel(self, channel_id: str, otherwise: str = "") -> str:
        """Return the name of a channel, without its sign."""
        known = self.workspace.channels.get(channel_id)
        return (known.name if known else otherwise) or channel_id

    def group(self, group_id: str, otherwise: str = "") -> str:
        """Return the handle of a user group."""
        known = self.workspace.usergroups.get(group_id)
        return known[0] if known else otherwise or group_id

    def date(self, seconds: str, form: str) -> str:
        """Return a moment in the words of a format."""
        return in_format(moment(seconds), form, self.now, self.zone)

    def is_me(self, person_id: str) -> bool:
        """Say whether the person is the one who looks."""
        return person_id == self.me.id

    def time(self, ts: str) -> str:
        """Return the time of day of a message."""
        return clock_time(moment(ts), self.zone)

    def day(self, ts: str) -> str:
        """Return the day of a message as a divider names it."""
        return day_name(moment(ts), self.now, self.zone)

    def mrkdwn(self, text: str) -> Markup:
        """Return the HTML of a text in mrkdwn."""
        return mrkdwn(text, self)

    def plain(self, text: str) -> Markup:
        """Return the HTML of a plain text."""
        return plain(text)

    def rich_text(self, block: Json) -> Markup:
        """Return the HTML of a rich text block."""
        return rich_text(block, self)

    def text(self, words: Json | None) -> Markup:
        """Return the HTML of a text object of either kind; nothing for none."""
        if not words:
            return plain("")
        if words.get("type") == "mrkdwn":
            return self.mrkdwn(words["text"])
        return plain(words["text"])
