"""What can go wrong with the storage itself."""


class StorageError(Exception):
    """The storage could not do what was asked; nothing of it is stored."""


class StorageBusyError(StorageError):
    """Somebody else is writing for too long; the same may work a moment later."""


class StorageFullError(StorageError):
    """There is no room left on the disk; what is stored can still be read."""


class StorageUnavailableError(StorageError):
    """The database cannot be reached or refuses to write."""
