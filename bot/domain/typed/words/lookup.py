"""Finding what a word means, whatever its case and accents, and what may have been meant."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

Meaning = TypeVar("Meaning", bound="str | int")

_LONGEST_COMPARED = 40
_LANGUAGES = ("en", "de", "sv")
"""Of the words between two semicolons, in this order."""
_COMPARED = 12
"""How many words that look alike are looked at; some belong to languages that the reader may not know."""
_OFFERED = 3


class Suggestion(str):
    """A word that may have been meant, with the languages that it belongs to; English is everybody's."""

    __slots__ = ("languages",)
    languages: frozenset[str]

    def __new__(cls, word: str, languages: frozenset[str]) -> Self:
        """Return the word."""
        suggestion = super().__new__(cls, word)
        suggestion.languages = languages
        return suggestion


def readable(suggestions: Iterable[str], language: str) -> list[str]:
    """Return the suggestions that somebody reads whose language this is: those in it, and those in English."""
    known = {language, _LANGUAGES[0]}
    return [each for each in suggestions if not isinstance(each, Suggestion) or each.languages & known]


def folded(word: str) -> str:
    """Return the word as tables compare it: casefolded, without accents, with spaces for underscores and hyphens."""
    return " ".join(_unaccented(word).replace("_", " ").replace("-", " ").split())


def _unaccented(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


class Words(Generic[Meaning]):
    """A table of words: each meaning with all its words, separated by commas.

    Semicolons stand between languages: English, German and Swedish. Words without any are everybody's.
    """

    def __init__(self, table: Mapping[Meaning, str]) -> None:
        self._spelled: dict[str, tuple[Meaning, str]] = {}
        self._languages: dict[str, frozenset[str]] = {}
        for meaning, words in table.items():
            parts = words.split(";")
            for language, part in zip(_LANGUAGES, parts, strict=False):
                for word in filter(str.strip, part.split(",")):
                    self._add(word.strip(), meaning, frozenset({language} if parts[1:] else _LANGUAGES))

    def _add(self, word: str, meaning: Meaning, languages: frozenset[str]) -> None:
        phrase = folded(word)
        self._spelled[phrase] = meaning, word
        self._languages[phrase] = languages | self._languages.get(phrase, frozenset())

    def limited_to(self, meanings: Container[Meaning]) -> Words[Meaning]:
        """Return the words for some of the meanings only."""
        some: Words[Meaning] = Words({})
        some._spelled = {phrase: known for phrase, known in self._spelled.items() if known[0] in meanings}
        some._languages = self._languages
        return some

    def __or__(self, other: Words[Meaning]) -> Words[Meaning]:
        """Return the words of both tables; where they share one, it means what it does in the first."""
        both: Words[Meaning] = Words({})
        both._spelled = {**other._spelled, **self._spelled}
        both._languages = {**other._languages, **self._languages}
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

    def near(self, word: str, among: Container[Meaning] | None = None) -> tuple[Suggestion, ...]:
        """Return words that look alike, the nearest first: up to three for each reader, one for a meaning allowed."""
        allowed = [phrase for phrase, (meaning, _) in self._spelled.items() if among is None or meaning in among]
        close = get_close_matches(folded(word)[:_LONGEST_COMPARED], allowed, n=_COMPARED, cutoff=0.66)
        found: dict[str, None] = {}
        for language in _LANGUAGES:
            nearest: dict[Meaning, str] = {}
            for phrase in close:
                if self._languages[phrase] & {language, _LANGUAGES[0]}:
                    nearest.setdefault(self._spelled[phrase][0], phrase)
            found |= dict.fromkeys(list(nearest.values())[:_OFFERED])
        return tuple(
            Suggestion(self._spelled[phrase][1], self._languages[phrase]) for phrase in close if phrase in found
        )


def _pattern(word: str) -> str:
    return r"\s+".join(map(re.escape, word.split()))
