"""``upshot db``: look after the database.

Each command writes to the streams it is given and returns its exit code: 0 when all is well, 1 when something is wrong
with the database, 2 when it was asked for something that cannot be done.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from bot.use_cases.leaderboard.check_kept import kept_problems
from storage.backup import back_up, pg_dump_command
from storage.check import problems_of
from storage.database import Database
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Task = Callable[[Database, TextIO, TextIO], int]


def upgrade(url: str, out: TextIO, err: TextIO) -> int:
    """Bring the tables up to date."""
    return run_task(_upgrade, url, out, err)


def check(url: str, out: TextIO, err: TextIO) -> int:
    """Check that the database is whole."""
    return run_task(_check, url, out, err)


def backup(url: str, path: Path, out: TextIO, err: TextIO) -> int:
    """Copy the database to a new file while it is in use."""
    return run_task(lambda database, out, err: _back_up(database, path, out, err), url, out, err)


def run_task(task: Task, url: str, out: TextIO, err: TextIO) -> int:
    """Return the exit code of a task on a database, or say what is wrong with it."""
    try:
        with _opened(url) as database:
            return task(database, out, err)
    except ValueError as error:
        err.write(f"The setting DATABASE_URL cannot be used: {error}\n")
        return 2
    except StorageError as error:
        err.write(f"The database does not work: {error or type(error).__doc__}\n")
        return 1


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def _upgrade(database: Database, out: TextIO, _: TextIO) -> int:
    out.write("The tables are up to date now.\n" if database.prepare() else "The tables were up to date already.\n")
    return 0


def _check(database: Database, out: TextIO, err: TextIO) -> int:
    problems = problems_of(database) or kept_problems(database)
    err.writelines(f"{problem}\n" for problem in problems)
    out.write("The database is not whole.\n" if problems else "The database is whole.\n")
    return 1 if problems else 0


def _back_up(database: Database, path: Path, out: TextIO, err: TextIO) -> int:
    if database.file is None:
        err.write(f"PostgreSQL has a tool of its own for this:\n{pg_dump_command(database, path)}\n")
        return 2
    if not database.file.exists():
        err.write(f"There is no database {database.file}.\n")
        return 2
    try:
        back_up(database, path)
    except FileExistsError:
        err.write(f"There is a file {path} already; nothing was written.\n")
        return 2
    except OSError as error:
        err.write(f"The copy cannot be written to {path}: {error.strerror}.\n")
        return 1
    out.write(f"The database is copied to {path}.\n")
    return 0
