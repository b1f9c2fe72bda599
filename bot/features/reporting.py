"""What sellers report, other than as a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.listeners.check_in import CheckIn
from bot.listeners.claims import ClaimsListener
from bot.listeners.content import ContentListener
from bot.listeners.corrections import Corrections
from bot.listeners.deals import DealForms
from bot.listeners.outcomes import LogAsOutcome
from bot.listeners.shelf import ShelfListener
from bot.listeners.verification import VerificationListener

if TYPE_CHECKING:
    from bot.features.parts import Feature, Parts
    from bot.listeners.reporting import Reporting
    from bot.schedule import Schedule


def reports(parts: Parts, lines: Reporting, schedule: Schedule) -> tuple[Feature, ...]:
    """Return what takes reports other than as a line."""
    run, clock, database = parts.run, parts.clock, parts.database
    return (
        CheckIn(run, clock, database, lines.check_in),
        DealForms(run, clock, database, lines.tell_of_deal),
        LogAsOutcome(run, clock, database),
        ClaimsListener(run, clock, database, schedule.wake),
        VerificationListener(run, clock, database, schedule.wake),
        Corrections(run, clock, database),
        ContentListener(run, clock, database),
        ShelfListener(run, clock, database),
    )
