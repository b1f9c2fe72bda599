"""A copy of the leaderboard for a channel: the buttons that post it, the copy, and what whoever clicks is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.teams import NO_TEAM
from bot.use_cases.leaderboard.post_copy import COPY, CopyKind, Offer
from bot.use_cases.leaderboard.send_copy import REFUSED
from bot.views.answers import Answer, button
from bot.views.leaderboard import standings
from bot.views.programme import silence
from bot.views.values import number_in, reads_value, week_numbered
from bot.views.weekly_post import board
from bot.views.weekly_post.alerts import remedy, too_few
from bot.views.weekly_post.answers import link_to
from bot.views.weekly_post.teams import lines_of, of_team

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.leaderboard.post_copy import CopyAnswer
    from bot.views.answers import Block

POST_COPY: Final = "post_copy"
"""The button that posts a copy; its value holds the week, the newest entry and the team."""
_MOST: Final = 5
"""Buttons that fit beside the leaderboard; whoever leads more teams posts in the channels of the first."""


def buttons(offers: Sequence[Offer], texts: Texts) -> list[Block]:
    """Return a button for each channel in which a copy may be posted."""
    return [
        button(
            texts.plain("Post in #{channel}", channel=offer.channel_name),
            f"{POST_COPY}:{offer.team_id}",
            f"{offer.week.number} {offer.sequence} {offer.team_id}",
        )
        for offer in offers[:_MOST]
    ]


@reads_value("/leaderboard")
def parse(value: str) -> Offer:
    """Return what the value of a button offers.

    Raises:
        OutdatedButtonError: it is none.
    """
    week, sequence, team_id = value.split(" ")
    return Offer(week_numbered(week), number_in(sequence), number_in(team_id))


def build(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the leaderboard so far for everybody in a channel, signed by who posted it."""
    leaderboard, teams = facts["leaderboard"], facts["teams"]
    title = texts.plain("Leaderboard of {week} so far", week=texts.week(leaderboard.week))
    signature = texts.say(
        "Posted by {name}, as of {moment}. It stays as it is and is not the weekly post.",
        name=board.in_line(facts["by"], texts),
        moment=texts.moment(facts["at"], facts["zone"]),
    )
    told = lines_of(teams.placed, leaderboard.visibility, texts) if teams.are_compared else []
    is_withheld = bool(facts["team"]) and leaderboard.participation is None and not leaderboard.named
    told = told or ([too_few(texts)] if is_withheld else [])
    return standings.signed(leaderboard, signature, told, of_team(title, facts["team"]), texts)


def answer(found: CopyAnswer, texts: Texts) -> Answer:
    """Return what becomes of the copy."""
    if found.silence is not None:
        return Answer.of(silence.why(found.silence, texts))
    if found.link:
        said = texts.say(
            "This leaderboard is in #{channel} already: {link}",
            channel=found.channel_name,
            link=link_to(found.link, texts),
        )
        return Answer.of(said)
    return Answer.of(_SAID[found.kind](found, texts))


def refused(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that Slack did not take the copy, and what mends that."""
    said = texts.say(
        "I could not post the leaderboard so far in #{channel}. {remedy} Then click again.",
        channel=facts["channel"],
        remedy=remedy(facts["problem"], facts["channel"], texts, is_team=facts["team"] != NO_TEAM),
    )
    return Answer.of(said)


def _planned(found: CopyAnswer, texts: Texts) -> str:
    return texts.say("I am posting the leaderboard so far in #{channel}, signed by you.", channel=found.channel_name)


def _under_way(found: CopyAnswer, texts: Texts) -> str:
    return texts.say("This leaderboard is on its way to #{channel} already.", channel=found.channel_name)


def _posted(found: CopyAnswer, texts: Texts) -> str:
    return texts.say("This leaderboard is in #{channel} already.", channel=found.channel_name)


def _unknown(found: CopyAnswer, texts: Texts) -> str:
    return texts.say(
        "Slack did not tell me whether this leaderboard arrived in #{channel}. If it is not there, `/leaderboard` "
        "shows it anew.",
        channel=found.channel_name,
    )


def _over(found: CopyAnswer, texts: Texts) -> str:
    return texts.say(
        "This button is from {week}, which is over: its post is `/leaderboard last week`. `/leaderboard` shows the "
        "running week.",
        week=texts.week(found.week),
    )


_SAID: Final[Mapping[CopyKind, Callable[[CopyAnswer, Texts], str]]] = {
    CopyKind.PLANNED: _planned,
    CopyKind.UNDER_WAY: _under_way,
    CopyKind.POSTED: _posted,
    CopyKind.UNKNOWN: _unknown,
    CopyKind.OVER: _over,
}

NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {COPY: build, REFUSED: refused}
"""By the kind of notice, what draws it."""
