"""The sentences of a weekly post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility
from bot.i18n import escape
from bot.views.answers import cut
from bot.views.leaderboard import visibility
from bot.views.weekly_post import board, commended, headline, noticed, rules, team, trend
from bot.views.weekly_post.teams import team_lines

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.domain.weekly_post import Totals, WeeklyPost
    from bot.i18n import Texts

LONGEST: Final = 3_900
"""Characters of the whole text; an edit with 4,000 is refused [Slack: reference/methods/chat.update]."""


def nobody(post: WeeklyPost, texts: Texts) -> str:
    """Return what stands in place of an empty leaderboard; nothing where what follows says enough."""
    if post.visibility is Visibility.TEAMS and post.teams:
        return ""
    if post.mean is not None and (post.team or post.visibility is Visibility.OWN):
        return ""
    if post.visibility not in {Visibility.NAMED, Visibility.TOP}:
        return visibility.nobody(post.visibility, texts)
    return texts.say("Nobody has points for this week yet. `/checkin last week` still counts for it.")


def notes(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return the lines of small print."""
    early = texts.say("Too early to judge: results take longer than activity.") if post.is_early else ""
    lines = (early, team.benchmarks(post, texts), _arrows(post, texts), rules.line(post, texts), _rules(post, texts))
    return [line for line in lines if line]


def edited(texts: Texts, moment: datetime | None, zone: ZoneInfo | None) -> str:
    """Return the mark of an edited post, or nothing."""
    return "" if moment is None or zone is None else texts.say("Updated {moment}", moment=texts.moment(moment, zone))


def whole(post: WeeklyPost, texts: Texts, mark: str = "") -> str:
    """Return all that the post says as text, for notifications and screen readers."""
    start = [headline.title(post, texts), *headline.lines(post, texts)]
    start += filter(None, [board.legend(texts) if post.sellers else nobody(post, texts)])
    sellers = [board.line(seller, texts, is_heard=True) for seller in post.sellers]
    people = [*team_lines(post, texts), *commended.lines(post, texts)]
    more = [*team.lines(post, texts, is_heard=True), *trend.in_words(post, texts)]
    end = [*people, *more, *noticed.lines(post, texts), *notes(post, texts), *([mark] if mark else [])]
    while len("\n".join([*start, *sellers, *end])) > LONGEST and sellers:
        sellers.pop()
    return cut("\n".join([*start, *sellers, *end]), LONGEST)


def _arrows(post: WeeklyPost, texts: Texts) -> str:
    """Return what arrows mean, where there is one."""
    if not any(map(board.arrow, post.sellers)):
        return ""
    return texts.say("▲ ▼ up or down by 8 points or more since the post before.")


def _rules(post: WeeklyPost, texts: Texts) -> str:
    """Return the days and the rules, and where those find themselves who are not listed."""
    facts = {"days": texts.days(post.week.starts_on, post.week.ends_on), "version": post.scheme_version}
    if post.sellers:
        return texts.say(
            "{days} · Rules v{version} · Not listed? Your place is under “My numbers”, for you alone.", **facts
        )
    return texts.say("{days} · Rules v{version} · Your points are under “My numbers”, for you alone.", **facts)


def outcomes(totals: Totals, currency: str, texts: Texts) -> list[str]:
    """Return what there was of money, customers, meetings and leads, each in a few words; nothing for what was not."""
    return [escape(phrase) for phrase in headline.brought(totals, currency, texts).values()]
