"""Features that are known by the names of their doors until somebody comes to one."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from bot.late import Late
from bot.listeners.doors import Doors
from bot.off_loop import still_begun_within

if TYPE_CHECKING:
    from collections.abc import Callable


class Feature(Protocol):
    """Something that people come in by."""

    def doors(self) -> Doors:
        """Return its doors."""


F = TypeVar("F", bound=Feature)

_AFTER_LOADING = 0.5
"""Seconds that whoever comes first has after the loading until work begins; the rest may then still take a second."""

_KINDS = tuple(kind.name for kind in fields(Doors))


class AnnouncementError(Exception):
    """A feature has other doors than those it was announced with."""


@dataclass(frozen=True, slots=True)
class Announced(Generic[F]):
    """A feature that is loaded when somebody first comes to one of its doors; its names are those of `Doors`."""

    load: Callable[[], F]
    commands: tuple[str, ...] = ()
    subcommands: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    shortcuts: tuple[str, ...] = ()
    message_shortcuts: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    feature: Late[F] = field(init=False)
    """The feature itself, for those that build on it."""
    _opened: Late[Doors] = field(init=False)

    def __post_init__(self) -> None:
        """Prepare for whoever comes first."""
        object.__setattr__(self, "feature", Late(self.load))
        object.__setattr__(self, "_opened", Late(self._open))

    def doors(self) -> Doors:
        """Return doors that load the feature behind them."""
        return Doors(
            **{kind: {name: partial(self._enter, kind, name) for name in getattr(self, kind)} for kind in _KINDS}
        )

    async def _enter(self, kind: str, name: str, *said: Any) -> Any:  # noqa: ANN401 - of each kind of door another
        is_first = self._opened.made is None
        listener = getattr(await self._opened.here(), kind)[name]
        if is_first:
            still_begun_within(_AFTER_LOADING)
        return await listener(*said)

    def _open(self) -> Doors:
        doors = self.feature.now().doors()
        wrong = [kind for kind in _KINDS if {*getattr(doors, kind)} != {*getattr(self, kind)}]
        if wrong:
            raise AnnouncementError(type(self.feature.now()).__name__, *wrong)
        return doors
