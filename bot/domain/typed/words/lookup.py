"""Finding what a word means, whatever its case and accents, and what may have been meant."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

Meaning = TypeVar("Meaning", bound="str | int")

_LONGEST_COMPARED = 40


def folded(word: str) -> str:
    """Return the word as tables compare it: casefolded, without accents, with spaces for underscores and hyphens."""
    return " ".join(_unaccented(word).replace("_", " ").replace("-", " ").split())


def _unaccented(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


class Words(Generic[Meaning]):
    """A table of words: each meaning with all its words, separated by commas."""

    def __init__(self, table: Mapping[Meaning, str]) -> None:
        self._spelled = {
            folded(word): (meaning, word.strip()) for meaning, words in table.items() for word in words.split(",")
        }

    def limited_to(self, meanings: Container[Meaning]) -> Words[Meaning]:
        """Return the words for some of the meanings only."""
        some: Words[Meaning] = Words({})
        some._spelled = {phrase: known for phrase, known in self._spelled.items() if known[0] in meanings}
        return some

    def __or__(self, other: Words[Meaning]) -> Words[Meaning]:
        """Return the words of both tables; where they share one, it means what it does in the first."""
        both: Words[Meaning] = Words({})
        both._spelled = {**other._spelled, **self._spelled}
        return both

    def meaning(self, word: str) -> Meaning | None:
        """Return what the word or phrase means, or nothing."""
        found = self._spelled.get(folded(word))
        return found[0] if found else None

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """All that the words can mean."""
        return tuple(dict.fromkeys(meaning for meaning, _ in self._spelled.values()))

    @cached_property
    def longest(self) -> int:
        """How many words the longest phrase has."""
        return max(phrase.count(" ") + 1 for phrase in self._spelled)

    @cached_property
    def pattern(self) -> str:
        """A regular expression for any of the words as typed, the longest first; for lines in any case."""
        spellings = {spelling for _, word in self._spelled.values() for spelling in (word, _unaccented(word))}
        longest_first = sorted(spellings, key=lambda word: (-len(word), word))
        return "(?:" + "|".join(map(_pattern, longest_first)) + ")"

    def near(self, word: str, among: Container[Meaning] | None = None) -> tuple[str, ...]:
        """Return up to three words that look alike, the nearest first, one for each meaning among those allowed."""
        allowed = [phrase for phrase, (meaning, _) in self._spelled.items() if among is None or meaning in among]
        close = get_close_matches(folded(word)[:_LONGEST_COMPARED], allowed, n=6, cutoff=0.66)
        nearest: dict[Meaning, str] = {}
        for phrase in close:
            nearest.setdefault(*self._spelled[phrase])
        return tuple(nearest.values())[:3]


def _pattern(word: str) -> str:
    return r"\s+".join(map(re.escape, word.split()))
