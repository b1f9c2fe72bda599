"""How fast LinkedIn's list of connections is read, against nothing but `csv.reader` over the same bytes."""

from __future__ import annotations

import csv
import io
import tracemalloc
from datetime import date, timedelta
from time import process_time
from typing import TYPE_CHECKING, Final

from bot.domain.connections.reading import read
from bot.domain.connections.titles import TitlePatterns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROWS: Final = 30_000
"""As many connections as LinkedIn allows."""
ROUNDS: Final = 3
_TODAY: Final = date(2026, 11, 22)
_FIRST_LINE: Final = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
_TITLES: Final = "IT manager, CIO, Head of IT, CTO, VP IT, IT director, chief information officer, *leiter*, sysadmin"


def measure() -> Mapping[str, float]:
    """Return milliseconds of processor time, how many times as long as the floor that is, and megabytes on top."""
    data, titles = _list(), TitlePatterns.of(_TITLES)
    floor = _best(lambda: sum(1 for _ in csv.reader(io.StringIO(data.decode(), newline=""))))
    whole = _best(lambda: read(data, titles, _TODAY))
    return {
        "ms for 30,000 connections": whole,
        "ms in csv.reader alone": floor,
        "times as long as csv.reader": whole / floor,
        "MB beside the file": _megabytes(lambda: read(data, titles, _TODAY)),
    }


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append((process_time() - start) * 1000)
    return min(times)


def _megabytes(work: Callable[[], object]) -> float:
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def _list() -> bytes:
    """Return a list in which nobody's title is like another one's, which is the slowest kind."""
    rows = io.StringIO(newline="")
    rows.write(_FIRST_LINE)
    writer = csv.writer(rows)
    for number in range(ROWS):
        title = f"Senior IT Manager {number}" if number % 3 else f"Sales, area {number}"
        address, day = f"https://www.linkedin.com/in/quirin-{number}", _TODAY - timedelta(days=number // 10)
        writer.writerow([f"Quirin{number}", "Zabel", address, "", f"Zabel & Co {number}", title, f"{day:%d %b %Y}"])
    return rows.getvalue().encode()
