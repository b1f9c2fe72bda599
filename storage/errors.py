"""What can go wrong with the storage itself."""


class StorageError(Exception):
    """The storage could not do what was asked; nothing of it is stored."""


class StorageBusyError(StorageError):
    """Somebody else is writing for too long; the same may work a moment later."""


class StorageFullError(StorageError):
    """There is no room left on the disk; what is stored can still be read."""


class StorageUnavailableError(StorageError):
    """The database cannot be reached or refuses to write."""


class StorageAddressError(StorageError, ValueError):
    """The address of the database is of no kind that the storage knows."""


class StorageConflictError(StorageError):
    """A constraint refused a row: the program is wrong, or another process was first."""


class StorageTooNewError(StorageError):
    """The database was written by a newer version of the program, which alone knows how to read it."""

    def __init__(self, revision: str, *, newest_known: str) -> None:
        """Keep the revision of the database and the newest one that this version knows."""
        super().__init__(f"the database is at revision {revision}, this version knows revisions up to {newest_known}")
        self.revision = revision
        self.newest_known = newest_known
