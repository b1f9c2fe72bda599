"""What would help a seller most now, with exactly what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.scoring.actions import Action
    from bot.i18n import Texts


def build(actions: Sequence[Action], texts: Texts) -> str:
    """Return one line for each action, best first; nothing when there is none."""
    if not actions:
        return ""
    return "\n".join([texts.say("*What helps most now*"), *(_line(action, texts) for action in actions)])


def _line(action: Action, texts: Texts) -> str:
    facts = {"unit": _UNITS[action.metric](texts), "points": texts.number(action.own_points, 2)}
    if action.unlocked > 0:
        return texts.say(
            "• *{unit}* = {points} + unlocks {unlocked}", unlocked=texts.number(action.unlocked, 2), **facts
        )
    return texts.say("• *{unit}* = {gain}", gain=texts.number(action.gain, 2), **facts)


_UNITS: Final[Mapping[str, Callable[[Texts], str]]] = {
    "meetings": lambda texts: texts.plain("1 meeting held"),
    "leads": lambda texts: texts.plain("1 qualified lead"),
    "calls": lambda texts: texts.plain("1 sales conversation"),
    "posts": lambda texts: texts.plain("1 own post"),
    "shares": lambda texts: texts.plain("1 share or comment"),
    "target_contacts": lambda texts: texts.plain("1 new target contact"),
}
