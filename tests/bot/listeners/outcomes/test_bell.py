from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.outcome_desk import OutcomeDesk

SHARE = "https://example.com/articles/1?a=b&c=d"


async def test_the_bell_rings_by_a_click_only(anna: OutcomeDesk) -> None:
    """The channel reads who, whom, how much and the share; nobody is mentioned, and it is told once."""
    await anna.types(f"/shares {SHARE}")
    await anna.types(f"/deal won 12000 Acme social from {SHARE}")
    assert anna.notices() == {}
    receipt = anna.shown
    assert "The bell rings in #sales." in await anna.clicks("Share", on=receipt)
    assert not anna.shown.is_replacement
    assert anna.was_woken
    (channel, message), *others = anna.notices().items()
    assert (channel, others) == ("C1", [])
    assert message.text == (
        ":bell: *Anna* won *Acme*, €12,000, from a share: <https://example.com/articles/1?a=b&amp;c=d>"
    )
    await anna.clicks("Share", on=receipt)
    assert anna.notices() == {}


async def test_only_won_deals_have_a_bell(anna: OutcomeDesk) -> None:
    """Neither open nor lost ones, nor one whose value was rather meant in another way."""
    await anna.types("/deal open 500 Acme")
    assert "🔔 Share" not in anna.labels
    await anna.types("/deal won 12.500 Beta")
    assert anna.labels == ["I meant €12,500", "Undo"]
    await anna.clicks("I meant")
    assert "🔔 Share" in anna.labels


async def test_the_bell_asks_before_it_rings(anna: OutcomeDesk) -> None:
    """The dialog says what the channel will read."""
    await anna.types("/deal won 500 Acme")
    row = anna.shown.blocks[-1]["elements"]
    (bell,) = [button for button in row if "confirm" in button]
    assert "€500" in bell["confirm"]["text"]["text"]


async def test_a_deal_that_was_taken_back_rings_nothing(anna: OutcomeDesk) -> None:
    """Neither when the message was on its way, nor by a late click."""
    await anna.types("/deal won 500 Acme")
    receipt = anna.shown
    await anna.clicks("Share")
    await anna.types("/undo")
    assert anna.notices() == {}
    assert "the bell stays silent" in await anna.clicks("Share", on=receipt)


async def test_nobody_rings_for_somebody_else(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """A button belongs to whoever won."""
    await anna.types("/deal won 500 Acme")
    assert "the bell stays silent" in await ben.clicks("Share", on=anna.shown)
    assert ben.notices() == {}


async def test_an_unknown_fate_is_told_and_never_repeated(anna: OutcomeDesk) -> None:
    """Slack left open whether it arrived."""
    await anna.types("/deal won 500 Acme")
    receipt = anna.shown
    await anna.clicks("Share")
    with anna.database.transaction() as tx:
        (row,) = tx.notices.waiting(anna.now, claimed_before=anna.now)
        tx.notices.move(row, state="unknown")
    assert "left open whether the bell rang" in await anna.clicks("Share", on=receipt)
    assert anna.notices() == {}


async def test_a_name_comes_to_life_nowhere(anna: OutcomeDesk) -> None:
    """A customer called like a mention is text in the channel as well."""
    await anna.types('/deal won 500 "<!channel> *bold*"')
    await anna.clicks("Share")
    (message,) = anna.notices().values()
    assert "<!channel>" not in message.text
