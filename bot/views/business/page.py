"""The business report as a page to print: one file that needs nothing else, light or dark as the reader likes."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from bot.domain.exports import NamedFile
from bot.domain.statistics.proportions import Proportion
from bot.i18n import Unescaped
from bot.views.business import figures, message, spreadsheet, words
from bot.views.business.charts import WIDTH, charts
from bot.views.business.subject import Kind, Measured
from bot.views.business.subjects import subjects
from bot.views.insight import verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Template

    from bot.domain.business.report import BusinessReport
    from bot.i18n import Texts
    from bot.views.business.subject import Entry

_MARKS: Final = ((re.compile(r"\*([^*]+)\*"), r"<strong>\1</strong>"), (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
                 (re.compile(r"(?<!\w)_([^_]+)_(?!\w)"), r"<em>\1</em>"))  # fmt: skip


def build(report: BusinessReport, insight: Sequence[str], texts: Texts) -> NamedFile:
    """Return the page as a file; ``insight`` is what is told of the SSI, in paragraphs."""
    return NamedFile(f"{spreadsheet.file_name(report)}.html", html(report, insight, texts).encode())


def html(report: BusinessReport, insight: Sequence[str], texts: Texts) -> str:
    """Return the page as HTML."""
    plain = Unescaped(texts.language)
    drawn = charts(report, plain)
    told = [
        {
            "title": subject.title,
            "about": subject.about,
            "columns": [(column.title, column.kind is Kind.TEXT) for column in subject.columns],
            "rows": [
                [
                    _shown(cell, column.kind, report.currency, plain)
                    for cell, column in zip(row, subject.columns, strict=True)
                ]
                for row in subject.rows
            ],
            "charts": [chart for chart in drawn if chart.subject == subject.key],
        }
        for subject in subjects(report, plain)
    ]
    return _template().render(
        language=texts.language,
        title=words.headline(report, plain),
        verdict=_marked(words.verdict(report, plain)),
        basis=words.basis(report, plain),
        figures=[
            [_marked(words.unbroken(line)) for line in figure.split("\n")] for figure in figures.named(report, plain)
        ],
        alarms=[_marked(line.removeprefix(":warning: ")) for line in message.falls(report, plain)],
        subjects=told,
        question=verdicts.question(plain),
        insight=[[_marked(line) for line in paragraph.split("\n")] for paragraph in insight],
        width=WIDTH,
        notes=[
            words.caution(plain),
            plain.plain("These numbers help people sell. They are not for appraisal or dismissal."),
        ],
        footer=plain.plain("Upshot, {date}", date=plain.date(report.today)),
    )


def _marked(text: str) -> Markup:
    """Return text in which Slack's marks have become those of HTML, and nothing else is live."""
    found = str(escape(text))
    for mark, instead in _MARKS:
        found = mark.sub(instead, found)
    return Markup(found)  # noqa: S704 - it was escaped first


def _shown(entry: Entry, kind: Kind, currency: str, texts: Texts) -> str:
    """Return what stands in a table as people read it."""
    if isinstance(entry, str):
        return entry
    if isinstance(entry, Proportion):
        return words.unbroken(words.proportion(entry, texts))
    if isinstance(entry, Measured):
        return words.unbroken(words.measured(entry.value, entry.cases, texts))
    return "\N{EN DASH}" if entry is None else _KINDS[kind](Decimal(str(entry)), currency, texts)


_KINDS: Final[Mapping[Kind, Callable[[Decimal, str, Texts], str]]] = {
    Kind.TEXT: lambda value, _currency, texts: texts.number(value),
    Kind.COUNT: lambda value, _currency, texts: texts.number(value),
    Kind.MONEY: lambda value, currency, texts: texts.money(round(value), currency),
    Kind.SHARE: lambda value, _currency, texts: words.percent(float(value), texts),
}


@cache
def _template() -> Template:
    source = (resources.files("bot.views.business") / "templates" / "page.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        source
    )
