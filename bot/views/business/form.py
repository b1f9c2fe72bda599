"""The form for other weeks and another team, and what the buttons of a report say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.business.periods import Named, Period, named
from bot.domain.teams import NO_TEAM
from bot.domain.weeks import Week
from bot.i18n import capitalised
from bot.views import forms, inputs
from bot.views.values import reads_form, reads_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.seasons import Season
    from bot.i18n import Texts

FORM: Final = "business_period"
NAMED, FIRST, LAST, TEAM = "named", "first", "last", "team"
_CHOSEN: Final = "chosen"
_MOST_WEEKS: Final = 100
"""Options of a select [Slack: block-kit/block-elements/select-menu-element]."""
_COMMAND: Final = "/upshot business"

_NAMES: Final[Mapping[Named, Callable[[Texts], str]]] = {
    Named.LATELY: lambda texts: texts.plain("The last 13 weeks"),
    Named.MONTH: lambda texts: texts.plain("This month"),
    Named.LAST_MONTH: lambda texts: texts.plain("Last month"),
    Named.SEASON: lambda texts: texts.plain("This season"),
    Named.LAST_SEASON: lambda texts: texts.plain("Last season"),
    Named.YEAR: lambda texts: texts.plain("This year"),
    Named.LAST_YEAR: lambda texts: texts.plain("Last year"),
}


def build(period: Period, team_id: int, teams: Mapping[int, str], running: Week, texts: Texts) -> forms.View:
    """Return the form.

    Args:
        period: the weeks that are shown now.
        team_id: the team that is shown now.
        teams: those that there are, by id.
        running: the running week.
        texts: the words.
    """
    spans = [inputs.option(name(texts), each) for each, name in _NAMES.items()]
    weeks = [inputs.option(_week(running - ago, texts), str((running - ago).number)) for ago in range(_MOST_WEEKS)]
    blocks = [
        inputs.field(NAMED, texts.plain("Weeks"), inputs.choice(_CHOSEN, spans, Named.LATELY), optional=False),
        inputs.field(FIRST, texts.plain("… or from week"), inputs.choice(_CHOSEN, weeks)),
        inputs.field(LAST, texts.plain("to week"), inputs.choice(_CHOSEN, weeks)),
    ]
    if teams:
        everybody = inputs.option(texts.plain("Everybody"), str(NO_TEAM))
        options = [
            everybody,
            *(inputs.option(name, str(each)) for each, name in list(teams.items())[: _MOST_WEEKS - 1]),
        ]
        blocks.append(
            inputs.field(TEAM, texts.plain("Team"), inputs.choice(_CHOSEN, options, str(team_id)), optional=False)
        )
    return forms.modal(
        texts.plain("Business report"),
        blocks,
        callback_id=FORM,
        submit=texts.plain("Show"),
        close=texts.plain("Cancel"),
        metadata=f"{period.first.number}:{period.last.number}:{team_id}",
    )  # fmt: skip


@reads_form(_COMMAND)
def parse(view: Mapping[str, Any]) -> tuple[Named, Week | None, Week | None, int]:
    """Return what was chosen: weeks by name, the first and the last of others if there are any, and the team."""
    values = view["state"]["values"]
    first, last, team = (_said(values, block) for block in (FIRST, LAST, TEAM))
    return (
        Named(_said(values, NAMED)),
        Week(int(first)) if first else None,
        Week(int(last)) if last else None,
        int(team) if team else NO_TEAM,
    )


def period_of(chosen: Named, first: Week | None, last: Week | None, running: Week, length: Season) -> Period:
    """Return the weeks that were chosen: those from one to another before those of a name.

    With only one of the two it is up to the running week, or that week alone.
    """
    if first is None and last is None:
        return named(chosen, running, length)
    start = first if first is not None else last
    return Period(start or running, last if last is not None else running)


@reads_value(_COMMAND)
def shown(value: str) -> tuple[Period, int]:
    """Return which weeks and which team the buttons of a report are about."""
    first, last, team_id = map(int, value.split(":"))
    return Period(Week(first), Week(last)), team_id


def _said(values: Mapping[str, Any], block: str) -> str:
    states: Mapping[str, Any] = values.get(block) or {}
    option = states.get(_CHOSEN, {}).get("selected_option") or {}
    return str(option.get("value") or "")


def _week(week: Week, texts: Texts) -> str:
    return texts.plain("{week}, from {day}", week=capitalised(texts.week(week)), day=texts.date(week.starts_on))
