"""Importing files into a database: what would change, all of it or nothing, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.imports.errors import ImportGoneError, OtherCurrencyWaitsError
from bot.domain.people import NotAllowedError, Origin
from bot.use_cases.find_due_work import FindDueWork, WorkKind
from bot.use_cases.imports.meanings import Subject
from bot.use_cases.imports.preview import Preview, PreviewImport, Progress, WaitingFile
from bot.use_cases.imports.save import DiscardImport, FileReceipt, PurgeImports, SaveImport
from bot.use_cases.imports.settle_words import SettleWords
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.keep import KeepLeaderboards
from bot.use_cases.leaderboard.kept import Board, scored, standings_at
from bot.use_cases.reporting.entries import Act
from storage.credits import CreditRow
from storage.rates import RateRow
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database
    from storage.deals import DealRow

HEAD = "Record ID,Company,Deal Stage,Deal owner,Amount,Create Date,Close Date,Source\n"
WON = "1,Acme,Closed Won,Anna Berg,12000,2026-10-01,2026-11-10,LinkedIn\n"
OPEN = "2,Beta,Proposal,Ben Lund,500,2026-11-03,,Referral\n"


@pytest.fixture
def team(database: Database) -> Team:
    """Set up a programme with an admin and two sellers."""
    team = Team.found(database)
    team.knows("U0", "Alva Holm")
    team.appoints("U0", "admin")
    team.joins("U1", "Anna Berg")
    team.joins("U2", "Ben Lund")
    return team


def _look(team: Team, *rows: str, head: str = HEAD) -> Preview:
    data = (head + "".join(rows)).encode()
    shown = PreviewImport(team.database)(team.actor("U0"), NOW, data, WaitingFile(name="f.csv"), Progress())
    assert shown is not None
    return shown


def _act(key: str = "click:1") -> Act:
    return Act(Origin.CLICK, key, NOW)


def _import(team: Team, *rows: str, head: str = HEAD, key: str = "click:1") -> FileReceipt:
    return SaveImport(team.database)(team.actor("U0"), _act(key), _look(team, *rows, head=head).digest)


def _deals(team: Team) -> list[DealRow]:
    with team.database.snapshot() as tx:
        return tx.deals.all(team.workspace_id)


def _last(team: Team) -> int:
    with team.database.snapshot() as tx:
        return tx.journal.last_sequence(team.workspace_id)


def test_an_import_is_one_entry_with_deals_of_their_own(team: Team) -> None:
    """All deals come under one entry; each has an id, and what is written next has another one."""
    receipt = _import(team, WON, OPEN)
    assert (receipt.new, receipt.changed, receipt.sellers) == (2, 0, 2)
    first, second = _deals(team)
    assert first.deal_id != second.deal_id
    assert (first.seller_id, first.source, first.value, first.crm_id) == ("U1", "social", Decimal(12000), "1")
    later = team.deals("U1", "Other", 5)
    assert later not in {first.deal_id, second.deal_id}
    assert len(_deals(team)) == 3


def test_a_click_that_is_delivered_twice_stores_once(team: Team) -> None:
    """The second delivery is given the receipt of the first."""
    digest = _look(team, WON).digest
    save, actor = SaveImport(team.database), team.actor("U0")
    assert save(actor, _act(), digest) == save(actor, _act(), digest)
    assert len(_deals(team)) == 1
    with pytest.raises(ImportGoneError):
        save(actor, _act("click:2"), digest)


def test_the_same_rows_again_change_nothing(team: Team) -> None:
    """With ids and without: what stands already is the same."""
    no_ids, rows = HEAD.removeprefix("Record ID,"), [row.partition(",")[2] for row in (WON, OPEN)]
    for head, lines in ((HEAD, [WON, OPEN]), (no_ids, rows)):
        _import(team, *lines, head=head, key=f"click:{head}")
        before = _last(team)
        shown = _look(team, *lines, head=head)
        assert (shown.new, shown.changed, shown.same) == (0, 0, 2)
        assert SaveImport(team.database)(team.actor("U0"), _act("click:9"), shown.digest).new == 0
        assert _last(team) == before


def test_what_changed_in_the_crm_changes_here(team: Team) -> None:
    """A won deal gets its day; another owner takes a deal over; a deleted one counts no more."""
    _import(team, WON, OPEN)
    moved = WON.replace("Anna Berg", "Ben Lund")
    closed = OPEN.replace("Proposal", "Closed Won").replace("2026-11-03,,", "2026-11-03,2026-11-11,")
    shown = _look(team, moved, closed)
    assert (shown.new, shown.changed, shown.same) == (0, 2, 0)
    _import(team, moved, closed, key="click:2")
    assert {(deal.seller_id, deal.crm_id, deal.stage) for deal in _deals(team)} == {
        ("U2", "1", "won"),
        ("U2", "2", "won"),
    }
    _import(team, moved.replace("Closed Won", "Deleted"), key="click:3")
    assert {(deal.crm_id, deal.stage) for deal in _deals(team)} == {("1", "void"), ("2", "won")}


def test_numbers_are_noted_for_their_weeks(team: Team) -> None:
    """Numbers of past weeks are versions of reported ones; one that does not fit what stands is refused."""
    team.reports("U1", WEEK - 3, connections=100, meetings=1)
    head = "Seller,Week,Meetings,Target audience\n"
    rows = (
        f"Anna Berg,{WEEK - 3},2,\n",
        f"Anna Berg,{WEEK - 2},1,5\n",
        f"Anna Berg,{WEEK - 3},,400\n".replace("Anna", "Ben"),
    )
    shown = _look(team, *rows[:2], head=head)
    assert (shown.new, shown.changed) == (2, 1)
    impossible = _look(team, f"Anna Berg,{WEEK - 3},1,400\n", head=head)
    assert [row.row for row in impossible.refused] == [2]
    _import(team, *rows[:2], head=head)
    with team.database.snapshot() as tx:
        stored = tx.reports.of_week(team.workspace_id, "U1", (WEEK - 3).starts_on)
    assert stored == {"connections": Decimal(100), "meetings": Decimal(2)}


def test_only_admins_do_any_of_it(team: Team) -> None:
    """A seller can neither look at, settle, save nor discard an import; one admin's file is not another's."""
    digest = _look(team, WON).digest
    anna, database = team.actor("U1"), team.database
    for attempt in (
        lambda: PreviewImport(database)(anna, NOW, b"x", WaitingFile(), Progress()),
        lambda: SaveImport(database)(anna, _act(), digest),
        lambda: DiscardImport(database)(anna, digest),
        lambda: SettleWords(database)(anna, _act(), digest, {}),
    ):
        with pytest.raises(NotAllowedError):
            attempt()
    team.appoints("U2", "admin")
    with pytest.raises(ImportGoneError):
        SaveImport(database)(team.actor("U2"), _act(), digest)


def test_words_that_an_admin_settled_hold_from_then_on(team: Team) -> None:
    """An owner and a stage get their meaning once; the entry says what they meant before."""
    foreign = WON.replace("Anna Berg", "A.B.").replace("Closed Won", "Phase 9")
    shown = _look(team, foreign)
    assert (shown.owners, shown.refused_count) == ({}, 1)
    settle, actor = SettleWords(team.database), team.actor("U0")
    settle(actor, _act("form:1"), shown.digest, {Subject.STAGE: {"Phase 9": "won"}})
    shown = _look(team, foreign)
    assert shown.owners == {"A.B.": 1}
    settle(actor, _act("form:2"), shown.digest, {Subject.OWNER: {"A.B.": "U1"}})
    assert _look(team, foreign).new == 1


def test_what_waits_is_forgotten(team: Team) -> None:
    """Discarding forgets it at once, and a day later the schedule does."""
    later = NOW + timedelta(hours=25)
    due = FindDueWork(team.database, lambda: later, timedelta(minutes=1))
    digest = _look(team, WON).digest
    with pytest.raises(ImportGoneError):
        SaveImport(team.database)(team.actor("U0"), replace(_act(), moment=later), digest)
    assert WorkKind.PURGE_IMPORTS in {work.kind for work in due()}
    PurgeImports(team.database, lambda: later)(team.workspace_id)
    assert WorkKind.PURGE_IMPORTS not in {work.kind for work in due()}
    digest = _look(team, WON).digest
    DiscardImport(team.database)(team.actor("U0"), digest)
    with pytest.raises(ImportGoneError):
        SaveImport(team.database)(team.actor("U0"), _act(), digest)


def test_amounts_are_never_stored_in_another_currency_than_they_were_shown_in(team: Team) -> None:
    """A programme that changes its currency while a file waits has to look at the file again."""
    digest = _look(team, WON).digest
    with team.entry() as (tx, sequence):
        programme = tx.programmes.of(team.workspace_id)
        assert programme is not None
        tx.programmes.record(team.workspace_id, sequence, programme._replace(currency="SEK"))
    with pytest.raises(OtherCurrencyWaitsError):
        SaveImport(team.database)(team.actor("U0"), _act(), digest)
    assert SaveImport(team.database)(team.actor("U0"), _act(), _look(team, WON).digest).new == 1


def test_leaderboards_follow_an_import_and_past_ones_do_not(team: Team) -> None:
    """What is kept of leaderboards gives what the versions give; as of before the import nothing is different."""
    team.reports("U1", meetings=3)
    with team.database.snapshot() as tx:
        before = _last(team)
        past = list(scored(tx, facts_of(tx, team.workspace_id, limit=before), Board(WEEK)))
    KeepLeaderboards(team.database, lambda: NOW)(team.workspace_id)
    _import(team, WON, OPEN)
    with team.database.snapshot() as tx:
        facts = facts_of(tx, team.workspace_id)
        with_kept = standings_at(tx, facts, WEEK, is_season=False).sellers
        assert sorted(map(str, with_kept)) == sorted(map(str, scored(tx, facts, Board(WEEK))))
        again = list(scored(tx, facts_of(tx, team.workspace_id, limit=before), Board(WEEK)))
    assert again == past


def _rate(team: Team, rate: str, since: str = "2026-11-09") -> None:
    with team.entry("U0", "rates") as (tx, sequence):
        tx.rates.record("T1", sequence, RateRow("USD", date.fromisoformat(since), "EUR", rate))


def test_amounts_in_other_currencies_are_converted_once(team: Team) -> None:
    """The rate of the won week holds, and a file that comes again after another rate changes nothing."""
    _rate(team, "0.92")
    dollars = WON.replace("12000", "USD 12000")
    _import(team, dollars)
    (deal,) = _deals(team)
    assert (deal.value, deal.typed_value) == (Decimal(11040), Decimal(12000))
    assert (deal.typed_currency, deal.rate) == ("USD", "0.92")
    _rate(team, "0.5")
    assert (_look(team, dollars).same, _look(team, dollars).changed) == (1, 0)


def test_amounts_without_a_rate_are_refused_row_by_row(team: Team) -> None:
    """Only the weeks from which on a rate holds can be converted; the other rows are taken."""
    _rate(team, "0.92", since="2026-11-16")
    preview = _look(team, WON.replace("12000", "USD 12000"), OPEN)
    assert (preview.new, preview.refused_count) == (1, 1)


def test_a_deal_that_is_taken_over_stays_shared(team: Team) -> None:
    """A new owner in the CRM keeps the colleagues with a part, without the own one."""
    team.joins("U3", "Cleo")
    _import(team, WON)
    (deal,) = _deals(team)
    with team.entry("U1", "deal") as (tx, sequence):
        parts = (CreditRow(deal.deal_id, "U2", "acme", 30), CreditRow(deal.deal_id, "U3", "acme", 20))
        tx.credits.record("T1", sequence, *parts)
    taken = WON.replace("Anna Berg", "Ben Lund")
    preview = _look(team, taken)
    assert (preview.new, preview.changed, preview.won) == (0, 1, Decimal(0))
    _import(team, taken, key="click:2")
    (moved,) = _deals(team)
    assert (moved.seller_id, [(each.seller_id, each.percent) for each in moved.credits]) == ("U2", [("U3", 20)])
