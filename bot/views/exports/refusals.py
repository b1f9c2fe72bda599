"""The words for files that could not be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.exports import FileNotSentError, SendingFilesNotAllowedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _not_sent(error: FileNotSentError, texts: Texts) -> str:
    return texts.say(
        "Slack did not take the file (`{problem}`). Please type the command again in a moment.", problem=error.problem
    )


def _not_allowed(_error: SendingFilesNotAllowedError, texts: Texts) -> str:
    return texts.say(
        "I may not send files here yet. A workspace admin gives me `files:write` by installing the app again from its "
        "manifest."
    )


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    FileNotSentError: _not_sent,
    SendingFilesNotAllowedError: _not_allowed,
}
