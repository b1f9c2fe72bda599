"""When the weekly post is due, how far it has come, and what Slack may answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.weeks import moment_of

if TYPE_CHECKING:
    from bot.domain.people import Programme
    from bot.domain.weeks import Week

LATEST = timedelta(hours=24)
"""How late a post may be; after that an admin is told instead."""

EDIT_PAUSE = timedelta(minutes=1)
"""The least time between two edits of a post."""

_TEAM = "team-"
_FINAL_DAYS = timedelta(days=2)
_FINAL_AT = time(18)
_OF_BLOCKS = frozenset(
    {
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_attachments",
        "invalid_arguments",
        "only_one_table_allowed",
        "msg_blocks_too_long",
    }
)
_PASSING = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded", "not_connected"})
_OUT_OF_REACH = frozenset({"message_not_found", "edit_window_closed", "cant_update_message"})


class PostState(StrEnum):
    """How far a weekly post has come."""

    DUE = "due"
    SENDING = "sending"
    """It was committed to the database that it is being sent; the outcome is not known yet."""
    POSTED = "posted"
    FAILED = "failed"
    """Slack refused it, and somebody has to mend the reason."""
    ATTENTION = "attention"
    """Whether it was posted is unknown, and cannot be found out."""
    MISSED = "missed"
    """It was more than a day late, so it was not posted."""
    SILENT = "silent"
    """Nothing was to be posted then: it was a dry run, or there was no leaderboard."""


class Rendering(StrEnum):
    """How a post is drawn."""

    TABLE = "table"
    PLAIN = "plain"
    """For workspaces in which Slack refuses tables."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The message is in the channel."""

    channel_id: str
    message_ts: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Slack certainly did not take the message; ``code`` is its own word for why."""

    code: str
    retry_after: timedelta | None = None

    @property
    def is_passing(self) -> bool:
        """Whether the same may be taken a little later."""
        return self.retry_after is not None or self.code in _PASSING

    @property
    def is_about_blocks(self) -> bool:
        """Whether a simpler rendering may be taken."""
        return self.code in _OF_BLOCKS

    @property
    def is_out_of_reach(self) -> bool:
        """Whether the message that was to be edited is gone or closed for good."""
        return self.code in _OUT_OF_REACH


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The message may or may not have been taken."""

    reason: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The message is certainly not in the channel."""


@dataclass(frozen=True, slots=True)
class Unfindable:
    """Slack does not tell whether the message is there; without ``retry_after`` asking again is of no use."""

    reason: str
    retry_after: timedelta | None = None


SendingOutcome = Posted | Rejected | Ambiguous
SearchOutcome = Posted | Absent | Unfindable


def due_at(programme: Programme, week: Week) -> datetime:
    """Return when the post of a week is due by the programme's own rule, in UTC."""
    day = (week + 1).starts_on + timedelta(days=programme.post_weekday)
    return moment_of(day, programme.post_time, programme.zone)


def final_at(programme: Programme, posted_at: datetime) -> datetime:
    """Return from when on a post never changes again: two days after it, at 18:00 in the programme's zone."""
    return moment_of(programme.today(posted_at) + _FINAL_DAYS, _FINAL_AT, programme.zone)


def key_of(workspace_id: str, week: Week, subject: str = "") -> str:
    """Return the key by which the post of a week about a subject is found again in the channel."""
    return f"post:{workspace_id}:{week}{f'/{subject}' if subject else ''}"


def subject_of(team_id: int) -> str:
    """Return the subject of the posts about a team."""
    return f"{_TEAM}{team_id}"


def team_in(subject: str) -> int | None:
    """Return the team that a post is about, by its subject; None for a post about anything else."""
    return int(subject.removeprefix(_TEAM)) if subject.startswith(_TEAM) else None
