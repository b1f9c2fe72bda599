"""The metrics that a programme defined for itself: listed, defined, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import half_up
from bot.domain.scoring.metrics import Pillar
from bot.domain.scoring.own_metrics import MOST_OWN
from bot.i18n import Markup, capitalised, escape
from bot.views.answers import Answer, actions, button, context, section
from bot.views.content import words
from bot.views.leaderboard.score_lines import pillar_name
from bot.views.programme import setting_commands

if TYPE_CHECKING:
    from bot.domain.scoring.own_metrics import OwnMetric
    from bot.i18n import Texts
    from bot.use_cases.programme.define_metric import DefinitionReceipt
    from bot.use_cases.programme.show_metrics import ShownMetrics

DEFINE: Final = "define_metric"
"""Opens the form."""


def build(shown: ShownMetrics, texts: Texts) -> Answer:
    """Return what sellers are asked for, the programme's own metrics, and how to define one."""
    asked = setting_commands.shown("metrics", shown.settings, texts)
    own = "\n".join([texts.say("*Our own metrics*"), *(_line(metric, shown, texts) for metric in shown.own)])
    parts = [section(own)] if shown.own else []
    notes = []
    if shown.may_change:
        notes.append(how(texts))
        define = button(texts.plain("Define a metric"), DEFINE)
        parts += [actions(define)] if len(shown.own) < MOST_OWN else []
    text = "\n".join([asked.text, *([own] if shown.own else []), *notes])
    return Answer(text, (*asked.blocks, *parts, *map(context, notes)))


def told(receipt: DefinitionReceipt, texts: Texts) -> Answer:
    """Return what was defined and what to do next, or what was removed."""
    plan, metric = receipt.plan, receipt.plan.metric
    if receipt.is_removed:
        removed = texts.say(
            "{name} is removed: nobody is asked for it any more. What was reported stays stored, and past weeks stay "
            "as they are.",
            name=metric.name,
        )
        return Answer.of(removed)
    goal = texts.number(half_up(plan.rule.goal, 2))
    facts = {"name": metric.name, "goal": f"{goal} {metric.unit}".rstrip(), "cap": texts.number(plan.cap)}
    if metric.is_level:
        first = texts.say("*{name}* is defined: a level, goal {goal}, counted up to {cap}% of it.", **facts)
    else:
        first = texts.say("*{name}* is defined: goal {goal} a week, counted up to {cap}% of it.", **facts)
    where = _where(metric, texts)
    report = texts.say("Sellers find it in their form, or type `/checkin {key} 3`.", key=metric.key)
    weigh = texts.say(
        "It weighs nothing yet. Let everybody report it for four weeks, then preview `/upshot weights {key} 5`.",
        key=metric.key,
    )
    said = f"{first}\n{where}\n{report}"
    return Answer.saying(section(said), context(weigh))


def how(texts: Texts) -> str:
    """Return the line that defines a metric."""
    return texts.say(
        'Define one: `/upshot metrics add demos "Product demos" count business consideration goal 2`. Up to '
        "{most}; `/upshot metrics remove demos` takes one back.",
        most=MOST_OWN,
    )


def _line(metric: OwnMetric, shown: ShownMetrics, texts: Texts) -> str:
    rule = shown.scheme.metrics.get(metric.key)
    goal = "" if rule is None else f"{texts.number(half_up(rule.goal, 2))} {metric.unit}".rstrip()
    weight = next((each.weight for each in shown.scheme.yardsticks if each.metric.key == metric.key), None)
    facts = {"name": metric.name, "key": metric.key, "where": Markup(_where(metric, texts)), "goal": goal}
    if weight is None:
        return texts.say("• *{name}* (`{key}`): {where}, goal {goal}, not weighed yet", **facts)
    return texts.say(
        "• *{name}* (`{key}`): {where}, goal {goal}, weight {weight}", weight=texts.number(half_up(weight, 2)), **facts
    )


def _where(metric: OwnMetric, texts: Texts) -> str:
    """Return the pillar and the phase of a metric."""
    pillar = pillar_name(Pillar(metric.pillar), texts)
    return escape(f"{capitalised(pillar)} · {words.phase(metric.phase, texts)}")
