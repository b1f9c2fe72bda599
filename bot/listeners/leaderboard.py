"""Somebody wants to see the leaderboard or the own numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.typed.lines import leaderboard as line
from bot.domain.typed.lines.leaderboard import Span
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.weeks import parse_week
from bot.listeners.doors import Doors, Outcome, Request
from bot.listeners.in_time import in_time
from bot.views.leaderboard import adding_up, copied, last_post, own_numbers, standings
from bot.views.leaderboard import help as help_view
from bot.views.teams import board

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.domain.typed.lines.leaderboard import LeaderboardLine
    from bot.off_loop import OffLoop
    from bot.use_cases.leaderboard.post_copy import OfferCopies, PostCopy
    from bot.use_cases.leaderboard.show_last_post import ShowLastPost
    from bot.use_cases.leaderboard.show_leaderboard import ShowLeaderboard
    from bot.use_cases.leaderboard.show_own_numbers import ExplainPostedScore, ShowOwnNumbers
    from bot.use_cases.leaderboard.show_season import ShowSeason
    from bot.use_cases.teams.show_standing import ShowTeamStanding
    from bot.views.answers import Answer


@dataclass(frozen=True, slots=True)
class LeaderboardListener:
    """The commands ``/leaderboard`` and ``/mystats``, and the buttons that lead to a seller's own numbers."""

    run: OffLoop
    clock: Clock
    show_leaderboard: ShowLeaderboard
    show_last_post: ShowLastPost
    show_own_numbers: ShowOwnNumbers
    explain_posted_score: ExplainPostedScore
    show_season: ShowSeason
    show_teams: ShowTeamStanding
    offer_copies: OfferCopies
    post_copy: PostCopy
    wake: Callable[[], None]
    """Lets the schedule look for due work at once."""
    patience: float
    """Seconds after which an answer comes later: whoever asks first after new rules waits for all to be scored."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            commands={"/leaderboard": self.show, "/mystats": self.show_own},
            actions={
                standings.LEADERBOARD: self.show,
                own_numbers.OWN_NUMBERS: self.click_own,
                own_numbers.WHY: self.explain,
                copied.POST_COPY: self.copy,
            },
        )

    async def show(self, request: Request) -> Outcome:
        """Show the leaderboard that the words after the command name."""
        if asks_for_help(request.text):
            return help_view.leaderboard(request.texts)
        programme = request.actor.require_reader()
        asked = line.parse(request.text, programme.week_of(self.clock()))
        return await self._in_time(request, self._shown(asked, programme, request))

    async def _shown(self, asked: LeaderboardLine, programme: Programme, request: Request) -> Answer:
        if asked.span in {Span.LAST_POST, Span.POST}:
            shown = await self.run(self.show_last_post, request.actor, asked.week)
            return last_post.build(shown, request.texts, programme.zone)
        if asked.span in {Span.SEASON, Span.LAST_SEASON}:
            is_over = asked.span is Span.LAST_SEASON
            return standings.season(await self.run(self.show_season, request.actor, is_over=is_over), request.texts)
        if asked.span in {Span.TEAMS, Span.TEAMS_LAST_WEEK, Span.TEAMS_SEASON}:
            return await self._teams(asked.span, request)
        offers = await self.run(self.offer_copies, request.actor)
        leaderboard = await self.run(self.show_leaderboard, request.actor)
        return standings.running(leaderboard, request.texts, *copied.buttons(offers, request.texts))

    async def copy(self, request: Request) -> Outcome:
        """Post a copy of the leaderboard in the channel that the button names."""
        answer = await self.run(self.post_copy, request.actor, copied.parse(request.text))
        self.wake()
        return copied.answer(answer, request.texts)

    async def show_own(self, request: Request) -> Outcome:
        """Show the own numbers of the running week."""
        if asks_for_help(request.text):
            return help_view.own_numbers(request.texts)
        return await self.click_own(request)

    async def click_own(self, request: Request) -> Outcome:
        """Show the own numbers to whoever clicked, and to nobody else."""
        return await self._in_time(request, self._own(request))

    async def explain(self, request: Request) -> Outcome:
        """Explain the own score of the week that the button names."""
        programme = request.actor.require_seller()
        week = parse_week(request.text, programme.week_of(self.clock()))
        return own_numbers.explained(await self.run(self.explain_posted_score, request.actor, week), request.texts)

    async def _own(self, request: Request) -> Answer:
        return own_numbers.build(await self.run(self.show_own_numbers, request.actor), request.texts)

    async def _in_time(self, request: Request, answer: Coroutine[Any, Any, Answer]) -> Outcome:
        return await in_time(request, answer, adding_up.build(request.texts), self.patience)

    async def _teams(self, span: Span, request: Request) -> Answer:
        if span is Span.TEAMS_LAST_WEEK:
            return board.last_week(await self.run(self.show_teams.of_last_post, request.actor), request.texts)
        is_season = span is Span.TEAMS_SEASON
        view = board.season if is_season else board.running
        return view(await self.run(self.show_teams, request.actor, season=is_season), request.texts)
