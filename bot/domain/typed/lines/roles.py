"""Lines that give people a role or take it: `admins add @anna because "…"`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.words.commands import ADDING

_PERSON = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>")
_GROUP = re.compile(r"<!")
_JOINING = re.compile(r"(?<!\S)(?:and|und|och|&)(?!\S)", re.IGNORECASE)


class Change(StrEnum):
    """What a line asks for."""

    SHOW = "show"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class RolesLine:
    """People, and whether they get the role or lose it."""

    change: Change
    people: tuple[str, ...] = ()
    """Their ids in Slack, each once, in the order typed; none when the role is only shown."""
    because: str = ""


def parse(text: str) -> RolesLine:
    """Return the change, or `SHOW` for an empty line.

    Raises:
        TypedError: no add or remove, a group, or a name that was not picked from Slack's list.
    """
    line, because = split_reason(clean(text))
    if not line:
        return RolesLine(Change.SHOW)
    people = tuple(dict.fromkeys(_PERSON.findall(line)))
    rest = " ".join(_JOINING.sub(" ", _PERSON.sub(" ", line)).replace(",", " ").split())
    if _GROUP.search(rest):
        raise TypedError(Reason.GROUP, rest)
    return RolesLine(_change(rest, people), people, because or "")


def _change(rest: str, people: tuple[str, ...]) -> Change:
    change = ADDING.meaning(rest)
    if change and people:
        return Change(change)
    word, _, name = rest.partition(" ")
    is_change = ADDING.meaning(word) is not None or change is not None
    if is_change or word.startswith("@"):
        missing = name if is_change else rest
        raise TypedError(Reason.PICK_PERSON if missing else Reason.EMPTY, missing)
    raise TypedError(Reason.UNKNOWN_WORD, word or rest, suggestions=ADDING.near(word))
