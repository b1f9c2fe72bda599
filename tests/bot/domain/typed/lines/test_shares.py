from __future__ import annotations

from datetime import date

import pytest

from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import shares
from bot.domain.typed.lines.report import ReportLine
from bot.domain.weeks import Week

CONTEXT = Context("en", date(2026, 11, 18))


@pytest.mark.parametrize(("text", "adds"), [("4", False), ("shares 4", False), ("4 delningar", False), ("+4", True)])
def test_a_number_sets_and_a_plus_adds(text: str, adds: bool) -> None:  # noqa: FBT001 - a column of the table
    """Shares are set by a number and raised by a plus."""
    line = shares.parse(text, CONTEXT)
    assert isinstance(line, ReportLine)
    assert (int(line.amounts["shares"].value), line.amounts["shares"].adds) == (4, adds)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://lnkd.in/dAbC_1", "https://lnkd.in/dAbC_1"),
        ("<https://lnkd.in/dAbC_1>", "https://lnkd.in/dAbC_1"),
        (
            "<https://www.linkedin.com/posts/x?a=1&amp;b=2|linkedin.com/posts/x>",
            "https://www.linkedin.com/posts/x?a=1&b=2",
        ),
        ("\u00a0https://lnkd.in/x.", "https://lnkd.in/x"),
        ("linkedin.com/posts/x", "https://linkedin.com/posts/x"),
        ("HTTPS://LinkedIn.com/X", "HTTPS://LinkedIn.com/X"),
    ],
)
def test_one_share_by_its_address(text: str, address: str) -> None:
    """An address is taken bare or as Slack sends it, in the case in which it was typed."""
    assert shares.parse(text, CONTEXT) == shares.AddressLine(address)


def test_an_address_in_another_week() -> None:
    """An address may be logged for another open week."""
    line = shares.parse("<https://lnkd.in/x> last week", CONTEXT)
    assert line == shares.AddressLine("https://lnkd.in/x", Week.iso(2026, 46))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("many", Reason.NOT_A_NUMBER),
        ("4 5", Reason.TWO_NUMBERS),
        ("3.5", Reason.NOT_WHOLE),
        ("4 https://x.se", Reason.ADDRESS),
        ("https://x.se https://y.se", Reason.ADDRESS),
        ("<mailto:a@x.se|a@x.se>", Reason.ADDRESS),
        ("https://[x", Reason.ADDRESS),
        ("http://localhost/x", Reason.ADDRESS),
        ("https://x.se/" + "a" * 1_500, Reason.TOO_LONG),
        ("4 calls", Reason.OTHER_COMMAND),
    ],
)
def test_what_is_no_share_is_refused(text: str, reason: Reason) -> None:
    """Neither a number nor one web address: refused with its reason."""
    with pytest.raises(TypedError) as refusal:
        shares.parse(text, CONTEXT)
    assert refusal.value.reason is reason
