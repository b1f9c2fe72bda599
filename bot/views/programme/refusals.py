"""The words for settings that cannot be."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bot.domain import channels
from bot.domain.drafts import ReasonMissingError
from bot.domain.posts.weather import NoWeatherError
from bot.domain.scoring import adjustments
from bot.domain.scoring.admissible import InadmissibleSchemeError
from bot.domain.scoring.exact import half_up
from bot.domain.typed.calendars import UnknownCalendarError
from bot.domain.typed.repeating import repeated
from bot.use_cases.programme.currency import MoneyStoredError
from bot.use_cases.programme.propose_scheme import NobodyToApproveError, OwnProposalError, ProposalOverError
from bot.use_cases.programme.set_up import ChannelMissingError
from bot.use_cases.programme.suggest_goals import TooEarlyForGoalsError
from bot.views import metrics
from bot.views.programme import guard_rails, own_metric_refusals, weather

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts

_MOST_REGIONS = 60


def _not_in_channel(error: channels.BotNotInChannelError, texts: Texts) -> str:
    if error.name:
        return texts.say(
            "I am not in #{name} yet, so I could not post there. Type `/invite @Upshot` in that channel, and then "
            "the same line here again. Nothing was changed.",
            name=error.name,
        )
    return texts.say(
        "I cannot see that channel. Type `/invite @Upshot` in it, and then the same line here again. "
        "Nothing was changed."
    )


def _archived(_error: channels.ArchivedChannelError, texts: Texts) -> str:
    return texts.say("That channel is archived, so nobody could post there. Nothing was changed.")


def _shared(_error: channels.SharedChannelError, texts: Texts) -> str:
    return texts.say(
        "That channel is shared with another organisation, which would see your numbers. Please choose one of your "
        "own. Nothing was changed."
    )


def _silent(_error: channels.SlackSilentError, texts: Texts) -> str:
    return texts.say("Slack did not answer me in time. Nothing was changed; please try again in a moment.")


def _channel_missing(_error: ChannelMissingError, texts: Texts) -> str:
    return texts.say("In which channel shall the leaderboard be posted? The channel is missing. Nothing was stored.")


def _money_stored(error: MoneyStoredError, texts: Texts) -> str:
    return texts.say(
        "Deals or pipeline are stored in {before} already, so the currency cannot become {after}. Nothing was changed.",
        before=error.before,
        after=error.after,
    )


def _unknown_calendar(error: UnknownCalendarError, texts: Texts) -> str:
    if error.regions:
        return texts.say(
            "{country} has no region {typed} that I know. Its regions are {regions}. Nothing was changed.",
            country=error.country,
            typed=repeated(error.typed),
            regions=", ".join(error.regions[:_MOST_REGIONS]),
        )
    return texts.say(
        "I know no public holidays of {typed}. A country's name in English, German or Swedish works, or its code of "
        "two letters. Nothing was changed.",
        typed=repeated(error.typed),
    )


def _unknown_metric(error: adjustments.UnknownMetricError, texts: Texts) -> str:
    return texts.say("“{metric}” earns no points; `/upshot weights` lists what does.", metric=error.metric)


def _typed_twice(error: adjustments.MetricTypedTwiceError, texts: Texts) -> str:
    name = metrics.name(error.metric, texts)
    return texts.say(
        "{metric} stands there twice, so I do not know which number is meant.",
        metric=name[:1].upper() + name[1:],
    )


def _weight_out_of_range(error: adjustments.WeightOutOfRangeError, texts: Texts) -> str:
    return texts.say(
        "A weight is a share of 100: 0 to 100, and {weight} is none.",
        weight=texts.number(half_up(Fraction(error.weight), 2)),
    )


def _goal_out_of_range(error: adjustments.GoalOutOfRangeError, texts: Texts) -> str:
    return texts.say(
        "The goal for {metric} has to be above 0 (rule A0), and {goal} is not. To let it earn nothing, give it the "
        "weight 0.",
        metric=metrics.name(error.metric, texts),
        goal=texts.number(half_up(Fraction(error.goal), 2)),
    )


def _reason_missing(_error: ReasonMissingError, texts: Texts) -> str:
    return texts.say(
        "Within a season a change of the rules needs a reason. Nothing was changed; type the line once more with "
        '`because "Q1 focus"` at its end.'
    )


def _nobody_to_approve(_error: NobodyToApproveError, texts: Texts) -> str:
    return texts.say(
        "Another admin has to approve changes of the rules, and there is none. Nothing was changed; "
        "`/upshot admins add @anna` appoints one."
    )


def _own_proposal(_error: OwnProposalError, texts: Texts) -> str:
    return texts.say("You proposed this yourself; another admin has to approve it.")


def _proposal_over(_error: ProposalOverError, texts: Texts) -> str:
    return texts.say(
        "This proposal is over: it was settled, 14 days have passed, or other rules were saved since. Nothing was "
        "changed by this click."
    )


def _too_early(error: TooEarlyForGoalsError, texts: Texts) -> str:
    return texts.say(
        "Too early to suggest goals: it takes {weeks} ended weeks, and {sellers} sellers who worked four of them. "
        "`/upshot goals` shows those that hold till then.",
        weeks=error.weeks,
        sellers=error.sellers,
    )


def _exceed_hundred(error: adjustments.WeightsExceedHundredError, texts: Texts) -> str:
    return texts.say(
        "These weights add up to {total}, and all weights together are 100.",
        total=texts.number(half_up(error.total, 2)),
    )


def _nothing_to_scale(error: adjustments.NothingToScaleError, texts: Texts) -> str:
    return texts.say(
        "These weights add up to {total}, and nothing is left that could fill up 100.",
        total=texts.number(half_up(error.total, 2)),
    )


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    **own_metric_refusals.WORDS,
    channels.BotNotInChannelError: _not_in_channel,
    channels.ArchivedChannelError: _archived,
    channels.SharedChannelError: _shared,
    channels.SlackSilentError: _silent,
    ChannelMissingError: _channel_missing,
    MoneyStoredError: _money_stored,
    NoWeatherError: weather.refused,
    UnknownCalendarError: _unknown_calendar,
    InadmissibleSchemeError: guard_rails.broken,
    ReasonMissingError: _reason_missing,
    NobodyToApproveError: _nobody_to_approve,
    OwnProposalError: _own_proposal,
    ProposalOverError: _proposal_over,
    TooEarlyForGoalsError: _too_early,
    adjustments.UnknownMetricError: _unknown_metric,
    adjustments.MetricTypedTwiceError: _typed_twice,
    adjustments.WeightOutOfRangeError: _weight_out_of_range,
    adjustments.GoalOutOfRangeError: _goal_out_of_range,
    adjustments.WeightsExceedHundredError: _exceed_hundred,
    adjustments.NothingToScaleError: _nothing_to_scale,
}
