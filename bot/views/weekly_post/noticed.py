"""What everybody is to notice: show without business, and moves of the SSI that are LinkedIn's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.posts.vanity import Vanity

if TYPE_CHECKING:
    from bot.domain.posts.vanity import VanityGap
    from bot.domain.posts.weather import Weather
    from bot.domain.weekly_post import WeeklyPost
    from bot.i18n import Texts


def lines(post: WeeklyPost, texts: Texts) -> list[str]:
    """Return a paragraph for each thing to be noticed; nothing on most weeks."""
    story = post.story
    vanity = [] if story.vanity is None else [_vanity(story.vanity, texts)]
    return [*vanity, *([] if story.weather is None else [_weather(story.weather, texts)])]


def _vanity(gap: VanityGap, texts: Texts) -> str:
    facts = {"before": texts.number(gap.meetings_before, 1), "now": texts.number(gap.meetings, 1)}
    if gap.kind is Vanity.SSI:
        return texts.say(
            "*More show than business?* The mean SSI has risen by {points} points in four weeks. Conversations, "
            "meetings and deals have not (meetings a week: {before} → {now}). Where do the new contacts lead?",
            points=texts.number(gap.climb, 1),
            **facts,
        )
    return texts.say(
        "*More show than business?* In four weeks {percent}% more was shared than in the four before. Conversations, "
        "meetings and deals have not grown (meetings a week: {before} → {now}). Where do the shares lead?",
        percent=texts.number(gap.climb),
        **facts,
    )


def _weather(found: Weather, texts: Texts) -> str:
    told = texts.say(
        "*LinkedIn's weather:* the SSI of {moved} of {sellers} moved by about {points} points. That is LinkedIn's "
        "change, and nobody's doing.",
        moved=texts.number(found.moved),
        sellers=texts.number(found.sellers),
        points=texts.signed(found.points, 1),
    )
    return f"{told} {texts.say('Growth is counted without it.')}" if found.is_noted else told
