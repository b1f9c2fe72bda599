from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.storage import processes
from tests.storage.entries import MONDAY, add_workspace, report_patiently

if TYPE_CHECKING:
    from storage.database import Database
    from storage.reports import ReportedNumber

_THREADS = 8


def _sequences(database: Database, workspace_id: str) -> list[int]:
    """Return the sequence numbers of all entries; each must have brought its number."""
    number: ReportedNumber
    with database.snapshot() as tx:
        sequences = [entry.sequence for entry in tx.journal.entries_of(workspace_id, "U1", ["report"])]
        for sequence in sequences:
            (number,) = tx.reports.changed_by(workspace_id, sequence)
            assert (number.week_start, number.amount) == (MONDAY, Decimal(sequence))
        assert tx.journal.last_sequence(workspace_id) == len(sequences)
    return sorted(sequences)


def test_threads_share_one_sequence(database: Database) -> None:
    """Entries that 8 threads write at once get consecutive numbers, and none is lost."""
    add_workspace(database)
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(lambda n: report_patiently(database, "T1", f"key{n}"), range(200)))
    assert _sequences(database, "T1") == list(range(1, 201))


def test_a_delivery_to_several_threads_is_stored_once(database: Database) -> None:
    """The same deliveries, each arriving in 8 threads at once, are stored once and get one receipt each."""
    add_workspace(database)
    with ThreadPoolExecutor(_THREADS) as threads:
        for n in range(20):
            receipts = set(threads.map(lambda _, n=n: report_patiently(database, "T1", f"key{n}"), range(_THREADS)))
            assert receipts == {f"key{n} as {n + 1}"}
    assert _sequences(database, "T1") == list(range(1, 21))


def test_processes_share_one_sequence(database: Database, database_url: str) -> None:
    """Entries that two processes write at once get consecutive numbers, and none is lost."""
    add_workspace(database)
    writers = [processes.start("report", database_url, "T1", name, 150) for name in ("a", "b")]
    acknowledged = [line for writer in writers for line in writer.communicate()[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(acknowledged) == 300
    assert _sequences(database, "T1") == list(range(1, 301))


def test_workspaces_count_for_themselves(database: Database) -> None:
    """Each workspace has its own sequence, also when several are written at once."""
    workspaces = [add_workspace(database, f"T{n}") for n in range(4)]
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(lambda n: report_patiently(database, workspaces[n % 4], f"key{n}"), range(80)))
    for workspace_id in workspaces:
        assert _sequences(database, workspace_id) == list(range(1, 21))
