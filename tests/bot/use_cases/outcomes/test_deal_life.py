"""Whatever becomes of deals: parts stay wholes, nothing is won by splitting, and undo is exact."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.credits import Credit
from bot.domain.deal_words import DealWord
from bot.domain.deals import Stage
from bot.domain.errors import UserError
from bot.domain.people import Origin
from bot.domain.scoring.exact import fraction
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from bot.use_cases.leaderboard.kept import Board, standings_at
from bot.use_cases.leaderboard.kept import scored as scored_anew
from bot.use_cases.outcomes.deal_credits import DeclineCredit
from bot.use_cases.outcomes.verification import unverified, unverified_among
from bot.use_cases.outcomes.verify_deal import VerifyDeal
from bot.use_cases.reporting.deal_rows import parts_of, scored
from bot.use_cases.reporting.entries import Act
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.record_deal import RecordDeal
from bot.use_cases.reporting.undo_last import UndoLast
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Database
    from storage.deals import DealRow

_PEOPLE = ("U1", "U2", "U3")
_people = st.sampled_from(_PEOPLE)
_credits = st.none() | st.dictionaries(_people, st.integers(1, 60), max_size=2)
_days = st.none() | st.integers(0, 9).map(lambda days: NOW.date() - timedelta(days))
_WORDS = st.fixed_dictionaries({
    "stage": st.sampled_from((Stage.OPEN, Stage.QUALIFIED, Stage.WON, Stage.WON, Stage.LOST, Stage.VOID)),
    "customer": st.sampled_from(("Acme", "Beta")),
    "value": st.none() | st.sampled_from((Decimal(900), Decimal(20_000), Decimal(70_000))),
    "closed_on": _days,
    "reopens": st.booleans(),
    "credits": _credits,
})  # fmt: skip
_STEPS = st.one_of(
    st.tuples(st.just("tell"), _people, _WORDS),
    st.tuples(st.just("decline"), _people, st.integers(0, 3)),
    st.tuples(st.just("verify"), st.booleans(), st.integers(0, 3)),
    st.tuples(st.just("undo"), _people, st.none()),
    st.tuples(st.just("keep"), st.none(), st.none()),
)


@dataclass
class _Story:
    """Three sellers and a manager, and what they do one after the other."""

    team: Team
    keys: Any = field(default_factory=lambda: count(1))

    @property
    def act(self) -> Act:
        return Act(Origin.COMMAND, f"story:{next(self.keys)}", NOW)

    def rows(self) -> list[DealRow]:
        with self.team.database.snapshot() as tx:
            return tx.deals.all("T1")

    def tell(self, person: str, said: dict[str, Any]) -> Receipt | None:
        """Let a seller say something of a deal; nothing is stored where it cannot be, or has to be asked first."""
        parts = said["credits"]
        word = DealWord(
            said["stage"],
            said["customer"],
            said["value"],
            closed_on=said["closed_on"] if said["stage"] in {Stage.WON, Stage.LOST} else None,
            reopens=said["reopens"] and said["stage"] in {Stage.OPEN, Stage.WON},
            credits=None if parts is None else tuple(Credit(*part) for part in parts.items()),
            is_sure=True,
        )
        told = RecordDeal(self.team.database)(self.team.actor(person), self.act, word)
        return told if isinstance(told, Receipt) else None

    def decline(self, person: str, number: int) -> Receipt | None:
        """Let a colleague decline a part, if there is one."""
        rows = [row for row in self.rows() if row.seller_id != person and person in parts_of(row)]
        if not rows:
            return None
        deal_id = rows[number % len(rows)].deal_id
        return DeclineCredit(self.team.database)(self.team.actor(person), self.act, deal_id)

    def verify(self, is_right: bool, number: int) -> None:  # noqa: FBT001 - drawn
        """Let the manager look at a large deal, if one waits."""
        with self.team.database.snapshot() as tx:
            waiting = [row for row in tx.deals.all("T1") if row.deal_id in unverified(tx, "T1")]
        if waiting:
            row = waiting[number % len(waiting)]
            VerifyDeal(self.team.database)(
                self.team.actor("M1"), self.act, row.deal_id, row.value or Decimal(0), is_right=is_right
            )

    def undo(self, person: str, _: None = None) -> None:
        """Let a seller take their last entry back."""
        UndoLast(self.team.database)(self.team.actor(person), self.act)

    def keep(self, *_: None) -> None:
        """Keep the leaderboards."""
        KeepLeaderboards(self.team.database, lambda: NOW)("T1")


def _begun(database: Database) -> _Story:
    team = Team.found(database)
    for person, name in zip(_PEOPLE, ("Anna", "Ben", "Cleo"), strict=True):
        team.joins(person, name, date(2026, 8, 31))
    team.knows("M1", "Mia")
    team.appoints("M1", "manager")
    return _Story(team)


_modestly = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_modestly
@given(steps=st.lists(_STEPS, min_size=3, max_size=14))
def test_any_life_of_deals_is_counted_once(new_sqlite_database: Callable[[], Database], steps: list[Any]) -> None:
    """Parts make wholes, all sellers together have what was won, and what is kept is what is computed from scratch."""
    story = _begun(new_sqlite_database())
    for what, *how in steps:
        with suppress(UserError):
            getattr(story, what)(*how)
    _check_wholes(story)
    _check_points(story)


@_modestly
@given(steps=st.lists(_STEPS, min_size=2, max_size=8), said=_WORDS, person=_people, declines=st.booleans())
def test_undo_is_exact(
    new_sqlite_database: Callable[[], Database],
    steps: list[Any],
    said: dict[str, Any],
    person: str,
    declines: bool,  # noqa: FBT001 - drawn
) -> None:
    """Whatever a seller does last and takes back at once, everything stands as it stood."""
    story = _begun(new_sqlite_database())
    for what, *how in steps:
        with suppress(UserError):
            getattr(story, what)(*how)
    before, told = story.rows(), None
    with suppress(UserError):
        told = story.decline(person, 0) if declines else story.tell(person, said)
    if told is not None:
        story.undo(person)
    assert sorted(story.rows()) == sorted(before)


def _check_wholes(story: _Story) -> None:
    rows = story.rows()
    for row in rows:
        parts = parts_of(row)
        assert sum(map(fraction, parts.values())) == 1
        assert all(0 < share <= 1 for share in parts.values())
    with story.team.database.snapshot() as tx:
        facts = facts_of(tx, "T1")
        won = [row for row in rows if scored(row)]
        assert unverified(tx, "T1") == unverified_among(tx, "T1", won)
    earned = Counter[str]()
    for row in won:
        earned.update({seller: fraction(row.value or 0) * fraction(part) for seller, part in parts_of(row).items()})
    for seller in _PEOPLE:
        of_all = facts.book.of(seller)
        series = (of_all.social, of_all.other)
        revenue = sum((Fraction(each.total(0, WEEK.number), each.scale) for each in series), Fraction(0))
        assert revenue == earned[seller]
    customers = sum(
        (
            Fraction(*facts.book.of(seller).customers(0, WEEK.number, gap=26, min_value=Fraction(1000)))
            for seller in _PEOPLE
        ),
        Fraction(0),
    )
    assert customers <= len({row.customer_key for row in won})


def _check_points(story: _Story) -> None:
    with story.team.database.snapshot() as tx:
        facts = facts_of(tx, "T1", sellers=())
        kept, anew = standings_at(tx, facts, WEEK).sellers, scored_anew(tx, facts, Board(WEEK))
    assert {seller.seller_id: seller.parts for seller in kept} == {seller.seller_id: seller.parts for seller in anew}
