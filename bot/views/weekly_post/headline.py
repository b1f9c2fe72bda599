"""The first lines of a post: what came from social selling, against what usually comes, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.posts.headline import Cause, Measure
from bot.i18n import escape
from bot.views.weekly_post.teams import of_team

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from bot.domain.posts.headline import Headline
    from bot.domain.weekly_post import Totals, WeeklyPost
    from bot.i18n import Texts


def title(post: WeeklyPost, texts: Texts) -> str:
    """Return what the week brought, as short as a notification, without mark-up: money, or all there is without it."""
    if post.totals is None or post.totals.is_nothing:
        return of_team(texts.plain("Leaderboard of {week}", week=texts.week(post.week)), post.team)
    first, *others = brought(post.totals, post.currency, texts).values()
    told = first if post.totals.revenue else " · ".join((first, *others))
    return of_team(texts.plain("Week {number}: {brought}", number=post.week.iso_week, brought=told), post.team)


def lines(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return what else the week brought, what is usual, and how the season stands; nothing that may not be told."""
    if post.totals is None:
        return []
    told = _rest(post.totals, post.currency, texts) if not post.totals.is_nothing else _nothing(texts)
    waiting = unverified(post.totals.unverified, post.currency, texts)
    return [line for line in (told, waiting, _usual(post, texts), _season(post, texts)) if line]


def brought(totals: Totals, currency: str, texts: Texts) -> Mapping[str, str]:
    """Return what there was of money, customers, meetings and leads, each in a few words; nothing for what was not."""
    return dict(_brought(totals, currency, texts))


def unverified(amount: Decimal, currency: str, texts: Texts) -> str:
    """Return that so much of the money just told waits for a second person; nothing where none does."""
    return texts.say("{money} of it is not verified yet.", money=texts.short_money(amount, currency)) if amount else ""


def _brought(totals: Totals, currency: str, texts: Texts) -> Iterator[tuple[str, str]]:
    if totals.revenue:
        yield "revenue", texts.plain("{money} from social selling", money=texts.short_money(totals.revenue, currency))
    if totals.customers:
        yield "customers", texts.plain_count("{count} customer", "{count} customers", totals.customers)
    if totals.meetings:
        yield "meetings", texts.plain_count("{count} meeting", "{count} meetings", int(totals.meetings))
    if totals.leads:
        yield "leads", texts.plain_count("{count} lead", "{count} leads", int(totals.leads))


def _rest(totals: Totals, currency: str, texts: Texts) -> str:
    """Return what the title leaves out."""
    if not totals.revenue:
        return ""
    _, *rest = brought(totals, currency, texts).values()
    return escape(" · ".join(rest))


def _nothing(texts: Texts) -> str:
    return texts.say("*No meetings, leads or social deals were reported for this week.*")


def _usual(post: WeeklyPost, texts: Texts) -> str:
    told = post.story.headline
    if told is None:
        return ""
    amount = _amount(told, post.currency, texts)
    usual = (
        texts.say("*No deal won, usually {amount}*", amount=amount)
        if told.cause is Cause.NO_DEAL
        else texts.say("*Usually {amount}*", amount=amount)
    )
    weeks = texts.say_count("(mean of the {count} week before).", "(mean of the {count} weeks before).", told.weeks)
    return f"{usual} {weeks} {_CAUSES[told.cause](texts)}"


def _amount(told: Headline, currency: str, texts: Texts) -> str:
    if told.measure is Measure.REVENUE:
        return texts.short_money(round(told.usual), currency)
    return texts.plain("{count} meetings", count=texts.number(told.usual, 1))


def _season(post: WeeklyPost, texts: Texts) -> str:
    """Return what the season brought; nothing in its first week with money, which has said so."""
    season = post.story.season
    if season is None or not season.revenue or (post.totals and season.revenue == post.totals.revenue):
        return ""
    told = texts.say_count(
        "*Season so far:* {money} from {count} customer.",
        "*Season so far:* {money} from {count} customers.",
        season.customers,
        money=texts.short_money(season.revenue, post.currency),
    )
    return " ".join(filter(None, (told, unverified(season.unverified, post.currency, texts))))


_CAUSES: Final[Mapping[Cause, Callable[[Texts], str]]] = {
    Cause.NO_DEAL: lambda texts: texts.say("Deals come in lumps."),
    Cause.ONE_DEAL: lambda texts: texts.say("It is one deal, so a single week says little."),
    Cause.MORE_DEALS: lambda texts: texts.say("More deals were won than usual."),
    Cause.FEWER_DEALS: lambda texts: texts.say("Fewer deals were won than usual."),
    Cause.LARGER_DEALS: lambda texts: texts.say("The deals were larger than usual."),
    Cause.SMALLER_DEALS: lambda texts: texts.say("The deals were smaller than usual."),
    Cause.MORE_PEOPLE: lambda texts: texts.say("Mostly because more of us were at work."),
    Cause.FEWER_PEOPLE: lambda texts: texts.say("Mostly because fewer of us were at work."),
    Cause.MORE_EACH: lambda texts: texts.say("Those at work held more meetings each."),
    Cause.LESS_EACH: lambda texts: texts.say("Those at work held fewer meetings each."),
    Cause.AS_USUAL: lambda texts: texts.say("That is within the usual ups and downs."),
}
