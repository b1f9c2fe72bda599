"""The leaderboard of a week or a season, put together from how each seller stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.leaderboard import Leaderboard, UnrankedSeller
from bot.domain.ranking import Ranking, Shown
from bot.domain.scoring.rulebook import Rulebook
from bot.domain.standings import Standings, team_score_of
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.holidays import holidays_in
from bot.use_cases.leaderboard.kept import Board, scored, standings_at, totals_at
from bot.use_cases.leaderboard.outcomes import outcomes, participation, parts_of_sellers
from bot.use_cases.leaderboard.team_deals import TeamDeals
from bot.use_cases.outcomes.verification import unverified_among
from bot.use_cases.teams.membership import team_standings
from storage.publications import PROGRAMME
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.domain.public_holidays import Holidays
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.seller_standing import SellerStanding
    from bot.use_cases.leaderboard.facts import Facts
    from storage.transaction import Transaction

    ByScheme: TypeAlias = tuple[Scheme, Sequence[SellerStanding]]


@dataclass(frozen=True, slots=True)
class Post:
    """A weekly post as it stood at a sequence number: what it was made of never changes."""

    workspace_id: str
    week: Week
    sequence: int
    holidays: Holidays
    document: str
    """What it said."""


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
    before = shown_in(tx, post, season=season, only=only)
    return leaderboard_at(tx, facts, week, season=season, before=before, only=only)


def shown_in(tx: Transaction, post: Post, *, season: bool = False, only: Collection[str] | None = None) -> Shown:
    """Return what stood in a weekly post, or in the season when it was made, of some sellers or of all."""
    totals = totals_at(tx, post, post.week, is_season=season)
    among = totals if only is None else {each: total for each, total in totals.items() if each in only}
    return Shown(post.week, among)


def leaderboard_at(
    tx: Transaction,
    facts: Facts,
    week: Week,
    *,
    season: bool = False,
    before: Shown | None = None,
    only: Collection[str] | None = None,
    deals: TeamDeals | None = None,
) -> Leaderboard:
    """Return the leaderboard as of the sequence number of some facts; the sellers among them do not matter.

    Whoever asks more about the deals that the team has won by then gives them.
    """
    sellers = _among(standings_at(tx, facts, week, is_season=season).sellers, only)
    start = facts.programme.season.first(week) if season else None
    return _Frame(tx, facts, facts.rulebook, week, start, only, deals).filled(sellers, before)


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


def post_before(
    tx: Transaction, workspace_id: str, week: Week, limit: int = NOW, subject: str = PROGRAMME
) -> Post | None:
    """Return the newest weekly post of an earlier week about a subject, as it stood at a sequence number."""
    earlier = tx.publications.posted_before(workspace_id, week.starts_on, subject)
    told = None if earlier is None else tx.publications.revision_at(workspace_id, earlier, limit, subject)
    if earlier is None or told is None:
        return None
    return Post(workspace_id, Week.of(earlier), told.sequence, holidays_in(told), told.document)


def _among(sellers: Standings, only: Collection[str] | None) -> Standings:
    return sellers if only is None else sellers.those([seller_id in only for seller_id in sellers.seller_id])


@dataclass(frozen=True, slots=True)
class _Frame:
    """A leaderboard without its sellers."""

    tx: Transaction
    facts: Facts
    rules: Rulebook
    week: Week
    season_start: Week | None = None
    only: Collection[str] | None = None
    deals: TeamDeals | None = None

    def filled(self, everybody: Iterable[SellerStanding], before: Shown | None = None) -> Leaderboard:
        """Return the leaderboard of sellers, compared with another one."""
        facts, week, first = self.facts, self.week, self.season_start or self.week
        names, scheme = self.tx.people.names(facts.workspace_id), self.rules.at(week.number)
        sellers = Standings.holding(everybody)
        members = sellers.those(sellers.takes_part)
        deals = self.deals or TeamDeals(self.tx, facts.workspace_id, facts.sequence)
        won = deals.won(first, week)
        waiting = unverified_among(self.tx, facts.workspace_id, won, limit=facts.sequence, deals=deals, known=facts)
        if self.only is not None:
            won = parts_of_sellers(won, self.only)
        return Leaderboard(
            workspace_id=facts.workspace_id,
            week=week,
            season_start=None if self.season_start is None else max(self.season_start, facts.programme.first_week),
            sequence=facts.sequence,
            currency=facts.programme.currency,
            ranked=Ranking(members, names, before),
            unranked=_unranked(members, names),
            outcomes=outcomes(sellers, won, waiting),
            participation=participation(sellers),
            team=team_score_of(members),
            scheme_version=scheme.version,
            scheme_since=max(Week(scheme.effective_from), facts.programme.first_week),
            compared_with=None if before is None else before.week,
            sellers=sellers,
            teams=team_standings(self.tx, facts.workspace_id, week, members, limit=facts.sequence),
        )


def _unranked(members: Standings, names: Mapping[str, str]) -> tuple[UnrankedSeller, ...]:
    rest = members.those([not is_ranked for is_ranked in members.is_ranked])
    return tuple(
        UnrankedSeller(seller_id, names.get(seller_id, ""), standing)
        for seller_id, standing in sorted(zip(rest.seller_id, rest.standing, strict=True))
    )
