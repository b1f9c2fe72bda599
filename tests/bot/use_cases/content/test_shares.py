from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.content import RESULTS, About, ShareKind
from bot.domain.errors import UserError
from bot.domain.people import Origin
from bot.domain.scoring.metrics import Phase
from bot.domain.typed.lines.report import Amount
from bot.domain.typed.lines.shares import AddressLine
from bot.use_cases.content.describe import DescribeShare
from bot.use_cases.content.results import RecordResults
from bot.use_cases.content.shares import own_shares
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.reporting.entries import Act, EntryGoneError
from bot.use_cases.reporting.log_address import LogAddress
from bot.use_cases.reporting.undo_last import UndoLast
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.domain.content import OwnShare
    from bot.use_cases.reporting.receipts import Receipt
    from storage.database import Database

_KEYS = count(1)
_examples = count(1)
_with_one_database = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _act(key: str = "") -> Act:
    return Act(Origin.COMMAND, key or f"act:{next(_KEYS)}", NOW)


def _log(team: Team, line: AddressLine, act: Act | None = None) -> Receipt:
    return LogAddress(team.database)(team.actor("U1"), act or _act(), line)


def _entries(team: Team) -> int:
    with team.database.snapshot() as tx:
        return tx.journal.last_sequence(team.workspace_id)


def _shares(team: Team) -> list[OwnShare]:
    with team.database.snapshot() as tx:
        return own_shares(tx, team.workspace_id, "U1", (WEEK - 5).starts_on)


def _amounts(team: Team) -> Any:
    with team.database.snapshot() as tx:
        seller = facts_of(tx, team.workspace_id).of("U1")
    assert seller is not None
    return {week: dict(amounts) for week, amounts in seller.reports.items() if amounts}


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with a seller."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    return team


def test_results_of_shares_are_scored(team: Team) -> None:
    """The leaderboard reads what was typed and what shares have brought as one number."""
    team.reports("U1", engagement=10, impressions=500)
    _log(team, AddressLine("https://a.example/1", None, About(ShareKind.OWN), {"engagement": Amount(Decimal(34))}))
    _log(team, AddressLine("https://a.example/2", None, About(), {"engagement": Amount(Decimal(6))}))
    assert _amounts(team) == {WEEK.number: {"engagement": 50, "impressions": 500, "posts": 1, "shares": 1}}


def test_a_repeated_delivery_is_given_the_same_receipt(team: Team) -> None:
    """What adds adds once."""
    act, line = _act(), AddressLine("https://a.example/1", None, About(), {"engagement": Amount(Decimal(3), adds=True)})
    assert _log(team, line, act) == _log(team, line, act)
    [share] = _shares(team)
    assert share.results == {"engagement": 3}


def test_saying_the_same_again_is_no_entry(team: Team) -> None:
    """Nothing new is nothing to take back."""
    _log(team, AddressLine("https://a.example/1", None, About(ShareKind.COMMENT, Phase.INTEREST)))
    [share] = _shares(team)
    describe = DescribeShare(team.database)
    with team.database.snapshot() as tx:
        before = tx.journal.last_sequence(team.workspace_id)
    assert describe(team.actor("U1"), _act(), share.key, About(phase=Phase.INTEREST)).address is not None
    with team.database.snapshot() as tx:
        assert tx.journal.last_sequence(team.workspace_id) == before


def test_only_whose_share_it_is_adds_results(team: Team) -> None:
    """A colleague's key opens nothing."""
    team.joins("U2", "Bo")
    _log(team, AddressLine("https://a.example/1"))
    [share] = _shares(team)
    with pytest.raises(EntryGoneError):
        RecordResults(team.database)(team.actor("U2"), _act(), share.key, {"engagement": Amount(Decimal(3))})
    with pytest.raises(EntryGoneError):
        RecordResults(team.database)(team.actor("U1"), _act(), "no key", {"engagement": Amount(Decimal(3))})


def test_results_belong_to_an_open_week(team: Team) -> None:
    """Once its week is closed, a share takes no more."""
    _log(team, AddressLine("https://a.example/1"))
    [share] = _shares(team)
    late = Act(Origin.FORM, "late", NOW + timedelta(weeks=5))
    with pytest.raises(EntryGoneError):
        RecordResults(team.database)(team.actor("U1"), late, share.key, {"engagement": Amount(Decimal(3))})


_lines = st.builds(
    AddressLine,
    st.sampled_from(["https://a.example/1", "https://www.linkedin.com/posts/x-activity-7123456789012345678-a"]),
    st.sampled_from([None, WEEK - 1, WEEK]),
    st.builds(
        About,
        st.none() | st.sampled_from(ShareKind),
        st.none() | st.sampled_from(Phase),
        st.sampled_from(["", "more demos"]),
    ),
    st.dictionaries(
        st.sampled_from(RESULTS), st.builds(Amount, st.integers(0, 60).map(Decimal), st.booleans()), max_size=3
    ),
)


@_with_one_database
@given(lines=st.lists(_lines, min_size=1, max_size=6))
def test_undo_is_the_inverse_of_whatever_is_said_of_shares(database: Database, lines: list[AddressLine]) -> None:
    """Each line either changes nothing and makes no entry, or one undo lets all be as before it."""
    team = Team.found(database, f"W{next(_examples)}")
    team.joins("U1", "Anna")
    states = [(_shares(team), _amounts(team))]
    for line in lines:
        try:
            entries = _entries(team)
            _log(team, line)
            if _entries(team) > entries:
                states.append((_shares(team), _amounts(team)))
        except UserError:
            pass
        assert (_shares(team), _amounts(team)) == states[-1]
    for state in reversed(states[:-1]):
        UndoLast(team.database)(team.actor("U1"), _act())
        assert (_shares(team), _amounts(team)) == state
