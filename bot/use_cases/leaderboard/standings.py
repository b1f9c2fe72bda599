"""The leaderboard of a week or a season, put together from how each seller stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.leaderboard import Leaderboard, RankedSeller, UnrankedSeller
from bot.domain.scoring.leaderboard import Member, Result, rank, team_score
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.seller_standing import places_of
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.holidays import holidays_in
from bot.use_cases.leaderboard.kept import Board, scored, standings_at
from bot.use_cases.leaderboard.outcomes import outcomes, participation, parts_of_sellers, won_between
from bot.use_cases.outcomes.verification import unverified_among
from bot.use_cases.teams.membership import team_standings
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.domain.public_holidays import Holidays
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.seller_standing import SellerStanding
    from bot.use_cases.leaderboard.facts import Facts
    from storage.transaction import Transaction

    ByScheme: TypeAlias = tuple[Scheme, Sequence[SellerStanding]]


@dataclass(frozen=True, slots=True)
class Post:
    """A weekly post as it stood at a sequence number: what it was made of never changes."""

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
    def of(cls, week: Week, sellers: Sequence[SellerStanding]) -> Shown:
        """Return what the leaderboard of these sellers showed."""
        ranked = [seller for seller in sellers if seller.is_ranked]
        return cls(week, places_of(ranked), {seller.seller_id: seller.parts.total for seller in ranked})


def leaderboard_of(
    tx: Transaction,
    workspace_id: str,
    week: Week,
    *,
    limit: int = NOW,
    season: bool = False,
    only: Collection[str] | None = None,
) -> Leaderboard:
    """Return the leaderboard of a week as of a sequence number, compared with the weekly post before it.

    With the sequence number of a stored revision it is what that revision was made of.

    Args:
        tx: where to read.
        workspace_id: whose programme.
        week: the week, ended or running.
        limit: the newest entry that counts.
        season: whether it is about the season up to the week rather than about the week.
        only: the sellers among whom it is, such as those of a team; everybody unless told otherwise.

    Raises:
        NotSetUpError: there was no programme yet.
    """
    facts = facts_of(tx, workspace_id, limit=limit, sellers=())
    post = post_before(tx, workspace_id, week, facts.sequence)
    if post is None or (season and post.week < facts.programme.season.first(week)):
        return leaderboard_at(tx, facts, week, season=season, only=only)
    before = _shown(tx, workspace_id, post, season=season, only=only)
    return leaderboard_at(tx, facts, week, season=season, before=before, only=only)


def leaderboard_at(
    tx: Transaction,
    facts: Facts,
    week: Week,
    *,
    season: bool = False,
    before: Shown | None = None,
    only: Collection[str] | None = None,
) -> Leaderboard:
    """Return the leaderboard as of the sequence number of some facts; the sellers among them do not matter."""
    sellers = _among(standings_at(tx, facts, week, is_season=season).sellers, only)
    start = facts.programme.season.first(week) if season else None
    return _Frame(tx, facts, facts.rulebook, week, start, only).filled(sellers, before)


def ended_season(tx: Transaction, workspace_id: str, last: Week) -> Leaderboard:
    """Return the leaderboard of a season that is over, by its last week; corrections of it count to the end.

    Raises:
        NotSetUpError: there is no programme yet.
    """
    facts = facts_of(tx, workspace_id, sellers=())
    sellers = scored(tx, facts, Board(last, is_season=True, is_over=True))
    return _Frame(tx, facts, facts.rulebook, last, facts.programme.season.first(last)).filled(sellers)


def rescored(
    tx: Transaction, facts: Facts, week: Week, before: ByScheme, after: ByScheme
) -> tuple[Leaderboard, Leaderboard]:
    """Return the leaderboard of a week by each of two schemes, had it always been in force.

    Movement on the second is against the first.

    Args:
        tx: where to read.
        facts: as of now; the sellers among them do not matter.
        week: the week.
        before: the one scheme, and how everybody stands by it.
        after: the other one.
    """
    now, then = (_Frame(tx, facts, Rulebook([scheme]), week) for scheme, _ in (before, after))
    return now.filled(before[1]), then.filled(after[1], Shown.of(week, before[1]))


def post_before(tx: Transaction, workspace_id: str, week: Week, limit: int = NOW) -> Post | None:
    """Return the newest weekly post of an earlier week, as it stood at a sequence number."""
    for publication in tx.publications.of(workspace_id):
        earlier = Week.of(publication.week_start)
        if earlier < week and publication.state == "posted":
            revisions = tx.publications.revisions(workspace_id, publication.week_start)
            known = [revision for revision in revisions if revision.sequence <= limit]
            return Post(earlier, known[-1].sequence, holidays_in(known[-1])) if known else None
    return None


def _shown(
    tx: Transaction, workspace_id: str, post: Post, *, season: bool, only: Collection[str] | None = None
) -> Shown:
    past = facts_of(tx, workspace_id, limit=post.sequence, holidays=post.holidays, sellers=())
    return Shown.of(post.week, _among(standings_at(tx, past, post.week, is_season=season).sellers, only))


def _among(sellers: Sequence[SellerStanding], only: Collection[str] | None) -> Sequence[SellerStanding]:
    return sellers if only is None else [seller for seller in sellers if seller.seller_id in only]


@dataclass(frozen=True, slots=True)
class _Frame:
    """A leaderboard without its sellers."""

    tx: Transaction
    facts: Facts
    rules: Rulebook
    week: Week
    season_start: Week | None = None
    only: Collection[str] | None = None

    def filled(self, sellers: Sequence[SellerStanding], before: Shown | None = None) -> Leaderboard:
        """Return the leaderboard of sellers, compared with another one."""
        facts, week, first = self.facts, self.week, self.season_start or self.week
        names, scheme = self.tx.people.names(facts.workspace_id), self.rules.at(week.number)
        members = [seller for seller in sellers if seller.takes_part]
        won = won_between(self.tx, facts.workspace_id, first, week, limit=facts.sequence)
        waiting = unverified_among(self.tx, facts.workspace_id, won, limit=facts.sequence)
        if self.only is not None:
            won = parts_of_sellers(won, self.only)
        return Leaderboard(
            workspace_id=facts.workspace_id,
            week=week,
            season_start=None if self.season_start is None else max(self.season_start, facts.programme.first_week),
            sequence=facts.sequence,
            currency=facts.programme.currency,
            ranked=_ranked(members, names, before),
            unranked=_unranked(members, names),
            outcomes=outcomes(sellers, won, waiting),
            participation=participation(sellers),
            team=team_score(Member(seller.parts, seller.load) for seller in members),
            scheme_version=scheme.version,
            scheme_since=max(Week(scheme.effective_from), facts.programme.first_week),
            compared_with=None if before is None else before.week,
            sellers=tuple(sellers),
            teams=team_standings(self.tx, facts.workspace_id, week, members, limit=facts.sequence),
        )


def _ranked(
    members: Sequence[SellerStanding], names: Mapping[str, str], before: Shown | None
) -> tuple[RankedSeller, ...]:
    totals: Mapping[str, int] = {} if before is None else before.totals
    places: Mapping[str, int] = {} if before is None else before.places
    results = [Result(each.seller_id, each.parts, totals.get(each.seller_id)) for each in members if each.is_ranked]
    return tuple(RankedSeller(row.id, names.get(row.id, ""), row, places.get(row.id)) for row in rank(results))


def _unranked(members: Sequence[SellerStanding], names: Mapping[str, str]) -> tuple[UnrankedSeller, ...]:
    rest = sorted((seller.seller_id, seller.standing) for seller in members if not seller.is_ranked)
    return tuple(UnrankedSeller(seller_id, names.get(seller_id, ""), standing) for seller_id, standing in rest)
