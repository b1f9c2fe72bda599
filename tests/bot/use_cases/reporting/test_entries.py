from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Origin, StrangerError
from bot.domain.typed.lines.report import Amount, ReportLine
from bot.domain.weeks import Week
from bot.use_cases.reporting.entries import Act
from bot.use_cases.reporting.record_amounts import RecordAmounts
from bot.use_cases.reporting.undo_last import UndoLast
from storage.memberships import Membership
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.receipts import Receipt
    from storage.database import Database


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme whose people are known and take no part yet."""
    team = Team.found(database)
    team.knows("U1", "Anna")
    return team


def report(
    team: Team, actor: Actor, key: str, amounts: dict[str, int], *, at: datetime = NOW, week: Week | None = None
) -> Receipt:
    """Report numbers by a command."""
    line = ReportLine({metric: Amount(Decimal(amount)) for metric, amount in amounts.items()}, week)
    return RecordAmounts(team.database)(actor, Act(Origin.COMMAND, key, at), line)


def starts_on(team: Team, person_id: str = "U1") -> date | None:
    """Return the day from which somebody takes part."""
    with team.database.snapshot() as tx:
        membership = tx.memberships.of(team.workspace_id, person_id)
    return None if membership is None else membership.starts_on


def test_a_first_report_makes_a_seller_from_today_on(team: Team) -> None:
    """The answer knows the day, and the next report has nothing to tell."""
    assert report(team, team.actor("U1"), "a", {"ssi": 72}).started_on == date(2026, 11, 12)
    assert starts_on(team) == date(2026, 11, 12)
    assert report(team, team.actor("U1"), "b", {"ssi": 73}).started_on is None


def test_today_is_a_day_of_the_programme(team: Team) -> None:
    """Late on Sunday in UTC it is Monday in Berlin, and the week is the new one."""
    receipt = report(team, team.actor("U1"), "a", {"ssi": 72}, at=datetime(2026, 11, 15, 23, 30, tzinfo=UTC))
    assert (receipt.week, receipt.started_on) == (WEEK + 1, date(2026, 11, 16))


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), Week.iso(2026, 43)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), Week.iso(2026, 44)),
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), Week.iso(2026, 13)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), Week.iso(2026, 14)),
        (datetime(2027, 1, 3, 22, 59, tzinfo=UTC), Week.iso(2026, 53)),
        (datetime(2027, 1, 3, 23, 0, tzinfo=UTC), Week.iso(2027, 1)),
    ],
)
def test_a_week_ends_at_midnight_in_the_programmes_zone(team: Team, moment: datetime, week: Week) -> None:
    """Also on the Sundays on which the clocks change, and after week 53."""
    assert report(team, team.actor("U1"), "a", {"ssi": 72}, at=moment).week == week


def test_a_first_report_for_an_earlier_week_starts_with_it(team: Team) -> None:
    """Its numbers count, so the person takes part from its Monday."""
    assert report(team, team.actor("U1"), "a", {"meetings": 3}, week=WEEK - 2).started_on == date(2026, 10, 26)


def test_a_guest_reports_only_when_an_admin_added_them(team: Team) -> None:
    """A guest's first report makes nobody a seller."""
    team.knows("U4", "Guest", is_guest=True)
    with pytest.raises(StrangerError):
        report(team, team.actor("U4"), "a", {"ssi": 72})
    with team.entry() as (tx, sequence):
        tx.memberships.record("T1", sequence, Membership("U4", date(2026, 11, 9), None, None, ""))
    assert report(team, team.actor("U4"), "b", {"ssi": 72}).started_on is None


def test_two_devices_join_once_and_lose_nothing(team: Team) -> None:
    """Additions at the same moment are all counted, and only one of them joins."""
    actor = team.actor("U1")
    line = ReportLine({"meetings": Amount(Decimal(1), adds=True)})
    add = partial(RecordAmounts(team.database), actor)
    with ThreadPoolExecutor(4) as threads:
        jobs = [threads.submit(add, Act(Origin.COMMAND, f"key{n}", NOW), line) for n in range(20)]
        receipts = [job.result() for job in jobs]
    assert sum(receipt.started_on is not None for receipt in receipts) == 1
    assert sorted(receipt.changes[0].after or 0 for receipt in receipts) == list(range(1, 21))


def test_one_delivery_on_two_threads_is_stored_once(team: Team) -> None:
    """Both get the same receipt."""
    actor = team.actor("U1")
    line = ReportLine({"meetings": Amount(Decimal(1), adds=True)})
    with ThreadPoolExecutor(4) as threads:
        same = partial(RecordAmounts(team.database), actor, Act(Origin.COMMAND, "same", NOW), line)
        receipts = [job.result() for job in [threads.submit(same) for _ in range(8)]]
    assert len(set(receipts)) == 1
    assert receipts[0].changes[0].after == 1


def test_two_undos_at_once_take_two_entries(team: Team) -> None:
    """Each waits for its turn."""
    actor = team.actor("U1")
    for number in range(3):
        report(team, actor, f"r{number}", {"ssi": 70 + number})
    undo = partial(UndoLast(team.database), actor)
    with ThreadPoolExecutor(2) as threads:
        jobs = [threads.submit(undo, Act(Origin.COMMAND, f"u{n}", NOW)) for n in range(2)]
        taken = {job.result().taken.changes[0].after for job in jobs}
    assert taken == {Decimal(72), Decimal(71)}


def test_another_workspace_is_another_world(team: Team) -> None:
    """The same person and the same delivery key mean nothing there."""
    other = Team.found(team.database, "T2")
    other.knows("U1", "Anna")
    report(team, team.actor("U1"), "a", {"ssi": 72})
    report(other, other.actor("U1"), "a", {"ssi": 30})
    UndoLast(team.database)(other.actor("U1"), Act(Origin.COMMAND, "u", NOW))
    with team.database.snapshot() as tx:
        assert tx.reports.of_week("T1", "U1", WEEK.starts_on) == {"ssi": 72}
        assert tx.reports.of_week("T2", "U1", WEEK.starts_on) == {}


def test_the_journal_tells_who_when_and_how(team: Team) -> None:
    """And which entry an undo took back."""
    receipt = report(team, team.actor("U1"), "a", {"ssi": 72})
    UndoLast(team.database)(team.actor("U1"), Act(Origin.COMMAND, "b", NOW))
    with team.database.snapshot() as tx:
        (undo,) = tx.journal.entries_of("T1", "U1", ["undo"])
        assert tx.journal.entries_of("T1", "U1", ["report"]) == []
    assert (undo.person_id, undo.origin, undo.recorded_at, undo.undoes) == ("U1", "command", NOW, receipt.sequence)
