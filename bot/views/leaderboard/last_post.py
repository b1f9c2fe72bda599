"""The newest weekly post as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer, actions, button, context
from bot.views.leaderboard.own_numbers import WHY
from bot.views.weekly_post import post as posts
from bot.views.weekly_post import words

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.i18n import Texts
    from bot.use_cases.leaderboard.show_last_post import ShownPost


def build(shown: ShownPost, texts: Texts, zone: ZoneInfo) -> Answer:
    """Return a weekly post as it stands, or when the first one comes."""
    if shown.post is None:
        return Answer.of(" ".join(line for line in (_none(texts), _next(shown, texts, zone)) if line))
    notes = [texts.say("Updated after it was posted.") if shown.is_updated else "", _next(shown, texts, zone)]
    small = [note for note in notes if note]
    why = button(texts.plain("Why this score"), WHY, str(shown.post.week))
    blocks = (*posts.preview(shown.post, texts), *map(context, small), actions(why))
    return Answer("\n".join([words.whole(shown.post, texts), *small]), blocks)


def _none(texts: Texts) -> str:
    return texts.say("There is no such weekly post yet.")


def _next(shown: ShownPost, texts: Texts, zone: ZoneInfo) -> str:
    if shown.next_week is None or shown.next_at is None:
        return ""
    return texts.say(
        "The post of {week} comes on {moment}.",
        week=texts.week(shown.next_week),
        moment=texts.moment(shown.next_at, zone),
    )
