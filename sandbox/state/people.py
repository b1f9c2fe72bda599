"""The people of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox.wire import Json


@dataclass(slots=True)
class Person:
    """A member, guest, bot or outsider; told as Slack's ``user`` object by `as_user`."""

    id: str
    name: str
    """The handle, as in ``@anna``."""
    real_name: str
    team_id: str
    """The workspace that the person belongs to: another one's for people in shared channels."""
    display_name: str = ""
    email: str = ""
    tz: str | None = "Europe/Berlin"
    """An IANA zone; absent for some bots and outsiders."""
    locale: str = "en-US"
    is_admin: bool = False
    is_owner: bool = False
    is_primary_owner: bool = False
    is_restricted: bool = False
    """A guest, in one channel or in several."""
    is_ultra_restricted: bool = False
    """A guest in a single channel."""
    is_bot: bool = False
    is_stranger: bool = False
    """Of another workspace, and in no channel shared with the app."""
    deleted: bool = False

    @property
    def shown_name(self) -> str:
        """The name that others see."""
        return self.display_name or self.real_name or self.name

    @property
    def is_guest(self) -> bool:
        """Whether the person is a guest of either kind."""
        return self.is_restricted or self.is_ultra_restricted

    def as_user(self, at: datetime, *, locale: bool = False, email: bool = False) -> Json:
        """Return the ``user`` object of users.info (docs.slack.dev/reference/objects/user-object).

        Args:
            at: the moment for which the offset of the time zone is told.
            locale: whether the locale was asked for.
            email: whether the app may read addresses (``users:read.email``).
        """
        return {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "deleted": self.deleted,
            "real_name": self.real_name,
            "profile": self._profile(email=email),
            "is_bot": self.is_bot,
            "is_app_user": False,
            "is_stranger": self.is_stranger,
            "updated": int(at.timestamp()),
            **self._zone(at),
            **({"locale": self.locale} if locale else {}),
            **({} if self.deleted else self._roles()),
        }

    def _roles(self) -> Json:
        return {
            "is_admin": self.is_admin,
            "is_owner": self.is_owner,
            "is_primary_owner": self.is_primary_owner,
            "is_restricted": self.is_guest,
            "is_ultra_restricted": self.is_ultra_restricted,
        }

    def _profile(self, *, email: bool) -> Json:
        return {
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.display_name,
            "display_name_normalized": self.display_name,
            "team": self.team_id,
            **({"email": self.email} if email and self.email else {}),
        }

    def _zone(self, at: datetime) -> Json:
        if self.tz is None or self.deleted:
            return {}
        local = at.astimezone(ZoneInfo(self.tz))
        offset = local.utcoffset()
        return {
            "tz": self.tz,
            "tz_label": local.tzname() or self.tz,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
        }
