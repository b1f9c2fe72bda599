"""The root of everything that a person is told in words."""


class UserError(Exception):
    """Somebody asked for what cannot be done; the subclass carries the facts, a view finds the words.

    Subclasses set their facts as attributes in ``__init__`` and never carry prose. They are plain classes:
    a frozen dataclass would die inside a context manager when its traceback is set.
    """


class BusyError(UserError):
    """Others are writing for too long; the same may work a moment later."""


class DiskFullError(UserError):
    """There is no room to store anything; what is stored can still be read."""


class OutOfReachError(UserError):
    """What is stored cannot be reached at the moment."""


class OutdatedButtonError(UserError):
    """The button was made by an older version of the bot, and is not understood any more."""

    def __init__(self, instead: str = "/upshot help") -> None:
        """Keep the command that does the same, or tells what does."""
        super().__init__(instead)
        self.instead = instead


class OutdatedFormError(OutdatedButtonError):
    """A form is from an older version of the bot, whose fields say something else or nothing today."""


class NoEndedSeasonError(UserError):
    """The programme is in its first season."""
