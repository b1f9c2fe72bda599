from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.scoring.metrics import CATALOGUE
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import scheme
from bot.domain.typed.lines.scheme import GoalsLine, PresetLine, WeightsLine
from bot.domain.typed.words.metrics import SCORED

CONTEXT = Context("en", date(2026, 11, 21), "EUR")


@pytest.mark.parametrize(
    "text",
    [
        'meetings 20 ssi 5 because "Q1 focus"',
        "meetings 20% ssi 5 % because Q1 focus",
        "meetings=20, ssi=5, because: Q1 focus",
        "Treffen 20 SSI 5 weil „Q1 focus“",
        "möten 20 ssi 5 eftersom “Q1 focus”",
        "möten 20 ssi 5 därför att Q1 focus",
    ],
)
def test_weights_and_their_reason(text: str) -> None:
    """Weights are shares of 100 with a reason, in three languages."""
    line = scheme.parse_weights(text, CONTEXT)
    assert isinstance(line, WeightsLine)
    assert {metric: amount.value for metric, amount in line.weights.items()} == {"meetings": 20, "ssi": 5}
    assert line.because == "Q1 focus"


def test_short_names_of_weights() -> None:
    """Short names stand for the metrics that are scored."""
    line = scheme.parse_weights("connections 2.5 target 8 customers 12", CONTEXT)
    assert isinstance(line, WeightsLine)
    assert {metric: amount.value for metric, amount in line.weights.items()} == {
        "connections_growth": Decimal("2.5"),
        "target_growth": 8,
        "customers_won": 12,
    }
    assert line.because is None


@pytest.mark.parametrize(
    "text", ["meetings 4 revenue 6k ssi 75", "Treffen 4 Umsatz 6 T€ SSI 75", "möten 4 intäkt 6000 ssi 75"]
)
def test_goals(text: str) -> None:
    """Goals are numbers or money; `ssi` is the level of the SSI."""
    line = scheme.parse_goals(text, CONTEXT)
    assert isinstance(line, GoalsLine)
    assert {metric: amount.value for metric, amount in line.goals.items()} == {
        "meetings": 4,
        "revenue": 6_000,
        "ssi_level": 75,
    }


@pytest.mark.parametrize("parse", [scheme.parse_weights, scheme.parse_goals])
@pytest.mark.parametrize(
    "text", ["preset results because x", 'preset "Results" because x', "Vorlage Ergebnisse weil x"]
)
def test_a_preset(parse: type, text: str) -> None:
    """A preset is taken over by its name."""
    assert parse(text, CONTEXT) == PresetLine("results", "x")


@pytest.mark.parametrize("metric", sorted(CATALOGUE))
def test_every_scored_metric_has_words(metric: str) -> None:
    """Every scored metric is understood by its own key."""
    assert SCORED.meaning(metric) == metric


def test_the_words_name_scored_metrics_and_the_ssi() -> None:
    """No word of weights and goals leads to anything that is not scored."""
    assert set(SCORED.meanings) == {*CATALOGUE, "ssi"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ('because "x"', Reason.EMPTY),
        ("preset", Reason.EMPTY),
        ("preset foo", Reason.PRESET),
        ("meetings 20 meetings 3", Reason.DUPLICATE),
        ("metings 20", Reason.UNKNOWN_METRIC),
        ("meetings", Reason.MISSING_NUMBER),
        ("meetings -5", Reason.NEGATIVE),
        ("meetings +5", Reason.ADDING),
        ("meetings nan", Reason.NOT_A_NUMBER),
        ("meetings 20 because " + "x" * 400, Reason.TOO_LONG),
    ],
)
def test_what_is_no_scheme_is_refused(text: str, reason: Reason) -> None:
    """A line that cannot be meant is refused with its reason."""
    with pytest.raises(TypedError) as refusal:
        scheme.parse_weights(text, CONTEXT)
    assert refusal.value.reason is reason


def test_a_reason_mentions_nobody() -> None:
    """A reason that is shown to everyone holds no live mention."""
    line = scheme.parse_weights("meetings 20 because <@U1|anna> & <!channel> asked", CONTEXT)
    assert line.because == "@anna & @channel asked"
