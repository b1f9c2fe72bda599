"""The guard rails of the weights: how near a scheme is to each."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.scoring.admissible import Subject, guard_rails
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.margins import near_rails
from bot.domain.scoring.metrics import Pillar
from bot.views.programme import guard_rails as words

if TYPE_CHECKING:
    from bot.domain.scoring.admissible import GuardRail
    from bot.domain.scoring.scheme import Scheme
    from bot.i18n import Texts

_LENGTH = 10
_SHOWN = (Subject.BUSINESS_WEIGHT, Subject.OUTCOME_WEIGHT, Subject.SSI_WEIGHT)


def build(scheme: Scheme, texts: Texts) -> str:
    """Return the guard rails that every scheme has, as bars with their limits, and then those that are near."""
    rails = {rail.subject: rail for rail in guard_rails(scheme) if rail.subject in _SHOWN}
    lines = [_line(rails[subject], texts) for subject in _SHOWN]
    others = texts.say(
        "No other social metric weighs more than 15, sales conversations weigh 10 at most, a rate 5 at most."
    )
    own = texts.say("Your own outcome metrics earn 10 at most each, and 20 together with sales conversations.")
    is_own = any(metric.pillar is Pillar.BUSINESS for metric in scheme.own.values())
    return "\n".join([texts.say("*Guard rails*"), *lines, others, *([own] if is_own else [])])


def near(scheme: Scheme, texts: Texts) -> str:
    """Return which guard rails a scheme comes near, in a sentence; nothing when it keeps clear of all."""
    found = [_limit(rail, texts) for rail in near_rails(scheme)]
    return texts.say("Near a guard rail: {rails}.", rails="; ".join(found)) if found else ""


def _line(rail: GuardRail, texts: Texts) -> str:
    most = rail.maximum or Fraction(100)
    filled = round(min(rail.actual / most, Fraction(1)) * _LENGTH)
    return f"`{'▇' * filled}{'░' * (_LENGTH - filled)}` {_limit(rail, texts)}"


def _limit(rail: GuardRail, texts: Texts) -> str:
    facts = {"what": words.subject(rail, texts), "actual": _number(rail.actual, texts)}
    low, high = rail.minimum, rail.maximum
    if low is not None and high is not None:
        return texts.plain(
            "{what} {actual}, {low} to {high} is possible", low=_number(low, texts), high=_number(high, texts), **facts
        )
    if high is not None:
        return texts.plain("{what} {actual}, {limit} at most", limit=_number(high, texts), **facts)
    return texts.plain("{what} {actual}, {limit} at least", limit=_number(low or Fraction(0), texts), **facts)


def _number(amount: Fraction, texts: Texts) -> str:
    return texts.number(half_up(amount, 2))
