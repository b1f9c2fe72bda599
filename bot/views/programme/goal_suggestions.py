"""Goals that follow from what was done, with their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.drafts import Aspect, Draft
from bot.i18n import capitalised
from bot.use_cases import receipts
from bot.use_cases.programme.save_scheme import DraftOnTop
from bot.views import metrics
from bot.views.answers import Answer, actions, button, context, header, section
from bot.views.programme.scheme_preview import CANCEL, PREVIEW

if TYPE_CHECKING:
    from bot.domain.goal_tuning import Suggestion
    from bot.i18n import Texts
    from bot.use_cases.programme.suggest_goals import SuggestedGoals


def build(found: SuggestedGoals, texts: Texts) -> Answer:
    """Return the suggested goals with a button that previews them."""
    if not found.suggestions:
        return Answer.of(texts.say("The goals fit what the team does; I suggest no others."))
    title = texts.plain("Suggested goals")
    lines = "\n".join(_line(each, found.currency, texts) for each in found.suggestions)
    note = texts.say(
        "From {weeks}, per full-time week of everybody who worked four weeks of them. About three of five reach these "
        "goals, which keeps them worth trying. Nothing is changed yet.",
        weeks=texts.weeks(found.first, found.last),
    )
    return Answer.saying(header(title), section(lines), context(note), _buttons(found, texts))


def _line(each: Suggestion, currency: str, texts: Texts) -> str:
    return texts.say(
        "• {metric} {before} → *{goal}*: {would} of {sellers} reached that, {now} the present goal",
        metric=capitalised(metrics.name(each.metric, texts)),
        before=metrics.amount(each.metric, each.before, texts, currency),
        goal=metrics.amount(each.metric, each.goal, texts, currency),
        would=each.would_reach,
        sellers=each.sellers,
        now=each.reach_now,
    )


def _buttons(found: SuggestedGoals, texts: Texts) -> dict[str, object]:
    draft = Draft(Aspect.GOALS, {each.metric: each.goal for each in found.suggestions})
    value = receipts.written(DraftOnTop(found.base, draft))
    return actions(
        button(texts.plain("Preview these goals"), PREVIEW, value, style="primary"),
        button(texts.plain("Cancel"), CANCEL),
    )
