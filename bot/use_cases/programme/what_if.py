"""Tell what a scheme would have done to the leaderboards of the last weeks and of the season."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.rescoring import Comparison
from bot.domain.what_if import Shift, reordering, shift_of, totals_of
from bot.use_cases.leaderboard.facts import book_of
from bot.use_cases.leaderboard.histories import Histories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.people import Programme
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.weeks import Week
    from bot.domain.what_if import Reordering
    from bot.use_cases.leaderboard.facts import Facts
    from storage.transaction import Transaction

LAST_WEEKS: Final = 4
_PORTION: Final = 500
"""Sellers who are read at once, which bounds the memory; fewer at once take longer to read."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a draft would have done."""

    lately: Shift | None
    """To the four weeks that ended last; nothing where nobody had a place."""
    season: Shift | None
    """To all ended weeks of the season."""


def what_if(tx: Transaction, facts: Facts, running: Week, before: Scheme, after: Scheme) -> WhatIf:
    """Return what the one scheme would have done to the leaderboards of the other one, by facts as of now."""
    lately, season = _lately(facts.programme, running), _season(facts.programme, running)
    weeks = sorted({*lately, *season})
    found = {each.week: each for each in reorderings(tx, facts, weeks, Comparison.of(before, after))}
    return WhatIf(shift_of([found[week] for week in lately]), shift_of([found[week] for week in season]))


def _lately(programme: Programme, running: Week) -> list[Week]:
    return [week for back in range(LAST_WEEKS, 0, -1) if (week := running - back) >= programme.first_week]


def _season(programme: Programme, running: Week) -> list[Week]:
    """Return the ended weeks of the season of the week that ended last."""
    last = running - 1
    first = max(programme.season.first(last), programme.first_week)
    return [first + weeks for weeks in range(last.number - first.number + 1)]


def reorderings(tx: Transaction, facts: Facts, weeks: Sequence[Week], comparison: Comparison) -> Iterator[Reordering]:
    """Yield the leaderboard of each week under two schemes, by facts as of now."""
    totals: dict[Week, list[tuple[int, int]]] = defaultdict(list)
    members = sorted(member.seller_id for member in tx.memberships.all(facts.workspace_id, limit=facts.sequence))
    histories = Histories(tx, facts.workspace_id, facts.holidays, facts.sequence)
    for first in range(0, len(members), _PORTION):
        portion = frozenset(members[first : first + _PORTION])
        deals = tx.deals.around(facts.workspace_id, portion, limit=facts.sequence)
        for week, now, then in totals_of(histories.of(deals, portion), book_of(deals), comparison, weeks):
            totals[week].append((now, then))
    yield from (reordering(week, totals[week]) for week in weeks)
