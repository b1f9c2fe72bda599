"""What people type for the metrics that a programme defined for itself, beside those of everybody."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.typed.words.lookup import Words
from bot.domain.typed.words.metrics import REPORTED, SCORED

if TYPE_CHECKING:
    from bot.domain.scoring.own_metrics import OwnMetric


@lru_cache(maxsize=64)
def reported_words(own: tuple[OwnMetric, ...]) -> Words[str]:
    """Return the names of all metrics that can be reported where these are defined."""
    return REPORTED | _named(own) if own else REPORTED


@lru_cache(maxsize=64)
def scored_words(own: tuple[OwnMetric, ...]) -> Words[str]:
    """Return the names of all metrics that can earn points where these are defined."""
    return SCORED | _named(own) if own else SCORED


def _named(own: tuple[OwnMetric, ...]) -> Words[str]:
    return Words({metric.key: f"{metric.key}, {metric.name.replace(',', ' ').replace(';', ' ')}" for metric in own})
