"""How goals are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.scoring.exact import half_up
from bot.domain.scoring.metrics import Kind
from bot.domain.typed.numbers import MOST_DECIMALS
from bot.views import metrics

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.domain.scoring.metrics import Metric
    from bot.i18n import Texts


def goal(metric: Metric, amount: Fraction, texts: Texts, currency: str) -> str:
    """Return a goal with what it is counted in: a level, or an amount a week."""
    rounded = half_up(amount, 2)
    exact = half_up(amount, MOST_DECIMALS).normalize()  # a small goal must not look like none
    shown = metrics.amount(metric.key, rounded, texts, currency) if rounded else texts.exact(exact)
    if metric.kind in {Kind.GAUGE, Kind.RATE}:
        return shown
    return texts.plain("{amount} a week", amount=shown)
