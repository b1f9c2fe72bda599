"""Lines about teams: `teams add "Nord" manager @eva`, `teams add @ben @mia to Nord`, `teams channel Nord #nord`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.teams import LONGEST_NAME
from bot.domain.typed.cleaning import clean
from bot.domain.typed.dates import parse_date
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.lines.mentions import Mentions
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.words.teams import BECOMES, FILLERS, NO_CHANNEL, PARTS, TEAM_VERBS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from bot.domain.typed.context import Context
    from bot.domain.typed.words.lookup import Words

_LABEL = re.compile(r"<([@#!][^<>|]*)\|[^<>]*>")
_MENTION = re.compile(r"<[@#!][^<>]*>")
_PART = re.compile(rf"(?<!\S)({PARTS.pattern})(?!\S)", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?<!\S)(?:{BECOMES.pattern})(?!\S)", re.IGNORECASE)
_LONGEST_VERB = 2


class TeamsChange(StrEnum):
    """What a line asks for."""

    SHOW = "show"
    ADD = "add"
    REMOVE = "remove"
    RENAME = "rename"
    END = "end"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class TeamsLine:
    """Which team a line is about, and what is to become of it and of people."""

    change: TeamsChange
    name: str = ""
    """As typed; empty where none was."""
    new_name: str = ""
    members: tuple[str, ...] = ()
    """Ids, each once, in the order typed."""
    managers: tuple[str, ...] = ()
    source_id: str = ""
    """A user group or a channel whose people are meant; for `CHANNEL` where to post, empty for nowhere."""
    starts: date | None = None
    """A day of the first week in which members belong to the team."""
    because: str = ""


def parse(text: str, context: Context) -> TeamsLine:
    """Return what was asked for; nothing but a name asks to show that team.

    Raises:
        TypedError: nothing that a verb needs, somebody who was not picked from Slack's list, a name that is too long,
            or no date.
    """
    line, because = split_reason(_LABEL.sub(r"<\1>", clean(text)))
    if not line:
        return TeamsLine(TeamsChange.SHOW)
    quotes = Quotes.taken_from(line)
    change, rest = _verb(quotes.line)
    found = _READERS[change](_Rest(rest, quotes, context))
    return replace(found, because=because or "")


@dataclass(frozen=True, slots=True)
class _Rest:
    """What stands beside the verb."""

    text: str
    quotes: Quotes
    context: Context

    def name(self, text: str | None = None) -> str:
        """Return the name in some of it, without the words around it."""
        kept = _without(FILLERS, _MENTION.sub(" ", self.text if text is None else text).replace(",", " ").split())
        name = " ".join(self.quotes.put_back(" ".join(kept)).split())
        if name.startswith("@"):
            raise TypedError(Reason.PICK_PERSON, name.split()[0])
        if len(name) > LONGEST_NAME:
            raise TypedError(Reason.TOO_LONG, name, limit=LONGEST_NAME)
        return name

    def needed(self, text: str | None = None) -> str:
        """Return the name, which has to be there."""
        name = self.name(text)
        if not name:
            raise TypedError(Reason.TEAM_MISSING, self.text)
        return name


def _people(rest: _Rest) -> TeamsLine:
    """Read a line that names people: who follows the word `manager` leads the team, all others belong to it."""
    parts = _parts(rest.text)
    members, managers = Mentions.taken_from(parts["members"]), Mentions.taken_from(parts["managers"])
    sources = (*members.groups, *members.channels)
    is_several = sources[1:] or (sources and members.people)
    if managers.groups or managers.channels or is_several or "<!" in members.rest + managers.rest:
        raise TypedError(Reason.GROUP, rest.text)
    return TeamsLine(
        TeamsChange.ADD,
        name=rest.name(f"{parts['members']} {parts['managers']}"),
        members=members.people,
        managers=managers.people,
        source_id="".join(sources),
        starts=parse_date(parts["starts"], rest.context) if parts["starts"] else None,
    )


def _show(rest: _Rest) -> TeamsLine:
    """Read a line without a verb: a name alone asks to show the team, and people beside it join it."""
    found = _people(rest)
    names_people = found.members or found.managers or found.source_id
    return _add(rest) if names_people else replace(found, change=TeamsChange.SHOW)


def _add(rest: _Rest) -> TeamsLine:
    found = _people(rest)
    if not found.name:
        raise TypedError(Reason.TEAM_MISSING, rest.text)
    return found


def _remove(rest: _Rest) -> TeamsLine:
    text = _PART.sub(lambda word: " " if PARTS.meaning(word[1]) == "starts" else word[0], rest.text)
    found = replace(_people(replace(rest, text=text)), change=TeamsChange.REMOVE)
    if found.source_id:
        raise TypedError(Reason.GROUP, rest.text)
    if not (found.members or found.managers):
        raise TypedError(Reason.TEAM_PEOPLE, rest.text)
    return found


def _rename(rest: _Rest) -> TeamsLine:
    between = _BETWEEN.search(rest.text)
    words = rest.text.split()
    if between is not None:
        old, new = rest.text[: between.start()], rest.text[between.end() :]
    else:
        old, new = words[0] if words else "", " ".join(words[1:])
    return TeamsLine(TeamsChange.RENAME, name=rest.needed(old), new_name=rest.needed(new))


def _end(rest: _Rest) -> TeamsLine:
    return TeamsLine(TeamsChange.END, name=rest.needed())


def _channel(rest: _Rest) -> TeamsLine:
    channels = Mentions.taken_from(rest.text).channels
    words = rest.text.split()
    is_none = bool(words) and NO_CHANNEL.meaning(words[-1]) is not None
    typed = next((word for word in words if word.startswith("#")), "")
    if not channels and not is_none:
        raise TypedError(Reason.PICK_CHANNEL if typed else Reason.TEAM_CHANNEL, typed or rest.text)
    named = " ".join(words[:-1]) if is_none and not channels else rest.text
    return TeamsLine(TeamsChange.CHANNEL, name=rest.needed(named), source_id=channels[0] if channels else "")


_READERS: Mapping[TeamsChange, Callable[[_Rest], TeamsLine]] = {
    TeamsChange.SHOW: _show,
    TeamsChange.ADD: _add,
    TeamsChange.REMOVE: _remove,
    TeamsChange.RENAME: _rename,
    TeamsChange.END: _end,
    TeamsChange.CHANNEL: _channel,
}


def _verb(line: str) -> tuple[TeamsChange, str]:
    """Return the verb at the beginning or, as in German, at the end, and the line without it."""
    words = line.split()
    for count in range(_LONGEST_VERB, 0, -1):
        for verb, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            meant = TEAM_VERBS.meaning(" ".join(verb))
            if meant and (verb == words[:count] or meant not in {TeamsChange.CHANNEL, TeamsChange.END}):
                return TeamsChange(meant), " ".join(rest)
    channel = next((word for word in words if TEAM_VERBS.meaning(word) == TeamsChange.CHANNEL), None)
    if channel is not None and "<#" in line:
        return TeamsChange.CHANNEL, " ".join(word for word in words if word != channel)
    return TeamsChange.SHOW, line


def _parts(text: str) -> dict[str, str]:
    """Return the text by what it is about; what stands before any word for it is about members."""
    pieces = _PART.split(text)
    found = {"members": pieces[0], "managers": "", "starts": ""}
    for word, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        found[PARTS.meaning(word) or "members"] += f" {piece}"
    return {name: piece.strip() for name, piece in found.items()}


def _without(words: Words[str], typed: list[str]) -> list[str]:
    """Return what was typed without words that mean nothing at its beginning and end."""
    first, last = 0, len(typed)
    while first < last and words.meaning(typed[first]) is not None:
        first += 1
    while last > first and words.meaning(typed[last - 1]) is not None:
        last -= 1
    return typed[first:last]
