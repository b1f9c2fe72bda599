"""A schedule of presets by the age of a programme: activity first, outcomes later."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.scoring.presets import Preset  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.weeks import Week  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True)
class Step:
    """A preset, and for how many weeks it holds; the last step of a schedule holds on."""

    preset: Preset
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A preset and the first week in which it holds."""

    preset: Preset
    start: Week


def stages(steps: tuple[Step, ...], first: Week, running: Week) -> tuple[Stage, ...]:
    """Return when the steps come into force, counted from the first week of the programme.

    The step that would hold in the running week starts in it; those that would be over are left out.
    """
    found: list[Stage] = []
    start = first
    for step in steps:
        if found and start <= running:
            found.clear()
        found.append(Stage(step.preset, max(start, running)))
        start += step.weeks or 0
    return tuple(found)
