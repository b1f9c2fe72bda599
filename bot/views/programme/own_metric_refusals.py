"""Why a metric of a programme's own was not defined or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import own_metric_plans as plans
from bot.domain.typed.repeating import repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _key(error: plans.KeyRefusedError, texts: Texts) -> str:
    return texts.say(
        "“{typed}” cannot be typed for a metric: it takes one word of 2 to 20 letters, such as demos.",
        typed=repeated(error.key),
    )


def _taken(error: plans.NameTakenError, texts: Texts) -> str:
    return texts.say(
        "“{typed}” means something here already. Another word works, such as product_demos.",
        typed=repeated(error.name),
    )


def _name(error: plans.NameRefusedError, texts: Texts) -> str:
    return texts.say(
        "“{typed}” cannot be shown: at most {longest} characters, and none of these: < > * _ ~ | and quotation marks.",
        typed=repeated(error.name),
        longest=error.longest,
    )


def _too_many(error: plans.TooManyOwnMetricsError, texts: Texts) -> str:
    return texts.say(
        "There are {most} metrics of your own already, and more nobody fills in. `/upshot metrics` lists them; "
        "`/upshot metrics remove demos` makes room.",
        most=error.most,
    )


def _cap(error: plans.CapRefusedError, texts: Texts) -> str:
    if error.lowest == error.highest:
        return texts.say(
            "What is no outcome counts up to its goal, so its cap is 100% and not {cap}%.",
            cap=texts.number(error.cap),
        )
    return texts.say(
        "A cap lies between {lowest} and {highest}% of the goal, and {cap}% does not.",
        cap=texts.number(error.cap),
        lowest=error.lowest,
        highest=error.highest,
    )


def _goal(error: plans.OwnGoalRefusedError, texts: Texts) -> str:
    if error.goal is None:
        return texts.say("Every metric needs a goal, such as goal 2 at the end of the line.")
    return texts.say("A goal is above 0 and at most 1,000,000, and {goal} is not.", goal=texts.number(error.goal))


def _unknown(error: plans.NoSuchOwnMetricError, texts: Texts) -> str:
    typed = repeated(error.key)
    if not error.known:
        return texts.say(
            "You have defined no metric of your own, so “{typed}” cannot be removed. `/upshot metrics help` tells how.",
            typed=typed,
        )
    known = texts.listing([f"`{key}`" for key in error.known])
    return texts.say("“{typed}” is none of your own metrics. They are {known}.", typed=typed, known=known)


def _weighed(error: plans.MetricWeighedError, texts: Texts) -> str:
    return texts.say(
        "`{key}` has a weight, now or in a version that is planned, so removing it would change points. First let it "
        "weigh nothing: `/upshot weights {key} 0`",
        key=error.key,
    )


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    plans.KeyRefusedError: _key,
    plans.NameTakenError: _taken,
    plans.NameRefusedError: _name,
    plans.TooManyOwnMetricsError: _too_many,
    plans.CapRefusedError: _cap,
    plans.OwnGoalRefusedError: _goal,
    plans.NoSuchOwnMetricError: _unknown,
    plans.MetricWeighedError: _weighed,
}
