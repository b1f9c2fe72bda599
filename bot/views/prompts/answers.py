"""What is said to those who answer a prompt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.views import metrics
from bot.views.answers import Answer, actions, context
from bot.views.prompts import prompt
from bot.views.reporting import receipt as receipt_view

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Actor
    from bot.domain.weeks import Week
    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt


def repeated(receipt: Receipt, texts: Texts, currency: str) -> Answer:
    """Return the receipt of what was taken over, and say what was not."""
    answer = receipt_view.build(receipt, texts, currency)
    names = texts.listing([metrics.name(change.metric, texts) for change in receipt.changes])
    note = texts.say(
        "Taken over from last week: {names}. What is counted anew each week, such as meetings, is not.", names=names
    )
    return replace(answer, text=f"{answer.text}\n{note}", blocks=(*answer.blocks, context(note)))


def reminded(due_at: datetime, actor: Actor, week: Week, texts: Texts) -> Answer:
    """Return when the reminder comes, in place of the prompt."""
    told = texts.say("I remind you on {moment}.", moment=texts.moment(due_at, actor.zone))
    return Answer.of(told, prompt.report_row(week, texts)).in_place()


def stopped(week: Week, texts: Texts) -> Answer:
    """Return that no reminder comes any more, with the way back."""
    told = texts.say(
        "No more reminders from me. `/checkin` works any time; this button or `/upshot prompts on` brings them back."
    )
    return Answer.of(told, actions(prompt.go_on(week, texts)))


def goes_on(week: Week, texts: Texts) -> Answer:
    """Return that reminders come again."""
    told = texts.say("I ask you once a week when something is missing. `/upshot prompts off` ends it.")
    return Answer.of(told, prompt.report_row(week, texts))
