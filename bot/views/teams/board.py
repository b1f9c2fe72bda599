"""How teams stand, in lines: the mean of who was there, each weighted by how much they worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Visibility
from bot.domain.scoring.parts import in_shown_points, shown
from bot.i18n import capitalised
from bot.views.answers import Answer, actions, button, context, header, section
from bot.views.leaderboard.own_numbers import OWN_NUMBERS
from bot.views.teams.listing import team_name
from bot.views.weekly_post import rules
from bot.views.weekly_post.board import adding_up, legend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.scoring.leaderboard import TeamScore
    from bot.domain.teams import PlacedTeam
    from bot.domain.visibility import VisibleLeaderboard
    from bot.i18n import Texts

_AT_ONCE = 10
"""Teams in one section."""


def running(leaderboard: VisibleLeaderboard, texts: Texts) -> Answer:
    """Return how the teams stand in the running week so far."""
    title = texts.plain("Teams, {week} so far", week=texts.week(leaderboard.week))
    so_far = texts.say("So far: the goals of the whole week are counted already, so points still rise.")
    return _build(title, leaderboard, so_far, texts)


def last_week(leaderboard: VisibleLeaderboard | None, texts: Texts) -> Answer:
    """Return how the teams stood in the newest weekly post."""
    if leaderboard is None:
        return Answer.of(texts.say("There is no weekly post yet. `/leaderboard teams` shows the week so far."))
    return _build(texts.plain("Teams, {week}", week=texts.week(leaderboard.week)), leaderboard, "", texts)


def season(leaderboard: VisibleLeaderboard, texts: Texts) -> Answer:
    """Return how the teams stand in the season so far."""
    weeks = texts.weeks(leaderboard.season_start or leaderboard.week, leaderboard.week)
    span = texts.say("{weeks}, by the teams that people are in now.", weeks=capitalised(weeks))
    return _build(texts.plain("Teams, the season so far"), leaderboard, span, texts)


def lines(teams: Sequence[PlacedTeam], texts: Texts) -> list[str]:
    """Return a line of mrkdwn for each team, below what the points consist of."""
    return [legend(texts), *(_line(team, texts) for team in teams)] if teams else []


def _build(title: str, leaderboard: VisibleLeaderboard, span: str, texts: Texts) -> Answer:
    told = lines(leaderboard.teams.placed, texts)
    said = ["\n".join(told[start : start + _AT_ONCE]) for start in range(0, len(told), _AT_ONCE)]
    left_out = (_nothing(leaderboard, texts), _too_few(leaderboard, texts), _withheld(leaderboard, texts))
    said += [text for text in left_out if text]
    small = [*([span] if span and told else []), *_notes(leaderboard, texts)]
    blocks = [header(title), *map(section, said), *([context("\n".join(small))] if small else [])]
    own = actions(button(texts.plain("My numbers"), OWN_NUMBERS))
    return Answer("\n".join([title, *said, *small]), (*blocks, own))


def _line(team: PlacedTeam, texts: Texts) -> str:
    told = texts.say(
        "*{name}* {points} · {count} there",
        name=team_name(team.name),
        points=adding_up(team.points, (team.business, team.strategic, team.ssi, team.locked), texts),
        count=texts.number(team.present),
    )
    mine = f" {texts.say('← your team')}" if team.is_own else ""
    return f"{f'{texts.number(team.place)}. ' if team.place is not None else ''}{told}{mine}"


def _nothing(leaderboard: VisibleLeaderboard, texts: Texts) -> str:
    if leaderboard.visibility is Visibility.OFF:
        return texts.say("There is no leaderboard in this programme, and teams are not compared.")
    if not leaderboard.teams.has_any:
        return _everybody(leaderboard.team, texts)
    if leaderboard.visibility is Visibility.OWN and not leaderboard.teams.placed:
        return texts.say("Teams are not compared here, and yours is too small to show its mean.")
    return ""


def _everybody(whole: TeamScore | None, texts: Texts) -> str:
    """Return the programme as one team, where there are none."""
    none = texts.say("There are no teams. Admins begin one with `/upshot teams add Nord`")
    if whole is None or not whole.is_ranked:
        return none
    mean = texts.say_count(
        "The mean of {count} seller present: *{points}*",
        "The mean of {count} sellers present: *{points}*",
        whole.present,
        points=texts.points(in_shown_points(shown(whole.parts.total))),
    )
    return f"{mean}\n{none}"


def _too_few(leaderboard: VisibleLeaderboard, texts: Texts) -> str:
    names = leaderboard.teams.too_few
    if not names or leaderboard.visibility is Visibility.OWN:
        return ""
    told = texts.listing([team_name(name) for name in names])
    return texts.say("Too few were there to show: {names}", names=told)


def _withheld(leaderboard: VisibleLeaderboard, texts: Texts) -> str:
    name = leaderboard.teams.withheld
    if not name or leaderboard.visibility is Visibility.OWN:
        return ""
    return texts.say(
        "Not shown: {name}. With it, everybody's mean would tell on the few who are in none of these teams.",
        name=team_name(name),
    )


def _notes(leaderboard: VisibleLeaderboard, texts: Texts) -> Iterator[str]:
    if leaderboard.teams.placed:
        yield texts.say("The mean of everybody who was there, by how much they worked.")
        yield rules.in_force(leaderboard.scheme_version, leaderboard.scheme_since, texts)
