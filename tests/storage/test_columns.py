from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from tests.storage.entries import MOMENT, MONDAY, add_workspace, entry

if TYPE_CHECKING:
    from storage.database import Database

_examples = count(1)
_with_one_database = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def _stored_and_read(database: Database, moment: datetime) -> datetime:
    workspace_id = add_workspace(database, f"M{next(_examples)}")
    with database.transaction() as tx:
        tx.publications.plan(workspace_id, MONDAY, moment)
    with database.snapshot() as tx:
        (post,) = tx.publications.of(workspace_id)
    return post.due_at


@_with_one_database
@given(moment=st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=_zones))  # noqa: DTZ001 - hypothesis adds the zone
def test_a_moment_comes_back_aware_and_in_utc(database: Database, moment: datetime) -> None:
    """A moment of any zone is read as the same moment, to the microsecond, in UTC."""
    read = _stored_and_read(database, moment)
    assert (read, read.utcoffset()) == (moment, timedelta(0))


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    """A naive time is a mistake of the program, on both kinds of databases."""
    with pytest.raises((ValueError, StatementError), match="aware"):
        _stored_and_read(database, datetime(2026, 1, 5))  # noqa: DTZ001 - this is the mistake


def test_moments_are_compared_as_moments(database: Database) -> None:
    """What is due is found whatever the zone of the moment that is asked for."""
    add_workspace(database)
    with database.transaction() as tx:
        tx.publications.plan("T1", MONDAY, MOMENT)
    with database.snapshot() as tx:
        before = (MOMENT - timedelta(seconds=1)).astimezone(timezone(timedelta(hours=9)))
        after = MOMENT.astimezone(timezone(timedelta(hours=-9)))
        assert tx.publications.in_state("due", due_before=before) == []
        assert len(tx.publications.in_state("due", due_before=after)) == 1
    assert MOMENT.tzinfo is UTC


@_with_one_database
@given(hundredths=st.integers(-(10**17), 10**17))
def test_an_amount_comes_back_exactly(database: Database, hundredths: int) -> None:
    """An amount of two decimals is read as the same number, however large, and without trailing zeros."""
    workspace_id, amount = add_workspace(database, f"A{next(_examples)}"), Decimal(hundredths) / 100
    with entry(database, workspace_id) as (tx, sequence):
        tx.reports.record(workspace_id, sequence, "U1", MONDAY, {"ssi": amount})
    with database.snapshot() as tx:
        read = tx.reports.of_week(workspace_id, "U1", MONDAY)["ssi"]
    assert read == amount
    assert (read.as_tuple().exponent == 0) is (hundredths % 100 == 0)


def test_an_amount_of_three_decimals_is_refused(database: Database) -> None:
    """Nothing is rounded in silence."""
    add_workspace(database)
    with pytest.raises((ValueError, StatementError), match="two decimals"), entry(database) as (tx, sequence):
        tx.reports.record("T1", sequence, "U1", MONDAY, {"ssi": Decimal("1.005")})
