"""Goals that hold for a sales role or for one person, as lines that anybody can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.rule_changes import own_goal_changes
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.own_goals import GoalOf
from bot.i18n import capitalised
from bot.views import metrics
from bot.views.programme.goal_words import goal
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from bot.i18n import Texts
    from bot.use_cases.programme.preview_scheme import SchemePreview
    from bot.use_cases.programme.show_scheme import ShownScheme

_MOST: Final = 15
"""Roles, or persons, whose goals are listed; the rest are counted."""


def changes(preview: SchemePreview, texts: Texts) -> Iterator[str]:
    """Yield which goals of roles and persons a draft changes."""
    for change in own_goal_changes(preview.before, preview.after):
        before = metrics.amount(change.metric, half_up(change.before, 2), texts, preview.currency)
        facts = {
            "whose": _whose(change.whose, change.name, preview.names, texts),
            "metric": metrics.name(change.metric, texts),
            "before": before,
            "after": goal(preview.after.catalogue[change.metric], change.after, texts, preview.currency),
        }
        if change.is_lifted:
            yield texts.say("• {whose}: {metric}, goal {before} → {after}, as for everybody", **facts)
        else:
            yield texts.say("• {whose}: {metric}, goal {before} → {after}", **facts)
    if not preview.is_role_held:
        yield texts.say(
            "Nobody has the role {role} yet: `/upshot sellers @anna role {role}` gives it.", role=preview.draft.role
        )


def listed(shown: ShownScheme, texts: Texts) -> list[str]:
    """Return the goals of sales roles, those of the person asking, and for who may change them those of all persons."""
    own = shown.scheme.own_goals
    paragraphs = [
        _paragraph(
            texts.say("*Goals by sales role*"),
            {capitalised(_role(role, texts)): own.roles[role] for role in own.roles},
            shown,
            texts,
        ),
        _for_you(shown, texts),
    ]
    if shown.may_change:
        people = {shown_name(shown.names.get(person, person), texts): goals for person, goals in own.people.items()}
        paragraphs.append(
            _paragraph(texts.say("*Goals for single persons* (they and admins see them)"), people, shown, texts)
        )
    return [paragraph for paragraph in paragraphs if paragraph]


def _for_you(shown: ShownScheme, texts: Texts) -> str:
    if not shown.own.goals_of:
        return ""
    lines = [
        texts.say(
            "• {metric} *{goal}*{why}; for everybody {usual}",
            metric=capitalised(metrics.name(metric, texts)),
            goal=goal(shown.scheme.catalogue[metric], shown.own.metrics[metric].goal, texts, shown.currency),
            usual=goal(shown.scheme.catalogue[metric], shown.scheme.metrics[metric].goal, texts, shown.currency),
            why=f", {_role(shown.role, texts)}" if whose is GoalOf.ROLE else "",
        )
        for metric, whose in shown.own.goals_of.items()
    ]
    return "\n".join([texts.say("*Goals for you*"), *lines])


def _paragraph(title: str, groups: Mapping[str, Mapping[str, Fraction]], shown: ShownScheme, texts: Texts) -> str:
    lines = [
        texts.say("• {whose}: {goals}", whose=whose, goals=texts.listing(list(_goals(goals, shown, texts))))
        for whose, goals in groups.items()
    ]
    if len(lines) > _MOST:
        more = len(lines) - _MOST
        lines[_MOST:] = [texts.say_count("• {count} more", "• {count} more", more)]
    return "\n".join([title, *lines]) if lines else ""


def _goals(goals: Mapping[str, Fraction], shown: ShownScheme, texts: Texts) -> Iterator[str]:
    for metric, amount in goals.items():
        shown_goal = goal(shown.scheme.catalogue[metric], amount, texts, shown.currency)
        yield f"{metrics.name(metric, texts)} {shown_goal}"


def _whose(whose: GoalOf, name: str, names: Mapping[str, str], texts: Texts) -> str:
    return capitalised(_role(name, texts)) if whose is GoalOf.ROLE else shown_name(names.get(name, name), texts)


def _role(role: str, texts: Texts) -> str:
    return texts.plain("role {role}", role=role)
