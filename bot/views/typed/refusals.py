"""The words for what was typed and cannot be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import metrics as raw
from bot.domain.typed.errors import TypedError, WeekNotOpenError
from bot.domain.typed.words.lookup import readable
from bot.i18n import capitalised
from bot.views import metrics
from bot.views.typed import amounts, days, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.typed.errors import Reason
    from bot.i18n import Texts


def _typed(error: TypedError, texts: Texts) -> str:
    return _SENTENCES[error.reason](error, texts) + _suggested(error, texts)


def _suggested(error: TypedError, texts: Texts) -> str:
    offered = readable(error.suggestions, texts.language)
    if not offered:
        return ""
    return " " + texts.say("Did you mean `{suggestion}`?", suggestion=offered[0])


def _week_not_open(error: WeekNotOpenError, texts: Texts) -> str:
    newest = error.open_weeks[0]
    is_this_year = error.week.iso_year == newest.iso_year
    week = capitalised(texts.week(error.week) if is_this_year else texts.week_of_year(error.week))
    weeks = ", ".join(f"`{texts.week(each)}`" for each in error.open_weeks)
    if error.week > newest:
        return texts.say("{week} is still ahead. Open are {weeks}.", week=week, weeks=weeks)
    return texts.say("{week} is closed. Open are {weeks}.", week=week, weeks=weeks)


def _out_of_range(error: raw.AmountOutOfRangeError, texts: Texts) -> str:
    return texts.say(
        "{metric}: {amount} is outside of what is possible, {minimum} to {maximum}.",
        metric=capitalised(metrics.name(error.metric, texts)),
        amount=texts.number(error.amount),
        minimum=texts.number(error.minimum),
        maximum=texts.number(error.maximum),
    )


def _too_many_decimals(error: raw.TooManyDecimalsError, texts: Texts) -> str:
    name = capitalised(metrics.name(error.metric, texts))
    amount = texts.exact(error.amount)
    if error.decimals == 0:
        return texts.say("{metric} are counted in whole numbers, and {amount} is none.", metric=name, amount=amount)
    return texts.say(
        "{metric} has at most {decimals} decimals, and {amount} has more.",
        metric=name,
        amount=amount,
        decimals=error.decimals,
    )


def _pillars_disagree(error: raw.PillarsDisagreeError, texts: Texts) -> str:
    return texts.say(
        "The four pillars add up to {total}, and the SSI is {ssi}: they may differ by one point at most.",
        total=texts.number(error.total),
        ssi=texts.number(error.ssi),
    )


def _part_exceeds_whole(error: raw.PartExceedsWholeError, texts: Texts) -> str:
    return texts.say(
        "{part} ({part_amount}) cannot be more than {whole} ({whole_amount}).",
        part=capitalised(metrics.name(error.part, texts)),
        part_amount=texts.number(error.part_amount),
        whole=metrics.name(error.whole, texts),
        whole_amount=texts.number(error.whole_amount),
    )


_SENTENCES: Mapping[Reason, Callable[[TypedError, Texts], str]] = {
    **amounts.SENTENCES,
    **days.SENTENCES,
    **lines.SENTENCES,
}
WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    WeekNotOpenError: _week_not_open,
    TypedError: _typed,
    raw.AmountOutOfRangeError: _out_of_range,
    raw.TooManyDecimalsError: _too_many_decimals,
    raw.PillarsDisagreeError: _pillars_disagree,
    raw.PartExceedsWholeError: _part_exceeds_whole,
}
