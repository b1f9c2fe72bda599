"""What is left to do in the beginning, with a button for each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.first_steps import Step
from bot.i18n import Markup
from bot.views.answers import Answer, actions, button, section
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.first_steps import FirstSteps
    from bot.i18n import Texts
    from bot.views.answers import Block

STEP: Final = "set_up_step"
"""The buttons of the list; the value is the step."""


def build(steps: FirstSteps, texts: Texts) -> list[Block]:
    """Return what is done and what is left, with a button for each step that is; nothing when nothing is."""
    if not steps.left:
        return []
    title = texts.say_count("*{count} step is left*", "*{count} steps are left*", len(steps.left))
    done = [f"✓ {_SAID[step](texts)}" for step in steps.done]
    left = [f"○ {_SAID[step](texts)}{_so_far(step, steps, texts)}" for step in steps.left]
    row = actions(*(_button(step, texts, is_first=step is steps.left[0]) for step in steps.left))
    return [section("\n".join([title, *done, *left])), row]


@reads_value("/upshot help")
def parse(value: str) -> Step:
    """Return the step that a button is for."""
    return Step(value)


def told(step: Step, channel: str, texts: Texts) -> Answer:
    """Return what to send or to type for a step that takes more than a click."""
    return Answer.of(_invitation(channel, texts) if step is Step.INVITE else _HOW[step](texts))


def _button(step: Step, texts: Texts, *, is_first: bool) -> Block:
    return button(_LABELS[step](texts), f"{STEP}:{step}", step, style="primary" if is_first else None)


def _so_far(step: Step, steps: FirstSteps, texts: Texts) -> str:
    if step is not Step.INVITE or not steps.sellers:
        return ""
    return " " + texts.say_count("({count} takes part so far)", "({count} take part so far)", steps.sellers)


def _invitation(channel: str, texts: Texts) -> str:
    """Return what an admin can send to the sellers, to be copied, and how to add them without waiting."""
    words = texts.plain(
        "We note our week in social selling with Upshot now: it takes half a minute. Click “Report” on Upshot's Home "
        "tab, or type `/ssi 72` with your own SSI in any channel, and you take part. `/upshot policy` tells who sees "
        "what."
    )
    send = texts.say(
        "Send this to your sellers, for example in #{channel}:\n```{words}```", channel=channel, words=words
    )
    add = texts.say("Or add them yourself: `/upshot sellers add @anna`, or everybody of a channel with its name.")
    return f"{send}\n{add}"


_SAID: Final[Mapping[Step, Callable[[Texts], str]]] = {
    Step.AGREEMENT: lambda texts: texts.say("Enter the agreement with the works council; nothing is collected before"),
    Step.INVITE: lambda texts: texts.say("Invite your sellers: their first report makes them take part"),
    Step.WEIGHTS: lambda texts: texts.say("Look at the rules"),
    Step.PREVIEW: lambda texts: texts.say("See what would be posted"),
    Step.MANAGER: lambda texts: texts.say("Name a manager, who confirms absences and settles who won what"),
    Step.ADMIN: lambda texts: texts.say("Add a second admin, for when you are away"),
    Step.START: lambda texts: texts.say("End the dry run when all is as you want it"),
}
_LABELS: Final[Mapping[Step, Callable[[Texts], str]]] = {
    Step.AGREEMENT: lambda texts: texts.plain("Enter the agreement"),
    Step.INVITE: lambda texts: texts.plain("Invite your sellers"),
    Step.WEIGHTS: lambda texts: texts.plain("Look at the weights"),
    Step.PREVIEW: lambda texts: texts.plain("Preview the post"),
    Step.MANAGER: lambda texts: texts.plain("Name a manager"),
    Step.ADMIN: lambda texts: texts.plain("Add a second admin"),
    Step.START: lambda texts: texts.plain("End the dry run"),
}
_HOW: Final[Mapping[Step, Callable[[Texts], str]]] = {
    Step.AGREEMENT: lambda texts: texts.say(
        "Type {example} with the reference of your agreement.", example=Markup('`/upshot policy agreement "BV 2026-3"`')
    ),
    Step.MANAGER: lambda texts: texts.say("Type `/upshot managers add @anna` with the name of a colleague."),
    Step.ADMIN: lambda texts: texts.say(
        "Type `/upshot admins add @anna` with the name of a colleague; one admin always stays."
    ),
}
