"""Tell what a scheme would have done to the leaderboards of the last weeks and of the season."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.career import Career
from bot.domain.scoring.rescoring import Comparison
from bot.domain.seller_standing import stand
from bot.domain.what_if import Shift, reordering, shift_of, totals_of
from bot.use_cases.leaderboard.reading import each_history

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Programme
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.seller_standing import SellerStanding
    from bot.domain.weeks import Week
    from bot.domain.what_if import Reordering
    from bot.use_cases.leaderboard.facts import Facts
    from storage.transaction import Transaction

LAST_WEEKS: Final = 4


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a draft would have done."""

    lately: Shift | None
    """To the four weeks that ended last; nothing where nobody had a place."""
    season: Shift | None
    """To all ended weeks of the season."""


@dataclass(frozen=True, slots=True)
class Replay:
    """The past under two schemes, each as if it had always been in force, by facts as of now."""

    now: tuple[SellerStanding, ...]
    """How everybody stands by the one scheme, in the week that was asked for."""
    then: tuple[SellerStanding, ...]
    """By the other one."""
    reorderings: Mapping[Week, Reordering]

    def what_if(self, programme: Programme, running: Week) -> WhatIf:
        """Return what the other scheme would have done to the leaderboards of the one."""
        spans = (_lately(programme, running), _season(programme, running))
        return WhatIf(*(shift_of([self.reorderings[week] for week in weeks]) for weeks in spans))


def replay(tx: Transaction, facts: Facts, week: Week, running: Week, before: Scheme, after: Scheme) -> Replay:
    """Return one week, and all that a what-if looks at, under two schemes; every seller is read once for all of it.

    Args:
        tx: where to read.
        facts: as of now; the sellers among them do not matter.
        week: the week of which all standings are told.
        running: the running week.
        before: the one scheme.
        after: the other one.
    """
    comparison, weeks = Comparison.of(before, after), weeks_of(facts.programme, running)
    totals: dict[Week, list[tuple[int, int]]] = {each: [] for each in weeks}
    now: list[SellerStanding] = []
    then: list[SellerStanding] = []
    for seller, book in each_history(tx, facts):
        now.append(stand(Career.of(seller, book, comparison.before), week))
        parts = cache(partial(comparison.parts, seller, book))
        then.append(now[-1].with_parts(parts(week.number)[1]))
        for each, one, other in totals_of(seller, parts, weeks):
            totals[each].append((one, other))
    return Replay(tuple(now), tuple(then), {each: reordering(each, pairs) for each, pairs in totals.items()})


def weeks_of(programme: Programme, running: Week) -> list[Week]:
    """Return the weeks that a what-if looks at, oldest first."""
    return sorted({*_lately(programme, running), *_season(programme, running)})


def _lately(programme: Programme, running: Week) -> list[Week]:
    return [week for back in range(LAST_WEEKS, 0, -1) if (week := running - back) >= programme.first_week]


def _season(programme: Programme, running: Week) -> list[Week]:
    """Return the ended weeks of the season of the week that ended last."""
    last = running - 1
    first = max(programme.season.first(last), programme.first_week)
    return [first + weeks for weeks in range(last.number - first.number + 1)]
