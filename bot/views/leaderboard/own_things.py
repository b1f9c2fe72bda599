"""What only the seller sees beside the own score: target audience, hours, and what became of badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.scoring.badges import Badge
from bot.domain.weeks import Week
from bot.views.answers import actions
from bot.views.leaderboard import badges
from bot.views.outcomes import deal_list
from bot.views.reporting import buttons, questions, target

if TYPE_CHECKING:
    from bot.domain.effort import Effort
    from bot.domain.scoring.flag import Flag
    from bot.i18n import Texts
    from bot.use_cases.leaderboard.own_things import OwnThings
    from bot.views.answers import Block
    from storage.badges import BadgeRow

_MOST_ASKED = 3
_MOST_DEALS = 5


def progress(things: OwnThings, texts: Texts) -> str:
    """Return how far the own target audience is, and what an hour brings; nothing without either."""
    lines = [target.progress(things.audience, texts)] if things.audience else []
    return "\n".join([*lines, *([effort(things.effort, texts)] if things.effort else [])])


def deals(things: OwnThings, texts: Texts, currency: str) -> str:
    """Return the deals that are shared or wait for a second person, with the own part of each; nothing without any."""
    if not things.deals:
        return ""
    lines = [f"• {deal_list.line(listed, texts, currency)}" for listed in things.deals[:_MOST_DEALS]]
    return "\n".join([texts.say("*Shared or unverified deals*"), *lines])


def effort(spent: Effort, texts: Texts) -> str:
    """Return what an hour brought in four weeks."""
    hours, an_hour = texts.number(spent.hours), spent.an_hour
    if an_hour is None:
        return texts.say("*An hour on social:* too few hours to say ({hours} in four weeks).", hours=hours)
    told = texts.say(
        "*An hour on social* brought {rate} outcomes: {outcomes} meetings, leads and deals in {hours} hours of four "
        "weeks.",
        rate=texts.number(an_hour),
        outcomes=texts.number(spent.outcomes),
        hours=hours,
    )
    if not spent.has_climbed_alone:
        return told
    alone = texts.say("Your hours have grown over eight weeks, your outcomes have not yet.")
    return f"{told} {alone}"


def changes(things: OwnThings, texts: Texts) -> str:
    """Return which badges are withdrawn, and which wait for an answer."""
    gone = [_withdrawn(row, texts) for row in things.withdrawn]
    asked = [
        texts.say("*The badges of {week} wait for an answer.* {question}", week=texts.week(week), question=said)
        for week, flags in _asked(things)
        for said in [" ".join(questions.question(flag, texts) for flag in flags)]
    ]
    return "\n".join([*gone, *asked])


def answers(things: OwnThings, texts: Texts) -> tuple[Block, ...]:
    """Return the buttons that answer what badges wait for."""
    asked = _asked(things)
    found = [buttons.confirm_numbers(week, flags, texts, names_week=len(asked) > 1) for week, flags in asked]
    return (actions(*found),) if found else ()


def naming_note(things: OwnThings, *, has_badges: bool, texts: Texts) -> str:
    """Return that badges of the running week will be named, and how to stay out; nothing when they will not."""
    if not (has_badges and things.is_named):
        return ""
    return texts.say(
        "The weekly post may name you for this week's badges. `/upshot naming off` if you would rather not."
    )


def _withdrawn(row: BadgeRow, texts: Texts) -> str:
    return texts.say(
        "“{badge}” of {week} was taken back, because the numbers behind it were corrected.",
        badge=badges.name(Badge(row.badge), texts),
        week=texts.week(Week.of(row.week_start)),
    )


def _asked(things: OwnThings) -> list[tuple[Week, tuple[Flag, ...]]]:
    known = ((week, tuple(flag for flag in flags if questions.can_ask(flag))) for week, flags in things.waiting.items())
    return [(week, flags) for week, flags in known if flags][-_MOST_ASKED:]
