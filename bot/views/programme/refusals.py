"""The words for settings that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import channels
from bot.use_cases.programme.set_up import ChannelMissingError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _not_in_channel(error: channels.BotNotInChannelError, texts: Texts) -> str:
    if error.name:
        return texts.say(
            "I am not in #{name} yet, so I could not post there. Type `/invite @Upshot` in that channel, and then "
            "the same line here again. Nothing was changed.",
            name=error.name,
        )
    return texts.say(
        "I cannot see that channel. Type `/invite @Upshot` in it, and then the same line here again. "
        "Nothing was changed."
    )


def _archived(_error: channels.ArchivedChannelError, texts: Texts) -> str:
    return texts.say("That channel is archived, so nobody could post there. Nothing was changed.")


def _shared(_error: channels.SharedChannelError, texts: Texts) -> str:
    return texts.say(
        "That channel is shared with another organisation, which would see your numbers. Please choose one of your "
        "own. Nothing was changed."
    )


def _silent(_error: channels.SlackSilentError, texts: Texts) -> str:
    return texts.say("Slack did not answer me in time. Nothing was changed; please try again in a moment.")


def _channel_missing(_error: ChannelMissingError, texts: Texts) -> str:
    return texts.say("In which channel shall the leaderboard be posted? The channel is missing. Nothing was stored.")


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    channels.BotNotInChannelError: _not_in_channel,
    channels.ArchivedChannelError: _archived,
    channels.SharedChannelError: _shared,
    channels.SlackSilentError: _silent,
    ChannelMissingError: _channel_missing,
}
