from __future__ import annotations

import asyncio

import pytest

from bot.i18n import LANGUAGES
from sandbox.block_kit import check_message
from tests.shelf_desk import ShelfDesk
from tests.teams import NOW, Team

FIND = '/upshot shelf add https://example.com/story "A customer tells how" reference'


def _states(team: Team) -> list[str]:
    with team.database.snapshot() as tx:
        return [row.item.state for row in tx.shelf.items("T1")]


async def test_a_find_waits_for_a_word(anna: ShelfDesk, bo: ShelfDesk, mia: ShelfDesk, alva: ShelfDesk) -> None:
    """What a seller adds is suggested: managers and admins are asked, and nobody else sees it yet."""
    answer = await anna.types(FIND)
    assert "I have asked Alva and Mia" in answer
    assert "Your name will stand beside it" in answer
    for person in (mia, alva):
        assert "*Anna* suggests this for the shelf" in person.question.text
        assert "A customer tells how" in person.question.text
    assert bo.asked() is None
    assert "customer" not in await bo.types("/upshot shelf")
    assert "Suggested for it" in str((await mia.types("/upshot shelf"), mia.shown.blocks))


async def test_one_click_puts_it_there(anna: ShelfDesk, bo: ShelfDesk, mia: ShelfDesk) -> None:
    """The click of a manager shows it to everybody, with the name of who found it, who is told."""
    await anna.types(FIND)
    answer = await mia.clicks("Put on the shelf", on=mia.question)
    assert answer.startswith("On the shelf, put there by Mia: A customer tells how")
    assert mia.shown.is_replacement
    assert mia.labels == []
    assert "found by Anna" in await bo.types("/upshot shelf")
    assert "Mia has put your find on the shelf" in anna.question.text


async def test_not_now_is_told_kindly(anna: ShelfDesk, alva: ShelfDesk, team: Team) -> None:
    """A find that is not wanted at the moment stays away, and who found it hears a friendly word."""
    await anna.types(FIND)
    await alva.clicks("Not now", on=alva.question)
    assert _states(team) == ["off"]
    assert "the next one is welcome" in anna.question.text


async def test_two_managers_click_in_the_same_moment(
    anna: ShelfDesk, mia: ShelfDesk, alva: ShelfDesk, team: Team
) -> None:
    """Of two opposite clicks one counts, both are told the same, and who found it is told once."""
    await anna.types(FIND)
    clicks = (mia.clicks("Put on the shelf", on=mia.question), alva.clicks("Not now", on=alva.question))
    answers = await asyncio.gather(*clicks)
    assert len(set(answers)) == 1
    assert _states(team) in (["on"], ["off"])
    with team.database.snapshot() as tx:
        waiting = tx.notices.waiting(NOW, claimed_before=NOW)
    assert [notice.person_id for notice in waiting].count("U1") == 1


async def test_who_may_not_decide(anna: ShelfDesk, bo: ShelfDesk, mia: ShelfDesk, team: Team) -> None:
    """Neither who found it nor a colleague, a guest or somebody of another workspace decides."""
    await anna.types(FIND)
    for person in (anna, bo, ShelfDesk(team.database, "UG")):
        assert "Only managers and admins" in await person.clicks("Put on the shelf", on=mia.question)
    other = Team.found(team.database, "T2")
    other.knows("UX", "Xaver")
    other.appoints("UX", "admin")
    stranger = ShelfDesk(team.database, "UX", workspace_id="T2")
    assert "not there any more" in await stranger.clicks("Put on the shelf", on=mia.question)
    assert _states(team) == ["suggested"]


async def test_a_find_is_taken_back(anna: ShelfDesk, bo: ShelfDesk, mia: ShelfDesk, team: Team) -> None:
    """Who found it can take it back as long as it waits, nobody else can, and a later click learns it."""
    await anna.types(FIND)
    answer = anna.shown
    assert "not there any more" in await bo.clicks("Take it back", on=answer)
    assert _states(team) == ["suggested"]
    assert "Taken back: A customer tells how" in await anna.clicks("Take it back", on=answer)
    assert _states(team) == ["off"]
    assert "Anna has taken it back" in await mia.clicks("Put on the shelf", on=mia.question)
    assert _states(team) == ["off"]
    assert "not there any more" in await anna.clicks("Take it back", on=answer)


async def test_the_same_find_is_suggested_once(anna: ShelfDesk, bo: ShelfDesk, mia: ShelfDesk) -> None:
    """A second person is told that it waits, and later that it is there, and not who found it."""
    await anna.types(FIND)
    answer = await bo.types("/upshot shelf add https://www.example.com/story?utm_medium=x")
    assert "was suggested already" in answer
    assert "Anna" not in answer
    await mia.clicks("Put on the shelf", on=mia.question)
    assert "is on the shelf already" in await bo.types(FIND)


async def test_three_finds_wait_at_most(anna: ShelfDesk, bo: ShelfDesk, team: Team) -> None:
    """Managers are not flooded: the fourth find of one person has to wait, that of another one has not."""
    for number in range(3):
        await anna.types(f"/upshot shelf add https://example.com/{number}")
    assert "3 of your finds wait" in await anna.types("/upshot shelf add https://example.com/3")
    assert len(_states(team)) == 3
    await bo.types("/upshot shelf add https://example.com/3")
    assert len(_states(team)) == 4


async def test_a_manager_who_adds_a_find_settles_it(anna: ShelfDesk, mia: ShelfDesk, alva: ShelfDesk) -> None:
    """Typing the address of a find puts it there under the name of who found it, and tells them."""
    await anna.types(FIND)
    question = alva.question
    assert "found by Anna" in await mia.types("/upshot shelf add https://example.com/story")
    assert "Mia has put your find on the shelf" in anna.question.text
    assert "put there by Mia" in await alva.clicks("Not now", on=question)


async def test_a_find_is_settled_from_the_list(anna: ShelfDesk, mia: ShelfDesk, team: Team) -> None:
    """The list of a manager has the finds that wait, with the same buttons."""
    await anna.types(FIND)
    await mia.types("/upshot shelf")
    assert mia.labels == ["Put on the shelf", "Not now"]
    await mia.clicks("Put on the shelf")
    assert _states(team) == ["on"]


async def test_what_was_shared_is_suggested_by_a_button(anna: ShelfDesk, mia: ShelfDesk, team: Team) -> None:
    """The answer to a logged address has a button that suggests it as it was typed, once."""
    await anna.types("/shares https://www.example.com/Story?id=7")
    receipt = anna.shown
    await anna.clicks("Suggest for the team", on=receipt)
    assert "<https://www.example.com/Story?id=7|example.com>" in mia.question.text
    assert "was suggested already" in await anna.clicks("Suggest for the team", on=receipt)
    bo = ShelfDesk(team.database, "U2")
    assert bo.asked() is None
    answer = await bo.clicks("Suggest for the team", on=receipt)
    assert bo.shown.is_refusal, answer
    await anna.types("/undo")
    assert anna.shown.is_refusal is False


async def test_who_reports_nothing_can_suggest(team: Team, mia: ShelfDesk) -> None:
    """A full member who takes no part can suggest something, and takes no part by it."""
    team.knows("U9", "Nils")
    await ShelfDesk(team.database, "U9").types(FIND)
    assert "*Nils* suggests" in mia.question.text
    with team.database.snapshot() as tx:
        assert tx.memberships.of("T1", "U9") is None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_messages_can_be_sent(anna: ShelfDesk, mia: ShelfDesk, language: str) -> None:
    """Slack takes the question and both answers to it in every language."""
    await anna.types(FIND)
    asked = [mia.asked(language)]
    await mia.clicks("Not now", on=mia.question)
    asked.append(anna.asked(language))
    for message in asked:
        assert message is not None
        assert check_message({"text": message.text, "blocks": list(message.blocks)}) == []
