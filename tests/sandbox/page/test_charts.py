from __future__ import annotations

import pytest

from sandbox.page.charts import HEIGHT, WIDTH, chart, nice_step, short
from tests.sandbox.block_kit import samples as s


@pytest.mark.parametrize(("span", "step"), [(100, 20), (7, 2), (0.3, 0.1), (48_000, 10_000), (0, 1)])
def test_steps_are_round(span: float, step: float) -> None:
    """The steps of an axis are 1, 2 or 5 times a power of ten, five at most."""
    assert nice_step(span) == pytest.approx(step)


@pytest.mark.parametrize(
    ("value", "shown"), [(12, "12"), (0.25, "0.25"), (12_500, "12.5k"), (3_000_000, "3M"), (-40, "-40")]
)
def test_numbers_are_short(value: float, shown: str) -> None:
    """A number on an axis takes few characters."""
    assert short(value) == shown


@pytest.mark.parametrize("kind", ["line", "area", "bar"])
def test_marks_lie_inside(kind: str) -> None:
    """Every mark of a chart lies in the drawing, negative values below zero."""
    drawn = chart(s.line_chart(type=kind))
    marks = drawn.series[0].marks
    assert all(0 <= mark.x <= WIDTH and 0 <= mark.y <= HEIGHT for mark in marks)
    assert [mark.shown for mark in marks] == ["3", "-1.5"]
    assert [tick.label for tick in drawn.across] == ["W1", "W2"]
    assert marks[0].y < marks[1].y


def test_bars_stand_side_by_side() -> None:
    """Bars of several series in one category do not overlap."""
    points = [{"label": "W1", "value": 3}, {"label": "W2", "value": 1}]
    both = [{"name": name, "data": points} for name in ("Anna", "Ben")]
    first, second = chart(s.line_chart(type="bar", series=both)).series
    assert first.marks[0].x + first.marks[0].width <= second.marks[0].x


def test_a_pie_is_whole() -> None:
    """The slices of a pie tell their shares; a single slice is a full circle."""
    assert [series.name for series in chart(s.pie_chart(1, 3)).series] == ["s0: 1 (25%)", "s1: 3 (75%)"]
    assert chart(s.pie_chart(5)).series[0].marks[0].path.count("a110") == 2
