from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.deals import OtherCurrencyError
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import business, costs
from bot.domain.typed.lines.business import BusinessLine
from bot.domain.typed.lines.costs import CostsLine

CONTEXT = Context("en", date(2026, 11, 12), "EUR")
GERMAN = Context("de", date(2026, 11, 12), "EUR")


@pytest.mark.parametrize(
    ("line", "first", "last", "team"),
    [
        ("", "2026-W34", "2026-W46", ""),
        ("season", "2026-W40", "2026-W53", ""),
        ("last quarter Nord", "2026-W27", "2026-W39", "Nord"),
        ("Nord last month", "2026-W40", "2026-W44", "Nord"),
        ('"Nord West" season', "2026-W40", "2026-W53", "Nord West"),
        ('week 40 to week 46 "week 3"', "2026-W40", "2026-W46", "week 3"),
        ("for team Nord", "2026-W34", "2026-W46", "Nord"),
        ("letztes Quartal", "2026-W27", "2026-W39", ""),
        ("förra kvartalet", "2026-W27", "2026-W39", ""),
        ("Q3", "2026-W27", "2026-W39", ""),
        ("q4 2025 Nord", "2025-W40", "2025-W52", "Nord"),
        ("2026-Q3", "2026-W27", "2026-W39", ""),
        ("im 3. Quartal", "2026-W27", "2026-W39", ""),
        ("kvartal 3 2026", "2026-W27", "2026-W39", ""),
        ("october", "2026-W40", "2026-W44", ""),
        ("for Oktober 2026", "2026-W40", "2026-W44", ""),
        ("Nord Dezember", "2025-W49", "2025-W52", "Nord"),
        ('"May"', "2026-W34", "2026-W46", "May"),
        ("Q5", "2026-W34", "2026-W46", "Q5"),
        ("die letzten 8 Wochen", "2026-W39", "2026-W46", ""),
        ("last 26 weeks Süd", "2026-W21", "2026-W46", "Süd"),
        ("w35 to w46", "2026-W35", "2026-W46", ""),
        ("KW 35-40", "2026-W35", "2026-W40", ""),
        ("v. 35 till v. 40", "2026-W35", "2026-W40", ""),
        ("2026-W35 to 2026-W40 Nord", "2026-W35", "2026-W40", "Nord"),
        ("from week 35 to week 40", "2026-W35", "2026-W40", ""),
        ("week 50 to week 5", "2025-W50", "2026-W05", ""),
        ("w35 to w47", "2026-W35", "2026-W47", ""),
        ("week 44 to week 40", "2026-W44", "2026-W40", ""),
        ("last week", "2026-W45", "2026-W45", ""),
        ("2026-W46", "2026-W46", "2026-W46", ""),
        ("2025", "2025-W01", "2025-W52", ""),
        ("Region 3", "2026-W34", "2026-W46", "Region 3"),
        ("0 weeks", "2026-W47", "2026-W46", ""),
    ],
)
def test_weeks_and_a_team_are_read_in_any_order(line: str, first: str, last: str, team: str) -> None:
    """Weeks stand before or after the name of a team, in any of the languages; what is no weeks is a team."""
    found = business.parse(line, CONTEXT)
    assert (str(found.period.first), str(found.period.last), found.team) == (first, last, team)


def test_a_week_that_does_not_exist_is_refused() -> None:
    """Nobody is taken for a team called week 99."""
    with pytest.raises(TypedError) as raised:
        business.parse("week 99", CONTEXT)
    assert raised.value.reason is Reason.NO_SUCH_WEEK


@given(st.text(max_size=60))
@settings(max_examples=80)
def test_any_line_is_read_or_refused(text: str) -> None:
    """Whatever is typed, there are weeks or a reason why not."""
    for parse in (business.parse, costs.parse):
        with suppress(TypedError, OtherCurrencyError):
            found = parse(text, CONTEXT)
            assert found is None or isinstance(found, BusinessLine | CostsLine)


@pytest.mark.parametrize(
    ("line", "context", "told"),
    [
        ("licence 90 hours 2 rate 45 margin 40%", CONTEXT, {"licence": 90, "hours": 2, "rate": 45, "margin": 40}),
        ("licence: €90, hour 45", CONTEXT, {"licence": 90, "rate": 45}),
        ("lizenz 90 stunden 2,5 satz 45 marge 40 %", GERMAN, {"licence": 90, "hours": "2.5", "rate": 45, "margin": 40}),
        ("licens 90 timmar 2 timpris 450 marginal 40 procent", CONTEXT, {"licence": 90, "hours": 2, "rate": 450,
                                                                      "margin": 40}),
        ("licence off", CONTEXT, {"licence": None}),
        ("off", CONTEXT, dict.fromkeys(("licence", "hours", "rate", "margin"))),
    ],
)  # fmt: skip
def test_costs_are_read_in_any_order_and_language(line: str, context: Context, told: dict[str, object]) -> None:
    """Each has its name and its number, with or without a currency or a per cent sign."""
    found = costs.parse(line, context)
    assert found is not None
    assert found.told == {name: None if each is None else Decimal(str(each)) for name, each in told.items()}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("coffee 3", Reason.UNKNOWN_WORD),
        ("90", Reason.UNKNOWN_WORD),
        ("licence", Reason.MISSING_NUMBER),
        ("licence 90 licence 80", Reason.DUPLICATE),
        ("margin forty", Reason.NOT_A_NUMBER),
        ("licence -3", Reason.NEGATIVE),
    ],
)
def test_what_is_wrong_with_costs_is_told(line: str, reason: Reason) -> None:
    """A refusal has its reason."""
    with pytest.raises(TypedError) as raised:
        costs.parse(line, CONTEXT)
    assert raised.value.reason is reason


def test_costs_are_in_the_currency_of_the_programme() -> None:
    """Another one is refused, and a reason behind the line is kept."""
    with pytest.raises(OtherCurrencyError):
        costs.parse("licence 90 USD", CONTEXT)
    found = costs.parse('margin 35% because "new prices"', CONTEXT)
    assert found is not None
    assert found == CostsLine({"margin": Decimal(35)}, "new prices")
    assert costs.parse("", CONTEXT) is None
