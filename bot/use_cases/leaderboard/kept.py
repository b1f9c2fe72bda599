"""How all sellers stand: from the kept leaderboard where there is one, and from the versions for whoever has changed.

A kept leaderboard is exact as of its sequence number. Whoever had no version of anything between that number and the
one that is asked for stands as they did; all others are scored anew. So it serves numbers before and after its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.domain.earned import Earned, earned_in
from bot.domain.public_holidays import Holidays
from bot.domain.scoring.badges import Badge
from bot.domain.scoring.parts import Parts
from bot.domain.scoring.score import Standing
from bot.domain.seller_standing import Amounts, SellerStanding, stand
from bot.domain.signals import Signals
from bot.use_cases.leaderboard.holidays import written
from bot.use_cases.leaderboard.reading import each_history
from storage.kept_leaderboards import KeptKey, StandingRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.domain.scoring.deals import DealBook
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.weeks import Week
    from bot.use_cases.leaderboard.facts import Facts
    from storage.kept_leaderboards import KeptRow
    from storage.transaction import Transaction

_THOUSAND: Final = 1000


@dataclass(frozen=True, slots=True)
class Renewal:
    """How all sellers stand, and what of it a kept leaderboard lacks."""

    unchanged: tuple[SellerStanding, ...]
    """As they are kept."""
    renewed: tuple[SellerStanding, ...]
    """Scored anew."""
    kept: KeptRow | None
    """What the unchanged ones were kept in."""
    stale: frozenset[str] | None
    """Whose kept standings are no longer right; None for everybody's."""

    @property
    def sellers(self) -> tuple[SellerStanding, ...]:
        """Everybody who takes or took part."""
        return self.unchanged + self.renewed


@dataclass(frozen=True, slots=True)
class Board:
    """A leaderboard: of a week, or of the season up to it."""

    week: Week
    is_season: bool = False
    with_badges: bool = False
    """Whether what everybody earned in the week is looked at as well; whoever reads may do without."""
    is_over: bool = False
    """Whether it is about a season that ends with the week."""


def standings_at(tx: Transaction, facts: Facts, week: Week, *, is_season: bool = False) -> Renewal:
    """Return how everybody stands in a week, or in the season up to it, as of the sequence number of some facts.

    Args:
        tx: where to read.
        facts: rules and holidays; the sellers among them do not matter.
        week: the week.
        is_season: whether it is about the season.
    """
    return renewals(tx, facts, [Board(week, is_season)])[0]


def renewals(tx: Transaction, facts: Facts, boards: Sequence[Board]) -> list[Renewal]:
    """Return the same of several leaderboards, for which whoever has changed is read only once."""
    found = [_kept(tx, facts, board) for board in boards]
    anew = _scored(tx, facts, [(board, kept.stale) for board, kept in zip(boards, found, strict=True)])
    return [replace(kept, renewed=tuple(sellers)) for kept, sellers in zip(found, anew, strict=True)]


def scored(
    tx: Transaction, facts: Facts, board: Board, *, sellers: Collection[str] | None = None
) -> list[SellerStanding]:
    """Return how some sellers stand, or all, from the versions alone."""
    return _scored(tx, facts, [(board, sellers)])[0]


def _kept(tx: Transaction, facts: Facts, board: Board) -> Renewal:
    """Return what of a leaderboard can be read as it is kept."""
    key = KeptKey(facts.workspace_id, board.week.starts_on, board.is_season)
    kept = tx.kept_leaderboards.find(key)
    stale = None if kept is None or kept.holidays != holidays_until(facts, board.week) else _stale(tx, facts, kept)
    if stale is None:
        return Renewal((), (), kept, None)
    rows = tx.kept_leaderboards.standings(key)
    if board.with_badges:
        stale |= {row.seller_id for row in rows if row.badges is None}
    return Renewal(tuple(standing_in(row) for row in rows if row.seller_id not in stale), (), kept, stale)


def _scored(
    tx: Transaction, facts: Facts, wanted: Sequence[tuple[Board, Collection[str] | None]]
) -> list[list[SellerStanding]]:
    """Return for each leaderboard how those stand who are asked for, None for everybody."""
    asked = [sellers for _, sellers in wanted if sellers is not None]
    everybody = None if len(asked) < len(wanted) else frozenset().union(*asked)
    found: list[list[SellerStanding]] = [[] for _ in wanted]
    for seller, book in each_history(tx, facts, everybody):
        for (board, sellers), standings in zip(wanted, found, strict=True):
            if sellers is None or seller.seller_id in sellers:
                standings.append(_stands(seller, book, facts, board))
    return found


def _stands(seller: SellerHistory, book: DealBook, facts: Facts, board: Board) -> SellerStanding:
    start = facts.programme.season.first(board.week) if board.is_season else None
    standing = stand(seller, book, facts.rulebook, board.week, start, is_over=board.is_over)
    if not board.with_badges:
        return standing
    return replace(standing, earned=earned_in(seller, book, facts.rulebook, board.week, facts.programme.currency))


def holidays_until(facts: Facts, week: Week) -> str:
    """Return the document of the holidays that can matter to a week: those up to its end."""
    last, holidays = week.ends_on, facts.holidays
    usual = frozenset(day for day in holidays.usual if day <= last)
    others = ((calendar, frozenset(day for day in days if day <= last)) for calendar, days in holidays.elsewhere)
    return written(Holidays(usual, tuple(others)))


def row_of(seller: SellerStanding) -> StandingRow:
    """Return the row in which a standing is kept.

    Raises:
        ValueError: the load is no whole number of thousandths.
    """
    load, parts, amounts, signals = seller.load * _THOUSAND, seller.parts, seller.amounts, seller.signals
    if load.denominator != 1:  # days are fifths of a week, and contracts are per cents
        raise ValueError(seller.load)
    return StandingRow(
        seller_id=seller.seller_id,
        standing=seller.standing,
        takes_part=seller.takes_part,
        is_ranked=seller.is_ranked,
        has_reported=seller.has_reported,
        business=parts.business,
        strategic=parts.strategic,
        ssi=parts.ssi,
        locked=parts.locked,
        load=load.numerator,
        calls=amounts.calls,
        meetings=amounts.meetings,
        leads=amounts.leads,
        pipeline=amounts.pipeline,
        ssi_level=signals.ssi,
        ssi_level_before=signals.ssi_before,
        shares=signals.shares,
        clicks=signals.clicks,
        conversions=signals.conversions,
        streak=signals.streak,
        badges=None if seller.earned is None else " ".join(seller.earned.badges),
        questions=None if seller.earned is None else " ".join(seller.earned.questions),
    )


def standing_in(row: StandingRow) -> SellerStanding:
    """Return the standing that a row keeps."""
    return SellerStanding(
        seller_id=row.seller_id,
        standing=Standing(row.standing),
        takes_part=row.takes_part,
        is_ranked=row.is_ranked,
        has_reported=row.has_reported,
        parts=Parts(row.business, row.strategic, row.ssi, row.locked),
        load=_load(row.load),
        amounts=Amounts(row.calls, row.meetings, row.leads, row.pipeline),
        signals=Signals(row.ssi_level, row.ssi_level_before, row.shares, row.clicks, row.conversions, row.streak),
        earned=_earned(row),
    )


def _earned(row: StandingRow) -> Earned | None:
    if row.badges is None or row.questions is None:
        return None
    return _read(row.badges, row.questions)


@lru_cache(maxsize=1024)
def _read(badges: str, asked: str) -> Earned:
    """Return what was earned, as it is written; many weeks are alike."""
    return Earned(tuple(map(Badge, badges.split())), tuple(asked.split()))


@lru_cache(maxsize=1024)
def _load(thousandths: int) -> Fraction:
    """Return the load of so many thousandths; most sellers share a few."""
    return Fraction(thousandths, _THOUSAND)


def _stale(tx: Transaction, facts: Facts, kept: KeptRow) -> frozenset[str] | None:
    """Return whose standings may differ from the kept ones; None for everybody's."""
    after, until = sorted((kept.sequence, facts.sequence))
    if after == until:
        return frozenset()
    changes = tx.changes.between(facts.workspace_id, after, until)
    return None if changes.is_everybody else changes.sellers
