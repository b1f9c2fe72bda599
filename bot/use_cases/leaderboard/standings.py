"""The leaderboard of a week or a season, computed from the facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.leaderboard import Leaderboard, RankedSeller, UnrankedSeller
from bot.domain.scoring.leaderboard import Member, Result, rank, team_score
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.scoring.score import Score, Standing, score
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import Facts, facts_of
from bot.use_cases.leaderboard.holidays import holidays_in
from bot.use_cases.leaderboard.outcomes import outcomes, participation
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from bot.domain.public_holidays import Holidays
    from bot.domain.scoring.history import SellerHistory
    from bot.domain.scoring.scheme import Scheme
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Post:
    """A weekly post as it stood at a sequence number: what it was made of never changes."""

    workspace_id: str
    week: Week
    sequence: int
    holidays: Holidays


@dataclass(frozen=True, slots=True)
class Shown:
    """What a leaderboard showed of those with a place, as far as movement is told against it."""

    week: Week
    places: Mapping[str, int]
    totals: Mapping[str, int]
    """In centipoints."""

    @classmethod
    def of(cls, leaderboard: Leaderboard) -> Shown:
        """Return what a leaderboard showed."""
        ranked = leaderboard.ranked
        places = {seller.seller_id: seller.place for seller in ranked}
        return cls(leaderboard.week, places, {seller.seller_id: seller.score.parts.total for seller in ranked})


Memory: TypeAlias = "dict[tuple[Post, Week | None], Shown]"
"""What posts showed, of their week or of the season that began in a week."""


def leaderboard_of(
    tx: Transaction,
    workspace_id: str,
    week: Week,
    *,
    limit: int = NOW,
    season: bool = False,
    memory: Memory | None = None,
) -> Leaderboard:
    """Return the leaderboard of a week as of a sequence number, compared with the weekly post before it.

    With the sequence number of a stored revision it is what that revision was made of.

    Args:
        tx: where to read.
        workspace_id: whose programme.
        week: the week, ended or running.
        limit: the newest entry that counts.
        season: whether it is about the season up to the week rather than about the week.
        memory: what posts showed, for who asks often.

    Raises:
        NotSetUpError: there was no programme yet.
    """
    facts = facts_of(tx, workspace_id, limit=limit)
    start = week.first_of_season() if season else None
    post = _post_before(tx, workspace_id, week, limit)
    if post is None or (start is not None and post.week < start):
        return standings(facts, week, season_start=start)
    before = None if memory is None else memory.get((post, start))
    if before is None:
        past = facts_of(tx, workspace_id, limit=post.sequence, holidays=post.holidays)
        before = Shown.of(standings(past, post.week, season_start=start))
    if memory is not None:
        memory[post, start] = before
    return standings(facts, week, season_start=start, before=before)


def standings(
    facts: Facts,
    week: Week,
    *,
    season_start: Week | None = None,
    before: Shown | None = None,
    rulebook: Rulebook | None = None,
) -> Leaderboard:
    """Return the leaderboard that facts make.

    Args:
        facts: what is known.
        week: the week, or the last one of the season so far.
        season_start: the first week of the season for a season's leaderboard.
        before: what it is compared with.
        rulebook: rules to score by instead of those of the facts.
    """
    rules = rulebook or facts.rulebook
    first = season_start or week
    members = [seller for seller in facts.sellers if _takes_part(seller, first, week)]
    scores = {seller.seller_id: _score(facts, seller, week, season_start, rules) for seller in members}
    ranked = {seller.seller_id for seller in members if _is_ranked(scores[seller.seller_id], seller, first)}
    scheme = rules.at(week.number)
    return Leaderboard(
        workspace_id=facts.workspace_id,
        week=week,
        season_start=season_start,
        sequence=facts.sequence,
        currency=facts.programme.currency,
        ranked=_places(scores, ranked, facts.names, before),
        unranked=_rest(scores, ranked, facts.names),
        outcomes=outcomes(facts, first, week),
        participation=participation(facts, week),
        team=team_score(Member(scores[seller.seller_id].parts, _load(seller, week)) for seller in members),
        scheme_version=scheme.version,
        scheme_since=max(Week(scheme.effective_from), facts.programme.first_week),
        compared_with=None if before is None else before.week,
    )


def rescored(
    tx: Transaction, workspace_id: str, weeks: Sequence[Week], draft: Scheme
) -> list[tuple[Leaderboard, Leaderboard]]:
    """Return the leaderboards of some weeks as they are, each with the one had the draft always been in force.

    Movement on the second is against the first.

    Raises:
        NotSetUpError: there is no programme yet.
    """
    facts = facts_of(tx, workspace_id)
    drafted = Rulebook([draft])
    actual = [standings(facts, week) for week in weeks]
    return [(before, standings(facts, before.week, before=Shown.of(before), rulebook=drafted)) for before in actual]


def _post_before(tx: Transaction, workspace_id: str, week: Week, limit: int) -> Post | None:
    """Return the newest weekly post of an earlier week, as it stood at the sequence number."""
    for publication in tx.publications.of(workspace_id):
        earlier = Week.of(publication.week_start)
        if earlier < week and publication.state == "posted":
            revisions = tx.publications.revisions(workspace_id, publication.week_start)
            known = [revision for revision in revisions if revision.sequence <= limit]
            return Post(workspace_id, earlier, known[-1].sequence, holidays_in(known[-1])) if known else None
    return None


def _takes_part(seller: SellerHistory, first: Week, last: Week) -> bool:
    return seller.start <= last.number and (seller.end is None or first.number <= seller.end)


def _score(facts: Facts, seller: SellerHistory, week: Week, season_start: Week | None, rules: Rulebook) -> Score:
    """Return a seller's score; that of who left during the season stands as it was."""
    if season_start is None:
        return score(seller, facts.book, week.number, rules)
    last = week.number if seller.end is None else min(week.number, seller.end)
    return score(seller, facts.book, last, rules, season_start.number)


def _is_ranked(score: Score, seller: SellerHistory, first: Week) -> bool:
    """Tell whether a seller has a place; for a season it is enough to have been there in any of its weeks."""
    was_there = score.standing is Standing.AWAY and seller.effective_weeks(first.number, score.week) > 0
    return score.standing is Standing.RANKED or was_there


def _places(
    scores: Mapping[str, Score], ranked: set[str], names: Mapping[str, str], before: Shown | None
) -> tuple[RankedSeller, ...]:
    totals: Mapping[str, int] = {} if before is None else before.totals
    places: Mapping[str, int] = {} if before is None else before.places
    results = [Result(seller_id, scores[seller_id].parts, totals.get(seller_id)) for seller_id in ranked]
    return tuple(
        RankedSeller(row.id, names.get(row.id, ""), row, scores[row.id], places.get(row.id)) for row in rank(results)
    )


def _rest(scores: Mapping[str, Score], ranked: set[str], names: Mapping[str, str]) -> tuple[UnrankedSeller, ...]:
    return tuple(
        UnrankedSeller(seller_id, names.get(seller_id, ""), score)
        for seller_id, score in scores.items()
        if seller_id not in ranked
    )


def _load(seller: SellerHistory, week: Week) -> Fraction:
    return seller.effective_weeks(week.number, week.number)
