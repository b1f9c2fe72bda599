"""Each kind of version as keys and values, so that one test can compare all of them with a dict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from storage.audiences import AudienceRow
from storage.content import Address
from storage.costs import CostRow
from storage.credits import CreditRow
from storage.deals import DealRow
from storage.digests import HelpRequest
from storage.memberships import Membership
from storage.notes import WeekNote
from storage.outcomes import OutcomeRow
from storage.presence import Absence, Residence, WorkingShare
from storage.programmes import ProgrammeRow
from storage.proposals import ProposalRow
from storage.rates import RateRow
from storage.sales_roles import SalesRole
from storage.shelf import ShelfRow
from storage.teams import TeamChannel, TeamMember, TeamRow
from storage.verifications import VerificationRow
from storage.walls import WallRow

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from hypothesis.strategies import SearchStrategy

    from storage.transaction import Transaction

_people = st.sampled_from(["U1", "U2", "U3"])
_weeks = st.sampled_from([date(2025, 12, 29), date(2026, 1, 5), date(2026, 1, 12)])
_days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
_numbers = st.integers(1, 3)
_words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
_amounts = st.integers(-(10**15), 10**15).map(lambda hundredths: Decimal(hundredths) / 100)
_states = st.sampled_from(["requested", "confirmed", "declined", "withdrawn"])


@dataclass(frozen=True)
class Kind:
    """A kind of version: how its keys and values look, and how they are written and read.

    A value of None takes the key back. ``read`` returns what stands as of a sequence number.
    """

    name: str
    keys: SearchStrategy[Any]
    values: SearchStrategy[Any]
    write: Callable[[Transaction, str, int, Any, Any], None]
    read: Callable[[Transaction, str, int], Mapping[Hashable, Any]]

    def entries(self) -> SearchStrategy[list[tuple[str, dict[Any, Any]]]]:
        """Return histories: for each entry its workspace and the values that it brings."""
        changes = st.dictionaries(self.keys, self.values, min_size=1, max_size=4)
        return st.lists(st.tuples(st.sampled_from("AB"), changes), max_size=8)


def _write_number(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    seller_id, week_start, metric = key
    tx.reports.record(workspace, sequence, seller_id, week_start, {metric: value})


def _write_address(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.contents.record(
        workspace,
        sequence,
        Address._make((*key, *(value or ("shares", "", "", "", "", None)))),
        is_withdrawn=value is None,
    )


def _write_result(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.contents.record_results(
        workspace, sequence, Address._make((*key[:3], "shares", "", "", "", "", None)), {key[3]: value}
    )


def _write_deal(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    blank = ("U1", "Acme", "acme", "won", None, None, "", "other", False, None, None, "")
    row: Any = (key, *(value or blank), value is None)
    tx.deals.record(workspace, sequence, DealRow(*row))


def _write_credit(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.credits.record(workspace, sequence, CreditRow(*key, *(value or ("acme", 0))))


def _write_verification(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.verifications.record(workspace, VerificationRow._make((key, *value, sequence)))


def _write_rate(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.rates.record(workspace, sequence, RateRow._make((*key, "EUR", value or "")))


def _write_outcome(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    blank = ("U1", date(2026, 1, 5), "leads", "Acme", "acme", "", "", "")
    tx.outcomes.record(workspace, sequence, OutcomeRow._make((key, *(value or blank), value is None)))


def _write_settlement(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.settlements.record(workspace, sequence, key, value or "", is_withdrawn=value is None)


def _write_membership(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.memberships.record(workspace, sequence, Membership(key, *(value or (None, None, None, ""))))


def _write_absence(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.presence.record_absence(workspace, sequence, Absence(key, *value))


def _write_share(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.presence.record_working_share(workspace, sequence, WorkingShare(key, *value))


def _write_audience(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    audience = AudienceRow(key, *(value or ("", None, "")))
    tx.audiences.record(workspace, sequence, audience, is_withdrawn=value is None)


def _write_note(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.notes.record(workspace, sequence, WeekNote(key[0], key[1], value or ""))


def _write_help_request(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.digests.record(workspace, sequence, HelpRequest._make((*key, value or "", value is None)))


def _write_naming(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.namings.record(workspace, sequence, key, is_named=value)


def _write_wall(tx: Transaction, workspace: str, sequence: int, _: Any, value: Any) -> None:
    tx.walls.record(workspace, sequence, WallRow(*value))


def _write_residence(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.presence.record_residence(workspace, sequence, Residence(*key, *value))


def _write_sales_role(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.sales_roles.record(workspace, sequence, SalesRole._make((*key, value)))


def _write_item(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.shelf.record(workspace, sequence, ShelfRow(key, *value))


def _write_role(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.people.record_role(workspace, sequence, *key, is_granted=value is not None)


def _write_proposal(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.proposals.record(workspace, sequence, ProposalRow(key, *value))


def _write_meaning(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.imports.record_meanings(workspace, sequence, key[0], {key[1]: value or ""})


def _write_team(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.teams.record(workspace, sequence, TeamRow(key, value or ""), is_withdrawn=value is None)


def _write_team_member(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.teams.record_member(workspace, sequence, TeamMember(key[0], key[1], value))


def _write_team_lead(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.teams.record_lead(workspace, sequence, *key, is_lead=value is not None)


def _write_team_channel(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.teams.record_channel(workspace, sequence, TeamChannel(key, *(value or ("", ""))))


def _write_licence(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.licences.record(workspace, sequence, key, value or "")


def _write_weather(tx: Transaction, workspace: str, sequence: int, key: Any, value: Any) -> None:
    tx.weathers.record(workspace, sequence, key, value)


def _read_credits(tx: Transaction, workspace: str, limit: int) -> Mapping[Hashable, Any]:
    found = tx.credits.all(workspace, limit=limit)
    return {tuple(row[:2]): tuple(row[2:]) for rows in found.values() for row in rows}


def _read_roles(tx: Transaction, workspace: str, limit: int) -> Mapping[Hashable, Any]:
    roles = ("admin", "manager")
    return {(person, role): True for role in roles for person in tx.people.holders_of(workspace, role, limit=limit)}


def _read_costs(tx: Transaction, workspace: str, limit: int) -> Mapping[Hashable, Any]:
    found = tx.costs.of(workspace, limit=limit)
    return {} if found == CostRow() else {"costs": found}


def _read_programme(tx: Transaction, workspace: str, limit: int) -> Mapping[Hashable, Any]:
    row = tx.programmes.of(workspace, limit=limit)
    return {} if row is None else {"programme": row}


def _by_first(rows: Any) -> Mapping[Hashable, Any]:
    return {row[0]: tuple(row[1:]) for row in rows}


KINDS = [
    Kind(
        "numbers",
        st.tuples(_people, _weeks, st.sampled_from(["ssi", "connections"])),
        st.none() | _amounts,
        _write_number,
        lambda tx, workspace, limit: {tuple(row[:3]): row.amount for row in tx.reports.all(workspace, limit=limit)},
    ),
    Kind(
        "numbers by seller",
        st.tuples(_people, _weeks, st.sampled_from(["ssi", "connections"])),
        st.none() | _amounts,
        _write_number,
        lambda tx, workspace, limit: {
            (seller, week, metric): Decimal(hundredths) / 100
            for seller, metrics in tx.reports.by_metric(workspace, lambda week: week, limit=limit)
            for metric, weeks in metrics.items()
            for week, hundredths in weeks.items()
        },
    ),
    Kind(
        "addresses",
        st.tuples(_people, _weeks, st.sampled_from(["https://a.example/1", "https://a.example/ü"])),
        st.none()
        | st.tuples(st.sampled_from(["shares", "posts"]), _words, _words, _words, _words, st.none() | _numbers),
        _write_address,
        lambda tx, workspace, limit: {
            tuple(row[:3]): tuple(row[3:]) for row in tx.contents.all(workspace, limit=limit)
        },
    ),
    Kind(
        "results of addresses",
        st.tuples(_people, _weeks, st.just("https://a.example/1"), st.sampled_from(["engagement", "impressions"])),
        st.none() | _amounts,
        _write_result,
        lambda tx, workspace, limit: {
            tuple(row[:4]): row.amount for row in tx.contents.results(workspace, limit=limit)
        },
    ),
    Kind(
        "deals",
        _numbers,
        st.none()
        | st.tuples(
            _people, _words, _words, st.sampled_from(["open", "won", "lost"]), st.none() | _amounts,
            st.none() | _amounts, st.sampled_from(["", "SEK"]), _words, st.booleans(),
            st.none() | _days, st.none() | _days, _words,
        ),
        _write_deal,
        lambda tx, workspace, limit: {row[0]: tuple(row[1:13]) for row in tx.deals.all(workspace, limit=limit)},
    ),
    Kind(
        "credits",
        st.tuples(_numbers, _people),
        st.none() | st.tuples(_words, st.integers(1, 99)),
        _write_credit,
        _read_credits,
    ),
    Kind(
        "verifications",
        _numbers,
        st.tuples(_words, _amounts, st.booleans()),
        _write_verification,
        lambda tx, workspace, limit: {
            key: tuple(row[1:4]) for key, row in tx.verifications.all(workspace, limit=limit).items()
        },
    ),
    Kind(
        "rates",
        st.tuples(st.sampled_from(["USD", "SEK"]), _weeks),
        st.none() | st.sampled_from(["0.92", "11"]),
        _write_rate,
        lambda tx, workspace, limit: {tuple(row[:2]): row.rate for row in tx.rates.all(workspace, limit=limit)},
    ),
    Kind(
        "outcomes",
        _numbers,
        st.none()
        | st.tuples(
            _people, _weeks, st.sampled_from(["leads", "meetings"]), _words, _words, st.sampled_from(["", "U2"]),
            _words, _words,
        ),
        _write_outcome,
        lambda tx, workspace, limit: {row[0]: tuple(row[1:9]) for row in tx.outcomes.all(workspace, limit=limit)},
    ),
    Kind(
        "settlements",
        st.sampled_from(["acme", "möller & söhne"]),
        st.none() | _people,
        _write_settlement,
        lambda tx, workspace, limit: {
            key: row.seller_id for key, row in tx.settlements.all(workspace, limit=limit).items()
        },
    ),
    Kind(
        "memberships",
        _people,
        st.none() | st.tuples(_days, st.none() | _days, st.none() | _days, _words),
        _write_membership,
        lambda tx, workspace, limit: _by_first(tx.memberships.all(workspace, limit=limit)),
    ),
    Kind(
        "absences",
        _numbers,
        st.tuples(_people, _days, _days, _states),
        _write_absence,
        lambda tx, workspace, limit: _by_first(tx.presence.absences(workspace, limit=limit)),
    ),
    Kind(
        "working shares",
        _numbers,
        st.tuples(_people, _weeks, st.integers(1, 100), _states),
        _write_share,
        lambda tx, workspace, limit: _by_first(tx.presence.working_shares(workspace, limit=limit)),
    ),
    Kind(
        "audiences",
        st.sampled_from(["U1", ""]),
        st.none() | st.tuples(_words, st.none() | _numbers, _words),
        _write_audience,
        lambda tx, workspace, limit: {
            key: tuple(row[1:]) for key, row in tx.audiences.all(workspace, limit=limit).items()
        },
    ),
    Kind(
        "residences",
        st.tuples(_people, _weeks),
        st.tuples(_words, _words),
        _write_residence,
        lambda tx, workspace, limit: {
            tuple(row[:2]): tuple(row[2:]) for row in tx.presence.residences(workspace, limit=limit)
        },
    ),
    Kind(
        "notes",
        st.tuples(_people, _weeks),
        st.none() | _words.filter(bool),
        _write_note,
        lambda tx, workspace, limit: {tuple(row[:2]): row.note for row in tx.notes.all(workspace, limit=limit)},
    ),
    Kind(
        "help requests",
        st.tuples(_people, _weeks),
        st.none() | _words,
        _write_help_request,
        lambda tx, workspace, limit: {
            tuple(row[:2]): row.about for row in tx.digests.requests(workspace, limit=limit)
        },
    ),
    Kind(
        "namings",
        _people,
        st.booleans(),
        _write_naming,
        lambda tx, workspace, limit: dict(tx.namings.all(workspace, limit=limit).items()),
    ),
    Kind(
        "walls",
        st.just("the one"),
        st.tuples(_numbers, st.datetimes(timezones=st.just(UTC)), st.booleans()),
        _write_wall,
        lambda tx, workspace, limit: {"the one": tuple(row)} if (row := tx.walls.of(workspace, limit=limit)) else {},
    ),
    Kind(
        "items of the shelf",
        _numbers,
        st.tuples(_words, _words, _words, _people, st.sampled_from(["suggested", "on", "off"])),
        _write_item,
        lambda tx, workspace, limit: _by_first(row.item for row in tx.shelf.items(workspace, limit=limit)),
    ),
    Kind(
        "teams",
        _numbers,
        st.none() | _words,
        _write_team,
        lambda tx, workspace, limit: {row.team_id: row.name for row in tx.teams.all(workspace, limit=limit)},
    ),
    Kind(
        "members of teams",
        st.tuples(_people, _weeks),
        st.integers(0, 3),
        _write_team_member,
        lambda tx, workspace, limit: {
            tuple(row[:2]): row.team_id for row in tx.teams.members(workspace, limit=limit)
        },
    ),
    Kind(
        "leads of teams",
        st.tuples(_numbers, _people),
        st.none() | st.just(value=True),
        _write_team_lead,
        lambda tx, workspace, limit: dict.fromkeys(tx.teams.leads(workspace, limit=limit), True),
    ),
    Kind(
        "channels of teams",
        _numbers,
        st.none() | st.tuples(_words.filter(bool), _words),
        _write_team_channel,
        lambda tx, workspace, limit: _by_first(tx.teams.channels(workspace, limit=limit).values()),
    ),
    Kind(
        "sales roles",
        st.tuples(_people, _weeks),
        _words,
        _write_sales_role,
        lambda tx, workspace, limit: {tuple(row[:2]): row.role for row in tx.sales_roles.all(workspace, limit=limit)},
    ),
    Kind(
        "costs",
        st.just("costs"),
        st.none() | st.builds(CostRow, _amounts, *[st.none() | _amounts] * 3),
        lambda tx, workspace, sequence, _, value: tx.costs.record(workspace, sequence, value or CostRow()),
        _read_costs,
    ),
    Kind(
        "weather",
        _weeks,
        st.none() | _amounts,
        _write_weather,
        lambda tx, workspace, limit: dict(tx.weathers.all(workspace, limit=limit).items()),
    ),
    Kind(
        "licences",
        _people,
        st.none() | _words.filter(bool),
        _write_licence,
        lambda tx, workspace, limit: dict(tx.licences.all(workspace, limit=limit).items()),
    ),
    Kind(
        "proposals",
        _numbers,
        st.tuples(
            _people, _numbers, _words, st.datetimes(timezones=st.just(UTC)), st.sampled_from(["open", "approved"])
        ),
        _write_proposal,
        lambda tx, workspace, limit: _by_first(tx.proposals.all(workspace, limit=limit)),
    ),
    Kind(
        "meanings of imported words",
        st.tuples(st.sampled_from(["owner", "stage"]), _words),
        st.none() | _words.filter(bool),
        _write_meaning,
        lambda tx, workspace, limit: dict(tx.imports.meanings(workspace, limit=limit)),
    ),
    Kind(
        "roles",
        st.tuples(_people, st.sampled_from(["admin", "manager"])),
        st.none() | st.just(value=True),
        _write_role,
        _read_roles,
    ),
    Kind(
        "programmes",
        st.just("programme"),
        st.builds(
            ProgrammeRow, _words, _words, _words, _words, _words, st.integers(0, 6), _words, _words, _numbers, _numbers,
            _words, _days,
        ),
        lambda tx, workspace, sequence, _, value: tx.programmes.record(workspace, sequence, value),
        _read_programme,
    ),
]  # fmt: skip
