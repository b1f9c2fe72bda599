"""The line of the programme's target audience: `audience titles "IT manager, CIO"`."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.connections.titles import TitlePatterns
from bot.domain.typed.cleaning import clean, unquoted
from bot.domain.typed.words.commands import SWITCHES, TITLES


@dataclass(frozen=True, slots=True)
class AudienceLine:
    """What the titles are to be; none at all empties them."""

    titles: TitlePatterns


def parse(text: str) -> AudienceLine | None:
    """Return what a line asks for; nothing for an empty one, which only asks to see what stands.

    Raises:
        TitleError: a title is too long, or has no word in it.
        TooManyTitlesError: there are too many.
    """
    word, _, rest = clean(text).partition(" ")
    named = unquoted(rest if TITLES.meaning(word) else text)
    if not named:
        return None
    return AudienceLine(TitlePatterns() if SWITCHES.meaning(named) == "off" else TitlePatterns.of(named))
