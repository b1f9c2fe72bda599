from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.weeks import Week
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.weekly_post.alerts import PostAlert
from bot.use_cases.weekly_post.post_now import PostNowAnswer, PostNowKind
from bot.use_cases.weekly_post.preview import Preview
from bot.views.weekly_post import alerts, answers, unknown
from sandbox.block_kit import check_ack_message, check_message
from tests.bot.views.weekly_post.test_post import _post, _seller

if TYPE_CHECKING:
    from bot.views.answers import Answer

WEEK = Week.iso(2026, 46)
PROBLEMS = ("not_in_channel", "channel_not_found", "is_archived", "restricted_action_read_only_channel", "invalid_auth")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(alerts.VIEWS))
@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_alert_can_be_sent(kind: str, problem: str, language: str) -> None:
    """Each alert names the week and the channel, and is a valid message."""
    facts = {"weeks": [WEEK.number - 1, WEEK.number], "attempt": 1, "problem": problem, "channel": "sales & more"}
    facts |= {"team": "Nord"} if kind == PostAlert.WITHHELD else {}
    alert = alerts.VIEWS[kind](facts, Texts(language))
    assert check_message({"text": alert.text, "blocks": list(alert.blocks)}) == []
    assert "46" in alert.text
    assert "#sales &amp; more" in alert.text


def test_an_alert_says_what_to_do() -> None:
    """Whoever reads why nothing was posted also reads what mends it."""
    facts = {"weeks": [WEEK.number], "attempt": 1, "problem": "not_in_channel", "channel": "sales"}
    assert "/invite @Upshot" in alerts.failed(facts, Texts("en")).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(PostNowKind))
def test_every_answer_to_posting_now_fits_an_ack(kind: PostNowKind, language: str) -> None:
    """Whatever becomes of the post, the answer is valid in an ack."""
    facts = PostNowAnswer(kind, WEEK, "sales", "C1", "https://acme.slack.com/archives/C1/p1", 1)
    _assert_fits(answers.post_now(facts, Texts(language), ZoneInfo("Europe/Berlin")))


@pytest.mark.parametrize("is_running", [True, False])
def test_a_preview_fits_an_ack(*, is_running: bool) -> None:
    """A preview says when the post is due and shows it."""
    found = Preview(_post(_seller(1, "Anna")), datetime(2026, 11, 16, 9, tzinfo=UTC), is_running, "en")
    answer = answers.preview(found, Texts("en"), ZoneInfo("Europe/Berlin"))
    _assert_fits(answer)
    assert "Mon 16 Nov, 10:00" in answer.text
    assert ("still running" in answer.text) is is_running


def test_the_choice_comes_back_from_its_button() -> None:
    """The value of a button names the week and the attempt."""
    block = unknown.choices(WEEK, 3, Texts("en"))
    assert [unknown.parse(element["value"]) for element in block["elements"]] == [(WEEK, 3)] * 2


def _assert_fits(answer: Answer) -> None:
    assert check_ack_message({"text": answer.text, "blocks": list(answer.blocks)}) == []
