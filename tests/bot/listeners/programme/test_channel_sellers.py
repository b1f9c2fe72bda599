from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.office import Office

if TYPE_CHECKING:
    from pathlib import Path


async def test_everybody_of_a_channel_is_added_by_one_click(tmp_path: Path) -> None:
    """Full members take part after the click; apps and guests are left out and counted."""
    office = await Office.open(f"sqlite:///{tmp_path / 'upshot.db'}")
    alva = office.sits("alva")
    await alva.types("/upshot setup #sales Europe/Berlin monday 10:00 EUR")
    await alva.types("/upshot sellers add #sales")
    await office.bot.features.drain()
    message = alva.seat.direct.seen_by(alva.seat.person.id)[-1]
    assert "5 people can be added." in message.text
    assert "Left out: 2" in message.text
    assert "I am adding them" in await alva.clicks("Add 5 people", message)
    listed = await alva.types("/upshot people")
    assert "5 sellers take part." in listed
    assert "Gus" not in listed
    await office.closes()
