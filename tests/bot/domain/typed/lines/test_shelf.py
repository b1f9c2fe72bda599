from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.shelf import Category
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import shelf
from bot.domain.typed.lines.shelf import AddLine, RemoveLine
from bot.domain.typed.words.shelf import CATEGORIES

URL = "https://example.com/a"


@pytest.mark.parametrize(
    ("text", "why", "category"),
    [
        (f"add {URL}", "", Category.OTHER),
        (f'add {URL} "Prices fall"', "Prices fall", Category.OTHER),
        (f'add {URL} "Prices fall" industry news', "Prices fall", Category.INDUSTRY_NEWS),
        (f'add video {URL} "Prices fall"', "Prices fall", Category.VIDEO),
        (f"add <{URL}|example.com/a> “Prices fall”, Branche", "Prices fall", Category.INDUSTRY_NEWS),
        (f'lägg till {URL} "Kom förbi" mässa', "Kom förbi", Category.TRADE_FAIR),
        (f'hinzufügen: {URL} "Siehe da" Produktneuheit', "Siehe da", Category.PRODUCT_NEWS),
        (f"add {URL} A customer tells how, reference", "A customer tells how", Category.REFERENCE),
        (f"add {URL} - prices fall", "prices fall", Category.OTHER),
        (f'{URL} "Prices fall" video', "Prices fall", Category.VIDEO),
        (f'add {URL} "it\'s <@U1|anna>"', "it's @anna", Category.OTHER),
    ],
)
def test_an_address_with_its_reason_and_category(text: str, why: str, category: Category) -> None:
    """The reason may stand in quotes or not, and the category before or behind, in any of the languages."""
    assert shelf.parse(text) == AddLine(URL, why, category)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("remove 2", RemoveLine(number=2)),
        ("Remove #2.", RemoveLine(number=2)),
        ("entfernen nr 2", RemoveLine(number=2)),
        ("ta bort 2", RemoveLine(number=2)),
        (f"rm {URL}", RemoveLine(address=URL)),
    ],
)
def test_something_to_take_off(text: str, line: RemoveLine) -> None:
    """It is named by its number in the list or by its address."""
    assert shelf.parse(text) == line


def test_an_empty_line_shows() -> None:
    """Without anything there is nothing to change."""
    assert shelf.parse("  ") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("add", Reason.EMPTY),
        ("add great article", Reason.NO_ADDRESS),
        ("remove", Reason.EMPTY),
        ("remove two", Reason.NOT_A_NUMBER),
        ("dance", Reason.UNKNOWN_WORD),
        (f'add {URL} "why', Reason.UNCLOSED_QUOTE),
        (f'add {URL} "why" gossip', Reason.CATEGORY),
        ("add https://localhost", Reason.ADDRESS),
        (f"add https://example.com/{'a' * 1000}", Reason.TOO_LONG),
    ],
)
def test_what_is_not_understood(text: str, reason: Reason) -> None:
    """What is missing or means nothing is named."""
    with pytest.raises(TypedError) as refused:
        shelf.parse(text)
    assert refused.value.reason is reason


def test_a_slip_of_the_finger_is_recognised() -> None:
    """A category that is nearly one brings the right one."""
    with pytest.raises(TypedError) as refused:
        shelf.parse(f'add {URL} "why" refrence')
    assert "reference" in refused.value.suggestions


def test_every_category_has_words() -> None:
    """The words name all categories and nothing else."""
    assert set(CATEGORIES.meanings) == set(Category)


@given(st.text(max_size=200))
def test_anything_typed_is_understood_or_refused(text: str) -> None:
    """Whatever is typed, there is a line or a refusal with facts."""
    for line in (text, f"add {text}", f"add {URL} {text}", f"remove {text}"):
        with suppress(TypedError):
            shelf.parse(line)


@given(st.text("abcdefghij ,.-", max_size=60), st.sampled_from(list(Category)))
def test_a_quoted_reason_stays_as_typed(why: str, category: Category) -> None:
    """What stands in quotes is kept, whatever category is named beside it."""
    line = shelf.parse(f'add {URL} "{why}" {category}')
    assert line == AddLine(URL, " ".join(why.split()), category)
