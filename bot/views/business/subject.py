"""What a subject of the report is: a table, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from bot.domain.exports import Cell
    from bot.domain.statistics.proportions import Proportion


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    COUNT = "count"
    """A number without a unit."""
    MONEY = "money"
    SHARE = "share"
    """0 to 1, shown as per cent."""
    RATE = "rate"
    """A proportion with its interval, and the cases behind it."""
    DAYS = "days"
    """Days with the cases behind them."""


class Measured(NamedTuple):
    """A number with the cases behind it; no number where they are too few to say."""

    value: float | None
    cases: int


Entry: TypeAlias = "Cell | Proportion | Measured"
"""What stands in a table; None where there is nothing to tell."""


class Column(NamedTuple):
    """A column of a table."""

    title: str
    kind: Kind = Kind.COUNT


@dataclass(frozen=True, slots=True)
class Subject:
    """One table with what it means."""

    key: str
    title: str
    about: str
    """How the numbers come about; plain text."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]
