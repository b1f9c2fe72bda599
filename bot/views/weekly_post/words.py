"""The sentences of a weekly post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility
from bot.domain.visibility import shows_places
from bot.i18n import Markup
from bot.views.leaderboard import visibility
from bot.views.weekly_post import board, commended, rules

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.domain.weekly_post import Totals, WeeklyPost
    from bot.i18n import Texts

LONGEST: Final = 3_900
"""Characters of the whole text; an edit with 4,000 is refused [Slack: reference/methods/chat.update]."""


def title(post: WeeklyPost, texts: Texts) -> str:
    """Return what it is, without mark-up."""
    return texts.plain("Leaderboard of {week}", week=texts.week(post.week))


def headline(post: WeeklyPost, texts: Texts) -> str:
    """Return what came of the week, in money and meetings, as far as it may be told."""
    span = texts.say("{first} to {last}", first=texts.date(post.week.starts_on), last=texts.date(post.week.ends_on))
    if post.totals is None:
        return span
    if post.totals.is_nothing:
        return f"{texts.say('*No meetings, leads or social deals were reported for this week.*')}\n{span}"
    brought = Markup(texts.listing(outcomes(post.totals, post.currency, texts)))
    return f"{texts.say('*The week brought {outcomes}.*', outcomes=brought)}\n{span}"


def nobody(post: WeeklyPost, texts: Texts) -> str:
    """Return what stands in place of an empty leaderboard."""
    if post.visibility not in {Visibility.NAMED, Visibility.TOP}:
        return visibility.nobody(post.visibility, texts)
    return texts.say("Nobody has points for this week yet. `/checkin last week` still counts for it.")


def notes(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return the lines of small print."""
    lines = [_team(post, texts)] if post.mean is not None else []
    lines.extend(line for line in (rules.line(post, texts), _rules(post, texts)) if line)
    if post.is_early:
        lines.append(texts.say("Too early to judge: results take longer than activity."))
    return lines


def edited(texts: Texts, moment: datetime | None, zone: ZoneInfo | None) -> str:
    """Return the mark of an edited post, or nothing."""
    return "" if moment is None or zone is None else texts.say("Updated {moment}", moment=texts.moment(moment, zone))


def whole(post: WeeklyPost, texts: Texts, mark: str = "") -> str:
    """Return all that the post says as text, for notifications and screen readers."""
    sellers = [board.line(seller, texts) for seller in post.sellers] or [nobody(post, texts)]
    ends = [*commended.lines(post, texts), *notes(post, texts), *([mark] if mark else [])]
    lines = [title(post, texts), *headline(post, texts).split("\n"), *sellers, *ends]
    while len("\n".join(lines)) > LONGEST and sellers:
        lines.remove(sellers.pop())
    return "\n".join(lines)


def _rules(post: WeeklyPost, texts: Texts) -> str:
    facts = {"version": post.scheme_version, "week": str(post.scheme_since)}
    if shows_places(post.visibility):
        return texts.say(
            "Rules v{version} since {week}. Everybody finds their own place under “My numbers”; nobody else sees it.",
            **facts,
        )
    return texts.say(
        "Rules v{version} since {week}. Everybody finds their own points under “My numbers”; nobody else sees them.",
        **facts,
    )


def _team(post: WeeklyPost, texts: Texts) -> str:
    mean = texts.points(post.mean) if post.mean is not None else ""
    if post.reported is None or post.present is None:
        return texts.say("The team's mean is {points} points.", points=mean)
    return texts.say(
        "The team's mean is {points} points. {reported} of {present} reported.",
        points=mean,
        reported=post.reported,
        present=post.present,
    )


def outcomes(totals: Totals, currency: str, texts: Texts) -> list[str]:
    """Return what there was of money, customers, meetings and leads, each in a few words; nothing for what was not."""
    phrases = []
    if totals.revenue:
        phrases.append(texts.say("{money} from social selling", money=texts.money(totals.revenue, currency)))
    if totals.customers:
        phrases.append(texts.say_count("{count} customer", "{count} customers", totals.customers))
    if totals.meetings:
        phrases.append(texts.say_count("{count} meeting", "{count} meetings", int(totals.meetings)))
    if totals.leads:
        phrases.append(texts.say_count("{count} lead", "{count} leads", int(totals.leads)))
    return phrases
