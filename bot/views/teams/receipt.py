"""What became of a team and its people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.teams import NO_TEAM
from bot.domain.weeks import Week
from bot.views.answers import Answer, actions, button, context
from bot.views.people.roles import names_of
from bot.views.teams.listing import team_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.i18n import Texts
    from bot.use_cases.teams.receipts import MovedPerson, TeamReceipt

LET_IN: Final = "let_team_take_part"
"""Lets those of a team take part who do not yet; its value names the team."""
_NAMES = 20


def build(receipt: TeamReceipt, texts: Texts) -> Answer:
    """Return what changed, from when on, and a button for those who do not take part yet."""
    lines = [*_lines(receipt, texts)]
    text = "\n".join(lines)
    how = texts.say("`/upshot teams` shows all of them.")
    row = [actions(button(texts.plain("Let them take part"), LET_IN, str(receipt.team_id)))] if receipt.waiting else []
    return Answer(f"{text}\n{how}", (*Answer.of(text).blocks, *row, context(how)))


def _lines(receipt: TeamReceipt, texts: Texts) -> Iterator[str]:
    name = team_name(receipt.name)
    if receipt.is_ended:
        yield texts.say("The team {name} has ended. What its people reported stays, and so do past posts.", name=name)
    if receipt.is_new:
        yield texts.say("New team: *{name}*", name=name)
    if receipt.old_name:
        yield texts.say("{old} is now called *{name}*.", old=team_name(receipt.old_name), name=name)
    if not receipt.is_ended:
        yield from _people(receipt, name, texts)
    if receipt.channel_name:
        yield texts.say("Its own leaderboard comes to #{channel} each week.", channel=receipt.channel_name)
    if receipt.has_lost_channel and not receipt.is_ended:
        yield texts.say("{name} gets no leaderboard of its own any more.", name=name)
    if receipt.is_nothing and not receipt.unchanged:
        yield texts.say("Nothing to change for {names}.", names=name)
    if receipt.unchanged:
        yield texts.say("Nothing to change for {names}.", names=names_of(receipt.unchanged[:_NAMES], texts))


def _people(receipt: TeamReceipt, name: str, texts: Texts) -> Iterator[str]:
    if receipt.leading:
        yield texts.say("{names}: leading {team} now.", names=names_of(receipt.leading, texts), team=name)
    if receipt.promoted:
        yield texts.say(
            "{names}: a manager from now on, who confirms days away and settles claims.",
            names=names_of(receipt.promoted, texts),
        )
    if receipt.leading_no_more:
        who = names_of(receipt.leading_no_more, texts)
        yield texts.say("{names}: leading it no more; the role of a manager stays.", names=who)
    if receipt.joined:
        yield texts.say(
            "In {team} from {week} on: {names}.",
            team=name,
            week=_week(receipt, texts),
            names=_moved(receipt.joined, texts),
        )
    if receipt.left:
        week = _week(receipt, texts)
        yield texts.say("In no team from {week} on: {names}.", week=week, names=_moved(receipt.left, texts))
    if receipt.waiting:
        yield texts.say("Not taking part yet: {names}", names=names_of(receipt.waiting[:_NAMES], texts))
    if receipt.team_id != NO_TEAM and (receipt.joined or receipt.left):
        yield texts.say_count("{name} has {count} seller.", "{name} has {count} sellers.", receipt.size, name=name)


def _week(receipt: TeamReceipt, texts: Texts) -> str:
    week = Week(receipt.week)
    return texts.week_of_year(week) if receipt.is_of_other_year else texts.week(week)


def _moved(people: Sequence[MovedPerson], texts: Texts) -> str:
    """Return names with the teams that people come from; plain text."""
    told = []
    for moved in people[:_NAMES]:
        who = names_of([moved.person], texts)
        told.append(
            texts.plain("{name} ({team} before)", name=who, team=team_name(moved.before)) if moved.before else who
        )
    more = len(people) - _NAMES
    return texts.listing(told) if more <= 0 else f"{', '.join(told)}, +{more}"
