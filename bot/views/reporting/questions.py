"""What a seller is asked about numbers that surprise."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.scoring.flag import FlagCode
from bot.views import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.scoring.flag import Flag
    from bot.i18n import Texts


def question(flag: Flag, texts: Texts) -> str:
    """Return a question about one number, or about the week; it never doubts the person."""
    return _QUESTIONS[flag.code](flag, texts)


def can_ask(flag: Flag) -> bool:
    """Tell whether there are words for a question."""
    return flag.code in _QUESTIONS


def _level(flag: Flag, texts: Texts) -> str:
    return texts.say(
        "{metric}: {before} → {now} since your last report. Is that right?",
        metric=_name(flag, texts),
        before=texts.number(flag.usual or Decimal(0)),
        now=texts.number(flag.amount or Decimal(0)),
    )


def _change(flag: Flag, texts: Texts) -> str:
    change = (flag.amount or Decimal(0)) - (flag.usual or Decimal(0))
    return texts.say("{change} connections since your last report. Is that right?", change=texts.signed(change))


def _rate(flag: Flag, texts: Texts) -> str:
    rate = texts.number(flag.amount or Decimal(0))
    return texts.say("{rate}% of those who saw your posts reacted, which is rare. Is that right?", rate=rate)


def _jump(flag: Flag, texts: Texts) -> str:
    return texts.say(
        "{metric}: {amount} is far more than your usual {usual}. Is that right?",
        metric=_name(flag, texts),
        amount=texts.number(flag.amount or Decimal(0)),
        usual=texts.number(flag.usual or Decimal(0)),
    )


def _copy(_flag: Flag, texts: Texts) -> str:
    return texts.say("These are the numbers of the three weeks before, one by one. Is that right?")


def _large_deal(flag: Flag, texts: Texts) -> str:
    return texts.say(
        "A deal of {amount} is far more than the team's usual {usual}. Is that right?",
        amount=texts.number(flag.amount or Decimal(0)),
        usual=texts.number(flag.usual or Decimal(0)),
    )


def _quick_deal(_flag: Flag, texts: Texts) -> str:
    return texts.say("A deal was won on the day on which it was opened. Is that right?")


def _name(flag: Flag, texts: Texts) -> str:
    name = metrics.name(flag.metric or "", texts)
    return name[:1].upper() + name[1:]


_QUESTIONS: Mapping[FlagCode, Callable[[Flag, Texts], str]] = {
    FlagCode.F1: _level,
    FlagCode.F2: _change,
    FlagCode.F3: _change,
    FlagCode.F4: _rate,
    FlagCode.F5: _jump,
    FlagCode.F6: _copy,
    FlagCode.F7: _large_deal,
    FlagCode.F8: _quick_deal,
}
"""What numbers and deals can be asked about; what is impossible was refused."""
