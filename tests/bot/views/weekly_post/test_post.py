from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.posting import Rendering
from bot.domain.weekly_post import PostedSeller, Totals, WeeklyPost
from bot.domain.weeks import Week
from bot.i18n import LANGUAGES, Texts
from bot.use_cases import receipts
from bot.views.answers import Answer
from bot.views.weekly_post import post as view
from bot.views.weekly_post import words
from sandbox.block_kit import check_ack_message, check_message

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEK = Week.iso(2026, 46)
ENGLISH = Texts("en")
HOSTILE = (
    "<!channel> <@U1|boss>",
    "&amp; <b>",
    "\u202egnol \u0000name\u2066",
    "😀" * 60,
    "x" * 400,
    "*bold* _it_ `code`",
    "\u200b",
)


def _seller(place: int, name: str, **parts: Any) -> PostedSeller:
    seller = PostedSeller(
        place=place,
        seller_id=f"U{place}",
        name=name,
        points=Decimal("78.4"),
        business=Decimal("50.2"),
        strategic=Decimal("20.1"),
        ssi=Decimal("8.1"),
        locked=Decimal(0),
        movement=None,
        place_before=None,
    )
    return replace(seller, **parts)


def _post(*sellers: PostedSeller, **facts: Any) -> WeeklyPost:
    post = WeeklyPost(
        week=WEEK,
        sellers=sellers,
        reported=9,
        present=12,
        mean=Decimal("48.3"),
        totals=Totals(Decimal(9), Decimal(4), 2, Decimal(24000)),
        currency="EUR",
        scheme_version=3,
        scheme_since=Week.iso(2026, 40),
        is_early=False,
    )
    return replace(post, **facts)


def _built(post: WeeklyPost, texts: Texts = ENGLISH, **edition: Any) -> Answer:
    return view.build(post, texts, view.Edition("post:T1:2026-W46", **edition))


def _payload(answer: Answer) -> dict[str, Any]:
    return {"text": answer.text, "blocks": list(answer.blocks)}


def _table(answer: Answer) -> list[list[Mapping[str, Any]]]:
    rows: list[list[Mapping[str, Any]]] = next(block["rows"] for block in answer.blocks if block["type"] == "table")
    return rows


@pytest.mark.parametrize("count", [0, 1, 3, 25])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rendering", list(Rendering))
def test_slack_takes_a_post_of_any_size(count: int, language: str, rendering: Rendering) -> None:
    """With nobody, a few or as many as may be named, in every language and rendering, the message is valid."""
    post = _post(*(_seller(place, HOSTILE[place % len(HOSTILE)]) for place in range(1, count + 1)))
    texts = Texts(language)
    edited = {"edited_at": datetime(2026, 11, 16, 10, tzinfo=UTC), "zone": ZoneInfo("Europe/Berlin"), "revision": 3}
    for edition in ({}, edited):
        built = _built(post, texts, rendering=rendering, **edition)
        assert check_message(_payload(built)) == []
        assert len(built.text) < 4000
    preview = Answer(words.title(post, texts), view.preview(post, texts))
    assert check_ack_message(_payload(preview)) == []


def test_a_line_of_the_table_adds_up() -> None:
    """Place, name and points stand in the table, with numbers as numbers and in the reader's notation."""
    rows = _table(_built(_post(_seller(1, "Anna")), Texts("de")))
    assert [cell["text"] for cell in rows[1]] == ["1", "Anna", "78,4", "50,2", "20,1", "8,1"]
    assert rows[1][2]["value"] == 78.4


def test_locked_points_have_a_column_when_there_are_some() -> None:
    """What was taken off is shown, so that every line adds up."""
    locked = _seller(2, "Ben", points=Decimal("70.0"), locked=Decimal("-8.4"))
    rows = _table(_built(_post(_seller(1, "Anna"), locked)))
    assert [cell["text"] for cell in rows[0]][-1] == "Locked"
    assert rows[2][-1]["value"] == -8.4


@pytest.mark.parametrize(("movement", "place"), [("9", "1 ▲"), ("-8", "1 ▼"), ("7.9", "1"), (None, "1")])
def test_an_arrow_means_more_than_chance(movement: str | None, place: str) -> None:
    """Small moves get no arrow."""
    seller = _seller(1, "Anna", movement=None if movement is None else Decimal(movement))
    assert _table(_built(_post(seller)))[1][0]["text"] == place


def test_a_name_is_never_alive() -> None:
    """Mentions, entities and characters that turn text around are shown as harmless text."""
    built = _built(_post(*(_seller(place, name) for place, name in enumerate(HOSTILE, 1))))
    assert "<!" not in built.text
    assert "<@" not in built.text
    assert "\u202e" not in str(built)
    assert "\u0000" not in str(built)
    assert _table(built)[7][1]["text"] == "Former member"


def test_the_headline_is_about_money_and_meetings() -> None:
    """What the week brought comes first, in the programme's currency."""
    text = _built(_post(_seller(1, "Anna"))).text
    assert "€24,000 from social selling, 2 customers, 9 meetings and 4 leads" in text


def test_sums_that_would_tell_on_somebody_are_left_out() -> None:
    """Without totals, mean and participation the post says nothing of them."""
    text = _built(_post(_seller(1, "Anna"), totals=None, mean=None, reported=None, present=None)).text
    assert "meetings" not in text
    assert "mean" not in text


def test_a_young_programme_is_not_judged() -> None:
    """In the first weeks the post says that results take longer."""
    assert "Too early to judge" in _built(_post(is_early=True)).text
    assert "Too early to judge" not in _built(_post()).text


def test_the_key_is_in_the_first_block() -> None:
    """Key and revision can be read back from the channel."""
    assert _built(_post(), revision=2).blocks[0]["block_id"] == "post:T1:2026-W46:2"


def test_a_document_comes_back_as_it_was_written() -> None:
    """What is stored of a post is the post."""
    post = _post(_seller(1, "Anna", movement=Decimal("9.5"), place_before=4), totals=None)
    assert receipts.read(WeeklyPost, receipts.written(post)) == post
