# ruff: noqa: RUF001 - people type these very characters
from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.deals import Source, Stage
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import deals
from bot.domain.typed.lines.deals import DealLine
from bot.domain.typed.money import ReadMoney

CONTEXT = Context("de", date(2026, 11, 21), "EUR")
TWELVE = ReadMoney(Decimal(12_000))


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("won", Stage.WON),
        ("gewonnen", Stage.WON),
        ("vunnen", Stage.WON),
        ("vann", Stage.WON),
        ("WON", Stage.WON),
        ("lost", Stage.LOST),
        ("verloren", Stage.LOST),
        ("förlorad", Stage.LOST),
        ("open", Stage.OPEN),
        ("offen", Stage.OPEN),
        ("öppen", Stage.OPEN),
        ("qualified", Stage.QUALIFIED),
        ("qualifiziert", Stage.QUALIFIED),
        ("kvalificerad", Stage.QUALIFIED),
        ("void", Stage.VOID),
        ("storniert", Stage.VOID),
        ("makulerad", Stage.VOID),
    ],
)
def test_the_stage_comes_first(text: str, stage: Stage) -> None:
    """A deal starts with its stage, in any of the languages."""
    assert deals.parse(f"{text} 12000 Acme", CONTEXT) == DealLine(stage, "Acme", TWELVE)


@pytest.mark.parametrize(
    ("word", "source"),
    [
        ("social", Source.SOCIAL),
        ("via LinkedIn", Source.SOCIAL),
        ("referral", Source.REFERRAL),
        ("Empfehlung", Source.REFERRAL),
        ("rekommendation", Source.REFERRAL),
        ("outbound", Source.OUTBOUND),
        ("inbound", Source.INBOUND),
        ("event", Source.EVENT),
        ("Messe", Source.EVENT),
        ("mässa", Source.EVENT),
        ("other", Source.OTHER),
    ],
)
def test_the_source_comes_last(word: str, source: Source) -> None:
    """The last word may be the source, in any of the languages."""
    assert deals.parse(f"won 12000 Acme {word}", CONTEXT) == DealLine(Stage.WON, "Acme", TWELVE, source)


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        ("won 12000 Müller & Söhne GmbH social", "Müller & Söhne GmbH"),
        ("won 12000 Müller &amp; Söhne GmbH social", "Müller & Söhne GmbH"),
        ("won 12000 Social Media House social", "Social Media House"),
        ("won 12000 Open Door AG", "Open Door AG"),
        ("won 12000 L’Oréal", "L'Oréal"),
        ("won 12000 <http://acme.com|acme.com> social", "acme.com"),
        ('won 12000 "3M Deutschland" social', "3M Deutschland"),
        ("won 12000 „3M Deutschland“ social", "3M Deutschland"),
        ("won 12000 »3M« social", "3M"),
        ("won 12000 '3M Deutschland'", "3M Deutschland"),
        ('won 12000 "Social"', "Social"),
        ('won 12000 "Acme id 4711"', "Acme id 4711"),
        ("lost Studio 54", "Studio 54"),
        ("won 12000, Acme, social", "Acme"),
        ("won 12000 USA Today", "USA Today"),
        ("won 12000 Black Friday", "Black Friday"),
        ("won 12000 Studio 2.1", "Studio 2.1"),
        ("won 12000 Expo 2026", "Expo 2026"),
        ('won 12000 "Acme 2026-10-01"', "Acme 2026-10-01"),
        ("won 12000 on Friday", "on Friday"),
        ("lost Acme", "Acme"),
        ("won Acme", "Acme"),
    ],
)
def test_the_customer_is_what_is_left(text: str, customer: str) -> None:
    """A customer needs quotes only to start with a digit or to hold words of the line."""
    assert deals.parse(text, CONTEXT).customer == customer


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("won 12.000 Acme", 12_000, None),
        ("won 12 000 kr Acme", 12_000, "SEK"),
        ("won € 12.000 Acme", 12_000, "EUR"),
        ("won 12.000,50 EUR Acme", Decimal("12000.5"), "EUR"),
        ("won 250 TSEK Acme", 250_000, "SEK"),
        ("won 12 T€ Acme", 12_000, "EUR"),
        ("won 12 T Systems", None, None),
        ("won 1,5 Mio. € Acme", 1_500_000, "EUR"),
        ("won Acme 12k social", 12_000, None),
        ("won Acme 12000 € social", 12_000, "EUR"),
    ],
)
def test_the_value(text: str, amount: Decimal | None, currency: str | None) -> None:
    """The value follows the stage, or the customer if its unit shows what it is."""
    if amount is None:
        assert deals.parse(text, CONTEXT).value == ReadMoney(Decimal(12))
    else:
        value = deals.parse(text, CONTEXT).value
        assert value is not None
        assert (value.amount, value.currency) == (amount, currency)


@pytest.mark.parametrize(
    "text",
    [
        'won 12.000 € "3M Deutschland" social influenced opened 2026-10-01 closed 2026-11-12 id 4711',
        'won 12.000 € "3M Deutschland" influenced social closed 12.11.2026 opened 1.10.2026 #4711',
        'gewonnen 12 T€ "3M Deutschland" eröffnet am 1.10. abgeschlossen am 12.11. CRM-ID 4711 social beeinflusst',
        'vunnen 12k€ "3M Deutschland" öppnad 1 okt stängd 12 nov crm: 4711 social påverkad',
        'won €12.000 opened 2026-10-01, closed 2026-11-12, id: 4711, "3M Deutschland", social, influenced',
    ],
)
def test_a_full_line(text: str) -> None:
    """Dates, CRM id, source and mark are found wherever they stand, in three languages."""
    deal = deals.parse(text, CONTEXT)
    assert deal.value is not None
    assert (deal.stage, deal.customer, deal.value) == (
        Stage.WON,
        "3M Deutschland",
        ReadMoney(Decimal(12_000), "EUR", deal.value.other),
    )
    assert (deal.source, deal.influenced, deal.crm_id) == (Source.SOCIAL, True, "4711")
    assert (deal.opened, deal.closed) == (date(2026, 10, 1), date(2026, 11, 12))


@pytest.mark.parametrize(
    ("text", "opened", "closed"),
    [
        ("won 12000 Acme last week", None, date(2026, 11, 15)),
        ("won 12000 Acme social closed KW 46", None, date(2026, 11, 15)),
        ("won 12000 Acme this week", None, date(2026, 11, 21)),
        ("open 12000 Acme last week", date(2026, 11, 15), None),
        ("lost Acme closed gestern", None, date(2026, 11, 20)),
        ("lost Acme closed 12/11/2026", None, date(2026, 11, 12)),
        ("lost Acme yesterday", None, date(2026, 11, 20)),
        ("gewonnen 12000 Acme gestern social", None, date(2026, 11, 20)),
        ("vunnen 12000 Acme socialt i går", None, date(2026, 11, 20)),
        ("won 12000 Acme on Friday", None, date(2026, 11, 20)),
        ("won 12000 Acme 12.11.", None, date(2026, 11, 12)),
        ("won 12000 Acme, 12.11.2026.", None, date(2026, 11, 12)),
        ("open 12000 Acme on 2 nov", date(2026, 11, 2), None),
        ("won 12000 Acme 12 Nov 2026 opened 2026-10-01", date(2026, 10, 1), date(2026, 11, 12)),
        ("won 12000 Acme 2026-12-24", None, date(2026, 12, 24)),
    ],
)
def test_when(text: str, opened: date | None, closed: date | None) -> None:
    """A week stands for its last day that is not in the future; a bare day at the end is when it got there."""
    deal = deals.parse(text, CONTEXT)
    assert (deal.customer, deal.opened, deal.closed) == ("Acme", opened, closed)


def test_sourced_is_not_influenced() -> None:
    """A deal is marked as sourced, as influenced, or not at all."""
    marks = [
        deals.parse(f"won 12000 Acme social{mark}", CONTEXT).influenced for mark in (" sourced", " influenced", "")
    ]
    assert marks == [False, True, None]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("12000 Acme", Reason.STAGE),
        ("sold 12000 Acme", Reason.STAGE),
        ("won", Reason.MISSING_CUSTOMER),
        ("won 12000", Reason.ONLY_VALUE),
        ("won 3M social", Reason.ONLY_VALUE),
        ("won 12000 😀", Reason.MISSING_CUSTOMER),
        ("won 12000 3M Deutschland", Reason.QUOTE_DIGIT),
        ("lost 3M-Services", Reason.QUOTE_DIGIT),
        ("won Acme 12000", Reason.VALUE_PLACE),
        ("open Acme", Reason.MISSING_VALUE),
        ("won -500 Acme", Reason.NEGATIVE),
        ("won +500 Acme", Reason.ADDING),
        ("won 1e9 Acme", Reason.EXPONENT),
        ("won ١٢ Acme", Reason.FOREIGN_DIGITS),
        ("won € 12 SEK Acme", Reason.TWO_CURRENCIES),
        ('won 12000 "Acme', Reason.UNCLOSED_QUOTE),
        ("won 12000 Acme closed 2026-13-45", Reason.NOT_A_DATE),
        ("won 12000 Acme closed 1999-01-01", Reason.FAR_DATE),
        ("won 12000 Acme opened 2026-11-12 closed 2026-10-01", Reason.END_BEFORE_START),
        ("won 12000 Acme week 54", Reason.NO_SUCH_WEEK),
        ("won 12000 Acme 2027-W10", Reason.WEEK_NOT_OPEN),
        ("won 12000 " + "a" * 130, Reason.TOO_LONG),
        ("won 12000 Acme id " + "4" * 70, Reason.TOO_LONG),
    ],
)
def test_what_is_no_deal_is_refused(text: str, reason: Reason) -> None:
    """A deal that cannot be meant is refused with its reason."""
    with pytest.raises(TypedError) as refusal:
        deals.parse(text, CONTEXT)
    assert refusal.value.reason is reason


def test_only_the_number_is_blamed() -> None:
    """A refused value is repeated without the customer behind it."""
    with pytest.raises(TypedError) as refusal:
        deals.parse("won 1e9 Acme social", CONTEXT)
    assert refusal.value.typed == "1e9"
