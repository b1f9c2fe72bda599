"""What an error of the database or of its driver means to the program."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from storage.errors import (
    StorageBusyError,
    StorageConflictError,
    StorageError,
    StorageFullError,
    StorageUnavailableError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUSY = frozenset(
    {
        "SQLITE_BUSY",
        "SQLITE_BUSY_RECOVERY",
        "SQLITE_BUSY_SNAPSHOT",
        "SQLITE_BUSY_TIMEOUT",
        "SQLITE_LOCKED",
        "40001",  # serialization_failure
        "40P01",  # deadlock_detected
        "53300",  # too_many_connections
        "55P03",  # lock_not_available
    }
)
_FULL = frozenset(
    {
        "SQLITE_FULL",
        "SQLITE_IOERR_SHMSIZE",  # no room for the index of the write-ahead log
        "53100",  # disk_full
    }
)
_CONSTRAINT = (
    "SQLITE_CONSTRAINT",
    "23",  # the class of integrity_constraint_violation
)


@contextmanager
def translated(driver_error: type[Exception]) -> Iterator[None]:
    """Raise what goes wrong inside as a ``StorageError``, so that nobody else need know the driver.

    Args:
        driver_error: the root of the driver's own errors, for what runs past SQLAlchemy.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise StorageBusyError from error
    except DBAPIError as error:
        raise _meaning_of(error.orig) from error
    except driver_error as error:
        raise _meaning_of(error) from error


def _meaning_of(error: BaseException | None) -> StorageError:
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or ""
    if code in _BUSY:
        return StorageBusyError()
    if code in _FULL:
        return StorageFullError()
    if code.startswith(_CONSTRAINT):
        return StorageConflictError(_words_of(error))
    return StorageUnavailableError(_words_of(error))


def _words_of(error: BaseException | None) -> str:
    """Return the message without its detail, in which PostgreSQL repeats what people wrote."""
    return getattr(getattr(error, "diag", None), "message_primary", None) or str(error)
