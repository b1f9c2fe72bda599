from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.content import LONGEST_AIM, About, ShareKind
from bot.domain.scoring.metrics import Phase
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
        ("acme-blog.com", "https://acme-blog.com"),
        ("3m.com/blog", "https://3m.com/blog"),
    ],
)
def test_one_share_by_its_address(text: str, address: str) -> None:
    """An address is taken bare or as Slack sends it, in the case in which it was typed."""
    assert shares.parse(text, CONTEXT) == shares.AddressLine(address)


@pytest.mark.parametrize("text", ["5.kk", "12.kk last week", "4.mm"])
def test_a_number_that_slipped_is_no_address(text: str) -> None:
    """What begins with a digit and has no path is refused as a number, and never logged as something shared."""
    with pytest.raises(TypedError):
        shares.parse(text, CONTEXT)


def test_an_address_in_another_week() -> None:
    """An address may be logged for another open week."""
    line = shares.parse("<https://lnkd.in/x> last week", CONTEXT)
    assert line == shares.AddressLine("https://lnkd.in/x", Week.iso(2026, 46))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("https://x.se own post", About(ShareKind.OWN)),
        ("own post: https://x.se", About(ShareKind.OWN)),
        ("https://x.se curated external, consideration", About(ShareKind.EXTERNAL, Phase.CONSIDERATION)),
        ("https://x.se kuratiert intern aufmerksamkeit", About(ShareKind.INTERNAL, Phase.AWARENESS)),
        ("https://x.se kommentar intresse", About(ShareKind.COMMENT, Phase.INTEREST)),
        ("https://x.se comment on a post", About(ShareKind.COMMENT)),
        ("https://x.se conversion", About(phase=Phase.CONVERSION)),
        ("https://x.se for awareness", About(phase=Phase.AWARENESS)),
        ('https://x.se interest for "three demos" mine', About(ShareKind.OWN, Phase.INTEREST, "three demos")),
        ("https://x.se “drei Demos”", About(aim="drei Demos")),
        ("https://x.se mine for three demos", About(ShareKind.OWN, aim="three demos")),
        ("https://x.se för fler möten", About(aim="fler möten")),
    ],
)
def test_what_is_said_of_an_address(text: str, about: About) -> None:
    """Kind, phase and aim stand in any order, in three languages, and the aim needs no quotes at the end."""
    line = shares.parse(text, CONTEXT)
    assert isinstance(line, shares.AddressLine)
    assert (line.address, line.about, line.results) == ("https://x.se", about, {})


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("https://x.se engagement 34 impressions 800", {"engagement": (34, False), "impressions": (800, False)}),
        ("https://x.se 34 likes, 1.200 views", {"engagement": (34, False), "impressions": (1200, False)}),
        ("https://x.se reaktionen +3", {"engagement": (3, True)}),
        ("https://x.se klick 40 konverteringar 3", {"link_clicks": (40, False), "conversions": (3, False)}),
        ("https://x.se conversion 3 mine", {"conversions": (3, False)}),
        ("https://x.se got 3 reshares", {"shares_received": (3, False)}),
    ],
)
def test_what_a_share_has_brought(text: str, results: dict[str, tuple[int, bool]]) -> None:
    """Numbers beside an address are its results; a plus adds."""
    line = shares.parse(text, CONTEXT)
    assert isinstance(line, shares.AddressLine)
    assert {metric: (int(amount.value), amount.adds) for metric, amount in line.results.items()} == results


def test_a_week_in_an_aim_is_no_week() -> None:
    """What stands in quotes means nothing but itself."""
    line = shares.parse('https://x.se for "fair in week 46" last week', CONTEXT)
    assert line == shares.AddressLine("https://x.se", Week.iso(2026, 46), About(aim="fair in week 46"))


@given(
    st.permutations(
        ["https://x.se/a", "curated external", "interest", 'for "more demos"', "impressions 800", "+3 likes"]
    ),
)
def test_the_order_says_nothing(pieces: list[str]) -> None:
    """Whatever is typed first, the same is understood."""
    line = shares.parse(" ".join(pieces), CONTEXT)
    assert isinstance(line, shares.AddressLine)
    assert line.about == About(ShareKind.EXTERNAL, Phase.INTEREST, "more demos")
    assert {metric: (int(amount.value), amount.adds) for metric, amount in line.results.items()} == {
        "impressions": (800, False),
        "engagement": (3, True),
    }


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_whatever_stands_beside_an_address(text: str) -> None:
    """Anything at all is either understood or refused with a reason."""
    with suppress(TypedError):
        line = shares.parse(f"https://x.se/a {text}", CONTEXT)
        assert isinstance(line, shares.AddressLine)
        assert len(line.about.aim) <= LONGEST_AIM


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("many", Reason.NOT_A_NUMBER),
        ("4 5", Reason.MISSING_METRIC),
        ("3.5", Reason.NOT_WHOLE),
        ("4 https://x.se", Reason.MISSING_METRIC),
        ("https://x.se impressions", Reason.MISSING_NUMBER),
        ("https://x.se likes 3 reactions 4", Reason.DUPLICATE),
        ("https://x.se own comment", Reason.CONTRADICTION),
        ("https://x.se interest conversion", Reason.CONTRADICTION),
        ("https://x.se meetings 3", Reason.OTHER_COMMAND),
        ("https://x.se sideways", Reason.UNKNOWN_WORD),
        ('https://x.se for "demos', Reason.UNCLOSED_QUOTE),
        ('https://x.se for "' + "a" * 101 + '"', Reason.TOO_LONG),
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
