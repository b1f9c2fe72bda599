"""What sellers are asked once a week, with the buttons that answer it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.domain.prompts import Prompt, PromptKind
from bot.use_cases import receipts
from bot.views import metrics
from bot.views.answers import Answer, actions, button, context, section
from bot.views.digests import ask as ask_for_help
from bot.views.reporting.buttons import REPORT
from bot.views.shelf import section as shelf_section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.weeks import Week
    from bot.i18n import Texts
    from bot.views.answers import Block

REPEAT: Final = "same_as_last_week"
AWAY: Final = "am_away"
REMIND: Final = "remind_tomorrow"
STOP: Final = "no_more_reminders"
GO_ON: Final = "remind_again"
"""The values of these name the week that they are about, read by `values.week_in`."""


def prompt(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the question for what is missing; the facts are those of a `Prompt`."""
    asked = _prompt(facts)
    question = texts.say(
        "Thirty seconds for {week}? Still open: {missing}.",
        week=texts.week(asked.week),
        missing=_missing(asked, texts),
    )
    answer, shelf = _answer(asked, question, texts), shelf_section.build(asked.shelf, texts)
    told = "\n".join([answer.text, shelf_section.in_text(asked.shelf, texts)]) if shelf else answer.text
    return Answer(told, (*answer.blocks, *shelf))


def reminder(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the one reminder; the facts are those of a `Prompt`."""
    asked = _prompt(facts)
    question = texts.say(
        "Only this once more: for {week} there is still {missing} to add, if you like.",
        week=texts.week(asked.week),
        missing=_missing(asked, texts),
    )
    return _answer(asked, question, texts)


def pause(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the question whether to go on asking; the facts are those of a `Prompt`."""
    asked = _prompt(facts)
    question = texts.say(
        "My last three reminders came at a bad time, it seems. Shall I stop them? `/checkin` works whenever it suits "
        "you. If you do not answer, I stay silent until you report again."
    )
    buttons = (
        _report(asked.week, texts),
        stop(asked.week, texts),
        go_on(asked.week, texts, texts.plain("Keep asking")),
        ask_for_help.ask_button(texts),
    )
    return Answer.of(question, actions(*buttons))


def stop(week: Week, texts: Texts) -> Block:
    """Return the button that ends the reminders."""
    return button(texts.plain("No more reminders"), STOP, str(week.number))


def go_on(week: Week, texts: Texts, label: str = "") -> Block:
    """Return the button that lets the reminders come again."""
    return button(label or texts.plain("Remind me again"), GO_ON, str(week.number))


def report_row(week: Week, texts: Texts) -> Block:
    """Return a row with the button that opens the form of a week."""
    return actions(_report(week, texts))


NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {
    PromptKind.PROMPT: prompt,
    PromptKind.REMINDER: reminder,
    PromptKind.PAUSE: pause,
}
"""By the kind of notice, what draws it."""


def _prompt(facts: Mapping[str, Any]) -> Prompt:
    found: Prompt = receipts.read(Prompt, json.dumps(facts))
    return found


def _answer(asked: Prompt, question: str, texts: Texts) -> Answer:
    deadline = texts.say(
        "What is there by {moment} is on the leaderboard.", moment=texts.moment(asked.deadline, ZoneInfo(asked.zone))
    )
    return Answer(f"{question} {deadline}", (section(question), actions(*_buttons(asked, texts)), context(deadline)))


def _missing(asked: Prompt, texts: Texts) -> str:
    return texts.listing([metrics.name(metric, texts) for metric in asked.missing])


def _buttons(asked: Prompt, texts: Texts) -> Iterator[Block]:
    value = str(asked.week.number)
    yield _report(asked.week, texts)
    if asked.repeatable:
        yield button(texts.plain("Same as last week"), REPEAT, value)
    yield button(texts.plain("I'm away"), AWAY, value)
    if asked.may_remind:
        yield button(texts.plain("Remind me tomorrow"), REMIND, value)
    yield stop(asked.week, texts)


def _report(week: Week, texts: Texts) -> Block:
    return button(texts.plain("Report"), REPORT, str(week.number), style="primary")
