from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.office import SETUP

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def test_a_week_from_the_first_number_to_the_leaderboard(
    office: Office, anna: Colleague, bernd: Colleague
) -> None:
    """Five commands, a Monday, and one leaderboard in the channel."""
    assert "*SSI 72*" in await anna.types("/ssi 72")
    assert "*connections 930*" in await anna.types("/connections 930")
    assert "*shares and comments 4*" in await anna.types("/shares 4")
    assert "*meetings held 3*, *qualified leads 1*" in await anna.types("/outcomes meetings 3 leads 1")
    assert "*Acme* · €12,000" in await anna.types("/deal won 12000 Acme social")
    await bernd.types("/outcomes meetings 1")
    await office.turns_to(2026, 11, 16, 8, 59, 50)
    assert office.posts == []
    for _ in range(3):
        await office.turns_to(2026, 11, 16, 9, 0, 1 + _)
    (post,) = office.posts
    assert "1. Anna Berg" in post.text
    assert "2. Bernd Vogt" in post.text
    assert "€12,000" in post.text
    assert any(block["type"] == "table" for block in post.blocks)


async def test_nothing_is_stored_before_the_set_up(fresh_office: Office) -> None:
    """A seller's number comes back with the word that nothing is set up, and who can do that."""
    anna, alva = fresh_office.sits("anna"), fresh_office.sits("alva")
    said = await anna.types("/ssi 72")
    assert "not set up" in said
    assert "72" in said
    assert "admin or owner" in said
    assert SETUP in await alva.types("/ssi 72")
    assert "not set up" in await anna.types("/mystats")
    assert fresh_office.entries == 0


async def test_only_a_workspace_admin_sets_up(fresh_office: Office) -> None:
    """A seller cannot make a fresh workspace their own."""
    assert "not set up" in await fresh_office.sits("anna").types(SETUP)
    assert fresh_office.entries == 0


async def test_setting_up_names_what_holds_and_who_looks_after_it(fresh_office: Office) -> None:
    """The answer to the set-up repeats every setting as it was understood."""
    said = await fresh_office.sits("alva").types(SETUP)
    for fact in ("#sales", "Europe/Berlin", "Monday", "EUR"):
        assert fact in said
    assert fresh_office.entries == 1


async def test_setting_up_where_the_bot_is_not_shows_how_to_invite_it(fresh_office: Office) -> None:
    """A channel without the bot is refused with the line that mends it."""
    alva = fresh_office.sits("alva")
    said = await alva.types(SETUP.replace("#sales", "#general"))
    assert "/invite @Upshot" in said
    assert fresh_office.entries == 0
    await alva.types("/invite @upshot", "general")
    assert "#general" in await alva.types(SETUP.replace("#sales", "#general"))


async def test_the_first_report_joins_and_says_so_once(anna: Colleague) -> None:
    """Joining is told in one sentence, and not again."""
    assert "Welcome" in await anna.types("/ssi 72")
    assert "Welcome" not in await anna.types("/connections 930")


async def test_looking_does_not_join(office: Office, anna: Colleague) -> None:
    """Reading the leaderboard or the own numbers stores nothing."""
    entries = office.entries
    for line in ("/leaderboard", "/mystats", "/deal", "/leaderboard season", "/leaderboard last week"):
        assert await anna.types(line) or anna.seat.form
    assert await anna.week() == {}
    assert office.entries == entries


async def test_own_numbers_read_the_same_twice(anna: Colleague) -> None:
    """Nothing happened in between, so nothing reads differently."""
    await anna.types("/checkin ssi 72 connections 930 shares 4 meetings 2")
    assert await anna.types("/mystats") == await anna.types("/mystats")


async def test_later_numbers_replace_earlier_ones(anna: Colleague) -> None:
    """Reporting twice in a week keeps the later number, and the answer names the one before."""
    await anna.types("/outcomes meetings 2")
    assert "*meetings held 2 → 3*" in await anna.types("/outcomes meetings 3")


async def test_what_is_stored_is_shown_before_it_is_changed(anna: Colleague) -> None:
    """`/checkin` alone opens the form of the week, filled with what is known."""
    await anna.types("/checkin ssi 72 meetings 2")
    assert await anna.week() == {"SSI": "72", "Meetings held": "2"}


async def test_the_answers_are_for_one_pair_of_eyes(office: Office, anna: Colleague, bernd: Colleague) -> None:
    """Nobody else sees what somebody reported, until it is posted."""
    await anna.types("/ssi 72")
    assert bernd.seat.sees("sales") == []
    assert office.posts == []
