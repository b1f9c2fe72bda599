from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.outcomes import OutcomeKind
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import deals, outcomes
from bot.domain.typed.lines.origins import split_origin
from bot.domain.typed.lines.outcomes import OutcomeLine
from bot.domain.typed.lines.report import ReportLine

CONTEXT = Context("en", date(2026, 11, 12), "EUR")


@pytest.mark.parametrize(
    ("text", "kind", "customer"),
    [
        ("lead Acme", OutcomeKind.LEAD, "Acme"),
        ("Acme lead", OutcomeKind.LEAD, "Acme"),
        ("new lead: Acme Ltd.", OutcomeKind.LEAD, "Acme Ltd"),
        ("Qualifizierter Lead Müller & Söhne", OutcomeKind.LEAD, "Müller & Söhne"),
        ('meeting with "Beta GmbH"', OutcomeKind.MEETING, "Beta GmbH"),
        ("Termin bei Möller", OutcomeKind.MEETING, "Möller"),
        ("möte med Åhléns", OutcomeKind.MEETING, "Åhléns"),
        ('call "3M"', OutcomeKind.CALL, "3M"),
        ("Anruf Acme letzte Woche", OutcomeKind.CALL, "Acme"),
        ("Acme lead yesterday", OutcomeKind.LEAD, "Acme"),
        ("Anruf Acme am Freitag", OutcomeKind.CALL, "Acme"),
        ("meeting USA Today", OutcomeKind.MEETING, "USA Today"),
        ("lead <http://booking.com|booking.com>", OutcomeKind.LEAD, "booking.com"),
    ],
)
def test_one_outcome_is_read_from_its_line(text: str, kind: OutcomeKind, customer: str) -> None:
    """Its kind stands first or last, in the singular of any language."""
    line = outcomes.parse(text, CONTEXT)
    assert isinstance(line, OutcomeLine)
    assert (line.kind, line.customer) == (kind, customer)


@pytest.mark.parametrize("text", ["leads 1", "lead 1", "meetings 3 lead 1", "1 lead", "lead +1", '"meetings 3"'])
def test_a_number_makes_it_a_line_of_numbers(text: str) -> None:
    """As it always was."""
    assert isinstance(outcomes.parse(text, CONTEXT), ReportLine)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("lead", Reason.MISSING_NUMBER),
        ("lead from https://a.example/1", Reason.MISSING_CUSTOMER),
        ("lead Acme https://a.example/1 https://a.example/2", Reason.ADDRESS),
        (f"lead Acme https://a.example/{'x' * 500}", Reason.TOO_LONG),
        (f"lead {'Acme ' * 30}", Reason.TOO_LONG),
        ('lead "Acme', Reason.UNCLOSED_QUOTE),
        ("lead Acme 2026-09-01", Reason.WEEK_NOT_OPEN),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, reason: Reason) -> None:
    """With the reason, and nothing is guessed."""
    with pytest.raises(TypedError) as refused:
        outcomes.parse(text, CONTEXT)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    "text",
    [
        "won 12000 Acme social from https://a.example/1",
        "won 12000 Acme https://a.example/1 social",
        "won 12000 Acme social from <https://a.example/1>",
        "won 12000 Acme social from <https://a.example/1|a.example/1>",
        "gewonnen 12000 Acme social über a.example/1",
    ],
)
def test_a_deal_names_its_share_anywhere(text: str) -> None:
    """The address is taken out before anything else is read."""
    line = deals.parse(text, CONTEXT)
    assert (line.customer, line.source, line.address) == ("Acme", "social", "a.example/1")


@pytest.mark.parametrize("text", ["won 500 Booking.com", "won 500 Acme from linkedin", "won 500 <http://x.com|x.com>"])
def test_a_customer_is_no_share(text: str) -> None:
    """Names with a dot stay names, and `from` may stand before a source."""
    assert deals.parse(text, CONTEXT).address == ""


@given(st.text(max_size=80))
def test_any_line_is_read_or_refused(text: str) -> None:
    """Whatever is typed behind the word, there is an outcome with a name, numbers or a reason."""
    try:
        line = outcomes.parse(f"lead {text}", CONTEXT)
    except TypedError:
        return
    assert isinstance(line, ReportLine) or any(map(str.isalnum, line.customer))


@given(st.from_regex(r"[a-z]{1,8}\.[a-z]{2,3}/[a-z0-9]{1,12}", fullmatch=True), st.sampled_from(["", "from ", "via "]))
def test_an_address_leaves_the_rest_of_the_line(address: str, word: str) -> None:
    """What stood around it is as it was."""
    origin = split_origin(f"lead Acme {word}https://{address} last week")
    assert origin.rest == "lead Acme last week"
    assert origin.address
