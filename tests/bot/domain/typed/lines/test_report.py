# ruff: noqa: RUF001 - people type these very characters
from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.metrics import RAW
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import report
from bot.domain.typed.words.metrics import REPORTED
from bot.domain.weeks import Week

CONTEXT = Context("de", date(2026, 11, 18), "EUR")


def amounts(line: report.ReportLine) -> dict[str, str]:
    """Return the amounts of the line as plain texts, with a plus where they add."""
    return {metric: f"{'+' if amount.adds else ''}{amount.value}" for metric, amount in line.amounts.items()}


@pytest.mark.parametrize(
    "text",
    [
        "calls 12 meetings 3 leads 1",
        "leads 1 calls 12 meetings 3",
        "calls 12, meetings 3, leads 1",
        "calls=12 meetings=3 leads=1",
        "calls: 12; meetings: 3; leads: 1.",
        "12 calls 3 meetings 1 lead",
        "12 calls, 3 meetings and 1 lead",
        "Anrufe 12 Termine 3 Leads 1",
        "12 Telefonate, 3 Treffen und 1 Lead",
        "samtal 12 möten 3 leads 1",
        "12 samtal, 3 moten och 1 lead",
        "CALLS 12 Meetings 3 LEADS 1",
        "12 calls meetings 3 leads 1",
    ],
)
def test_outcomes_in_any_order(text: str) -> None:
    """Outcomes are named in three languages, before or behind their numbers, in any order."""
    assert amounts(report.parse_outcomes(text, CONTEXT)) == {"calls": "12", "meetings": "3", "leads": "1"}


def test_a_plus_adds() -> None:
    """A plus glued to its number adds; another number of the line still sets."""
    assert amounts(report.parse_outcomes("meetings +1 leads 2", CONTEXT)) == {"meetings": "+1", "leads": "2"}


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("pipeline 15k€", 15_000, "EUR"),
        ("pipeline 15 T€", 15_000, "EUR"),
        ("pipeline € 15.000", 15_000, "EUR"),
        ("pipeline 15 000 kr", 15_000, "SEK"),
        ("pipeline: 15000", 15_000, None),
        ("15k pipeline", 15_000, None),
    ],
)
def test_a_pipeline_is_money(text: str, value: int, currency: str | None) -> None:
    """A pipeline is read as money, with the currency that was typed."""
    amount = report.parse_outcomes(text, CONTEXT).amounts["pipeline"]
    assert (amount.value, amount.currency) == (Decimal(value), currency)


def test_an_ambiguous_pipeline_keeps_its_other_reading() -> None:
    """The language settles a pipeline, and the other reading is kept."""
    amount = report.parse_outcomes("pipeline 15.000", CONTEXT).amounts["pipeline"]
    assert (amount.value, amount.other) == (Decimal(15_000), Decimal(15))


@pytest.mark.parametrize(
    "text",
    [
        "930",
        "930 target 120",
        "930, Zielgruppe 120",
        "930 zielkunden 120",
        "930 målgrupp 120",
        "connections 930 target 120",
        "target 120 connections 930",
        "120 target 930 connections",
        "930 Kontakte",
    ],
)
def test_the_network(text: str) -> None:
    """The size of the network needs no name beside the part in the target audience."""
    line = report.parse_connections(text, CONTEXT)
    expected = {"connections": "930", "target_contacts": "120"} if "120" in text else {"connections": "930"}
    assert amounts(line) == expected


@pytest.mark.parametrize("text", ["1 234", "1.234", "1,234", "1’234", "1\u202f234"])
def test_a_network_in_thousands(text: str) -> None:
    """What is counted groups by any separator before three digits."""
    assert amounts(report.parse_connections(text, CONTEXT)) == {"connections": "1234"}


@pytest.mark.parametrize("metric", sorted(RAW))
def test_a_line_takes_every_metric(metric: str) -> None:
    """Every metric that can be reported is understood by its own key."""
    assert amounts(report.parse(f"{metric} 12 week 46", CONTEXT)) == {metric: "12"}


def test_the_words_name_reported_metrics_and_no_others() -> None:
    """Each reported metric has words, and no word leads to anything else."""
    assert set(REPORTED.meanings) == set(RAW)


def test_a_long_line() -> None:
    """A checkin holds metrics of all kinds and the week at its end."""
    line = report.parse("ssi 63,5/100 connections 1 234 link clicks 5 shares +1 meetings 2 förra veckan", CONTEXT)
    assert amounts(line) == {
        "ssi": "63.5",
        "connections": "1234",
        "link_clicks": "5",
        "shares": "+1",
        "meetings": "2",
    }
    assert line.week == Week.iso(2026, 46)


@pytest.mark.parametrize(
    ("text", "reason", "metric"),
    [
        ("", Reason.EMPTY, None),
        ("week 46", Reason.EMPTY, None),
        ("meetings", Reason.MISSING_NUMBER, "meetings"),
        ("meetings leads 3", Reason.MISSING_NUMBER, "meetings"),
        ("meetings 3 leads", Reason.MISSING_NUMBER, "leads"),
        ("3", Reason.MISSING_METRIC, None),
        ("meetings 3 4", Reason.MISSING_METRIC, None),
        ("meetings 3 meetings 4", Reason.DUPLICATE, "meetings"),
        ("meetings 3 Termine 4", Reason.DUPLICATE, "meetings"),
        ("ssi 72", Reason.OTHER_COMMAND, "ssi"),
        ("meetings nan", Reason.NOT_A_NUMBER, "meetings"),
        ("meetings 1e9", Reason.EXPONENT, "meetings"),
        ("meetings -3", Reason.NEGATIVE, "meetings"),
        ("meetings 1,5", Reason.NOT_WHOLE, "meetings"),
        ("meetings ①", Reason.FOREIGN_DIGITS, "meetings"),
        ("meetings 3 €", Reason.NOT_MONEY, "meetings"),
        ("meetings <!channel>", Reason.NOT_A_NUMBER, "meetings"),
        ("pipeline 15 k€ €", Reason.UNKNOWN_METRIC, None),
        ("😀 3", Reason.UNKNOWN_METRIC, None),
    ],
)
def test_what_is_no_report_is_refused(text: str, reason: Reason, metric: str | None) -> None:
    """A line with a piece that cannot be meant is refused whole, and the refusal names the piece."""
    with pytest.raises(TypedError) as refusal:
        report.parse_outcomes(text, CONTEXT)
    assert (refusal.value.reason, refusal.value.metric) == (reason, metric)


@pytest.mark.parametrize(("word", "meant"), [("meetngs", "meetings"), ("Anruffe", "anrufe"), ("mötten", "möten")])
def test_a_misspelled_metric_gets_the_nearest(word: str, meant: str) -> None:
    """A word that names no metric comes back with the nearest that the command takes."""
    with pytest.raises(TypedError) as refusal:
        report.parse_outcomes(f"{word} 3", CONTEXT)
    assert (refusal.value.reason, refusal.value.suggestions[0]) == (Reason.UNKNOWN_METRIC, meant)


@pytest.mark.parametrize("text", ["+5", "connections +5"])
def test_a_level_cannot_be_added_to(text: str) -> None:
    """A plus is refused where a level is reported."""
    with pytest.raises(TypedError) as refusal:
        report.parse_connections(text, CONTEXT)
    assert refusal.value.reason is Reason.ADDING
