"""The words for a scheme that would break guard rails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.scoring.admissible import RuleCode, Subject
from bot.domain.scoring.exact import half_up
from bot.views import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from bot.domain.scoring.admissible import GuardRail, InadmissibleSchemeError
    from bot.i18n import Texts

_MOST_NAMED = 5


def broken(error: InadmissibleSchemeError, texts: Texts) -> str:
    """Return which rules a scheme would break, with each limit and value, and why there are such rules."""
    lines = [f"• {_line(rail, texts)}" for rail in error.violations[:_MOST_NAMED]]
    reasons = dict.fromkeys(_WHY[rail.code](texts) for rail in error.violations)
    opening = texts.say("That would break a guard rail, so nothing was changed.")
    return "\n".join([opening, *lines, *reasons])


def subject(rail: GuardRail, texts: Texts) -> str:
    """Return what a guard rail limits: plain text that begins a line."""
    return _what(rail, texts)


def rule(limited: Subject, texts: Texts) -> str:
    """Return what a rule of a scheme is called that is about no metric: plain text that begins a line."""
    return _SUBJECTS[limited]("", texts)


def _line(rail: GuardRail, texts: Texts) -> str:
    facts = {"what": _what(rail, texts), "actual": _number(rail.actual, texts), "rule": rail.code.value}
    if rail.code is RuleCode.UNKNOWN:
        return texts.say("“{metric}” earns no points.", metric=rail.metric or "")
    if rail.minimum is not None and rail.maximum is not None:
        return _between(rail.minimum, rail.maximum, facts, texts)
    if rail.maximum is not None:
        limit = _number(rail.maximum, texts)
        return texts.say("{what} would be {actual}; {limit} is the most (rule {rule}).", limit=limit, **facts)
    limit = _number(rail.minimum or rail.actual, texts)
    if rail.is_open:
        return texts.say("{what} would be {actual}; it has to be above 0 (rule {rule}).", **facts)
    return texts.say("{what} would be {actual}; {limit} is the least (rule {rule}).", limit=limit, **facts)


def _between(minimum: Fraction, maximum: Fraction, facts: Mapping[str, str], texts: Texts) -> str:
    if minimum == maximum:
        limit = _number(minimum, texts)
        return texts.say("{what} would be {actual}; it has to be {limit} (rule {rule}).", limit=limit, **facts)
    low, high = _number(minimum, texts), _number(maximum, texts)
    return texts.say(
        "{what} would be {actual}; {low} to {high} is possible (rule {rule}).", low=low, high=high, **facts
    )


def _what(rail: GuardRail, texts: Texts) -> str:
    name = metrics.name(rail.metric, texts) if rail.metric else ""
    return _SUBJECTS[rail.subject](name, texts)


def _number(amount: Fraction, texts: Texts) -> str:
    return texts.number(half_up(amount, 2))


_SUBJECTS: Mapping[Subject, Callable[[str, Texts], str]] = {
    Subject.METRIC: lambda name, _: name,
    Subject.WEIGHT: lambda name, texts: texts.plain("The weight of {metric}", metric=name),
    Subject.WEIGHTS: lambda _, texts: texts.plain("The sum of all weights"),
    Subject.GOAL: lambda name, texts: texts.plain("The goal for {metric}", metric=name),
    Subject.WINDOW: lambda name, texts: texts.plain("The number of weeks that count for {metric}", metric=name),
    Subject.BRAKE: lambda name, texts: texts.plain("The weeks expected at least for {metric}", metric=name),
    Subject.CAP: lambda name, texts: texts.plain("The share of the goal that still pays for {metric}", metric=name),
    Subject.OVER: lambda name, texts: texts.plain("What pays beyond the goal for {metric}", metric=name),
    Subject.BUSINESS_WEIGHT: lambda _, texts: texts.plain("The weight of all outcomes together"),
    Subject.SSI_WEIGHT: lambda _, texts: texts.plain("The weight of the SSI"),
    Subject.OUTCOME_WEIGHT: lambda _, texts: texts.plain("The weight of customers won and revenue together"),
    Subject.MOST_POINTS: lambda name, texts: texts.plain("What {metric} earns at most", metric=name),
    Subject.UNCHECKED_POINTS: lambda _, texts: texts.plain(
        "What sales conversations and your own outcome metrics earn at most together"
    ),
    Subject.COVER_BASE: lambda _, texts: texts.plain("The social points that need no outcome"),
    Subject.COVER_RATE: lambda _, texts: texts.plain("The social points that each outcome point covers"),
    Subject.SOCIAL_FACTOR: lambda _, texts: texts.plain("What revenue from social selling counts"),
    Subject.OTHER_FACTOR: lambda _, texts: texts.plain("What revenue from other sources counts"),
    Subject.CARRY_WEEKS: lambda _, texts: texts.plain("The weeks that a level holds without a new report"),
    Subject.RAMP: lambda _, texts: texts.plain("The share of the goals in the first weeks of a job"),
    Subject.MIN_DEAL_VALUE: lambda _, texts: texts.plain("The smallest deal that counts in full"),
    Subject.CUSTOMER_GAP: lambda _, texts: texts.plain("The weeks after which a customer is new again"),
}

_WHY: Mapping[RuleCode, Callable[[Texts], str]] = {
    RuleCode.UNKNOWN: lambda texts: texts.say("`/upshot weights` lists what earns points."),
    RuleCode.A0: lambda texts: texts.say("Without that, points cannot be computed."),
    RuleCode.A1: lambda texts: texts.say("Outcomes decide: whoever meets their goals stays ahead of mere activity."),
    RuleCode.A2: lambda texts: texts.say("A high SSI alone must never win."),
    RuleCode.A3: lambda texts: texts.say("No single social metric may decide, and none pays beyond its goal."),
    RuleCode.A4: lambda texts: texts.say("One lucky week must not decide a season."),
    RuleCode.A5: lambda texts: texts.say("What nobody can check, and rates of small numbers, may not decide."),
    RuleCode.A6: lambda texts: texts.say("Of the outcomes, won business has to count for a good part."),
    RuleCode.A7: lambda texts: texts.say("Social points have to be covered by outcomes."),
    RuleCode.A8: lambda texts: texts.say("Nobody should gain by relabelling where a deal came from."),
    RuleCode.A9: lambda texts: texts.say("These limits keep old numbers, small deals and old customers in proportion."),
}
