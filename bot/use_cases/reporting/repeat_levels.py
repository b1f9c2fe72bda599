"""Let the levels of the week before stand for a week, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.typed.errors import WeekNotOpenError
from bot.use_cases.reporting.changes import change_of
from bot.use_cases.reporting.entries import REPORT, write
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.record_amounts import store, week_of
from bot.use_cases.reporting.seller_week import repeatable

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database


class NothingToRepeatError(UserError):
    """The week before has no level that the week lacks."""


@dataclass(frozen=True, slots=True)
class RepeatLevels:
    """Record what is read off, such as the SSI, as it was in the week before; what is counted starts anew each week."""

    database: Database

    def __call__(self, actor: Actor, act: Act, week: Week) -> Receipt:
        """Return what was stored; nothing that stands is changed.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            WeekNotOpenError: nothing can be noted for the week any more.
            NothingToRepeatError: there is nothing to take over.
            PartExceedsWholeError: a level does not fit those that stand.
        """
        return write(self.database, actor, act, REPORT, lambda entry: _repeated(entry, week), Receipt)


def _repeated(entry: Entry, week: Week) -> Receipt:
    if week not in entry.open_weeks:
        raise WeekNotOpenError(str(week), week, entry.open_weeks)
    now = week_of(entry, week)
    levels = repeatable(now)
    if not levels:
        raise NothingToRepeatError
    changes = [change_of(metric, now.last_typed[metric], now, adds=False) for metric in levels]
    store(entry, week, changes, now)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=week,
        changes=tuple(changes),
        missing=now.lacking(entry.programme.metrics_asked, levels),
        started_on=entry.join(week),
    )
