"""Which command `/upshot` was followed by, and whether help is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.commands import COMMANDS, HELP

_LONGEST_WORD = 60
_MOST_WORDS = 2
_HELP = "help"


@dataclass(frozen=True, slots=True)
class Subcommand:
    """A command and the rest of its line, which is as typed and still to be parsed."""

    name: str
    """One of the commands of the product, without its slash, such as `weights`; `help` when nothing was typed."""
    rest: str


def parse(text: str) -> Subcommand:
    """Return the command that the text begins with, in any of the languages; help about a command is its own.

    Raises:
        TypedError: there is no such command; the suggestions are the nearest ones.
    """
    asked = _first(text)
    if asked.name != _HELP or not asked.rest:
        return asked
    try:
        topic = _first(asked.rest)
    except TypedError:
        return asked
    return asked if topic.name == _HELP or topic.rest else Subcommand(topic.name, _HELP)


def _first(text: str) -> Subcommand:
    words = text.split(None, _MOST_WORDS)
    first = [_word(word) for word in words[:_MOST_WORDS]]
    if not any(first):
        return Subcommand(_HELP, "")
    for count in range(len(first), 0, -1):
        if name := COMMANDS.meaning(" ".join(first[:count])):
            return Subcommand(name, " ".join(words[count:]).strip())
    raise TypedError(Reason.UNKNOWN_COMMAND, first[0], suggestions=COMMANDS.near(first[0]))


def asks_for_help(text: str) -> bool:
    """Return whether nothing but a call for help was typed after a command."""
    return len(text) <= _LONGEST_WORD and HELP.meaning(clean(text)) is not None


def _word(word: str) -> str:
    return clean(word[:_LONGEST_WORD]).lstrip("/").rstrip(":,")
