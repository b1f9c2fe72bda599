from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.connections.titles import TitleError, TitlePatterns, TooManyTitlesError


@pytest.mark.parametrize(
    ("patterns", "title"),
    [
        ("IT manager", "Senior IT Manager"),
        ("IT manager", "IT-Manager (EMEA)"),
        ("IT managers", "IT Manager"),
        ("IT manager", "Head of Sales, IT managers"),
        ("CIO", "CIO | Speaker"),
        ("Säljchef", "saljchef"),
        ("IT-chefer", "IT-chef"),
        ("Leiter", "Leiterin IT"),
        ("*leiter*", "Vertriebsleiterin"),
        ("head * it", "Head of IT"),
        ("poet; head of IT\nCIO", "Head of IT"),
        ("manag*", "Managing Director"),
    ],
)
def test_a_title_is_meant(patterns: str, title: str) -> None:
    """Words in that order are enough, whatever their case, accents, ending and neighbours are."""
    assert TitlePatterns.of(patterns).match(title)


@pytest.mark.parametrize(
    ("patterns", "title"),
    [
        ("IT manager", "Titan manager"),
        ("IT manager", "Manager IT"),
        ("CIO", "Ciolek & Sons"),
        ("*leiter", "Leitersprosse"),
        ("a*b*c", "acb"),
        ("IT manager", ""),
        ("", "CIO"),
    ],
)
def test_a_title_is_not_meant(patterns: str, title: str) -> None:
    """Words stand for themselves, and not for parts of others unless an asterisk says so."""
    assert not TitlePatterns.of(patterns).match(title)


def test_patterns_are_kept_as_written() -> None:
    """Spaces, empty ones and repetitions go; the rest stays."""
    assert str(TitlePatterns.of(" IT  manager ,CIO,, CIO;*Leiter*")) == "IT manager, CIO, *Leiter*"
    assert not TitlePatterns.of(" , ")


@pytest.mark.parametrize("text", ["*", "CIO, ?!", "x" * 101])
def test_a_pattern_without_a_word_is_refused(text: str) -> None:
    """An asterisk alone would mean everybody."""
    with pytest.raises(TitleError):
        TitlePatterns.of(text)


def test_too_many_patterns_are_refused() -> None:
    """Fifty are kept, fifty-one are not."""
    assert len(TitlePatterns.of(",".join(f"t{number}" for number in range(50))).written) == 50
    with pytest.raises(TooManyTitlesError):
        TitlePatterns.of(",".join(f"t{number}" for number in range(51)))


_LETTERS = st.text("ab*", min_size=1, max_size=60)


@given(_LETTERS, st.text("ab", max_size=60))
def test_asterisks_mean_what_a_naive_reading_says(pattern: str, word: str) -> None:
    """Any letters, or none, stand for an asterisk, and nothing typed takes long."""
    if not pattern.strip("*") or "*" not in pattern or not word:
        return
    assert TitlePatterns.of(pattern).match(word) == _naive(pattern, word)


def _naive(pattern: str, word: str) -> bool:
    reached = {0}
    for letter in pattern:
        if letter == "*":
            reached = set(range(min(reached, default=len(word) + 1), len(word) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(word) and word[at] == letter}
    return len(word) in reached
