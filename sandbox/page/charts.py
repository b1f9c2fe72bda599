"""The shapes of charts: where their lines, bars and slices lie in a drawing of ``WIDTH`` by ``HEIGHT`` units."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.wire import Json

WIDTH, HEIGHT = 560, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 12, 46
_PIE_CENTRE, _PIE_RADIUS = (130, 130), 110


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis, and where it stands."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: a point, a bar or a slice."""

    label: str
    shown: str
    """The value as people read it."""
    x: float
    y: float
    width: float = 0
    height: float = 0
    path: str = ""
    """The outline of a slice."""


@dataclass(frozen=True, slots=True)
class Series:
    """The marks of one series; ``hue`` counts from 0 and picks its colour."""

    name: str
    hue: int
    marks: tuple[Mark, ...]
    path: str = ""
    """The line through its points."""
    area: str = ""
    """The outline of the area below it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, ready to be drawn."""

    kind: str
    title: str
    series: tuple[Series, ...]
    across: tuple[Tick, ...] = ()
    up: tuple[Tick, ...] = ()
    x_label: str = ""
    y_label: str = ""


def chart(block: Json) -> Chart:
    """Return the shapes of a data_visualization block."""
    told = block["chart"]
    return _pie(block["title"], told) if told["type"] == "pie" else _with_axes(block["title"], told)


def nice_step(span: float, most: int = 5) -> float:
    """Return a step of 1, 2 or 5 times a power of ten that divides a span into ``most`` parts or fewer."""
    power = 10 ** math.floor(math.log10(span / most)) if span > 0 else 1.0
    return next((power * factor for factor in (1, 2, 5) if span / (power * factor) <= most), power * 10)


def short(value: float) -> str:
    """Return a number in few characters: ``12.5k``, ``3M``, ``0.25``."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if abs(value) >= size * 10 or (abs(value) >= size and value % 100 == 0):
            return f"{value / size:.1f}".removesuffix(".0") + letter
    return f"{value:.10g}" if value == int(value) else f"{value:.2f}".rstrip("0")


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    step: float

    @classmethod
    def of(cls, values: Sequence[float]) -> _Scale:
        low, high = min(0, *values), max(0, *values)
        step = nice_step((high - low) or 1)
        return cls(math.floor(low / step) * step, math.ceil(high / step) * step or step, step)

    def y(self, value: float) -> float:
        """Return how far down in the drawing a value lies."""
        room = HEIGHT - _TOP - _BOTTOM
        return round(_TOP + room * (self.high - value) / (self.high - self.low), 2)

    def ticks(self) -> tuple[Tick, ...]:
        count = round((self.high - self.low) / self.step)
        values = [self.low + index * self.step for index in range(count + 1)]
        return tuple(Tick(self.y(value), short(round(value, 9))) for value in values)


def _with_axes(title: str, told: Json) -> Chart:
    axes = told["axis_config"]
    categories = axes["categories"]
    scale = _Scale.of([point["value"] for series in told["series"] for point in series["data"]])
    slot = (WIDTH - _LEFT - _RIGHT) / len(categories)
    rows = []
    for hue, series in enumerate(told["series"]):
        by_label = {point["label"]: point["value"] for point in series["data"]}
        values = [by_label[category] for category in categories]
        draw = _bars if told["type"] == "bar" else _points
        marks = draw(categories, values, scale, slot, hue, len(told["series"]))
        rows.append(_series(series["name"], hue, marks, scale, is_line=told["type"] != "bar"))
    across = tuple(Tick(_middle(index, slot), category) for index, category in enumerate(categories))
    return Chart(
        told["type"], title, tuple(rows), across, scale.ticks(), axes.get("x_label", ""), axes.get("y_label", "")
    )


def _middle(index: int, slot: float) -> float:
    return round(_LEFT + slot * (index + 0.5), 2)


def _bars(
    labels: Sequence[str], values: Sequence[float], scale: _Scale, slot: float, nth: int, count: int
) -> tuple[Mark, ...]:
    width = slot * 0.7 / count
    zero = scale.y(0)
    return tuple(
        Mark(
            label,
            short(value),
            round(_middle(index, slot) - slot * 0.35 + nth * width, 2),
            min(scale.y(value), zero),
            round(width * 0.92, 2),
            round(abs(scale.y(value) - zero), 2),
        )
        for index, (label, value) in enumerate(zip(labels, values, strict=True))
    )


def _points(
    labels: Sequence[str], values: Sequence[float], scale: _Scale, slot: float, _nth: int, _count: int
) -> tuple[Mark, ...]:
    return tuple(
        Mark(label, short(value), _middle(index, slot), scale.y(value))
        for index, (label, value) in enumerate(zip(labels, values, strict=True))
    )


def _series(name: str, hue: int, marks: tuple[Mark, ...], scale: _Scale, *, is_line: bool) -> Series:
    if not is_line:
        return Series(name, hue, marks)
    path = "M" + " L".join(f"{mark.x} {mark.y}" for mark in marks)
    zero = scale.y(0)
    return Series(name, hue, marks, path, f"{path} L{marks[-1].x} {zero} L{marks[0].x} {zero} Z")


def _pie(title: str, told: Json) -> Chart:
    total = sum(segment["value"] for segment in told["segments"])
    series, turned = [], 0.0
    for hue, segment in enumerate(told["segments"]):
        share = segment["value"] / total
        shown = f"{short(segment['value'])} ({share:.0%})"
        mark = Mark(segment["label"], shown, 0, 0, path=_slice(turned, turned + share))
        series.append(Series(f"{segment['label']}: {shown}", hue, (mark,)))
        turned += share
    return Chart("pie", title, tuple(series))


def _slice(begin: float, end: float) -> str:
    (cx, cy), radius = _PIE_CENTRE, _PIE_RADIUS
    if end - begin > 0.9999:  # noqa: PLR2004 - a whole turn, which an arc cannot draw
        return f"M{cx - radius} {cy} a{radius} {radius} 0 1 0 {2 * radius} 0 a{radius} {radius} 0 1 0 {-2 * radius} 0 Z"
    corners = [
        (round(cx + radius * math.sin(turn * math.tau), 2), round(cy - radius * math.cos(turn * math.tau), 2))
        for turn in (begin, end)
    ]
    large = int(end - begin > 0.5)  # noqa: PLR2004 - half a turn
    return (
        f"M{cx} {cy} L{corners[0][0]} {corners[0][1]} A{radius} {radius} 0 {large} 1 {corners[1][0]} {corners[1][1]} Z"
    )
