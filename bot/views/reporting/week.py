"""What a seller reported for a week so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Markup
from bot.views import examples, metrics
from bot.views.answers import Answer, context, section
from bot.views.reporting import numbers

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.reporting.week_so_far import WeekReport


def build(report: WeekReport, texts: Texts, currency: str, *, command: str) -> Answer:
    """Return what is stored for a week, what is still open, and the line to type.

    Args:
        report: the week.
        texts: the language of the seller.
        currency: the programme's.
        command: whose line is shown, without its slash.
    """
    lines = [_stored(report, texts, currency)]
    if report.note:
        note = texts.say("Your note, for you alone: {note}", note=report.note)
        lines.append("\n".join(f"> {line}" for line in note.split("\n")))
    if report.missing:
        missing = texts.listing([metrics.name(metric, texts) for metric in report.missing])
        lines.append(texts.say("Still open: {missing}.", missing=missing))
    hint = texts.say(
        "Type for example `{line}`. With `last week` at the end it is for the week before.",
        line=examples.line_for(command, texts),
    )
    text = "\n".join(lines)
    return Answer.saying(section(text), context(hint))


def _stored(report: WeekReport, texts: Texts, currency: str) -> str:
    week, shown = texts.week(report.week), numbers.report(report.typed, report.logged, texts, currency)
    if report.opened is not None and "pipeline" not in report.typed:
        amount = texts.money(report.opened, currency)
        shown.append(Markup(texts.say("new pipeline {amount}, from your deals", amount=amount)))
    if not shown:
        return texts.say("Nothing is noted for {week} yet.", week=week)
    return "\n".join([texts.say("*Noted for {week}*", week=week), *(f"• {number}" for number in shown)])
