"""Job titles of a target audience: patterns that people write, and whether a title is meant by them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from bot.domain.errors import UserError

MOST: Final = 50
"""Patterns of one audience."""
LONGEST: Final = 100
"""Characters of one pattern."""

_WORD = re.compile(r"[^\W_]+")
_WORD_OR_STAR = re.compile(r"[^\W_*]*(?:\*+[^\W_*]*)+|[^\W_]+")
_SEPARATORS = re.compile(r"[,;\n]")
_BETWEEN = re.compile(r"[\W_]+")
_ENDING = re.compile(r"(?:(?<=[^\W_]{3})s|(?<=[^\W_]{4})(?:innen|in)|(?<=chef)er)(?![^\W_])")
"""What a word may end in beside its stem: `managers`, `Managerin`, `Leiterinnen`, `chefer`."""


class TooManyTitlesError(UserError):
    """An audience has more patterns than are kept."""


class TitleError(UserError):
    """A pattern is too long, or has no word in it."""

    def __init__(self, pattern: str) -> None:
        """Keep what was written."""
        super().__init__(pattern)
        self.pattern = pattern


@dataclass(frozen=True, slots=True)
class TitlePatterns:
    """Patterns of job titles, as they were written; an asterisk stands for any letters within a word."""

    written: tuple[str, ...] = ()
    _phrases: tuple[str, ...] = ()
    """Those without an asterisk, as they stand within a line of stems."""
    _starred: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the patterns of a text, separated by commas, semicolons or lines; one that is empty is left out.

        Raises:
            TooManyTitlesError: there are more than 50.
            TitleError: one is longer than 100 characters, or has no letter and no digit.
        """
        written = tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in _SEPARATORS.split(text)))))
        if len(written) > MOST:
            raise TooManyTitlesError
        words = [_pattern_words(pattern) for pattern in written]
        return cls(
            written,
            tuple(_line(_plain(pattern)) for pattern in written if "*" not in pattern),
            tuple(tuple(each) for each in words if any("*" in word for word in each)),
        )

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.written)

    def __str__(self) -> str:
        """Return the patterns as they are kept."""
        return ", ".join(self.written)

    def match(self, title: str) -> bool:
        """Return whether the words of a pattern stand in the title, one after the other, whatever is around them."""
        plain = _plain(title)
        line = _line(plain)
        if any(phrase in line for phrase in self._phrases):
            return True
        likely = [each for each in self._starred if _longest_part(each) in plain]
        return bool(likely) and any(_stands_in(each, _WORD.findall(plain)) for each in likely)


def _pattern_words(pattern: str) -> list[str]:
    words = _WORD_OR_STAR.findall(_plain(pattern))
    if len(pattern) > LONGEST or not any(word.strip("*") for word in words):
        raise TitleError(pattern)
    return words


def _plain(text: str) -> str:
    """Return text without case and accents."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def _line(plain: str) -> str:
    """Return the stems of a text's words, each between spaces."""
    return f" {_BETWEEN.sub(' ', _ENDING.sub('', plain)).strip()} "


@lru_cache(maxsize=256)
def _longest_part(pattern: tuple[str, ...]) -> str:
    """Return what has to stand in a text that fits: quick to look for, and mostly not there."""
    return max((part for word in pattern if "*" in word for part in word.split("*")), key=len)


def _stands_in(pattern: tuple[str, ...], words: list[str]) -> bool:
    starts = range(len(words) - len(pattern) + 1)
    return any(all(_fits(each, words[start + at]) for at, each in enumerate(pattern)) for start in starts)


def _fits(pattern: str, word: str) -> bool:
    """Return whether a word is as a pattern says; takes no longer than their lengths together."""
    if "*" not in pattern:
        return _line(pattern) == _line(word)
    first, *middle, last = pattern.split("*")
    if len(word) < len(first) + len(last) or not (word.startswith(first) and word.endswith(last)):
        return False
    at, end = len(first), len(word) - len(last)
    for part in filter(None, middle):
        found = word.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
