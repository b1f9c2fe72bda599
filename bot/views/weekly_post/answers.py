"""What an admin is answered who posts now, or looks at what would be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Markup, Texts
from bot.use_cases.weekly_post.post_now import PostNowKind
from bot.views.answers import Answer, context, divider
from bot.views.weekly_post import post as post_view
from bot.views.weekly_post.unknown import choices

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.use_cases.weekly_post.post_now import PostNowAnswer
    from bot.use_cases.weekly_post.preview import Preview


def post_now(answer: PostNowAnswer, texts: Texts, zone: ZoneInfo) -> Answer:
    """Return what becomes of the post; moments are on the calendar of the zone."""
    week, channel = texts.week(answer.week), answer.channel_name
    if answer.kind is PostNowKind.PLANNED:
        return Answer.of(
            texts.say("I am posting the leaderboard of {week} in #{channel} now.", week=week, channel=channel)
        )
    if answer.kind is PostNowKind.SILENT:
        return Answer.of(
            texts.say(
                "Nothing is posted for now: this is a dry run, which `/upshot start` ends, or the leaderboard is off, "
                "which `/upshot policy` changes. Nothing was done."
            )
        )
    if answer.kind is PostNowKind.UNDER_WAY:
        return Answer.of(
            texts.say("The leaderboard of {week} is on its way to #{channel} already.", week=week, channel=channel)
        )
    if answer.first_at is not None:
        first_at = texts.moment(answer.first_at, zone)
        return Answer.of(
            texts.say(
                "No week of the programme has ended yet, so there is nothing to post. The first leaderboard, of "
                "{week}, comes on {moment} in #{channel}; `/upshot preview` shows it as it would be now.",
                week=week,
                moment=first_at,
                channel=channel,
            )
        )
    if answer.kind is PostNowKind.LEFT:
        return Answer.of(texts.say("All right: I leave the leaderboard of {week} as it is.", week=week))
    if answer.kind is PostNowKind.UNKNOWN:
        return Answer.of(
            texts.say(
                "I do not know whether the leaderboard of {week} arrived in #{channel}, and I cannot look for it "
                "there. Please look: I post it again only if you say so.",
                week=week,
                channel=channel,
            ),
            choices(answer.week, answer.attempt, texts),
        )
    return Answer.of(_posted(answer, texts))


def how_to_post(texts: Texts) -> Answer:
    """Return what an admin can type about the weekly post."""
    return Answer.of(
        texts.say(
            "`/upshot post now` posts the week that ended last, if it has no post yet. `/upshot preview` shows only "
            "you what would be posted."
        )
    )


def preview(found: Preview, texts: Texts, zone: ZoneInfo) -> Answer:
    """Return the next post as it would be now, in the language in which it will be posted."""
    moment = texts.moment(found.due_at, zone)
    if found.is_running:
        line = texts.say("Only you see this. The week is still running; the post is due {moment}.", moment=moment)
    else:
        line = texts.say("Only you see this. The post is due {moment}.", moment=moment)
    shown = post_view.preview(found.document, Texts(found.language))
    return Answer(line, (context(line), divider(), *shown))


def _posted(answer: PostNowAnswer, texts: Texts) -> str:
    week, channel = texts.week(answer.week), answer.channel_name
    if not answer.link:
        return texts.say("The leaderboard of {week} is in #{channel} already.", week=week, channel=channel)
    return texts.say(
        "The leaderboard of {week} is in #{channel} already: {link}",
        week=week,
        channel=channel,
        link=Markup(f"<{answer.link}>"),
    )
