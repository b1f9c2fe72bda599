"""What can be wrong with a file as a whole; no error carries anything of what stands in it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bot.domain.errors import UserError

LARGEST_BYTES: Final = 20 * 2**20
"""A list of 30,000 connections takes about 5 MB."""


class Fault(StrEnum):
    """Why a file is not the list of connections."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    NOT_TEXT = "not text"
    SPREADSHEET = "spreadsheet"
    OTHER_LIST = "other list"
    """One of the other lists of LinkedIn's export, such as messages."""
    NO_DATES = "no dates"
    """No line names a column of dates."""
    NO_ROWS = "no rows"
    BROKEN_ARCHIVE = "broken archive"
    LOCKED_ARCHIVE = "locked archive"
    NOT_IN_ARCHIVE = "not in archive"


class ConnectionsFileError(UserError):
    """A file is not LinkedIn's list of connections, or cannot be read; nothing of it was kept."""

    def __init__(self, fault: Fault) -> None:
        """Keep why."""
        super().__init__(fault)
        self.fault = fault


class FileWithheldError(UserError):
    """Slack does not hand files to the bot: it was not given the scope for that."""


class FileUnreachableError(UserError):
    """Slack did not hand over a file, which may work a moment later."""
