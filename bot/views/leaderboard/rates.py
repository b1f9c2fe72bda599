"""The rates of the last weeks, each with how it comes about."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.scoring.derived import ACCEPTANCE, TARGET_SHARE
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.metrics import CATALOGUE
from bot.domain.scoring.rates import NETWORK_GROWTH
from bot.i18n import Markup
from bot.views import metrics
from bot.views.content import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.scoring.derived import Derived
    from bot.domain.scoring.rates import Rate
    from bot.i18n import Texts

_PARTS: Mapping[str, tuple[str, str]] = {
    NETWORK_GROWTH: ("connections_growth", "connections_before"),
    ACCEPTANCE: ("requests_accepted", "requests_sent"),
    TARGET_SHARE: ("target_contacts", "connections"),
    **{
        key: (metric.quotient.numerator, metric.quotient.denominator)
        for key, metric in CATALOGUE.items()
        if metric.quotient is not None and key != NETWORK_GROWTH
    },
}
"""What each rate divides by what, as names of metrics."""


def build(derived: Derived, texts: Texts) -> str:
    """Return the rates and brand awareness, one a line; empty where nothing is known of any."""
    lines = [_line(rate, texts) for rate in derived.rates]
    if derived.awareness:
        lines.append(_awareness(derived.awareness, texts))
    return "\n".join([texts.say("*Your last four weeks*"), *lines]) if lines else ""


def _line(rate: Rate, texts: Texts) -> str:
    told = words.rate(rate, texts)
    if rate.value is None:
        return told
    above, below = (metrics.name(metric, texts) for metric in _PARTS[rate.metric])
    return texts.say(
        "{rate} = {above} {above_amount} / {below} {below_amount}",
        rate=Markup(told),
        above=above,
        above_amount=_number(rate.numerator, texts),
        below=below,
        below_amount=_number(rate.denominator, texts),
    )


def _awareness(parts: Mapping[str, Fraction], texts: Texts) -> str:
    named = " + ".join(f"{metrics.name(metric, texts)} {_number(amount, texts)}" for metric, amount in parts.items())
    total = _number(sum(parts.values(), Fraction(0)), texts)
    return texts.say("brand awareness {total} = {parts}", total=total, parts=named)


def _number(amount: Fraction, texts: Texts) -> str:
    return texts.number(half_up(amount, 0))
