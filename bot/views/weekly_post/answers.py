"""What an admin is answered who posts now, or looks at what would be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.i18n import Markup, Texts, escape
from bot.use_cases.weekly_post.post_now import PostNowKind
from bot.views.answers import Answer, context, divider
from bot.views.programme import silence
from bot.views.weekly_post import post as post_view
from bot.views.weekly_post.unknown import choices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

    from bot.use_cases.weekly_post.post_now import PostNowAnswer
    from bot.use_cases.weekly_post.preview import Preview


def post_now(answer: PostNowAnswer, texts: Texts, zone: ZoneInfo) -> Answer:
    """Return what becomes of the post; moments are on the calendar of the zone."""
    if answer.kind is PostNowKind.UNKNOWN:
        return _unknown(answer, texts)
    if answer.kind in _SAID:
        return Answer.of(_SAID[answer.kind](answer, texts))
    return Answer.of(_posted(answer, texts) if answer.first_at is None else _too_early(answer, texts, zone))


def link_to(address: str, texts: Texts) -> Markup:
    """Return a link to a post, short enough for a phone."""
    return Markup(f"<{address}|{escape(texts.plain('Open it'))}>")


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
    line = _only_you(found, texts, zone)
    shown = Answer.saying(*post_view.preview(found.document, Texts(found.language)))
    return Answer(f"{line}\n{shown.text}", (context(line), divider(), *shown.blocks))


def _only_you(found: Preview, texts: Texts, zone: ZoneInfo) -> str:
    if found.silence:
        return texts.say("Only you see this. {why}", why=Markup(silence.why(found.silence, texts)))
    moment = texts.moment(found.due_at, zone)
    if found.is_running:
        return texts.say("Only you see this. The week is still running; the post is due {moment}.", moment=moment)
    return texts.say("Only you see this. The post is due {moment}.", moment=moment)


def _planned(answer: PostNowAnswer, texts: Texts) -> str:
    week, channel = texts.week(answer.week), answer.channel_name
    return texts.say("I am posting the leaderboard of {week} in #{channel} now.", week=week, channel=channel)


def _silent(answer: PostNowAnswer, texts: Texts) -> str:
    return silence.why(answer.silence, texts)


def _under_way(answer: PostNowAnswer, texts: Texts) -> str:
    week, channel = texts.week(answer.week), answer.channel_name
    return texts.say("The leaderboard of {week} is on its way to #{channel} already.", week=week, channel=channel)


def _left(answer: PostNowAnswer, texts: Texts) -> str:
    return texts.say("All right: I leave the leaderboard of {week} as it is.", week=texts.week(answer.week))


def _unknown(answer: PostNowAnswer, texts: Texts) -> Answer:
    line = texts.say(
        "I do not know whether the leaderboard of {week} arrived in #{channel}, and I cannot look for it "
        "there. Please look: I post it again only if you say so.",
        week=texts.week(answer.week),
        channel=answer.channel_name,
    )
    return Answer.of(line, choices(answer.week, answer.attempt, texts))


def _too_early(answer: PostNowAnswer, texts: Texts, zone: ZoneInfo) -> str:
    if answer.first_at is None:
        raise ValueError(answer)
    return texts.say(
        "No week of the programme has ended yet, so there is nothing to post. The first leaderboard, of "
        "{week}, comes on {moment} in #{channel}; `/upshot preview` shows it as it would be now.",
        week=texts.week(answer.week),
        moment=texts.moment(answer.first_at, zone),
        channel=answer.channel_name,
    )


def _posted(answer: PostNowAnswer, texts: Texts) -> str:
    week, channel = texts.week(answer.week), answer.channel_name
    if not answer.link:
        return texts.say("The leaderboard of {week} is in #{channel} already.", week=week, channel=channel)
    return texts.say(
        "The leaderboard of {week} is in #{channel} already: {link}",
        week=week,
        channel=channel,
        link=link_to(answer.link, texts),
    )


_SAID: Final[Mapping[PostNowKind, Callable[[PostNowAnswer, Texts], str]]] = {
    PostNowKind.PLANNED: _planned,
    PostNowKind.SILENT: _silent,
    PostNowKind.UNDER_WAY: _under_way,
    PostNowKind.LEFT: _left,
}
