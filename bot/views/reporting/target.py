"""The own target audience, for the seller alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.i18n import Markup
from bot.views import examples
from bot.views.answers import Answer, context, cut, section
from bot.views.leaderboard.trend import bars
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from bot.domain.own_audience import Audience, AudienceWeek
    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt
    from bot.use_cases.reporting.steps import AudienceStep

_TITLES = 120


def kept(receipt: Receipt, texts: Texts) -> Answer:
    """Return what was kept."""
    audience = receipt.audience.after if receipt.audience else None
    if audience is None:
        return Answer.of(texts.say("You have no target audience of your own any more. `/undo` brings it back."))
    lines = [texts.say("Your target audience: *{audience}*", audience=named(audience, texts))]
    if audience.titles:
        lines.append(texts.say("Titles: {titles}", titles=cut(audience.titles, _TITLES)))
    text = "\n".join(lines)
    hint = texts.say(
        "Only you see it, and it brings no points. `/connections 930 target 120` tells how many you know. "
        "`/undo` takes this back."
    )
    return Answer.saying(section(text), context(hint))


def shown(week: AudienceWeek | None, texts: Texts) -> Answer:
    """Return how far it has come, or how to choose one."""
    hint = texts.say(
        "`{line}` sets whom you want to meet and how many a week; `/upshot target off` drops it.",
        line=examples.line_for("target", texts),
    )
    text = progress(week, texts) if week else texts.say("You have no target audience of your own yet.")
    return Answer.saying(section(text), context(hint))


def named(audience: Audience, texts: Texts) -> str:
    """Return the name with the weekly goal: plain text."""
    name = shown_name(audience.name, texts)
    if audience.weekly_goal is None:
        return name
    return texts.plain("{name}, +{goal} a week", name=name, goal=texts.number(audience.weekly_goal))


def step(change: AudienceStep, texts: Texts) -> Markup:
    """Return what became of the audience, in few words."""
    if change.after is None:
        return Markup(texts.say("your target audience dropped"))
    return Markup(texts.say("your target audience {audience}", audience=named(change.after, texts)))


def restored(change: AudienceStep, texts: Texts) -> str:
    """Return what stands again after the step that led away from it was taken back."""
    if change.after is None:
        return texts.say("You have no target audience of your own, as before.")
    return texts.say("Your target audience is *{audience}* again.", audience=named(change.after, texts))


def progress(week: AudienceWeek, texts: Texts) -> str:
    """Return how far the week has come, with the weeks before."""
    line = texts.say("*Your target audience:* {progress}", progress=in_short(week, texts))
    if len(week.last_weeks) > 1:
        weeks = bars([Decimal(max(growth, 0)) for growth in week.last_weeks])
        line = f"{line}  {weeks}"
    return line


def in_short(week: AudienceWeek, texts: Texts) -> str:
    """Return how far the week has come, in plain text."""
    name, goal = shown_name(week.audience.name, texts), week.audience.weekly_goal
    if week.growth is None:
        return texts.plain("{audience}, nothing noted this week yet", audience=named(week.audience, texts))
    if goal is None:
        return texts.plain("{name}: {growth} this week", name=name, growth=texts.signed(week.growth))
    return texts.plain(
        "{name}: {growth} of +{goal} this week", name=name, growth=texts.signed(week.growth), goal=texts.number(goal)
    )
