"""A channel in which a programme could post."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class ChannelState:
    """What Slack says about a channel."""

    id: str
    name: str
    is_member: bool
    """Whether the bot is in it."""
    is_archived: bool = False
    is_shared: bool = False
    """Whether people of other organisations are in it, or are invited."""


class BotNotInChannelError(UserError):
    """The bot is not in the channel, and has to be invited first; the name may be unknown."""

    def __init__(self, channel_id: str, name: str = "") -> None:
        """Keep which channel it is."""
        super().__init__(channel_id)
        self.channel_id = channel_id
        self.name = name


class ArchivedChannelError(UserError):
    """Nothing can be posted in an archived channel."""


class SharedChannelError(UserError):
    """People of another organisation would see the numbers."""


class GroupUnreadableError(UserError):
    """The bot may not read who is in user groups: it was not given the permission, which is optional."""


class GroupGoneError(UserError):
    """There is no such user group, or it was switched off."""


class SlackSilentError(UserError):
    """Slack did not answer in time, so nothing was decided."""


def check_channel(channel: ChannelState) -> None:
    """Return when a programme may post in the channel.

    Raises:
        ArchivedChannelError: it is archived.
        SharedChannelError: it is shared with another organisation.
        BotNotInChannelError: the bot is not in it.
    """
    if channel.is_archived:
        raise ArchivedChannelError
    if channel.is_shared:
        raise SharedChannelError
    if not channel.is_member:
        raise BotNotInChannelError(channel.id, channel.name)
