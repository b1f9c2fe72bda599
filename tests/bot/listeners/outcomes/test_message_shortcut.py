from __future__ import annotations

from typing import TYPE_CHECKING

from bot.use_cases.outcomes.link_message import Message, link_of

if TYPE_CHECKING:
    from tests.outcome_desk import OutcomeDesk

MESSAGE = {"ts": "1763110800.000200", "text": "Acme want a demo"}
LINK = "https://acme.example/archives/C9/p1763110800000200"


async def test_a_message_becomes_a_lead(anna: OutcomeDesk) -> None:
    """Its link is the note, also where the bot is not; nothing of its text is taken."""
    await anna.uses_shortcut(MESSAGE)
    assert LINK in anna.said
    assert "demo" not in anna.said
    said = await anna.saves(customer="Acme")
    assert "Noted for week 46: a lead, *Acme*" in said
    assert f"Note: {LINK}" in said


async def test_it_may_be_a_meeting_or_a_deal(anna: OutcomeDesk) -> None:
    """Choosing another kind keeps what was typed; the deal has its own fields."""
    await anna.uses_shortcut(MESSAGE)
    anna.enters(customer="Acme")
    await anna.presses("Deal")
    assert "value" in anna.fields
    await anna.presses("Meeting")
    assert "value" not in anna.fields
    assert "a meeting with *Acme*" in await anna.saves()


async def test_a_deal_from_a_message_keeps_its_link(anna: OutcomeDesk) -> None:
    """What is wrong with it stands at the field, as in every form."""
    await anna.uses_shortcut(MESSAGE)
    anna.enters(customer="Acme")
    await anna.presses("Deal")
    await anna.saves(stage="won")
    assert "What is the deal with Acme worth?" in anna.field_errors["value"]
    assert f"Note: {LINK}" in await anna.saves(value="500")


async def test_a_form_without_a_customer_stays_open(anna: OutcomeDesk) -> None:
    """The customer is asked for at its field."""
    await anna.uses_shortcut(MESSAGE)
    await anna.saves(customer=" - ")
    assert anna.field_errors == {"customer": "Which customer is it? The name is missing."}


def test_a_link_into_a_thread_is_slacks_own() -> None:
    """An answer is found in its thread; the first message of one is found by itself."""
    answer = Message("C9", "1763110800.000200", "1763110000.000100")
    assert link_of("https://acme.slack.com/", answer) == (
        "https://acme.slack.com/archives/C9/p1763110800000200?thread_ts=1763110000.000100&cid=C9"
    )
    assert "?" not in link_of("https://acme.slack.com", Message("C9", "1.2", "1.2"))
