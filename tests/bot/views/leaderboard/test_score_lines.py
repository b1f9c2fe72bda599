from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain.scoring.history import SellerHistory
from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.scoring.score import Score, score
from bot.domain.scoring.terms import Note
from bot.i18n import LANGUAGES, Texts
from bot.views.leaderboard import score_lines

_WEEK = 100
_ENGLISH = Texts("en")


def _score(start: int = _WEEK - 20, week: int = _WEEK, season_start: int | None = None, **facts: object) -> Score:
    history = SellerHistory("U1", start, **facts)  # type: ignore[arg-type]
    return score(history, [], week, [PRESETS[Preset.BALANCED]], season_start)


def _line(scored: Score, metric: str, texts: Texts = _ENGLISH) -> str:
    term = scored.term_of(metric)
    assert term is not None
    return score_lines.line(term, scored, texts, "EUR")


def test_a_line_is_its_own_arithmetic() -> None:
    """Done over expected times the weight is the points."""
    scored = _score(reports={_WEEK: {"meetings": 4}})
    assert _line(scored, "meetings") == "• Meetings held: 4 / 12 × 13 = *4.33*"


def test_beyond_the_goal_the_counted_share_is_told() -> None:
    """What lies beyond the goal counts half and up to the cap, and the line says what it comes to."""
    assert "15 / 12 → 112.5% × 13 = *14.63*" in _line(_score(reports={_WEEK: {"meetings": 15}}), "meetings")
    assert "30 / 12 → 125% × 13 = *16.25*" in _line(_score(reports={_WEEK: {"meetings": 30}}), "meetings")


def test_money_carries_its_currency() -> None:
    """Amounts of money are told in the programme's currency."""
    assert "€15,000 / €195,000" in _line(_score(reports={_WEEK: {"pipeline": 15000}}), "pipeline")


@pytest.mark.parametrize(
    ("note", "words", "scored", "metric"),
    [
        (Note.UNREPORTED, "not reported yet", _score(), "ssi_level"),
        (
            Note.STALE,
            "last reported more than 2 working weeks ago",
            _score(reports={_WEEK - 3: {"ssi": 60}}),
            "ssi_level",
        ),
        (Note.BASELINE, "your starting point", _score(reports={_WEEK: {"ssi": 60}}), "ssi_growth"),
        (
            Note.HELD,
            "holding counts as improving",
            _score(reports={_WEEK - 9: {"ssi": 75}, _WEEK: {"ssi": 72}}),
            "ssi_growth",
        ),
    ],
)
def test_a_line_says_why(note: Note, words: str, scored: Score, metric: str) -> None:
    """A line that is not simply done over expected has a word for why, in every language."""
    term = scored.term_of(metric)
    assert term is not None
    assert term.note is note
    assert words in _line(scored, metric)
    for language in LANGUAGES:
        assert _line(scored, metric, Texts(language)).startswith("• ")


def test_what_is_expected_at_least_is_told_once() -> None:
    """However many lines have a smallest expectation, one sentence names them; without any there is none."""
    scored = _score(start=_WEEK)
    assert "_(" not in _line(scored, "revenue")
    assert score_lines.braked(scored, _ENGLISH) == [
        "At least the goals of 4 full weeks are expected: new pipeline, customers won and revenue."
    ]
    assert score_lines.braked(_score(), _ENGLISH) == []


def test_a_rate_of_too_few_is_told() -> None:
    """A rate with a weight says when its denominator is too small."""
    balanced = PRESETS[Preset.BALANCED]
    rules = {**balanced.metrics, "conversion_rate": replace(balanced.metrics["conversion_rate"], weight=Fraction(4))}
    history = SellerHistory("U1", _WEEK - 9, reports={_WEEK: {"conversions": 1, "link_clicks": 2}})
    scored = score(history, [], _WEEK, [replace(balanced, metrics=rules)])
    assert "too few to say" in _line(scored, "conversion_rate")


def test_a_seasons_level_counts_weeks() -> None:
    """In a season the level is told as weeks at its goal."""
    reports = {week: {"ssi": 35} for week in range(_WEEK - 3, _WEEK + 1)}
    scored = _score(season_start=_WEEK - 3, reports=reports)
    assert _line(scored, "ssi_level") == "• SSI level: 2 / 4 × 7 = *3.50* _(weeks at the goal of 70)_"


def test_locked_points_are_explained_in_numbers() -> None:
    """Locked points name the cover, the outcomes and the social points; without any there is no such sentence."""
    scored = _score(reports={_WEEK: {"ssi": 90, "posts": 8, "shares": 12, "engagement": 120}})
    said = score_lines.locked(scored, _ENGLISH)
    assert f"*Locked −{scored.locked}*" in said
    assert f"5 + 1 × 0.00 = 5.00 of {scored.social} points" in said
    assert score_lines.locked(_score(reports={_WEEK: {"meetings": 9}}), _ENGLISH) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sum_adds_up_in_every_language(language: str) -> None:
    """The exact sum holds all parts and the total."""
    scored = _score(reports={_WEEK: {"ssi": 90, "meetings": 1, "posts": 8}})
    texts = Texts(language)
    said = score_lines.total(scored, texts)
    assert scored.business + scored.strategic + scored.ssi - scored.locked == scored.total
    for part in (scored.business, scored.strategic, scored.ssi, scored.locked, scored.total):
        assert texts.number(Decimal(part), 2) in said
