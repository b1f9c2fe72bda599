from __future__ import annotations

import pytest

from bot.domain.typed.words.commands import COMMANDS
from bot.domain.typed.words.content import PLATFORM_NAMES
from bot.domain.typed.words.leaderboard import SPANS
from bot.domain.typed.words.lookup import readable


@pytest.mark.parametrize(
    ("language", "typed", "offered"),
    [
        ("en", "lats week", "last week"),
        ("en", "senast", "season"),
        ("sv", "senast", "senaste"),
        ("de", "letzte wocke", "letzte woche"),
        ("en", "letzte wocke", None),
        ("de", "lats week", "last week"),
    ],
)
def test_only_words_that_the_reader_knows_are_offered(language: str, typed: str, offered: str | None) -> None:
    """A suggestion is in the reader's language or in English."""
    assert next(iter(readable(SPANS.near(typed), language)), None) == offered


def test_what_has_no_language_is_offered_to_all() -> None:
    """Keys of time zones and names of platforms are everybody's."""
    assert readable(("Europe/Berlin", *PLATFORM_NAMES.near("linkdin")), "sv") == ["Europe/Berlin", "linkedin"]


def test_a_word_of_two_languages_is_offered_in_both() -> None:
    """Where two languages share a word, readers of both are offered it."""
    (found,) = COMMANDS.limited_to({"channel"}).near("kanall")
    assert found.languages == {"de", "sv"}
