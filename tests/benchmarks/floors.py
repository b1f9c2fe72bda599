"""What the weekly post tells, written by hand: a few statements, and arithmetic over plain tuples."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from hashlib import sha256
from statistics import median
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

_STANDINGS: Final = """
    SELECT k.seller_id, p.name, k.is_ranked, k.business, k.strategic, k.ssi, k.locked, k.load, k.has_reported,
           k.calls, k.meetings, k.leads, k.pipeline, k.ssi_level, k.ssi_level_before, k.shares, k.clicks,
           k.conversions, k.streak, k.badges, k.questions
    FROM kept_standing k LEFT JOIN person p ON p.workspace_id = k.workspace_id AND p.id = k.seller_id
    WHERE k.workspace_id = ? AND k.week_start = ? AND NOT k.is_season AND k.takes_part
"""
_BEFORE: Final = """
    SELECT seller_id, business + strategic + ssi - locked FROM kept_standing
    WHERE workspace_id = ? AND week_start = ? AND NOT is_season AND is_ranked
"""
_DEALS: Final = """
    SELECT deal_id, seller_id, customer_key, stage, value, source, closed_on, is_withdrawn FROM deal_version
    WHERE workspace_id = ? AND deal_id IN
          (SELECT deal_id FROM deal_version WHERE workspace_id = ? AND closed_on BETWEEN ? AND ?)
    ORDER BY deal_id, sequence
"""
_WILLING: Final = "SELECT seller_id, is_named FROM naming_version WHERE workspace_id = ? ORDER BY sequence"
_NAMED: Final = 3
_COMMENDED: Final = 5


def told(file: Path, workspace_id: str, monday: date, season: date) -> dict[str, Any]:
    """Return the facts of the post of a week from what is kept, by hand."""
    connection = sqlite3.connect(file)
    sellers = connection.execute(_STANDINGS, (workspace_id, monday.isoformat())).fetchall()
    before = dict(connection.execute(_BEFORE, (workspace_id, (monday - timedelta(7)).isoformat())))
    first, last = (monday - timedelta(weeks=25)).isoformat(), (monday + timedelta(6)).isoformat()
    deals = {row[0]: row for row in connection.execute(_DEALS, (workspace_id, workspace_id, first, last))}
    willing = dict(connection.execute(_WILLING, (workspace_id,)).fetchall())
    connection.close()
    won = [row for row in deals.values() if row[3] == "won" and not row[7] and first <= row[6] <= last]
    now = [row for row in won if row[6] >= monday.isoformat()]
    ranked = sorted((row for row in sellers if row[2]), key=lambda row: (-_total(row), -row[3], row[0]))
    places: dict[int, int] = {}
    for place, row in enumerate(ranked, start=1):
        places.setdefault(_total(row), place)
    load = sum(row[7] for row in sellers) or 1
    return {
        "board": [_line(row, places, before) for row in ranked[:_NAMED]],
        "mean": [sum(row[7] * row[part] for row in sellers) / load for part in range(3, 7)],
        "sums": [sum(row[part] for row in sellers) for part in range(9, 13)],
        "reported": (sum(row[8] for row in sellers), sum(row[7] > 0 for row in sellers)),
        "moved": median(row[13] - row[14] for row in sellers if row[13] is not None and row[14] is not None),
        "streak": max(row[18] for row in ranked),
        "week": _revenue(now),
        "season": _revenue([row for row in won if row[6] >= season.isoformat()]),
        "commended": _commended(ranked, now, willing, monday),
        "usual": median(row[4] for row in won if row[6] < monday.isoformat()),
        "totals": median(map(_total, ranked)),
    }


def _total(row: tuple[Any, ...]) -> int:
    """Return the shown total, in tenths."""
    return int(row[3] + row[4] + row[5] - row[6] + 5) // 10


def _line(row: tuple[Any, ...], places: dict[int, int], before: dict[str, int]) -> tuple[Any, ...]:
    total = _total(row)
    return places[total], row[1], total, row[3:7], total - (before.get(row[0], 0) + 5) // 10


def _revenue(deals: list[tuple[Any, ...]]) -> tuple[int, int]:
    social = [row for row in deals if row[5] == "social"]
    return len({row[2] for row in social}), sum(row[4] for row in social)


def _commended(
    ranked: list[tuple[Any, ...]], now: list[tuple[Any, ...]], willing: dict[str, int], monday: date
) -> list[tuple[str, str]]:
    winners, listed = {row[1] for row in now}, {row[0] for row in ranked[:_NAMED]}
    asked = [row for row in ranked if willing.get(row[0]) and row[19] and not row[20]]
    lots = {row[0]: sha256(f"{monday}:{row[0]}".encode()).hexdigest() for row in ranked}
    asked.sort(key=lambda row: (row[0] in listed, row[0] not in winners, lots[row[0]]))
    return [(row[1], row[19].split()[0]) for row in asked[:_COMMENDED]]
