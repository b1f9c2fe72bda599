"""The words for files that are not LinkedIn's list of connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.connections.errors import ConnectionsFileError, Fault, FileUnreachableError, FileWithheldError
from bot.domain.connections.levels import LevelsGoneError
from bot.domain.connections.titles import LONGEST, MOST, TitleError, TooManyTitlesError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _not_the_list(error: ConnectionsFileError, texts: Texts) -> str:
    return _FAULTS[error.fault](texts)


def _withheld(_error: FileWithheldError, texts: Texts) -> str:
    return texts.say(
        "Slack does not let me read files here yet. Please ask whoever runs Upshot to grant the scope `files:read` and "
        "install the app again. Nothing was stored."
    )


def _unreachable(_error: FileUnreachableError, texts: Texts) -> str:
    return texts.say("Slack did not hand me the file. Nothing was stored; please try again in a moment.")


def _gone(_error: LevelsGoneError, texts: Texts) -> str:
    return texts.say(
        "I can no longer read the numbers of that button, so nothing was stored. `/upshot import connections` reads "
        "the file anew."
    )


def _too_many(_error: TooManyTitlesError, texts: Texts) -> str:
    return texts.say(
        "That is more than {most} titles, so nothing was changed. An asterisk takes several at once: `sales*`",
        most=MOST,
    )


def _title(_error: TitleError, texts: Texts) -> str:
    return texts.say(
        "A title has letters and at most {longest} characters; commas stand between them. Nothing was changed.",
        longest=LONGEST,
    )


_FAULTS: Mapping[Fault, Callable[[Texts], str]] = {
    Fault.EMPTY: lambda texts: texts.say("That file is empty. Nothing was stored."),
    Fault.TOO_LARGE: lambda texts: texts.say(
        "That file is larger than any list of connections (20 MB is the most I read). Nothing was stored. Please send "
        "me `Connections.csv` alone."
    ),
    Fault.NOT_TEXT: lambda texts: texts.say(
        "That is not a list that I can read. Please send me `Connections.csv` from LinkedIn, or the archive that it "
        "came in. Nothing was stored."
    ),
    Fault.SPREADSHEET: lambda texts: texts.say(
        "That is a spreadsheet. Please send me `Connections.csv` as it came from LinkedIn, or save the sheet as CSV. "
        "Nothing was stored."
    ),
    Fault.OTHER_LIST: lambda texts: texts.say(
        "That is another list of LinkedIn's. The one with your connections is called `Connections.csv`. Nothing was "
        "stored."
    ),
    Fault.NO_DATES: lambda texts: texts.say(
        "I find no column that says since when you are connected (in English `Connected On`). Please send me "
        "`Connections.csv` as it came from LinkedIn. Nothing was stored."
    ),
    Fault.NO_ROWS: lambda texts: texts.say(
        "Nobody stands in that list below its first line. Please ask LinkedIn for a new one. Nothing was stored."
    ),
    Fault.BROKEN_ARCHIVE: lambda texts: texts.say(
        "That archive is damaged, perhaps not wholly downloaded. Please download it once more, or send me "
        "`Connections.csv` alone. Nothing was stored."
    ),
    Fault.LOCKED_ARCHIVE: lambda texts: texts.say(
        "That archive is locked with a password. Please unpack it and send me `Connections.csv`. Nothing was stored."
    ),
    Fault.NOT_IN_ARCHIVE: lambda texts: texts.say(
        "There is no `Connections.csv` in that archive. On LinkedIn, tick *Connections* when you ask for your data. "
        "Nothing was stored."
    ),
}

WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    ConnectionsFileError: _not_the_list,
    FileWithheldError: _withheld,
    FileUnreachableError: _unreachable,
    LevelsGoneError: _gone,
    TooManyTitlesError: _too_many,
    TitleError: _title,
}
