"""What happens to the channel in Slack, and who hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox.state import happenings

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def _settled(office: Office) -> None:
    await office.server.slack.events.settle()
    await office.bot.features.schedule.tick()


async def test_a_renamed_channel_is_called_by_its_new_name(office: Office, alva: Colleague) -> None:
    """From the moment of renaming every answer names the channel as it is called now."""
    assert "#sales" in await alva.types("/upshot health")
    happenings.rename(office.workspace, "sales", "vertrieb")
    await _settled(office)
    assert "in #vertrieb, about week 46" in await alva.types("/upshot health", "vertrieb")


@pytest.mark.hurried("question")
async def test_health_sees_what_happened_while_the_bot_was_down(office: Office, alva: Colleague) -> None:
    """A channel that was renamed and left without a word to the bot is told of, and called by its new name."""
    await office.bot.stop()
    happenings.rename(office.workspace, "sales", "vertrieb")
    happenings.leave(office.workspace, "vertrieb", office.workspace.app.user_id)
    office.server.slack.events.stop()
    await office.starts_bot()
    said = await alva.types("/upshot health", "vertrieb")
    assert "Something needs you" in said
    assert "I was taken out of #vertrieb" in said
    office.fails("hang", "conversations.info")
    assert "in #vertrieb, about week 46" in await alva.types("/upshot health", "vertrieb")


async def test_another_channel_is_nobodys_concern(office: Office, alva: Colleague) -> None:
    """What happens to other channels changes nothing and is told to nobody."""
    before = office.entries
    office.workspace.add_channel("random", members=("bot", "alva"))
    happenings.rename(office.workspace, "random", "chat")
    happenings.archive(office.workspace, "chat", "alva")
    await _settled(office)
    assert (office.entries, alva.seat.direct.history()) == (before, [])


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("archive", "#sales was archived"),
        ("delete", "#sales was deleted"),
        ("leave", "I was taken out of #sales"),
    ],
)
async def test_admins_hear_that_the_channel_is_lost(
    office: Office, alva: Colleague, anna: Colleague, what: str, words: str
) -> None:
    """An admin is told at once and once, with what to do; sellers are not."""
    if what == "archive":
        happenings.archive(office.workspace, "sales", "alva")
    elif what == "delete":
        happenings.delete(office.workspace, "sales")
    else:
        happenings.leave(office.workspace, "sales", office.workspace.app.user_id)
    for _ in range(2):
        await _settled(office)
    [told] = alva.seat.direct.history()
    assert words in told.text
    assert "`/upshot setup #sales`" in told.text
    assert anna.seat.direct.history() == []


async def test_the_channel_of_a_team_is_followed_too(office: Office, alva: Colleague, mia: Colleague) -> None:
    """Its new name is kept, and when it is lost admins and who leads the team hear what to do, each once."""
    office.workspace.add_channel("nord", members=("bot", "alva", "mia"))
    await alva.types('/upshot teams add "Nord" manager @mia')
    await alva.types("/upshot teams channel Nord #nord")
    happenings.rename(office.workspace, "nord", "norden")
    await _settled(office)
    assert "#norden" in await alva.types("/upshot teams")
    assert "#norden" in await alva.types("/upshot audit")
    happenings.leave(office.workspace, "norden", office.workspace.app.user_id)
    for _ in range(2):
        await _settled(office)
    for person in (alva, mia):
        told = [message.text for message in person.seat.direct.history() if "taken out" in message.text]
        assert len(told) == 1
        assert "out of #norden, so the leaderboard of Nord cannot come there" in told[0]
