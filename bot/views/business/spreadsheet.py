"""The business report as a workbook: a sheet a subject."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.domain.exports import NamedFile, Sheet
from bot.domain.statistics.proportions import Proportion
from bot.i18n import Unescaped
from bot.views.business import words
from bot.views.business.subject import Column, Kind, Measured
from bot.views.business.subjects import subjects
from bot.views.exports import workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.business.report import BusinessReport
    from bot.domain.exports import Cell
    from bot.i18n import Texts
    from bot.views.business.subject import Entry, Subject

_SHEET: Final = 31
"""Characters that the name of a sheet may have [Excel specifications and limits]."""
_FORMATS: Final[Mapping[Kind, str]] = {
    Kind.TEXT: "",
    Kind.COUNT: "#,##0.##",
    Kind.MONEY: "#,##0",
    Kind.SHARE: "0%",
    Kind.DAYS: "#,##0.#",
}


def build(report: BusinessReport, insight: Sequence[str], texts: Texts) -> NamedFile:
    """Return the workbook; ``insight`` is what is told of the SSI, in paragraphs."""
    plain = Unescaped(texts.language)
    told = subjects(report, plain)
    said = [_plain(paragraph) for paragraph in insight]
    lines = [*about(report, plain), "", *(f"{subject.title}: {subject.about}" for subject in told), "", *said]
    book = workbook.build(lines, [_sheet(subject) for subject in told], bold_lines=(0, 1))
    return NamedFile(f"{file_name(report)}.xlsx", book)


def about(report: BusinessReport, texts: Texts) -> list[str]:
    """Return the answer, what it is about, and what it is not for: plain text."""
    return [
        words.headline(report, texts),
        _plain(words.verdict(report, texts)),
        words.basis(report, texts),
        words.caution(texts),
        texts.plain("These numbers help people sell. They are not for appraisal or dismissal."),
    ]


def file_name(report: BusinessReport) -> str:
    """Return what a file of the report is called, without its ending."""
    return f"upshot-business-{report.period.first}-{report.period.last}"


def _plain(text: str) -> str:
    """Return text without the marks that Slack reads."""
    return text.replace("*", "").replace("`", "")


def _sheet(subject: Subject) -> Sheet:
    columns = [column for each in subject.columns for column in _columns(each)]
    rows = (zip(row, subject.columns, strict=True) for row in subject.rows)
    return Sheet(
        name=subject.title[:_SHEET],
        columns=tuple(title for title, _ in columns),
        rows=tuple(tuple(chain.from_iterable(_cells(entry, column.kind) for entry, column in row)) for row in rows),
        formats=tuple(_FORMATS[kind] for _, kind in columns),
    )


def _columns(column: Column) -> list[Column]:
    """Return a column as the workbook has it: an interval and the cases behind a number have their own ones."""
    title = column.title
    if column.kind is Kind.RATE:
        shares = (title, f"{title} \N{GREATER-THAN OR EQUAL TO}", f"{title} \N{LESS-THAN OR EQUAL TO}")
        return [*(Column(each, Kind.SHARE) for each in shares), Column(f"{title}, n")]
    return [column, Column(f"{title}, n")] if column.kind is Kind.DAYS else [column]


def _cells(entry: Entry, kind: Kind) -> list[Cell]:
    if isinstance(entry, Proportion):
        return [entry.share, *(entry.interval or (None, None)), entry.cases]
    if isinstance(entry, Measured):
        return [entry.value, entry.cases]
    return [entry, *[None] * (len(_columns(Column("", kind))) - 1)]
