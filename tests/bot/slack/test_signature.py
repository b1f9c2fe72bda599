from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.signature import SignatureVerifier

from bot.slack.signature import WINDOW_SECONDS, Signatures

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 - opens nothing
NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
BODY = b"command=%2Fssi&text=72"


def signatures(now: datetime = NOW) -> Signatures:
    """Return what checks at a moment."""
    return Signatures(SECRET, lambda: now)


def signed(body: bytes = BODY, moment: datetime = NOW, secret: str = SECRET) -> tuple[str, str, bytes]:
    """Return a request as Slack signs it: moment, signature, body."""
    seconds = str(int(moment.timestamp()))
    return seconds, SignatureVerifier(secret).generate_signature(timestamp=seconds, body=body) or "", body


def test_slacks_own_is_taken() -> None:
    """What Slack's library signs is Slack's."""
    assert signatures().take(*signed())


def test_each_is_taken_once() -> None:
    """Whoever repeats a request that was overheard is refused; another request is not."""
    taking = signatures()
    assert taking.take(*signed())
    assert not taking.take(*signed())
    assert taking.take(*signed(b"text=73"))


def test_old_ones_are_forgotten() -> None:
    """What is kept of requests does not grow for ever: it goes when it is too old to be taken anyway."""
    now = NOW
    taking = Signatures(SECRET, lambda: now)
    for minute in range(60):
        now = NOW + timedelta(minutes=minute)
        assert taking.take(*signed(moment=now))
    assert len(taking._taken) <= WINDOW_SECONDS // 60 + 1


@pytest.mark.parametrize("seconds", [-WINDOW_SECONDS, WINDOW_SECONDS])
def test_clocks_may_differ_by_five_minutes(seconds: int) -> None:
    """The last second that counts counts, and the next one does not."""
    assert signatures().take(*signed(moment=NOW + timedelta(seconds=seconds)))
    beyond = seconds + (1 if seconds > 0 else -1)
    assert not signatures().take(*signed(moment=NOW + timedelta(seconds=beyond)))


def test_another_secret_and_another_body_are_refused() -> None:
    """One changed letter is enough."""
    moment, signature, body = signed()
    assert not signatures().take(*signed(secret=SECRET[::-1]))
    assert not signatures().take(moment, signature, body + b"0")
    assert not signatures().take(str(int(moment) + 1), signature, body)
    assert not signatures().take(moment, signature.upper(), body)


@given(moment=st.text(), signature=st.text(), body=st.binary())
def test_nothing_made_up_is_taken(moment: str, signature: str, body: bytes) -> None:
    """Whatever the headers say, they are refused and raise nothing."""
    assert not signatures().take(moment, signature, body)


@pytest.mark.parametrize(
    "moment", ["", "nan", "inf", "1e9", "-1", "+1", "٣", "1.5", " 1 ", "9" * 5000, "0x1", "1_0", "\n1", "\udce4"]
)
def test_a_moment_is_a_plain_number(moment: str) -> None:
    """What Python would take for a number, or not, is no moment."""
    assert not signatures().take(moment, signed()[1], BODY)
