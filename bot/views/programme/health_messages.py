"""How the messages that are told once are doing, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Markup, escape
from bot.use_cases.notices.health import MessageKind
from bot.views.weekly_post.alerts import remedy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from bot.i18n import Texts
    from bot.use_cases.notices.health import MessageHealth, Refused

_REMEDIES: Mapping[str, Callable[[Texts], str]] = {
    "missing_scope": lambda texts: texts.say("Install the app again from its manifest."),
    "messages_tab_disabled": lambda texts: texts.say("Switch on the Messages tab under App Home, at Slack's app page."),
    "cannot_dm_bot": lambda texts: texts.say("Bots get no messages: somebody listed as a person is one."),
    "user_not_found": lambda texts: texts.say("They have left Slack; nothing needs to be done."),
    "user_disabled": lambda texts: texts.say("They have left Slack; nothing needs to be done."),
    "account_inactive": lambda texts: texts.say("The token does not work any more: install the app again."),
    "token_revoked": lambda texts: texts.say("The token does not work any more: install the app again."),
    "invalid_auth": lambda texts: texts.say("The token does not work any more: install the app again."),
}


def lines(messages: MessageHealth, zone: ZoneInfo, texts: Texts) -> Iterator[str]:
    """Yield when sellers were and will be asked, and how many messages wait."""
    if messages.last_prompt_at is None:
        yield texts.say("*Last reminders* none in two weeks")
    else:
        yield texts.say("*Last reminders* {moment}", moment=texts.moment(messages.last_prompt_at, zone))
    yield texts.say(
        "*Next reminders* {moment}, on each seller's own clock", moment=texts.moment(messages.next_prompt_at, zone)
    )
    if messages.waiting:
        yield texts.say_count(
            "*Queue* {count} direct message is about to be sent",
            "*Queue* {count} direct messages are about to be sent",
            messages.waiting,
        )
    else:
        yield texts.say("*Queue* empty")
    yield from _digests(messages, zone, texts)


def problems(messages: MessageHealth, channel: str, texts: Texts) -> Iterator[str]:
    """Yield what became of messages that did not arrive, or may not have, and what to do.

    Args:
        messages: how they are doing.
        channel: the name of the programme's, in which it is looked back.
        texts: the language of who reads.
    """
    yield from (_refused(each, channel, texts) for each in messages.failed)
    if messages.unknown:
        yield texts.say_count(
            "Whether {count} direct message of the last two weeks arrived is unknown; it is not sent again.",
            "Whether {count} direct messages of the last two weeks arrived is unknown; they are not sent again.",
            messages.unknown,
        )


def _digests(messages: MessageHealth, zone: ZoneInfo, texts: Texts) -> Iterator[str]:
    if messages.next_look_back_at is not None:
        yield texts.say("*Next look back* {moment}", moment=texts.moment(messages.next_look_back_at, zone))
    if messages.managers:
        yield texts.say_count(
            "*Digests* to {count} manager with the next post",
            "*Digests* to {count} managers with the next post",
            messages.managers,
        )
    if messages.next_month_at is not None:
        yield texts.say_count(
            "*Next month in figures* {moment}, to {count} executive",
            "*Next month in figures* {moment}, to {count} executives",
            messages.executives,
            moment=texts.moment(messages.next_month_at, zone),
        )


def _refused(refused: Refused, channel: str, texts: Texts) -> str:
    problem, count = Markup(f"`{escape(refused.problem or '?')}`"), refused.messages
    if refused.kind is MessageKind.LOOK_BACK:
        mends = Markup(remedy(refused.problem, channel, texts))
        return texts.say("Slack refused to let me look back in #{channel}. {remedy}", channel=channel, remedy=mends)
    mends = Markup(_remedy(refused.problem, texts))
    if refused.kind is MessageKind.DIGEST:
        return texts.say_count(
            "Slack refused {count} digest in the last two weeks: {problem}. {remedy}",
            "Slack refused {count} digests in the last two weeks: {problem}. {remedy}",
            count,
            problem=problem,
            remedy=mends,
        )
    return texts.say_count(
        "Slack refused {count} direct message in the last two weeks: {problem}. {remedy}",
        "Slack refused {count} direct messages in the last two weeks: {problem}. {remedy}",
        count,
        problem=problem,
        remedy=mends,
    )


def _remedy(problem: str, texts: Texts) -> str:
    if problem in _REMEDIES:
        return _REMEDIES[problem](texts)
    return texts.say("It is not tried again; the log tells more.")
