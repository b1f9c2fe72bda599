from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office

ADD = '/upshot shelf add https://example.com/prices?utm_source=mail "New figures on prices" industry news'


async def test_from_the_prompt_in_one_tap(office: Office, alva: Colleague, anna: Colleague) -> None:
    """An admin puts an article there, a seller shares it from the question on Thursday, and undo takes it back."""
    await office.turns_to(2026, 11, 18, 9)
    await anna.types("/outcomes meetings 3")
    assert "On the shelf now:" in await alva.types(ADD)
    await office.turns_to(2026, 11, 19, 9, 1)
    prompt = anna.seat.direct.history()[-1]
    assert "Worth sharing this week" in str(prompt.blocks)
    said = await anna.clicks("I shared it", prompt)
    assert "Noted for week 47: `example.com/prices`" in said
    assert "1 by address" in said
    assert "already: it counts for week 47" in await anna.clicks("I shared it", prompt)
    assert "shared in week 47" in await anna.types("/upshot shelf")
    assert "example.com/prices" in await anna.types("/undo")
    assert "shared in week" not in await anna.types("/upshot shelf")
    assert "1 by address" in await anna.clicks("I shared it", prompt)


async def test_a_find_goes_round(office: Office, alva: Colleague, anna: Colleague, bernd: Colleague) -> None:
    """A seller suggests what they shared, an admin is asked in the messages and agrees, and all can share it."""
    await anna.types("/shares https://www.example.com/story")
    await anna.clicks("Suggest for the team")
    await office.turns_to(2026, 11, 12, 9, 1)
    question = alva.seat.direct.history()[-1]
    assert "Anna Berg* suggests this" in question.text
    assert "put there by Alva Holm" in await alva.clicks("Put on the shelf", question)
    await office.turns_to(2026, 11, 12, 9, 2)
    assert "Alva Holm has put your find on the shelf" in anna.seat.direct.history()[-1].text
    assert "gefunden von Anna Berg" in await bernd.types("/upshot regal")
    await bernd.clicks("Habe ich geteilt")
    assert "example.com/story" in await bernd.types("/shares")


async def test_the_home_tab_has_it_too(office: Office, alva: Colleague, anna: Colleague) -> None:
    """The Home tab shows what is worth sharing, logs it in one tap, and says so a moment later."""
    await alva.types(ADD)
    await anna.types("/outcomes meetings 3")
    await anna.seat.opens_home()
    assert anna.seat.home is not None
    assert "Worth sharing this week" in str(anna.seat.home.blocks)
    await anna.clicks("I shared it")
    await office.bot.features.drain()
    assert "shared in week 46" in str(anna.seat.home.blocks)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("handle", ["gus", "sam"])
async def test_guests_and_strangers_are_refused(office: Office, alva: Colleague, anna: Colleague, handle: str) -> None:
    """A guest whom no admin added, and somebody of another company, see, share and suggest nothing."""
    await alva.types(ADD)
    await anna.types("/upshot shelf")
    entries, shelf = office.entries, anna.seat.sees("sales")[-1]
    for line in ("/upshot shelf", "/upshot shelf add https://example.com/x", "/upshot shelf remove 1"):
        said = await office.sits(handle).types(line)
        assert "members of this workspace" in said or "Only managers" in said
        assert "figures" not in said
    assert "members of this workspace" in await office.sits(handle).clicks("I shared it", shelf)
    assert office.entries == entries
