"""The root of everything that a person is told in words."""


class UserError(Exception):
    """Somebody asked for what cannot be done; the subclass carries the facts, a view finds the words.

    Subclasses set their facts as attributes in ``__init__`` and never carry prose. They are plain classes:
    a frozen dataclass would die inside a context manager when its traceback is set.
    """
