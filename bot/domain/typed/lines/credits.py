"""The colleagues with whom a deal is shared, at any place of a line: `won 12000 Acme with @ben 40%`."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.commands import PERCENT
from bot.domain.typed.words.deals import NOBODY, SHARED

_JOINED = r"(?:\s?[,;+]\s?|\s(?:and|und|och|&)\s|\s)"
_PERSON = (
    rf"(?:(?P<before>[0-9]{{1,4}})\s?(?:{PERCENT})\s)?<@(?P<id>[UW][A-Z0-9]{{1,30}})(?:\|[^<>]*)?>"
    rf"(?:\s?[:=(]?\s?(?P<after>[0-9]{{1,4}})(?:\s?(?:{PERCENT})\)?|(?=$|[,;+]|\s(?:and|und|och|&)\s|\s<@)))?"
)
_ONE = re.compile(_PERSON, re.IGNORECASE)
_PART = re.sub(r"\?P<\w+>", "?:", _PERSON)
_PEOPLE = re.compile(rf"(?:(?<!\S)(?:{SHARED})\s?:?\s)?(?<!\S){_PART}(?:{_JOINED}(?:{_PART}))*", re.IGNORECASE)
_ALONE = re.compile(rf"(?<!\S)(?:{NOBODY})(?=$|[,;\s])", re.IGNORECASE)
_GROUP = re.compile(rf"(?<!\S)(?:{SHARED})\s(?P<group><!\S+)", re.IGNORECASE)
_TYPED = re.compile(
    rf"(?<!\S)(?:{SHARED})\s(?:@(?P<name>\S+)|(?P<plain>\S+(?:\s\S+)?)\s[0-9]{{1,3}}\s?(?:{PERCENT})(?=$|[,;\s]))",
    re.IGNORECASE,
)


class Sharing(NamedTuple):
    """What is left of a line, and with whom it shares a deal."""

    rest: str
    parts: tuple[tuple[str, int | None], ...] | None
    """People by id with their per cents, nothing for an equal part; None where the line says nothing of that."""


def split_sharing(cleaned: str) -> Sharing:
    """Return a clean line without the colleagues that it names, and those.

    Raises:
        TypedError: somebody was typed and not picked, a group was named, or somebody twice.
    """
    if group := _GROUP.search(cleaned):
        raise TypedError(Reason.GROUP, group["group"])
    if found := _PEOPLE.search(cleaned):
        parts = tuple(map(_part, _ONE.finditer(found[0])))
        if _ONE.search(cleaned, found.end()) or len({person for person, _ in parts}) < len(parts):
            raise TypedError(Reason.DUPLICATE, cleaned)
        return Sharing(_without(cleaned, found), parts)
    if typed := _TYPED.search(cleaned):
        raise TypedError(Reason.PICK_PERSON, typed["name"] or typed["plain"])
    if alone := _ALONE.search(cleaned):
        return Sharing(_without(cleaned, alone), ())
    return Sharing(cleaned, None)


def _part(match: re.Match[str]) -> tuple[str, int | None]:
    percent = match["before"] or match["after"]
    return match["id"].upper(), None if percent is None else int(percent)


def _without(line: str, match: re.Match[str]) -> str:
    return f"{line[: match.start()].rstrip(' ,;')} {line[match.end() :].lstrip(' ,;)')}".strip()
