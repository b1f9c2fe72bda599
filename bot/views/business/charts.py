"""The charts of the printed report, as shapes that the page draws; lengths are in units of the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.business.cycles import is_known
from bot.views.business import names, words

if TYPE_CHECKING:
    from bot.domain.business.report import BusinessReport
    from bot.domain.statistics.survival import Curve
    from bot.i18n import Texts

WIDTH: Final = 640
_LEFT: Final = 190
"""Where bars begin that lie, right of their names."""
_TOP, _HEIGHT = 10, 170
_AXIS: Final = 60
"""Where curves begin, right of their scale."""
_ROW: Final = 30
_END: Final = 100
"""Room for numbers behind bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; ``part`` says what it stands for, and thereby its colour."""

    x: float
    y: float
    width: float
    height: float
    part: str
    title: str
    """What is read aloud, and shown by pointing at it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, written as SVG writes them."""

    points: str
    part: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a drawing; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its legend."""

    subject: str
    """The key of the subject that it belongs to."""
    title: str
    height: float
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    """Part and words."""


def charts(report: BusinessReport, texts: Texts) -> tuple[Chart, ...]:
    """Return the charts of which there is anything to draw."""
    drawn = (_weekly(report, texts), _pipeline(report, texts), _cycles(report, texts), _funnel(report, texts))
    return tuple(chart for chart in drawn if chart.bars or chart.lines)


def _weekly(report: BusinessReport, texts: Texts) -> Chart:
    most = max((each.social + each.influenced + each.others for each in report.weekly), default=Decimal(0))
    legend = _origins(texts)
    bars: list[Bar] = []
    step = WIDTH / max(len(report.weekly), 1)
    for place, each in enumerate(report.weekly if most else ()):
        y = float(_TOP + _HEIGHT)
        for (part, name), value in zip(legend, (each.social, each.influenced, each.others), strict=True):
            height = float(value / most) * _HEIGHT
            y -= height
            title = f"{each.week}: {name} {texts.money(round(value), report.currency)}"
            if value:
                bars.append(Bar(place * step + step * 0.1, y, step * 0.8, height, part, title))
    every = len(report.weekly) // 14 + 1
    labels = tuple(
        Label((place + 0.5) * step, _TOP + _HEIGHT + 16, str(each.week.iso_week))
        for place, each in enumerate(report.weekly)
        if place % every == 0
    )
    return Chart("weeks", texts.plain("Revenue by week"), _TOP + _HEIGHT + 24, tuple(bars), (), labels, legend)


def _pipeline(report: BusinessReport, texts: Texts) -> Chart:
    rows = [
        (source, figures) for source, figures in report.deals.by_source if figures.pipeline.deals or figures.aged.deals
    ]
    most = max((figures.pipeline.value + figures.aged.value for _, figures in rows), default=Decimal(0))
    bars: list[Bar] = []
    labels: list[Label] = []
    for place, (source, figures) in enumerate(rows if most else ()):
        x, y = float(_LEFT), _TOP + place * _ROW
        labels.append(Label(_LEFT - 8, y + 17, names.source(source, texts), "end"))
        for part, value in (("social", figures.pipeline.value), ("aged", figures.aged.value)):
            width = float(value / most) * (WIDTH - _LEFT - _END)
            bars.append(Bar(x, y + 3, width, _ROW - 10, part, texts.money(round(value), report.currency)))
            x += width
        total = texts.money(round(figures.pipeline.value + figures.aged.value), report.currency)
        labels.append(Label(x + 6, y + 17, total, "start"))
    legend = (("social", texts.plain("open for up to 90 days")), ("aged", texts.plain("open for longer")))
    title = texts.plain("Pipeline by source")
    return Chart("sources", title, _TOP + len(rows) * _ROW, tuple(bars), (), tuple(labels), legend)


def _cycles(report: BusinessReport, texts: Texts) -> Chart:
    cycles = report.cycles
    curves = [
        (part, name, curve)
        for part, name, curve in (
            ("social", texts.plain("Social selling"), cycles.social),
            ("others", texts.plain("All other sources"), cycles.others),
        )
        if is_known(curve) and curve.steps
    ]
    longest = max((curve.steps[-1].days for _, _, curve in curves), default=0) or 1
    lines = tuple(Line(_climbing(curve, longest), part) for part, _, curve in curves)
    right = WIDTH - 30
    labels = (
        *(
            Label(_AXIS - 6, _TOP + _HEIGHT * (1 - share) + 4, words.percent(share, texts), "end")
            for share in (0.0, 0.5, 1.0)
        ),
        *(
            Label(_AXIS + (right - _AXIS) * share, _TOP + _HEIGHT + 16, words.days(round(longest * share), texts))
            for share in (0.25, 0.5, 0.75)
        ),
    )
    half = Line(f"{_AXIS},{_TOP + _HEIGHT / 2} {right},{_TOP + _HEIGHT / 2}", "grid")
    base = Line(f"{_AXIS},{_TOP} {_AXIS},{_TOP + _HEIGHT} {right},{_TOP + _HEIGHT}", "grid")
    return Chart(
        "cycles",
        texts.plain("Share of deals won, by days since they were opened"),
        _TOP + _HEIGHT + 24,
        (),
        (half, base, *lines) if lines else (),
        labels,
        tuple((part, name) for part, name, _ in curves),
    )


def _climbing(curve: Curve, longest: int) -> str:
    """Return the steps of a curve turned over: from nothing won up to what is."""
    right, points, before = WIDTH - 30, [f"{_AXIS},{_height(0):g}"], 0.0
    for days, share in curve.steps:
        x = _AXIS + (right - _AXIS) * days / longest
        points += [f"{x:g},{_height(before):g}", f"{x:g},{_height(1 - share):g}"]
        before = 1 - share
    return " ".join([*points, f"{right:g},{_height(before):g}"])


def _height(share: float) -> float:
    return _TOP + _HEIGHT * (1 - share)


def _funnel(report: BusinessReport, texts: Texts) -> Chart:
    funnel = report.funnel
    most = max(funnel.amounts.values(), default=Decimal(0))
    stall = funnel.stall
    bars: list[Bar] = []
    labels: list[Label] = []
    for place, (step, amount) in enumerate(funnel.amounts.items() if most > 0 else ()):
        y, name = _TOP + place * _ROW, names.step(step, texts, counts_audience=funnel.counts_audience)
        width = max(float(max(amount, Decimal(0)) / most) * (WIDTH - _LEFT - _END), 1.0)
        part = "stall" if stall is not None and stall.end is step else "social"
        bars.append(Bar(_LEFT, y + 3, width, _ROW - 10, part, f"{name}: {texts.number(amount)}"))
        labels += [
            Label(_LEFT - 8, y + 17, name, "end"),
            Label(_LEFT + width + 6, y + 17, texts.number(amount), "start"),
        ]
    legend = (("stall", texts.plain("here it stalls")),) if stall is not None else ()
    title = texts.plain("From contacts to customers")
    return Chart("funnel", title, _TOP + len(funnel.amounts) * _ROW, tuple(bars), (), tuple(labels), legend)


def _origins(texts: Texts) -> tuple[tuple[str, str], ...]:
    return (
        ("social", texts.plain("Social selling")),
        ("helped", texts.plain("With its help")),
        ("others", texts.plain("All other sources")),
    )
