from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.office import SETUP

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office

DAY = timedelta(days=1)


def forget_who(office: Office, times: int = 10) -> None:
    """Let a day pass, so that Slack is asked again who people are, and let it not answer."""
    office.clock.advance_by(DAY)
    office.fails("error", "users.info", error="internal_error", times=times)


async def test_known_people_are_served_while_slack_does_not_say_who_they_are(office: Office, anna: Colleague) -> None:
    """A seller of yesterday reports today although users.info fails."""
    await anna.types("/ssi 70")
    forget_who(office)
    assert "*SSI 70 → 72*" in await anna.types("/ssi 72")


async def test_unknown_people_are_told_to_try_again(office: Office, anna: Colleague) -> None:
    """Without Slack's word nobody joins, and nothing is stored."""
    entries = office.entries
    office.fails("error", "users.info", error="internal_error")
    said = await anna.types("/ssi 72")
    assert "try again" in said
    assert "72" in said
    assert office.entries == entries
    assert "*SSI 72*" in await anna.types("/ssi 72")


async def test_admins_wait_for_slacks_word(office: Office, alva: Colleague) -> None:
    """What an admin may do needs a fresh word on who they are."""
    forget_who(office)
    entries = office.entries
    for line in (SETUP, "/upshot post now", "/upshot preview"):
        assert "try again" in await alva.types(line)
    assert office.entries == entries


@pytest.mark.hurried("question")
async def test_a_slack_that_hangs_costs_a_second(office: Office, anna: Colleague) -> None:
    """The answer comes within Slack's three seconds although users.info never answers."""
    office.fails("hang", "users.info")
    assert "try again" in await anna.types("/ssi 72")


@pytest.mark.hurried("question")
async def test_known_people_are_served_although_slack_hangs(office: Office, anna: Colleague) -> None:
    """Waiting for users.info in vain leaves time enough to store the number."""
    await anna.types("/ssi 70")
    office.clock.advance_by(DAY)
    office.fails("hang", "users.info")
    assert "*SSI 70 → 72*" in await anna.types("/ssi 72")


async def test_set_up_waits_for_slacks_word_on_the_channel(fresh_office: Office) -> None:
    """When Slack does not tell about the channel nothing is stored."""
    fresh_office.fails("error", "conversations.info", error="internal_error")
    assert "try again" in await fresh_office.sits("alva").types(SETUP)
    assert fresh_office.entries == 0


@pytest.mark.hurried
async def test_another_program_that_keeps_writing_is_named_as_it_is(office: Office, anna: Colleague) -> None:
    """Within three seconds the seller learns that nothing was stored; a moment later it works."""
    await anna.types("/ssi 70")
    entries = office.entries
    office.expects_incidents = True
    with office.locked_database():
        said = await anna.types("/ssi 72")
    assert "too busy" in said
    assert "72" in said
    assert office.entries == entries
    assert "*SSI 70 → 72*" in await anna.types("/ssi 72")


@pytest.mark.hurried("beginning")
async def test_everybody_is_answered_while_the_database_is_locked(office: Office) -> None:
    """Three people, on eight devices each, get an honest answer in time, not Slack's timeout."""
    people = [office.sits(handle) for handle in ("anna", "mia", "alva")]
    for person in people:
        await person.types("/ssi 70")
    entries = office.entries
    office.expects_incidents = True
    with office.locked_database():
        said = await asyncio.gather(*(person.types("/ssi 72") for person in people * 8))
    assert ["too busy" in answer for answer in said] == [True] * 24
    assert office.entries == entries


async def test_reading_goes_on_while_the_database_is_locked(office: Office, anna: Colleague) -> None:
    """Nobody waits for somebody else's writing to look at the leaderboard."""
    await anna.types("/outcomes meetings 3")
    with office.locked_database():
        assert "1. Anna Berg" in await anna.types("/leaderboard")


async def test_a_fault_of_the_bot_is_an_answer_with_a_number(office: Office, anna: Colleague) -> None:
    """What nobody foresaw still answers, repeats what was typed, and names the number in the log."""
    office.expects_incidents = True
    office.meddles("UPDATE programme_version SET post_time = 'noonish'")
    said = await anna.types("/ssi 72")
    assert re.search("`[0-9a-f]{8}`", said)
    assert "72" in said
    assert office.entries == 1


async def test_a_fault_behind_a_button_is_answered_too(office: Office, anna: Colleague) -> None:
    """A click is not left without a word."""
    await anna.types("/outcomes meetings 3")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    office.expects_incidents = True
    office.meddles("UPDATE programme_version SET post_time = 'noonish'")
    assert re.search("`[0-9a-f]{8}`", await anna.clicks("My numbers", office.posts[0]))


async def test_a_button_of_an_older_version_is_answered(office: Office, anna: Colleague) -> None:
    """A button that nothing answers any more names the way to what works, and so does one that says odd things."""
    await anna.types("/deal won 12000 Acme")
    before = office.entries
    assert anna.seen is not None
    assert anna.seen.message is not None
    (button,) = [element for block in anna.seen.message.blocks for element in block.get("elements", [])][-1:]
    button["action_id"] = "of_old"
    told = await anna.clicks("of_old")
    assert "This button is from an older version of mine" in told
    assert "`/upshot help`" in told
    button["action_id"], value = "undo_entry", button["value"]
    button["value"] = '{"entry": 7}'
    assert "Type `/undo` instead" in await anna.clicks("undo_entry")
    button["value"] = value
    assert office.entries == before


async def test_a_database_that_lost_a_table_is_named_as_it_is(office: Office, anna: Colleague) -> None:
    """The seller learns that the database cannot be reached, and that nothing was stored."""
    await anna.types("/ssi 70")
    office.expects_incidents = True
    office.meddles("ALTER TABLE reported_amount RENAME TO lost")
    said = await anna.types("/ssi 72")
    assert "nothing was stored" in said


async def test_a_post_that_slack_refuses_for_its_table_comes_plain(office: Office, anna: Colleague) -> None:
    """A workspace that takes no tables still gets its leaderboard, once."""
    await anna.types("/outcomes meetings 3")
    office.fails("error", "chat.postMessage", error="invalid_blocks")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    await office.turns_to(2026, 11, 16, 9, 2)
    (post,) = office.posts
    assert not any(block["type"] == "table" for block in post.blocks)
    assert "1. Anna Berg" in post.text


async def test_a_post_whose_answer_was_lost_is_found_again(office: Office, anna: Colleague) -> None:
    """Slack took the post and the connection broke: there is one post, and it is followed up."""
    await anna.types("/outcomes meetings 3")
    office.fails("drop", "chat.postMessage", stored=True)
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    await office.turns_to(2026, 11, 16, 9, 2)
    await office.turns_to(2026, 11, 16, 9, 4)
    assert len(office.posts) == 1
    await anna.types("/outcomes meetings 4 last week")
    await office.turns_to(2026, 11, 16, 9, 6)
    assert "Updated" in office.posts[0].text


async def test_a_removed_bot_tells_the_admin_and_posts_when_it_is_back(
    office: Office, anna: Colleague, alva: Colleague
) -> None:
    """The removal is told at once, the post that Slack refuses is told once, and it comes when the reason is gone."""
    await anna.types("/outcomes meetings 3")
    await alva.seat.types("/remove @upshot", "sales")
    await office.turns_to(2026, 11, 12, 9, 1)
    assert [message.text[:25] for message in alva.seat.direct.history()] == ["I was taken out of #sales"]
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    await office.turns_to(2026, 11, 16, 9, 20)
    assert office.posts == []
    assert len(alva.seat.direct.history()) == 2
    await alva.seat.types("/invite @upshot", "sales")
    await office.turns_to(2026, 11, 16, 10)
    assert len(office.posts) == 1
