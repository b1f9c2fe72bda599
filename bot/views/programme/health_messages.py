"""How the direct messages are doing, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from bot.i18n import Texts
    from bot.use_cases.notices.health import MessageHealth

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


def problems(messages: MessageHealth, texts: Texts) -> Iterator[str]:
    """Yield what became of messages that did not arrive, or may not have, and what to do."""
    for problem, count in messages.failed:
        yield texts.say_count(
            "Slack refused {count} direct message in the last two weeks: {problem}. {remedy}",
            "Slack refused {count} direct messages in the last two weeks: {problem}. {remedy}",
            count,
            problem=Markup(f"`{escape(problem or '?')}`"),
            remedy=Markup(_remedy(problem, texts)),
        )
    if messages.unknown:
        yield texts.say_count(
            "Whether {count} direct message of the last two weeks arrived is unknown; it is not sent again.",
            "Whether {count} direct messages of the last two weeks arrived is unknown; they are not sent again.",
            messages.unknown,
        )


def _remedy(problem: str, texts: Texts) -> str:
    if problem in _REMEDIES:
        return _REMEDIES[problem](texts)
    return texts.say("It is not tried again; the log tells more.")
