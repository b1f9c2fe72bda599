"""What the report tells, subject by subject, as tables: for the workbook and for the page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.views.business import activity_subjects, deal_subjects

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.business.report import BusinessReport
    from bot.i18n import Texts
    from bot.views.business.subject import Subject

_ALL: Final[tuple[Callable[[BusinessReport, Texts], Subject], ...]] = (
    deal_subjects.returns,
    deal_subjects.sources,
    deal_subjects.weekly,
    deal_subjects.cycles,
    activity_subjects.funnel,
    activity_subjects.leads,
    activity_subjects.contents,
    activity_subjects.goals,
    activity_subjects.benchmarks,
    activity_subjects.falls,
)


def subjects(report: BusinessReport, texts: Texts) -> tuple[Subject, ...]:
    """Return all subjects of which there is anything to tell."""
    found = (subject(report, texts) for subject in _ALL)
    return tuple(subject for subject in found if subject.rows)
