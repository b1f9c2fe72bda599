"""Features that are loaded when somebody first comes to one of their doors."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from bot.listeners.announced import Announced, AnnouncementError
from bot.listeners.doors import Doors

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Ears:
    """A feature that notes what it hears."""

    heard: list[str] = field(default_factory=list)

    def doors(self) -> Doors:
        """Return its doors."""
        return Doors(events={"said": self.hear, "sung": self.hear})

    async def hear(self, workspace_id: str, _event: Mapping[str, Any]) -> None:
        """Note where something was heard."""
        self.heard.append(workspace_id)


async def test_a_feature_is_loaded_once_and_by_whoever_comes_first() -> None:
    """Its doors are known before; of several who come at once all are served by the same one."""
    made: list[Ears] = []

    def load() -> Ears:
        made.append(Ears())
        return made[-1]

    doors = Announced(load, events=("said", "sung")).doors()
    assert made == []
    await asyncio.gather(doors.events["said"]("T1", {}), doors.events["sung"]("T2", {}), doors.events["said"]("T3", {}))
    assert [sorted(ears.heard) for ears in made] == [["T1", "T2", "T3"]]


@pytest.mark.parametrize("announced", [("said",), ("said", "sung", "danced")])
async def test_a_feature_has_the_doors_that_it_was_announced_with(announced: tuple[str, ...]) -> None:
    """A door that nobody could come to, or that leads nowhere, is found out by whoever comes first."""
    with pytest.raises(AnnouncementError):
        await Announced(Ears, events=announced).doors().events["said"]("T1", {})


async def test_what_could_not_be_loaded_is_tried_again() -> None:
    """One bad moment does not close a door for ever."""
    tries = iter([False, True])

    def load() -> Ears:
        if not next(tries):
            raise MemoryError
        return Ears()

    feature = Announced(load, events=("said", "sung"))
    with pytest.raises(MemoryError):
        await feature.doors().events["said"]("T1", {})
    await feature.doors().events["said"]("T1", {})
    assert feature.feature.now().heard == ["T1"]
