"""What tests start as a process of its own: ``python -m tests.storage.processes report|upgrade ...``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from storage.database import Database
from tests.storage.entries import report_patiently

_ROOT = Path(__file__).parents[2]


def start(*arguments: object) -> subprocess.Popen[str]:
    """Start this module with arguments; what it prints can be read line by line."""
    command = [sys.executable, "-m", "tests.storage.processes", *map(str, arguments)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own module


def report(url: str, workspace_id: str, name: str, how_many: str) -> None:
    """Report many times and print the delivery key of each report that was acknowledged."""
    database = Database(url)
    for number in range(int(how_many)):
        report_patiently(database, workspace_id, f"{name}-{number}")
        print(f"{name}-{number}", flush=True)  # noqa: T201 - the starter reads it


def upgrade(url: str, die_at: str = "never") -> None:
    """Prepare a database and print whether there was anything to do, or die at a statement that makes something."""
    numbers = count(1)

    def die(_c: object, _u: object, statement: str, *_: object) -> None:
        if "CREATE" in statement and str(next(numbers)) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", die)
    print(Database(url).prepare(), flush=True)  # noqa: T201 - the starter reads it


if __name__ == "__main__":
    if sys.argv[1] == "report":
        report(*sys.argv[2:])
    else:
        upgrade(*sys.argv[2:])
