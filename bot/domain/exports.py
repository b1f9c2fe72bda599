"""What leaves the bot as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeAlias

from bot.domain.errors import UserError

Cell: TypeAlias = str | int | float | bool | Decimal | date | datetime | None
"""A value of a sheet."""

_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula [OWASP: CSV injection]."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One subject: a title row and rows of as many cells."""

    name: str
    """At most 31 characters, none of ``[]:*?/\\``."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    formats: tuple[str, ...] = ()
    """How a workbook shows the numbers of each column, in the notation of spreadsheets; empty for as they are."""


@dataclass(frozen=True, slots=True)
class Export:
    """Everything of one file."""

    sheets: tuple[Sheet, ...]
    made_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that somebody is sent."""

    name: str
    content: bytes


class FileNotSentError(UserError):
    """Slack did not take a file; ``problem`` is its word for why."""

    def __init__(self, problem: str) -> None:
        """Keep Slack's word."""
        super().__init__(problem)
        self.problem = problem


class SendingFilesNotAllowedError(UserError):
    """The app was not given the permission to send files."""


def defused(cell: Cell) -> Cell:
    """Return a cell in which no text is a formula: one that would be gets an apostrophe. Numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
