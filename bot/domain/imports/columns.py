"""Which line of a table names its columns, what they hold, and so what the table is of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from bot.domain.imports import fields
from bot.domain.imports.fields import Field, Kind
from bot.domain.imports.plain import plain
from bot.domain.metrics import PRIVATE
from bot.domain.typed.words.metrics import REPORTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOOSE: Final = frozenset(
    {Field.OWNER, Field.CUSTOMER, Field.STAGE, Field.AMOUNT, Field.SOURCE, Field.OPENED, Field.CLOSED, Field.SSI}
)
"""What is also told by a name that only begins or ends like one that is known, such as ``Betrag (EUR)``."""
_SHORTEST: Final = 5
_NAMES: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.DEALS: fields.DEALS,
    Kind.SEATS: fields.SEATS,
    Kind.NUMBERS: fields.NUMBERS,
}
_SAMPLE: Final = 500


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table hold."""

    kind: Kind
    line: int
    """The line that names the columns, from 0."""
    names: tuple[str, ...]
    """The names of all columns, as they stand there."""
    places: Mapping[str, int]
    """By field or metric the place of its column, from 0."""
    guessed: frozenset[str] = frozenset()
    """The fields whose columns are not called as expected, but alike."""
    others: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By field the places of further columns of the same name."""

    @property
    def fit(self) -> int:
        """How much of the table is understood: of two ways to read it the greater one is right."""
        return 2 * len(self.places) - len(self.guessed)

    def name_of(self, what: str) -> str:
        """Return the name of the column that holds something; empty where there is none."""
        return self.names[self.places[what]] if what in self.places else ""

    def settled(self, rows: Sequence[tuple[int, Sequence[Any]]]) -> Layout:
        """Return the layout with the fuller column where several are called the same; a ``Closed`` may hold days."""
        places = dict(self.places)
        for what, more in self.others.items():
            places[what] = max((places[what], *more), key=lambda place: (_filled(rows, place), -place))
        if Field.IS_CLOSED in places and Field.CLOSED not in places and _holds_days(rows, places[Field.IS_CLOSED]):
            places[Field.CLOSED] = places.pop(Field.IS_CLOSED)
        return replace(self, places=places)


def best_layout(head: Sequence[Sequence[str]], kept: Mapping[str, str]) -> Layout | None:
    """Return how the first lines of a table are best understood, or nothing where they cannot be.

    Args:
        head: the cells of the first lines.
        kept: which column holds what, by its name, where an admin said so before.
    """
    layouts = [layout for line, names in enumerate(head) for layout in _layouts(line, names, kept)]
    return max(layouts, key=lambda layout: (layout.fit, -layout.line), default=None)


def _layouts(line: int, names: Sequence[str], kept: Mapping[str, str]) -> list[Layout]:
    plains = [plain(name) for name in names]
    if set(plains) & set(fields.LISTS) and "first name" in plains:
        return [Layout(Kind.CONNECTIONS, line, tuple(names), dict.fromkeys(map(str, range(8)), 0))]
    layouts = [_layout(kind, line, names, plains, kept) for kind in _NAMES]
    return [layout for layout in layouts if _is_of_kind(layout, set(plains))]


def _layout(kind: Kind, line: int, names: Sequence[str], plains: Sequence[str], kept: Mapping[str, str]) -> Layout:
    said = {plain(name): what for name, what in kept.items()}
    known = {**said, **{name: what for name, what in _NAMES[kind].items() if name not in said}}
    places: dict[str, int] = {}
    others: dict[str, tuple[int, ...]] = {}
    for place, name in enumerate(plains):
        what = known.get(name) or (_metric(names[place]) if kind is Kind.NUMBERS else None)
        if what in places and plains[places[what]] == name:
            others[what] = (*others.get(what, ()), place)
        elif what and (what not in places or _rank(known, name) < _rank(known, plains[places[what]])):
            places[what] = place
    guessed = _alike(kind, plains, places)
    return Layout(kind, line, tuple(names), {**guessed, **places}, frozenset(guessed), others)


def _rank(known: Mapping[str, str], name: str) -> int:
    """Return how early a name stands among those of its field: of two columns for the same the usual one counts."""
    return next((rank for rank, each in enumerate(known) if each == name), len(known))


def _alike(kind: Kind, plains: Sequence[str], places: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, name in enumerate(plains):
        if place in places.values() or not name:
            continue
        for known, what in _NAMES[kind].items():
            is_alike = len(known) >= _SHORTEST and (name.startswith(f"{known} ") or name.endswith(f" {known}"))
            if is_alike and what in _LOOSE and what not in places and what not in found:
                found[what] = place
                break
    return found


def _metric(name: str) -> str | None:
    metric = REPORTED.meaning(name.strip().casefold())
    return None if metric in PRIVATE else metric


def _is_of_kind(layout: Layout, plains: set[str]) -> bool:
    """Return whether a table can be of a kind: whether it has the columns that it cannot do without."""
    has = set(layout.places)
    is_seats = bool(plains & fields.SEAT_HINTS)
    names_person = bool(has & {Field.OWNER, Field.EMAIL}) or {Field.FIRST_NAME, Field.LAST_NAME} <= has
    if layout.kind is Kind.DEALS:
        is_told = bool(has & {Field.STAGE, Field.STATUS, Field.IS_WON})
        return names_person and is_told and bool(has & {Field.AMOUNT, Field.ACTUAL})
    if layout.kind is Kind.SEATS:
        return names_person and Field.SSI in has and (is_seats or Field.WEEK not in has or Field.SSI_BRAND in has)
    metrics = has - {Field.OWNER, Field.EMAIL, Field.FIRST_NAME, Field.LAST_NAME, Field.WEEK}
    return names_person and Field.WEEK in has and bool(metrics) and not is_seats


def _holds_days(rows: Sequence[tuple[int, Sequence[Any]]], place: int) -> bool:
    cells = (str(cells[place]) for _, cells in rows[:_SAMPLE] if place < len(cells))
    return any(len(cell) >= _SHORTEST and any(map(str.isdigit, cell)) for cell in cells)


def _filled(rows: Sequence[tuple[int, Sequence[Any]]], place: int) -> int:
    return sum(place < len(cells) and cells[place] != "" for _, cells in rows[:_SAMPLE])
