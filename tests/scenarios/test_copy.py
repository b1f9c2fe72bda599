"""A manager posts the leaderboard as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state import happenings
from tests.scenarios.office import said_in

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def _sent(office: Office) -> list[str]:
    await office.bot.features.schedule.tick()
    return [said_in(post) for post in office.posts]


async def _keeps(admin: Colleague, line: str) -> None:
    await admin.types(line)
    await admin.clicks("save_settings")


async def test_a_copy_is_signed_and_posted_once(office: Office, alva: Colleague, anna: Colleague) -> None:
    """However often the button of one leaderboard is clicked, one copy is posted; new numbers make another one."""
    await anna.types("/outcomes meetings 3")
    await alva.types("/leaderboard")
    shown = alva.seat.sees("sales")[-1]
    assert "signed by you" in await alva.clicks("Post in #sales", shown)
    [copy] = await _sent(office)
    assert "Leaderboard of week 46 so far" in copy
    assert "1. Anna Berg" in copy
    assert "Posted by Alva Holm, as of Thu" in copy
    assert "Only you see this" not in copy
    said = await alva.clicks("Post in #sales", shown)
    assert "already" in said
    assert "Open it" in said
    assert len(await _sent(office)) == 1
    await anna.types("/outcomes meetings 4")
    await alva.types("/leaderboard")
    await alva.clicks("Post in #sales")
    assert len(await _sent(office)) == 2


async def test_a_copy_shows_what_the_channel_may_see(office: Office, alva: Colleague, anna: Colleague) -> None:
    """Where people see their own numbers only a copy names nobody; where nothing is posted there is no button."""
    await anna.types("/outcomes meetings 3")
    await alva.types("/leaderboard")
    button = alva.seat.sees("sales")[-1]
    await _keeps(alva, "/upshot policy own")
    await alva.clicks("Post in #sales", button)
    [copy] = await _sent(office)
    assert "Anna" not in copy
    await _keeps(alva, "/upshot policy off")
    await alva.types("/leaderboard")
    assert not any(label.startswith("Post in") for label in alva.labels)
    assert "leaderboard is off" in await alva.clicks("Post in #sales", button)


async def test_sellers_get_no_such_button(office: Office, anna: Colleague) -> None:
    """What a seller is shown can be posted by nobody."""
    await anna.types("/outcomes meetings 3")
    await anna.types("/leaderboard")
    assert anna.labels == ["My numbers"]
    assert office.posts == []


async def test_slacks_refusal_is_told_and_the_same_button_tries_again(
    office: Office, alva: Colleague, anna: Colleague
) -> None:
    """Whoever clicked hears in which channel the bot is missing; after the invitation the same click works."""
    await anna.types("/outcomes meetings 3")
    await alva.types("/leaderboard")
    shown = alva.seat.sees("sales")[-1]
    happenings.leave(office.workspace, "sales", office.workspace.app.user_id)
    await alva.clicks("Post in #sales", shown)
    await _sent(office)
    told = [said_in(message) for message in alva.seat.direct.history()]
    assert any("`/invite @Upshot` in #sales" in said and "Then click again" in said for said in told)
    happenings.join(office.workspace, "sales", office.workspace.app.user_id)
    await alva.clicks("Post in #sales", shown)
    assert len(await _sent(office)) == 1


async def test_a_team_gets_its_copy_in_its_own_channel(office: Office, alva: Colleague, mia: Colleague) -> None:
    """Who leads a team posts its leaderboard there; after the week the button says that it is over."""
    office.workspace.add_channel("nord", members=("bot", "alva", "mia"))
    await office.sits("anna").types("/outcomes meetings 3")
    for line in ("managers add @mia", "teams add Nord @anna manager @mia", "teams channel Nord #nord"):
        await alva.types(f"/upshot {line}")
    await mia.types("/leaderboard")
    shown = mia.seat.sees("sales")[-1]
    await mia.clicks("Post in #nord", shown)
    await _sent(office)
    [copy] = [message for message in office.workspace.channel("nord").history() if message.bot_id]
    assert "Nord · Leaderboard of week 46 so far" in said_in(copy)
    await office.turns_to(2026, 11, 16, 9)
    assert "week 46, which is over" in await mia.clicks("Post in #nord", shown)
