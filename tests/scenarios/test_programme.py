from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox.state.messages import Message
    from tests.scenarios.office import Colleague, Office


def answer_to(person: Colleague) -> Message:
    """Return the message that somebody was answered with last."""
    assert person.seen is not None
    assert person.seen.message is not None
    return person.seen.message


async def test_a_weight_holds_from_the_click_on(office: Office, anna: Colleague, alva: Colleague) -> None:
    """An admin types a weight, sees before and after, and nothing is in force before the click."""
    await anna.types("/outcomes meetings 3")
    before, entries = await anna.types("/mystats"), office.entries
    said = await alva.types('/upshot weights meetings 20 because "we need to talk"')
    assert "Meetings held 13 → 20" in said
    assert await anna.types("/mystats") == before
    assert office.entries == entries
    assert "version 2" in await alva.clicks("Save")
    assert office.entries == entries + 1
    assert "Meetings held: 3 / 3 × 20 = *20.00*" in await anna.types("/mystats")
    assert "Meetings held *20*" in await anna.types("/upshot weights")


async def test_two_clicks_save_one_version(office: Office, alva: Colleague) -> None:
    """A button that was clicked before brings no further version."""
    await alva.types("/upshot weights meetings 20 because of spring")
    preview = answer_to(alva)
    blocks = preview.blocks
    await alva.clicks("Save", preview)
    entries = office.entries
    office.workspace.edit(preview, blocks=blocks)
    await alva.clicks("Save", preview)
    assert office.entries == entries
    assert "version 2" in await alva.types("/upshot weights")


async def test_an_old_preview_cannot_be_saved_over_a_newer_version(
    office: Office, alva: Colleague, mia: Colleague
) -> None:
    """What somebody else saved in between is not overwritten by a preview that did not know of it."""
    await alva.types("/upshot admins add @mia")
    await alva.types("/upshot weights meetings 20 because of spring")
    old = answer_to(alva)
    await mia.types("/upshot weights meetings 15 because of spring")
    await mia.clicks("Save")
    entries = office.entries
    await alva.clicks("Save", old)
    assert office.entries == entries
    assert "Meetings held *15*" in await alva.types("/upshot weights")


async def test_a_cancelled_preview_changes_nothing(office: Office, alva: Colleague) -> None:
    """Cancel is a click as well."""
    entries = office.entries
    await alva.types("/upshot goals meetings 5 because of spring")
    assert await alva.clicks("Cancel")
    assert office.entries == entries


async def test_a_past_post_keeps_its_rules(office: Office, anna: Colleague, alva: Colleague) -> None:
    """A new weight changes neither the post of an ended week nor why a score was what it was."""
    await anna.types("/outcomes meetings 3")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    (post,) = office.posts
    said, why = post.text, await anna.clicks("Why this score", post)
    await alva.types("/upshot weights meetings 20 because of spring")
    await alva.clicks("Save")
    await office.turns_to(2026, 11, 16, 9, 5)
    assert post.text == said
    assert (await anna.clicks("Why this score", post) or why) == why


@pytest.mark.parametrize(
    "line",
    [
        *("ssi 90", "meetings 101", "meetings -1", "meetings nan", "calls 60", "teapots 5", "meetings 20 meetings 10"),
        *("preset everything", "shares 60", "customers 0 revenue 0 meetings 60"),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_weights_outside_of_the_guard_rails_are_refused(office: Office, alva: Colleague, line: str) -> None:
    """The refusal comes before any preview, with a line that works."""
    entries = office.entries
    said = await alva.types(f"/upshot weights {line}")
    assert "`/upshot weights" in said
    assert "Save" not in alva.labels
    assert office.entries == entries


async def test_a_preview_alone_is_not_saved_by_somebody_else(office: Office, anna: Colleague, alva: Colleague) -> None:
    """Each door asks who comes in: a Save button is not enough."""
    await alva.types("/upshot weights meetings 20 because of spring")
    entries = office.entries
    office.workspace.channel("sales").ephemerals[-1].seen_by = anna.seat.person.id
    assert "Only admins" in await anna.clicks("Save")
    assert office.entries == entries


async def test_an_admin_who_was_removed_saves_nothing_more(alva: Colleague, mia: Colleague) -> None:
    """A preview from before does not outlive the role."""
    await alva.types("/upshot admins add @mia")
    await mia.types("/upshot weights meetings 20 because of spring")
    await alva.types("/upshot admins remove @mia")
    assert "Only admins" in await mia.clicks("Save")


async def test_the_last_admin_stays(office: Office, alva: Colleague) -> None:
    """A programme without anybody to look after it cannot come about."""
    await alva.types("/upshot admins add @mia")
    await alva.types("/upshot admins remove @mia")
    entries = office.entries
    await alva.types("/upshot admins remove @alva")
    assert office.entries == entries
    assert "Alva Holm" in await alva.types("/upshot admins")


async def test_a_guest_is_made_no_admin(office: Office, alva: Colleague) -> None:
    """Guests never get roles, and neither do strangers or the bot itself."""
    entries = office.entries
    for handle in ("@gus", "@sam", "@upshot"):
        assert await alva.types(f"/upshot admins add {handle}")
    assert office.entries == entries


async def test_days_away_count_once_an_admin_confirms(office: Office, anna: Colleague, alva: Colleague) -> None:
    """A seller asks, the admin is asked in a direct message, and one click settles it."""
    await anna.types("/outcomes meetings 1")
    assert "Alva Holm" in await anna.types("/upshot away 2026-11-09 to 2026-11-11")
    await office.turns_to(2026, 11, 12, 9, 5)
    asked = alva.seat.direct.history()
    assert len(asked) == 1
    assert "Anna Berg" in asked[0].text
    entries = office.entries
    await alva.clicks("Confirm", asked[0])
    await office.turns_to(2026, 11, 12, 9, 10)
    assert office.entries == entries + 1
    assert len(anna.seat.direct.history()) == 1


async def test_nobody_confirms_the_own_absence(office: Office, anna: Colleague, alva: Colleague) -> None:
    """The click of a seller on the admin's question changes nothing."""
    await anna.types("/outcomes meetings 1")
    await anna.types("/upshot parttime 60%")
    await office.turns_to(2026, 11, 12, 9, 5)
    entries = office.entries
    (asked,) = alva.seat.direct.history()
    await anna.clicks("Confirm", asked)
    assert office.entries == entries


async def test_health_tells_of_the_next_post(office: Office, alva: Colleague) -> None:
    """An admin sees when and where the next post comes, and what became of the last one."""
    assert "#sales" in await alva.types("/upshot health")
    await office.turns_to(2026, 11, 16, 9, 0, 1)
    said = await alva.types("/upshot health")
    assert "week 46" in said
    assert "week 47" in said


async def test_the_home_tab_shows_the_own_numbers(office: Office, anna: Colleague) -> None:
    """Opening the app shows how it stands, to members only."""
    await anna.types("/outcomes meetings 3")
    home = (await anna.seat.opens_home()).home
    assert home is not None
    assert "Meetings" in str(home.blocks)
    stranger = (await office.sits("gus").seat.opens_home()).home
    assert stranger is None or "Anna" not in str(stranger.blocks)
