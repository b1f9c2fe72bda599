"""The public holidays that a leaderboard is computed with, and that a weekly post keeps."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.domain.public_holidays import PROGRAMMES, Calendar, Holidays, holidays_between
from storage.versions import NOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.people import Programme
    from storage.publications import RevisionRow
    from storage.transaction import Transaction

_BEFORE_START, _AHEAD = timedelta(weeks=5), timedelta(weeks=5)
"""Public holidays are looked up from the weeks that may be reported before a programme's first one, and for some weeks
without an entry after the newest one."""

Moves = dict[str, list[tuple[date, Calendar]]]
"""By seller, from which day on they have which calendar, earliest first; those without a move are not in it."""


def moves_of(tx: Transaction, workspace_id: str, *, limit: int = NOW) -> Moves:
    """Return who has other public holidays than the programme, as of a sequence number."""
    moves: Moves = defaultdict(list)
    for row in tx.presence.residences(workspace_id, limit=limit):
        moves[row.seller_id].append((row.from_week_start, (row.country, row.region)))
    return {seller_id: sorted(own) for seller_id, own in moves.items()}


def holidays_of(tx: Transaction, workspace_id: str, programme: Programme, *, limit: int = NOW) -> Holidays:
    """Return the public holidays that matter as of a sequence number: up to some weeks after the newest entry."""
    newest = tx.journal.moment_of(workspace_id, limit)
    if newest is None:
        return Holidays()
    first, last = programme.first_week.starts_on - _BEFORE_START, programme.today(newest) + _AHEAD
    moves = moves_of(tx, workspace_id, limit=limit)
    others = {calendar for own in moves.values() for _, calendar in own} - {PROGRAMMES}
    elsewhere = tuple((calendar, holidays_between(*calendar, first, last)) for calendar in sorted(others))
    return Holidays(programme.holidays(first, last), elsewhere)


def holidays_in(revision: RevisionRow) -> Holidays:
    """Return the public holidays that a weekly post was made with."""
    return read(revision.holidays)


def read(document: str) -> Holidays:
    """Return the public holidays that a document keeps."""
    kept: list[str] | Mapping[str, list[str]] = json.loads(document)
    named = {"": kept} if isinstance(kept, list) else dict(kept)
    usual = _read(named.pop("", ()))
    return Holidays(usual, tuple((_calendar(name), _read(days)) for name, days in sorted(named.items())))


def written(holidays: Holidays) -> str:
    """Return the document that keeps public holidays: a list of days, or such lists by the name of a calendar."""
    usual = _written(holidays.usual)
    others = {"-".join(filter(None, calendar)): _written(days) for calendar, days in holidays.elsewhere}
    return json.dumps({"": usual, **others} if others else usual)


def _calendar(name: str) -> Calendar:
    country, _, region = name.partition("-")
    return country, region


def _read(days: Iterable[str]) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, days))


def _written(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]
