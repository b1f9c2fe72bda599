"""The leaderboard of the running week, or of the season."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.seasons import Season
from bot.domain.seller_standing import SEASON_WEEKS
from bot.i18n import Markup, capitalised
from bot.views.answers import Answer, Block, actions, button, context, header, section
from bot.views.leaderboard import places, visibility
from bot.views.leaderboard.own_numbers import OWN_NUMBERS
from bot.views.weekly_post import board, headline, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.leaderboard import Outcomes
    from bot.domain.scoring.leaderboard import TeamScore
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weeks import Week
    from bot.i18n import Texts
    from bot.use_cases.leaderboard.show_season import ShownSeason

LEADERBOARD: Final = "show_leaderboard"
"""The button "Leaderboard"."""


def running(leaderboard: VisibleLeaderboard, texts: Texts, *buttons: Block) -> Answer:
    """Return the leaderboard of the running week so far, with more buttons for whoever may do more."""
    title = texts.plain("Leaderboard of {week} so far", week=texts.week(leaderboard.week))
    return _build(title, leaderboard, [_so_far(texts), *_notes(leaderboard, texts)], texts, *buttons)


def signed(leaderboard: VisibleLeaderboard, signature: str, teams: Sequence[str], title: str, texts: Texts) -> Answer:
    """Return the leaderboard of the running week for everybody in a channel, with how the teams stand."""
    notes = [signature, _so_far(texts), *_notes(leaderboard, texts)]
    rows = board.lines(leaderboard.named, texts) or ([] if teams else [_nobody(leaderboard, texts)])
    return _answer(title, [*rows, "\n".join(teams), _together(leaderboard, texts)], notes, texts)


def season(shown: ShownSeason, texts: Texts) -> Answer:
    """Return the leaderboard of the season so far, or of the one that ended last."""
    leaderboard = shown.leaderboard
    name = season_name(shown.season, leaderboard.week, texts)
    weeks = capitalised(texts.weeks(leaderboard.season_start or leaderboard.week, leaderboard.week))
    if shown.is_over:
        title = texts.plain("Season {season}", season=name)
        span = texts.say("{weeks}, later corrections included.", weeks=weeks)
    else:
        title = texts.plain("Season {season} so far", season=name)
        span = texts.say("{weeks}, the running week included.", weeks=weeks)
    return _build(title, leaderboard, [span, *_season_notes(shown, texts), *_notes(leaderboard, texts)], texts)


def season_name(season: Season, week: Week, texts: Texts) -> str:
    """Return what the season is called in which a week lies, such as ``Q4 2026``."""
    year, number = season.of(week)
    if season is Season.QUARTER:
        return texts.plain("Q{number} {year}", number=number, year=str(year))
    return texts.plain("half {number} of {year}", number=number, year=str(year))


def _build(title: str, leaderboard: VisibleLeaderboard, notes: Sequence[str], texts: Texts, *buttons: Block) -> Answer:
    rows = board.lines(leaderboard.named, texts) or [_nobody(leaderboard, texts)]
    return _answer(title, [*rows, _own(leaderboard, texts), _together(leaderboard, texts)], notes, texts, *buttons)


def _answer(title: str, paragraphs: Sequence[str], notes: Sequence[str], texts: Texts, *buttons: Block) -> Answer:
    said, small = [text for text in paragraphs if text], [text for text in notes if text]
    own = actions(button(texts.plain("My numbers"), OWN_NUMBERS), *buttons)
    blocks: tuple[Block, ...] = (
        header(title),
        *map(section, said),
        *([context("\n".join(small))] if small else []),
        own,
    )
    return Answer("\n".join([title, *said, *small]), blocks)


def _so_far(texts: Texts) -> str:
    return texts.say("So far: the goals of the whole week are counted already, so points still rise.")


def _nobody(leaderboard: VisibleLeaderboard, texts: Texts) -> str:
    if leaderboard.visibility not in {Visibility.NAMED, Visibility.TOP}:
        return visibility.nobody(leaderboard.visibility, texts)
    return texts.say(
        "Nobody has points yet. The first report opens the leaderboard, for example `/outcomes meetings 3`."
    )


def _own(leaderboard: VisibleLeaderboard, texts: Texts) -> str:
    if any(seller.is_own for seller in leaderboard.named):
        return ""
    place = places.own_place(leaderboard, texts)
    return f"{texts.say('*Only you see this*')}\n{place}" if place else ""


def _together(leaderboard: VisibleLeaderboard, texts: Texts) -> str:
    lines = []
    if leaderboard.outcomes is not None:
        lines.append(_outcomes(leaderboard.outcomes, leaderboard.currency, texts))
        lines.append(headline.unverified(leaderboard.outcomes.unverified, leaderboard.currency, texts))
    if leaderboard.team is not None and leaderboard.team.present:
        lines.append(_team(leaderboard.team, texts))
    count = leaderboard.participation
    if leaderboard.season_start is None and count is not None and count.present:  # it is that of one week
        lines.append(texts.say("{reported} of {present} reported.", reported=count.reported, present=count.present))
    return "\n".join(line for line in lines if line)


def _team(team: TeamScore, texts: Texts) -> str:
    points, parts = in_shown_points(shown(team.parts.total)), [in_shown_points(part) for part in team.parts.shown]
    return texts.say("The team's mean: {points}", points=board.adding_up(points, parts, texts))


def _outcomes(outcomes: Outcomes, currency: str, texts: Texts) -> str:
    meetings, leads = int(outcomes.meetings), int(outcomes.leads)
    phrases = [
        texts.say_count("{count} meeting", "{count} meetings", meetings) if meetings else "",
        texts.say_count("{count} lead", "{count} leads", leads) if leads else "",
        texts.say_count("{count} new customer", "{count} new customers", outcomes.customers)
        if outcomes.customers
        else "",
        texts.say("{money} won", money=texts.money(outcomes.revenue, currency)) if outcomes.revenue else "",
    ]
    told = [phrase for phrase in phrases if phrase]
    if not told:
        return ""
    return texts.say("*Together: {outcomes}.*", outcomes=Markup(texts.listing(told)))


def _season_notes(shown: ShownSeason, texts: Texts) -> list[str]:
    notes = []
    if shown.own_weeks is not None and shown.own_weeks < SEASON_WEEKS:
        worked = Decimal(shown.own_weeks.numerator) / shown.own_weeks.denominator
        notes.append(
            texts.say(
                "A season is ranked from 4 full weeks of work; yours has {weeks}.",
                weeks=texts.number(worked),
            )
        )
    if not shown.is_over and shown.has_earlier:
        notes.append(texts.say("`/leaderboard last season` shows the season before."))
    return notes


def _notes(leaderboard: VisibleLeaderboard, texts: Texts) -> list[str]:
    notes = []
    if leaderboard.alias:
        alias = leaderboard.alias
        notes.append(texts.say("This season you are {alias}; nobody else is told.", alias=alias))
    if leaderboard.compared_with is not None and any(map(board.arrow, leaderboard.named)):
        week = texts.week(leaderboard.compared_with)
        notes.append(texts.say("Arrows: moved by 8 points or more since the post of {week}.", week=week))
    notes.append(rules.in_force(leaderboard.scheme_version, leaderboard.scheme_since, texts))
    return notes
