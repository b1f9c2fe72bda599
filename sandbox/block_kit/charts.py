"""Charts: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.block_kit.objects import ID
from sandbox.block_kit.shapes import Problem, array, by_type, number, record, string, typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LABEL = string(20)
_POINT = record({"label": _LABEL, "value": number()})
_SERIES = record({"name": _LABEL, "data": array(_POINT, 20)})
_AXES = record({"categories": array(_LABEL, 20)}, {"x_label": string(50), "y_label": string(50)})


def _positive(value: object, at: str) -> Iterator[Problem]:
    """Yield a problem unless the value is a number above zero, as a slice of a pie must be."""
    problems = list(number()(value, at))
    if not problems and value <= 0:  # type: ignore[operator] # a number, or there were problems
        problems = [Problem(at, "must be greater than 0")]
    yield from problems


def _unique_names(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    names = [series["name"] for series in value["series"]]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Problem(f"{at}/series/{index}/name", "must be unique")


def _one_value_per_category(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    categories = sorted(value["axis_config"]["categories"])
    for index, series in enumerate(value["series"]):
        if sorted(point["label"] for point in series["data"]) != categories:
            yield Problem(f"{at}/series/{index}/data", "must have exactly one value per category")


_WITH_AXES = {
    name: typed(name, {"series": array(_SERIES, 6), "axis_config": _AXES}, {}, _unique_names, _one_value_per_category)
    for name in ("bar", "area", "line")
}
_PIE = typed("pie", {"segments": array(record({"label": _LABEL, "value": _positive}), 6)})

DATA_VISUALIZATION = typed(
    "data_visualization",
    {"title": string(50), "chart": by_type({"pie": _PIE, **_WITH_AXES})},
    {"block_id": ID},
)
