"""The metrics that a programme defined, as they are kept beside its settings.

Each command begins with the settings, so that what is typed can be understood; a scheme holds the definitions of what
it scores by itself, so that a leaderboard can be computed again whatever is defined later.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain.scoring.json_field import JsonField
from bot.domain.scoring.own_metrics import OwnMetric

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=64)
def own_metrics_in(document: str) -> tuple[OwnMetric, ...]:
    """Return the metrics that a document holds; an empty one holds none."""
    if not document:
        return ()
    members = JsonField(json.loads(document), "").members()
    return tuple(OwnMetric.read(key, member) for key, member in members.items())


def written(metrics: Iterable[OwnMetric]) -> str:
    """Return the document that own_metrics_in() reads."""
    documents = {metric.key: metric.to_json() for metric in metrics}
    return json.dumps(documents) if documents else ""
