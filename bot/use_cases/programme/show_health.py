"""Tell how the programme's machinery is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.notices.health import messages_of
from bot.use_cases.weekly_post.health import health_of
from storage.size import bytes_of, scarce_bytes_of
from storage.upgrade import revision_of

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.clock import Clock
    from bot.domain.channels import ChannelState
    from bot.domain.people import Actor
    from bot.domain.programme import Silence
    from bot.use_cases.notices.health import MessageHealth
    from bot.use_cases.weekly_post.health import HealthFacts
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Machinery:
    """What only those who look after the programme are told."""

    database_kind: str
    """``SQLite`` or ``PostgreSQL``."""
    database_bytes: int
    revision: str
    """Of the tables."""
    entries: int
    """How many entries the workspace has."""
    messages: MessageHealth
    scarce_bytes: int | None = None
    """What is left on the disk of the database; nothing where it is enough, or cannot be told."""


@dataclass(frozen=True, slots=True)
class Health:
    """How the weekly posts are doing, and for admins the rest."""

    posts: HealthFacts
    channel_name: str
    zone: ZoneInfo
    now: datetime
    """What the bot's clock says."""
    machinery: Machinery | None
    """None for people who are no admins."""
    channel: ChannelState | None = None
    """How the channel is in Slack at this moment; nothing where Slack was not asked or did not say."""
    silence: Silence | None = None
    """Why nothing is posted for now; nothing when something is."""


@dataclass(frozen=True, slots=True)
class ShowHealth:
    """Look at the posts and, for an admin, at the database."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor, channel: ChannelState | None = None) -> Health:
        """Return how things are.

        Args:
            actor: who is asking.
            channel: what Slack says about the programme's channel, as far as it does.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme, now = actor.require_reader(), self.clock()
        with self.database.snapshot() as tx:
            posts = health_of(tx, actor.workspace_id)
            machinery = self._machinery(tx, actor.workspace_id, programme.zone, now) if actor.is_admin else None
        name = channel.name if channel and channel.name else programme.channel_name
        return Health(posts, name, programme.zone, now, machinery, channel, programme.silence)

    def _machinery(self, tx: Transaction, workspace_id: str, zone: ZoneInfo, now: datetime) -> Machinery:
        return Machinery(
            database_kind="SQLite" if self.database.is_sqlite else "PostgreSQL",
            database_bytes=bytes_of(self.database),
            revision=revision_of(tx.connection) or "",
            entries=tx.journal.last_sequence(workspace_id),
            messages=messages_of(tx, workspace_id, zone, now),
            scarce_bytes=scarce_bytes_of(self.database),
        )
