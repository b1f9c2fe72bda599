# ruff: noqa: RUF001 - people type these very characters
import pytest

from bot.domain.typed.cleaning import LONGEST, clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.repeating import REPEATED, repeated, worded


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  ssi \t 72\n", "ssi 72"),
        ("1\u00a0234 1\u202f234 1\u2009234", "1 234 1 234 1 234"),
        ("7\u200b2\ufeff", "72"),
        ("\u202e72\x00\x07", "72"),
        ("“a” „b‟ «c» »d«", '"a" "b" "c" "d"'),
        ("L’Oréal ‘x’ 1´234", "L'Oréal 'x' 1'234"),
        ("20–27 a—b −5 ‐", "20-27 a-b -5 -"),
        ("７２，５　％", "72,5 %"),
        ("A &amp; B &lt;3 &amp;amp;", "A & B <3 &amp;"),
        ("10² ①½", "10² ①½"),
        ("Mu\u0308ller", "Müller"),
        ("<@U1|anna> <#C1|sales>", "<@U1|anna> <#C1|sales>"),
        ("\ud800x", "x"),
    ],
)
def test_accidents_of_keyboards_vanish(typed: str, expected: str) -> None:
    """Odd spaces, quotes, dashes and full-width forms become plain; decorated digits stay what they are."""
    assert clean(typed) == expected


def test_an_endless_line_is_refused() -> None:
    """A line beyond the limit is refused, and only its beginning is repeated."""
    with pytest.raises(TypedError) as refusal:
        clean("x" * 3_000)
    assert refusal.value.reason is Reason.TOO_LONG
    assert refusal.value.limit == LONGEST
    assert refusal.value.typed == "x" * (REPEATED - 1) + "…"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<!channel>", "@channel"),
        ("<!here|@here> <!everyone>", "@here @everyone"),
        ("<!subteam^S123|@sales> <!subteam^S9>", "@sales @subteam^S9"),
        ("<@U123|anna> <@U5>", "@anna @U5"),
        ("<#C1|sales> <#C2>", "#sales #C2"),
        ("<https://evil.example|https://bank.example>", "https://bank.example"),
        ("&lt;!channel&gt;", "@channel"),
        ("<<!channel>", "@channel"),
        ("<\u200b!channel", "!channel"),
        ("a < b & c > d", "a < b & c > d"),
        ("`code`", "'code'"),
        ("two\nlines\x00\u202e", "two lines"),
    ],
)
def test_what_is_repeated_mentions_nobody(typed: str, shown: str) -> None:
    """Slack's tokens are shown as words that call nobody."""
    assert repeated(typed) == shown


def test_links_are_shown_by_their_label() -> None:
    """A name that Slack made a link reads as it was typed."""
    assert worded("won 12000 <http://acme.com|acme.com>") == "won 12000 acme.com"
