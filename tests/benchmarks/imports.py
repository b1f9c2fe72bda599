"""How fast a large export of deals is imported, against reading its cells and inserting as many rows alone."""

from __future__ import annotations

import csv
import importlib
import io
import resource
import subprocess
import sys
import tempfile
import tracemalloc
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final

from bot.domain.people import Origin
from bot.use_cases.imports.preview import PreviewImport, Progress, WaitingFile
from bot.use_cases.imports.save import SaveImport
from bot.use_cases.reporting.entries import Act
from storage.database import Database
from storage.deals import DealRow
from storage.upgrade import upgrade
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS: Final = 50_000
_SELLERS: Final = 200
_FIRST_LINE: Final = (
    "Record ID,Deal Name,Associated Company,Deal Stage,Deal owner,Amount,Currency,Create Date,Close Date,Source\r\n"
)
_STAGES: Final = ("Closed Won", "Closed Lost", "Negotiation", "Qualified")


def measure() -> Mapping[str, float]:
    """Return seconds of processor time, how many times as long as the floor that is, and megabytes on top."""
    data = _export()
    floor, (preview, save, again), peak = _floor(data), _imported(data), _megabytes(data)
    return {
        "s to preview 50,000 deals": preview,
        "s to save them": save,
        "s to preview the same file again": again,
        "s to read the cells and insert the rows alone": floor,
        "times as long as that": (preview + save) / floor,
        "MB while the file is previewed": peak,
        **_largest(data),
    }


def _imported(data: bytes) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        team, preview = _team(Path(folder)), 0.0
        actor = team.actor("U0")
        start = process_time()
        shown = PreviewImport(team.database)(actor, NOW, data, WaitingFile(), Progress())
        assert shown is not None
        preview, start = process_time() - start, process_time()
        SaveImport(team.database)(actor, Act(Origin.CLICK, "bench", NOW), shown.digest)
        save, start = process_time() - start, process_time()
        repeated = PreviewImport(team.database)(actor, NOW, data, WaitingFile(), Progress())
        assert repeated is not None
        assert (shown.new, repeated.same) == (ROWS, ROWS)
        return preview, save, process_time() - start


def _megabytes(data: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        team = _team(Path(folder))
        actor = team.actor("U0")
        tracemalloc.start()
        PreviewImport(team.database)(actor, NOW, data, WaitingFile(), Progress())
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak / 1e6


def _largest(data: bytes) -> Mapping[str, float]:
    """Return how large a new process is that is ready to serve, and at most while it imports the file twice."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(data)
        file.flush()
        arguments = [sys.executable, "-m", __name__, file.name]
        told = subprocess.run(arguments, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    idle, most = map(float, told.stdout.split())
    return {"MB of a process that is ready to serve": idle, "MB of it at most, importing twice": most}


def _grown(file: Path) -> tuple[float, float]:
    importlib.import_module("bot.serving").settle()
    idle = _peak()
    _imported(file.read_bytes())
    return idle, _peak()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _floor(data: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        team = _team(Path(folder))
        start = process_time()
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]
        with team.entry() as (tx, sequence):
            deal = DealRow(0, "U1", "", "", "won", None, None, "EUR", "social", False, None, None, "")  # noqa: FBT003 - a row
            deals = [_deal(deal, sequence + number, row[2], Decimal(row[5]), row[0]) for number, row in enumerate(rows)]
            tx.deals.record(team.workspace_id, sequence, *deals)
        return process_time() - start


def _deal(deal: DealRow, deal_id: int, customer: str, value: Decimal, crm_id: str) -> DealRow:
    """Return a deal with the facts of a row."""
    return deal._replace(deal_id=deal_id, customer=customer, customer_key=customer, value=value, crm_id=crm_id)


def _team(folder: Path) -> Team:
    database = Database(f"sqlite:///{folder / 'bench.db'}")
    upgrade(database)
    team = Team.found(database)
    team.knows("U0", "Alva Holm")
    team.appoints("U0", "admin")
    for number in range(1, _SELLERS + 1):
        team.joins(f"U{number}", f"Quirin Zabel{number}")
    return team


def _export() -> bytes:
    """Return an export in which no deal is like another one."""
    rows = io.StringIO(newline="")
    rows.write(_FIRST_LINE)
    writer = csv.writer(rows)
    for number in range(ROWS):
        opened = date(2024, 1, 1) + timedelta(days=number % 900)
        closed = opened + timedelta(days=30)
        owner, stage = f"Quirin Zabel{number % _SELLERS + 1}", _STAGES[number % 4]
        company = f"Zabel & Co {number % 20_000}"
        writer.writerow(
            [number, f"Deal {number}", company, stage, owner, f"{number + 1}.50", "EUR", opened, closed, "LinkedIn"]
        )
    return rows.getvalue().encode()


if __name__ == "__main__":
    sys.stdout.write("{} {}".format(*_grown(Path(sys.argv[1]))))
