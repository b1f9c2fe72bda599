"""The kept standings, rebuilt by hand: two statements, arithmetic over plain lists, and one statement that writes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.domain.seasons import Season
from bot.domain.weeks import Week
from tests.benchmarks.scoring_by_hand import Frame, Person, wins_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from storage.database import Database

_AMOUNTS: Final = """
    SELECT seller_id, week_start, metric, amount FROM reported_amount
    WHERE workspace_id = ? AND sequence <= ? {some} ORDER BY seller_id, week_start, metric, sequence
"""
_CHANGED: Final = "AND seller_id IN (SELECT seller_id FROM reported_amount WHERE workspace_id = ? AND sequence > ?)"
_WON: Final = """
    SELECT seller_id, customer_key, closed_on, value FROM deal_version d
    WHERE workspace_id = ? AND stage = 'won' AND NOT is_withdrawn AND NOT EXISTS
          (SELECT 1 FROM deal_version n
           WHERE n.workspace_id = d.workspace_id AND n.deal_id = d.deal_id AND n.sequence > d.sequence)
    ORDER BY closed_on
"""
_AWAY: Final = """
    SELECT seller_id, starts_on, ends_on FROM absence_version d
    WHERE workspace_id = ? AND state = 'confirmed' AND NOT EXISTS
          (SELECT 1 FROM absence_version n
           WHERE n.workspace_id = d.workspace_id AND n.request_id = d.request_id AND n.sequence > d.sequence)
"""
_PART_TIME: Final = """
    SELECT seller_id, from_week_start, percent FROM working_share_version d
    WHERE workspace_id = ? AND state = 'confirmed' AND NOT EXISTS
          (SELECT 1 FROM working_share_version n
           WHERE n.workspace_id = d.workspace_id AND n.request_id = d.request_id AND n.sequence > d.sequence)
    ORDER BY from_week_start
"""
_WRITTEN: Final = "INSERT INTO standing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
Standings: TypeAlias = "dict[tuple[int, bool], dict[str, tuple[Any, ...]]]"
"""By week and whether they are a season's, the standings by seller."""


def work_of(database: Database, workspace_id: str, first: Week) -> Callable[[], Standings]:
    """Return what computes by hand all that is kept, each as of the entry that it is kept at."""
    file = database.file
    assert file is not None
    with database.snapshot() as tx:
        kept, [scheme] = tx.kept_leaderboards.of(workspace_id), tx.schemes.all(workspace_id)
    start, limits = first.number, sorted({row.sequence for row in kept})
    boards = []
    for row in kept:
        week = Week.of(row.week_start)
        season = Season.QUARTER.first(week).number - start if row.is_season else None
        boards.append((week.number - start, season, row.sequence < limits[-1]))

    def work() -> Standings:
        with closing(sqlite3.connect(file)) as connection:
            away = connection.execute(_AWAY, (workspace_id,)).fetchall()
            part_time = connection.execute(_PART_TIME, (workspace_id,)).fetchall()
        weeks = max(week for week, *_ in boards) + 1
        frame = Frame.of(scheme.document, kept[0].holidays, start, weeks, (away, part_time))
        return rebuilt(file, workspace_id, frame, boards, limits[0])

    return work


def rebuilt(
    file: Path, workspace_id: str, frame: Frame, boards: Sequence[tuple[int, int | None, bool]], limit: int
) -> Standings:
    """Return the standings by week and whether they are a season's, written to a table as well.

    Args:
        file: the database.
        workspace_id: whose programme.
        frame: what all share.
        boards: of each the week, the first week of its season, and whether it is as of an older entry.
        limit: the older entry.
    """
    connection = sqlite3.connect(file)
    frame.wins = wins_in(connection.execute(_WON, (workspace_id,)).fetchall(), frame.start)
    old = connection.execute(_AMOUNTS.format(some=_CHANGED), (workspace_id, limit, workspace_id, limit)).fetchall()
    before = {seller: Person.of(frame, seller, list(rows)) for seller, rows in groupby(old, key=itemgetter(0))}
    found: Standings = {(week, season is not None): {} for week, season, _ in boards}
    newest = connection.execute(_AMOUNTS.format(some=""), (workspace_id, 2**31))
    for seller_id, rows in groupby(newest, key=itemgetter(0)):
        now = Person.of(frame, seller_id, list(rows))
        for week, season, is_old in boards:
            person = before.get(seller_id, now) if is_old else now
            found[week, season is not None][seller_id] = _standing(person, week, season)
    _write(connection, found)
    connection.close()
    return found


def _standing(person: Person, week: int, season: int | None) -> tuple[Any, ...]:
    parts = person.parts(week) if season is None else person.scored(week, season)
    first = week if season is None else max(season, 0)
    loads = person.presence.loads
    there = (*person.standing(week, first), round(1000 * (loads[week + 1] - loads[week])))
    brought = [person.count(name, first, week) for name in ("calls", "meetings", "leads", "pipeline")]
    if season is not None:
        return (*parts, *brought, None, None, 0, 0, 0, 0, *there, None)
    ssi, is_ended = person.levels["ssi"], week == person.frame.weeks - 2
    counted = [person.count(name, max(week - 3, 0), week) for name in ("link_clicks", "conversions")]
    badges = person.badges(week) if is_ended else None
    asked = bool(badges) and person.is_surprising(week)
    told = (ssi[week], ssi[week - 1], person.counts["shares"][week], *counted, person.streak(week))
    return (*parts, *brought, *told, *there, None if badges is None else (" ".join(badges), asked))


def _write(connection: sqlite3.Connection, found: Mapping[tuple[int, bool], Mapping[str, tuple[Any, ...]]]) -> None:
    connection.execute(f"CREATE TABLE standing ({', '.join(f'c{at}' for at in range(23))}, PRIMARY KEY (c0, c1, c2))")
    connection.executemany(
        _WRITTEN,
        (
            (week, is_season, seller_id, *row[:-1], *(row[-1] or (None, None)))
            for (week, is_season), sellers in found.items()
            for seller_id, row in sellers.items()
        ),
    )
    connection.commit()
    connection.execute("DROP TABLE standing")
    connection.commit()


def assert_kept(database: Database, workspace_id: str, first: Week, standings: Standings) -> None:
    """Hold what was computed by hand against what is kept: points to the hundredth, all else to the letter."""
    with database.snapshot() as tx:
        for row in tx.kept_leaderboards.of(workspace_id):
            told = standings[(Week.of(row.week_start) - first.number).number, row.is_season]
            standings_kept = tx.kept_leaderboards.standings(row.key)
            assert len(standings_kept) == len(told)
            for kept in standings_kept:
                by_hand = told[kept.seller_id]
                assert all(abs(one - other) <= 1 for one, other in zip(kept[5:9], by_hand[:4], strict=True))
                assert kept[10:20] == by_hand[4:14]
                assert (kept.standing, kept.is_ranked, kept.has_reported, kept.load) == by_hand[14:18]
                assert kept.takes_part
                assert by_hand[18] in {None, (kept.badges, bool(kept.questions))}
