"""A small programme in a real database, told in few words."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bot.domain.scoring.presets import PRESETS, Preset
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.leaderboard.holidays import holidays_of, written
from bot.use_cases.leaderboard.show_own_numbers import own_numbers
from bot.use_cases.people.identify import IdentifyActor, known_programme
from storage.content import Address
from storage.deals import DealRow
from storage.memberships import Membership
from storage.people import PersonRow
from storage.presence import Absence, Residence, WorkingShare
from storage.programmes import ProgrammeRow
from storage.schemes import SchemeRow
from storage.teams import TeamMember, TeamRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.people import Actor
    from bot.domain.scoring.scheme import Scheme
    from bot.domain.scoring.score import Score
    from storage.database import Database
    from storage.transaction import Transaction

WEEK = Week.iso(2026, 46)
"""The week in which most stories play; a week of a season that began in week 40."""
NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
"""The Thursday of that week."""
SETTINGS = ProgrammeRow(
    channel_id="C1",
    channel_name="sales",
    timezone="Europe/Berlin",
    language="en",
    currency="EUR",
    post_weekday=0,
    post_time="10:00",
    visibility="top",
    named_places=3,
    minimum_cohort=5,
    metrics_asked="ssi,connections,meetings",
    first_week_start=date(2026, 8, 31),
)


@dataclass(slots=True)
class Team:
    """A workspace with a programme, whose people join, report and win at the teller's word."""

    database: Database
    workspace_id: str = "T1"

    @classmethod
    def found(cls, database: Database, workspace_id: str = "T1", **settings: Any) -> Team:
        """Set a programme up with the balanced scheme; ``settings`` are columns of the programme."""
        team = cls(database, workspace_id)
        with database.transaction() as tx:
            tx.programmes.remember_workspace(workspace_id, name="Acme", url="https://acme.example/", seen_at=NOW)
        with team.entry() as (tx, sequence):
            tx.programmes.record(workspace_id, sequence, SETTINGS._replace(**settings))
        team.adopts(PRESETS[Preset.BALANCED], Week.of(SETTINGS.first_week_start))
        return team

    @classmethod
    def with_staff(cls, database: Database) -> Team:
        """Set up a programme with two sellers, a manager, an admin and a guest."""
        team = cls.found(database)
        team.joins("U1", "Anna")
        team.joins("U2", "Bo")
        for person_id, name, role in (("UM", "Mia", "manager"), ("UA", "Alva", "admin")):
            team.knows(person_id, name)
            team.appoints(person_id, role)
        team.knows("UG", "Gus", is_guest=True)
        return team

    @contextmanager
    def entry(
        self, person_id: str = "U0", action: str = "report", receipt: str = ""
    ) -> Iterator[tuple[Transaction, int]]:
        """Open an entry of the journal: the transaction and the sequence number for what it brings."""
        with self.database.transaction() as tx:
            sequence = tx.journal.open_entry(self.workspace_id)
            tx.journal.record(
                self.workspace_id,
                sequence,
                delivery_key=f"test:{sequence}",
                person_id=person_id,
                origin="command",
                action=action,
                recorded_at=NOW,
                receipt=receipt,
            )
            yield tx, sequence

    def adopts(self, scheme: Scheme, since: Week) -> None:
        """Bring a scheme into force as the next version."""
        with self.entry(action="scheme") as (tx, sequence):
            version = tx.schemes.last_version(self.workspace_id) + 1
            start = scheme.effective_from if version == 1 else since.number
            document = replace(scheme, version=version, effective_from=start).to_json()
            row = SchemeRow(version, since.starts_on, json.dumps(document))
            tx.schemes.record(self.workspace_id, sequence, row)

    def knows(self, person_id: str, name: str, **marks: bool) -> None:
        """Let Slack describe somebody who takes no part."""
        usual = ("is_workspace_admin", "is_guest", "is_bot", "is_deleted", "is_stranger")
        person = PersonRow(
            id=person_id,
            name=name,
            locale="en-US",
            timezone="Europe/Berlin",
            fetched_at=NOW,
            **{**dict.fromkeys(usual, False), **marks},
        )
        with self.database.transaction() as tx:
            tx.people.remember(self.workspace_id, person)

    def joins(
        self, person_id: str, name: str, starts_on: date = SETTINGS.first_week_start, ends_on: date | None = None
    ) -> None:
        """Let a seller take part from a day on, and be told that badges are named."""
        self.knows(person_id, name)
        with self.entry(person_id, "join") as (tx, sequence):
            tx.memberships.record(self.workspace_id, sequence, Membership(person_id, starts_on, ends_on, None, ""))
            tx.namings.record(self.workspace_id, sequence, person_id, is_named=True)

    def appoints(self, person_id: str, role: str) -> None:
        """Give somebody a role."""
        with self.entry(person_id, "role") as (tx, sequence):
            tx.people.record_role(self.workspace_id, sequence, person_id, role, is_granted=True)

    def reports(self, person_id: str, week: Week = WEEK, **amounts: float | str) -> int:
        """Let a seller report amounts; return the sequence number."""
        with self.entry(person_id) as (tx, sequence):
            exact = {metric: Decimal(str(amount)) for metric, amount in amounts.items()}
            tx.reports.record(self.workspace_id, sequence, person_id, week.starts_on, exact)
        return sequence

    def logs(self, person_id: str, address: str, week: Week = WEEK, metric: str = "shares") -> None:
        """Let a seller log an address."""
        with self.entry(person_id) as (tx, sequence):
            row = Address(person_id, week.starts_on, address, metric)
            tx.contents.record(self.workspace_id, sequence, row)

    def deals(self, person_id: str, customer: str, value: int, *, stage: str = "won", **facts: Any) -> int:
        """Let a seller report a deal, won on the week's Tuesday unless told otherwise; return its id."""
        with self.entry(person_id, "deal") as (tx, sequence):
            deal = DealRow(
                deal_id=sequence,
                seller_id=person_id,
                customer=customer,
                customer_key=customer.casefold(),
                stage=stage,
                value=Decimal(value),
                typed_value=Decimal(value),
                typed_currency="EUR",
                source="social",
                is_influenced=False,
                opened_on=None,
                closed_on=WEEK.days[1] if stage == "won" else None,
                crm_id="",
            )
            tx.deals.record(self.workspace_id, sequence, deal._replace(**facts))
        return sequence

    def is_away(self, person_id: str, first: date, last: date, state: str = "confirmed") -> None:
        """Let a seller be away."""
        with self.entry(person_id, "absence") as (tx, sequence):
            tx.presence.record_absence(self.workspace_id, sequence, Absence(sequence, person_id, first, last, state))

    def works(self, person_id: str, percent: int, since: Week = WEEK, state: str = "confirmed") -> None:
        """Let a seller work a share of a full week."""
        with self.entry(person_id, "working share") as (tx, sequence):
            share = WorkingShare(sequence, person_id, since.starts_on, percent, state)
            tx.presence.record_working_share(self.workspace_id, sequence, share)

    def lives(self, person_id: str, country: str, region: str = "", since: Week = WEEK) -> None:
        """Let a seller have the public holidays of another country from a week on."""
        with self.entry(person_id, "residence") as (tx, sequence):
            tx.presence.record_residence(
                self.workspace_id, sequence, Residence(person_id, since.starts_on, country, region)
            )

    def publishes(self, week: Week, document: str = "") -> int:
        """Post a week as things stand; return the sequence number of the revision."""
        with self.database.transaction() as tx:
            sequence = tx.journal.last_sequence(self.workspace_id)
            tx.publications.plan(self.workspace_id, week.starts_on, NOW)
            post = tx.publications.find(self.workspace_id, week.starts_on)
            assert post is not None
            tx.publications.move(post, state="posted", posted_at=NOW, message_ts="1.0", channel_id="C1")
            tx.publications.add_revision(
                self.workspace_id,
                week.starts_on,
                sequence=sequence,
                computed_at=NOW,
                names="{}",
                holidays=_holidays(tx, self.workspace_id),
                document=document,
            )
        return sequence

    def score_of(self, person_id: str, week: Week = WEEK) -> Score:
        """Return somebody's score of a week as it stands, with all its lines."""
        with self.database.snapshot() as tx:
            facts = facts_of(tx, self.workspace_id, sellers=(person_id,))
            return own_numbers(tx, facts, person_id, week, is_running=False).score

    def groups(self, name: str, *sellers: str, since: Week = WEEK) -> int:
        """Put sellers in a new team from a week on; return its id."""
        with self.entry(action="team") as (tx, sequence):
            tx.teams.record(self.workspace_id, sequence, TeamRow(sequence, name))
            for seller_id in sellers:
                tx.teams.record_member(self.workspace_id, sequence, TeamMember(seller_id, since.starts_on, sequence))
        return sequence

    def actor(self, person_id: str) -> Actor:
        """Return somebody as the one who asks."""
        actor = IdentifyActor(self.database, lambda: NOW)(self.workspace_id, person_id).actor
        assert actor is not None
        return actor


def _holidays(tx: Transaction, workspace_id: str) -> str:
    programme = known_programme(tx, workspace_id)
    return "[]" if programme is None else written(holidays_of(tx, workspace_id, programme))
