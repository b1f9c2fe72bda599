"""The Thursday prompt comes once, whatever happens on the way."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.app import Bot

if TYPE_CHECKING:
    from sandbox.state.messages import Message
    from tests.scenarios.office import Colleague, Office

THURSDAY = datetime(2026, 11, 19, 9, 0, 1, tzinfo=UTC)
"""A second past ten o'clock in Berlin, a week after Anna joined."""


def prompts_of(anna: Colleague) -> list[Message]:
    """Return the prompts that somebody has in their messages."""
    return [message for message in anna.seat.direct.history() if "Thirty seconds" in message.text]


async def _has_joined(office: Office, anna: Colleague) -> None:
    """Let a seller report in the week before, and that week be posted."""
    await anna.types("/ssi 72")
    for minute in (1, 3, 5):
        await office.turns_to(2026, 11, 16, 9, minute)
    assert len(office.posts) == 1
    assert prompts_of(anna) == []


async def test_two_processes_ask_once(office: Office, anna: Colleague) -> None:
    """Two bots over one database that wake at the same moment ask a seller once."""
    await _has_joined(office, anna)
    other = await Bot.start(office.settings, office.clock)
    try:
        office.clock.advance_to(THURSDAY)
        for minute in (1, 3):
            await asyncio.gather(*(bot.features.schedule.tick() for bot in (office.bot, other) * 2))
            office.clock.advance_to(THURSDAY.replace(minute=minute))
        await asyncio.gather(*(bot.features.schedule.tick() for bot in (office.bot, other)))
    finally:
        await other.stop()
    assert len(prompts_of(anna)) == 1


async def test_a_prompt_whose_answer_was_lost_is_found_again(office: Office, anna: Colleague) -> None:
    """Slack took the prompt and the connection broke: it is looked for, and not sent again; its buttons work."""
    await _has_joined(office, anna)
    office.fails("drop", "chat.postMessage", stored=True)
    office.clock.advance_to(THURSDAY)
    other = await Bot.start(office.settings, office.clock)
    try:
        for minute in (0, 2, 4):
            office.clock.advance_to(THURSDAY.replace(minute=minute + 1))
            await asyncio.gather(*(bot.features.schedule.tick() for bot in (office.bot, other)))
    finally:
        await other.stop()
    [prompt] = prompts_of(anna)
    assert "*SSI 72*" in await anna.clicks("Same as last week", prompt)


async def test_a_prompt_that_never_arrived_is_sent_again_once(office: Office, anna: Colleague) -> None:
    """The connection broke before Slack had the prompt: after it is proven absent it comes, once."""
    await _has_joined(office, anna)
    office.fails("drop", "chat.postMessage", stored=False)
    await office.turns_to(2026, 11, 19, 9, 0, 1)
    assert prompts_of(anna) == []
    for minute in (1, 3, 5):
        await office.turns_to(2026, 11, 19, 9, minute)
    assert len(prompts_of(anna)) == 1


async def test_a_bot_that_starts_again_does_not_ask_again(office: Office, anna: Colleague) -> None:
    """A restart in the minute of the prompt changes nothing."""
    await _has_joined(office, anna)
    await office.turns_to(2026, 11, 19, 9, 0, 1)
    await office.bot.stop()
    await office.starts_bot()
    for minute in (1, 3):
        await office.turns_to(2026, 11, 19, 9, minute)
    assert len(prompts_of(anna)) == 1
