"""Somebody's connections, week by week: the numbers of LinkedIn's list, and nothing else of it."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.connections.archive import unpacked
from bot.domain.connections.columns import columns_of
from bot.domain.connections.days import days_of
from bot.domain.connections.decoding import lines_of
from bot.domain.connections.errors import LARGEST_BYTES, ConnectionsFileError, Fault
from bot.domain.connections.rows import rows_of
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.connections.columns import Columns
    from bot.domain.connections.days import Order
    from bot.domain.connections.titles import TitlePatterns

NAMED_ROWS: Final = 10
"""How many refused rows are named; the others are counted."""
_LISTS: Final = frozenset({"csv", "zip", "txt", "tsv"})
_SHEETS: Final = frozenset({"xlsx", "xls", "ods", "numbers"})
_FIRST_DAY: Final = date(2003, 5, 5)
"""Nobody was connected before LinkedIn opened."""
_ZONES: Final = timedelta(days=1)
"""LinkedIn's day may have begun before the programme's."""


class Refusal(StrEnum):
    """Why a row does not count."""

    TOO_SHORT = "too short"
    NOBODY = "nobody"
    """A day alone: LinkedIn leaves the rest out where an account is closed."""
    NO_DAY = "no day"
    NOT_A_DAY = "not a day"
    TOO_EARLY = "too early"
    IN_FUTURE = "in future"


@dataclass(frozen=True, slots=True, order=True)
class RefusedRow:
    """A row that does not count, by its number in a spreadsheet."""

    row: int
    reason: Refusal


@dataclass(frozen=True, slots=True)
class Count:
    """How many connections there are, or came, and how many of them are in the target audience."""

    connections: int
    targets: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers of a list."""

    added: Mapping[Week, Count]
    """What came in each week, of those who are still there."""
    refused: tuple[RefusedRow, ...]
    """The first ten rows that do not count."""
    refused_count: int
    repeated: int
    """How many rows say again what another one said."""
    order: Order | None
    """How days in numbers were read, where there was a choice."""

    @property
    def total(self) -> Count:
        """What there is now."""
        return self.until(max(self.added, default=Week(0)))

    def in_week(self, week: Week) -> Count:
        """Return what came in a week."""
        return self.added.get(week, Count(0, 0))

    def until(self, week: Week) -> Count:
        """Return what there was at the end of a week."""
        counts = [count for each, count in self.added.items() if each <= week]
        return Count(sum(count.connections for count in counts), sum(count.targets for count in counts))


def check_offer(name: str, size: int) -> None:
    """Return when a file, by its name and its size in bytes, may be a list of connections or the archive with it.

    Raises:
        ConnectionsFileError: it is none, and need not be fetched.
    """
    ending = name.rpartition(".")[2].lower()
    if ending in _SHEETS:
        raise ConnectionsFileError(Fault.SPREADSHEET)
    if ending not in _LISTS:
        raise ConnectionsFileError(Fault.NOT_TEXT)
    if size > LARGEST_BYTES:
        raise ConnectionsFileError(Fault.TOO_LARGE)


def read(data: bytes, titles: TitlePatterns, today: date) -> Reading:
    """Return the numbers of LinkedIn's list of connections, or of the archive with the list in it.

    Names, addresses, companies and titles are looked at, and forgotten with the call.

    Raises:
        ConnectionsFileError: it is none, or too large.
    """
    if len(data) > LARGEST_BYTES:
        raise ConnectionsFileError(Fault.TOO_LARGE)
    if not data:
        raise ConnectionsFileError(Fault.EMPTY)
    with lines_of(unpacked(data)) as text:
        columns = columns_of(text)
        tally = _Tally(titles, columns)
        for number, cells in rows_of(text, columns):
            tally.take(number, cells)
    return tally.reading(today)


@dataclass(slots=True)
class _SameDay:
    """The rows with the same text for a day."""

    count: int = 0
    targets: int = 0
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Tally:
    titles: TitlePatterns
    columns: Columns
    days: dict[str, _SameDay] = field(default_factory=dict)
    refusals: list[RefusedRow] = field(default_factory=list)
    refused_count: int = 0
    repeated: int = 0
    _seen: set[int] = field(default_factory=set)
    _titles_seen: dict[str, bool] = field(default_factory=dict)

    def take(self, number: int, cells: list[str]) -> None:
        """Count a row, refuse it, or leave it out as said before."""
        if refusal := self._refusal(cells):
            self._refuse([number], 1, refusal)
        elif (identity := self._identity(cells)) in self._seen:
            self.repeated += 1
        else:
            self._seen.add(identity)
            same = self.days.setdefault(cells[self.columns.day].strip(), _SameDay())
            same.count += 1
            same.targets += self._is_target(cells)
            if len(same.rows) < NAMED_ROWS:
                same.rows.append(number)

    def reading(self, today: date) -> Reading:
        """Return the numbers, now that all rows were seen."""
        days, added = days_of(self.days), Counter[Week]()
        targets = Counter[Week]()
        for text, same in self.days.items():
            day = days.by_text[text]
            if reason := _reason(day, today):
                self._refuse(same.rows, same.count, reason)
            elif day is not None:
                week = Week.of(min(day, today))
                added[week] += same.count
                targets[week] += same.targets
        if not added and not self.refused_count:
            raise ConnectionsFileError(Fault.NO_ROWS)
        counts = {week: Count(added[week], targets[week]) for week in sorted(added)}
        refused = tuple(heapq.nsmallest(NAMED_ROWS, self.refusals))
        return Reading(counts, refused, self.refused_count, self.repeated, days.order)

    def _refusal(self, cells: list[str]) -> Refusal | None:
        place = self.columns.day
        if len(cells) <= place:
            return Refusal.TOO_SHORT
        if not any(cell and not cell.isspace() for cell in (*cells[:place], *cells[place + 1 :])):
            return Refusal.NOBODY
        return None if cells[place].strip() else Refusal.NO_DAY

    def _refuse(self, rows: Iterable[int], count: int, reason: Refusal) -> None:
        self.refused_count += count
        self.refusals.extend(RefusedRow(row, reason) for row in rows)

    def _identity(self, cells: list[str]) -> int:
        """Return what tells people apart: the address of their profile, or else all that is said of them."""
        address = _cell(cells, self.columns.address).strip().lower()
        return hash(address or tuple(cells))

    def _is_target(self, cells: list[str]) -> bool:
        title = _cell(cells, self.columns.title)
        if not (title and self.titles):
            return False
        if title not in self._titles_seen:
            self._titles_seen[title] = self.titles.match(title)
        return self._titles_seen[title]


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _reason(day: date | None, today: date) -> Refusal | None:
    if day is None:
        return Refusal.NOT_A_DAY
    if day < _FIRST_DAY:
        return Refusal.TOO_EARLY
    return Refusal.IN_FUTURE if day > today + _ZONES else None
