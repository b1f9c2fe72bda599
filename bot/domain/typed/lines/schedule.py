"""A schedule of presets: `plan adoption 26 weeks then balanced`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.phase_in import Step
from bot.domain.scoring.presets import Preset
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.words.commands import BACK, PLAN, PRESETS, SWITCHES, THEN

LONGEST = 260
"""Weeks that one step may take: five years."""

_PLAN = re.compile(rf"^(?:{PLAN})\b[\s:]*(?P<rest>.*)$", re.IGNORECASE)
_STEP = re.compile(
    r"^(?P<preset>.+?)(?:[\s,]+(?:for |für |i )?(?P<weeks>[0-9]{1,4}) ?(?:weeks?|w|wochen?|veckor|vecka|v)\.?)?$",
    re.IGNORECASE,
)
_THEN = re.compile(rf"\s*[,;]?\s+(?:{THEN})\s+|\s*[;,>→]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """A schedule to be brought into force; without steps the one that is planned is meant."""

    steps: tuple[Step, ...] = ()
    is_cancelled: bool = False
    because: str | None = None


def parse(text: str) -> ScheduleLine | None:
    """Return the schedule that was typed; nothing for a line that is about something else.

    Raises:
        TypedError: a preset is unknown, or a step before the last has no weeks.
    """
    match = _PLAN.match(clean(text))
    if match is None:
        return None
    rest, because = split_reason(match["rest"])
    if not rest or BACK.meaning(rest) or SWITCHES.meaning(rest) == "off":
        return ScheduleLine(is_cancelled=bool(rest), because=because)
    typed = _THEN.split(rest)
    steps = tuple(_step(piece) for piece in typed)
    for step, piece in zip(steps[:-1], typed, strict=False):
        if step.weeks is None:
            raise TypedError(Reason.MISSING_NUMBER, piece)
    return ScheduleLine(steps, because=because)


def _step(typed: str) -> Step:
    match = _STEP.match(typed.strip())
    word = match["preset"].strip(" \"'.") if match else typed
    name = PRESETS.meaning(word)
    if match is None or name is None:
        raise TypedError(Reason.PRESET if word else Reason.EMPTY, word, suggestions=PRESETS.near(word))
    weeks = int(match["weeks"]) if match["weeks"] else None
    if weeks is not None and not 1 <= weeks <= LONGEST:
        raise TypedError(Reason.TOO_LARGE, typed, limit=LONGEST)
    return Step(Preset(name), weeks)
