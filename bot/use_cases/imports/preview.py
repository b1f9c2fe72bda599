"""Look at what a file says and what it would change, before anything of it is stored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.imports.errors import NAMED_ROWS, RefusedRow
from bot.domain.imports.fields import Kind
from bot.domain.imports.reading import read_table
from bot.domain.imports.records import (  # noqa: TC001 - pydantic reads the annotations at run time
    ImportedDeal,
    ImportedNumbers,
)
from bot.domain.imports.sheet import read
from bot.use_cases import receipts
from bot.use_cases.imports.meanings import Meanings
from bot.use_cases.imports.plan import Plan, plan_deals, plan_numbers
from storage.imports import PendingRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from bot.domain.connections.days import Order
    from bot.domain.imports.columns import Layout
    from bot.domain.imports.owners import Owners
    from bot.domain.imports.records import Read
    from bot.domain.people import Actor, Programme
    from storage.database import Database
    from storage.transaction import Transaction

KEPT_FOR: Final = timedelta(hours=24)
_PIECE: Final = 1 << 16
"""Letters."""
_NO_NAMES: Final[Mapping[str, Sequence[str]]] = {}


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file as Slack describes it, to be read once more when an admin said what its words mean."""

    id: str = ""
    name: str = ""
    size: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a file says, as it waits to be saved; rows that were refused are not among it."""

    kind: Kind
    deals: tuple[ImportedDeal, ...] = ()
    numbers: tuple[ImportedNumbers, ...] = ()
    names: tuple[str, ...] = ()
    """The names of the columns."""
    places: dict[str, int] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)
    """Owners who are not known, and how many rows each has."""
    stages: dict[str, int] = field(default_factory=dict)
    currency: str = ""
    """That of the amounts; empty in what was kept before it was noted."""


@dataclass(slots=True)
class Progress:
    """How far reading has come; written by the work, and read by whoever tells of it."""

    rows: int = 0

    def tell(self) -> None:
        """Count a row."""
        self.rows += 1


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file says, and what saving it would change."""

    layout: Layout
    currency: str
    new: int
    changed: int
    same: int
    sellers: int
    """How many sellers it concerns."""
    won: Decimal
    """What the new deals that are won are worth together."""
    refused: tuple[RefusedRow, ...]
    """The first ten."""
    refused_count: int
    passed_over: int
    owners: dict[str, int]
    stages: dict[str, int]
    order: Order | None
    """How days in numbers were read, where there was a choice."""
    digest: str
    """Names what waits to be saved."""


@dataclass(frozen=True, slots=True)
class PreviewImport:
    """Read a file, tell what it would change, and keep what it says for a day."""

    database: Database

    def __call__(
        self,
        actor: Actor,
        moment: datetime,
        data: bytes,
        file: WaitingFile,
        progress: Progress,
        called: Mapping[str, Sequence[str]] = _NO_NAMES,
    ) -> Preview | None:
        """Return what saving would change; nothing where the file is LinkedIn's list of connections.

        Args:
            actor: the admin.
            moment: now.
            data: the file.
            file: how Slack describes it.
            progress: is told of each row.
            called: further names and the addresses of people, by their ids.

        Raises:
            NotAllowedError: the person is no admin.
            ImportFileError: the file cannot be taken.
        """
        programme = actor.require_admin()
        with self.database.snapshot() as tx:
            meanings = Meanings.of(tx, actor.workspace_id)
        found = _understood(data, _Known(meanings, meanings.owners_called(called), programme, moment), progress)
        if found is None:
            return None
        layout, said = found
        waiting = _waiting(layout, said, programme.currency)
        digest = self._put_off(actor, moment, waiting, file)
        with self.database.snapshot() as tx:
            plan = planned(tx, actor.workspace_id, waiting, programme)
        return _preview(layout, said, plan, programme, digest)

    def _put_off(self, actor: Actor, moment: datetime, waiting: Waiting, file: WaitingFile) -> str:
        """Keep what a file says, and return what names it."""
        document = receipts.written(waiting)
        digest = _digest(document)
        row = PendingRow(actor.id, digest, moment + KEPT_FOR, receipts.written(file), document)
        with self.database.transaction() as tx:
            tx.imports.put_off(actor.workspace_id, row)
        return digest


def _digest(document: str) -> str:
    """Return what tells a document from others; it is taken in pieces, as it may be long."""
    found = hashlib.sha256()
    for start in range(0, len(document), _PIECE):
        found.update(document[start : start + _PIECE].encode())
    return found.hexdigest()[:16]


def planned(tx: Transaction, workspace_id: str, waiting: Waiting, programme: Programme) -> Plan:
    """Return what saving changes."""
    if waiting.kind is Kind.DEALS:
        return plan_deals(tx, workspace_id, waiting.deals, programme.currency)
    return plan_numbers(tx, workspace_id, waiting.numbers)


@dataclass(frozen=True, slots=True)
class _Known:
    """What it takes to understand a table."""

    meanings: Meanings
    owners: Owners
    programme: Programme
    moment: datetime


def _understood(data: bytes, known: _Known, progress: Progress) -> tuple[Layout, Read] | None:
    """Return what a file says; its cells are let go of, since large ones would take as much again."""
    sheet = read(data, known.meanings.columns)
    if sheet.layout.kind is Kind.CONNECTIONS:
        return None
    today, words = known.programme.today(known.moment), known.meanings.words
    return sheet.layout, read_table(sheet, known.owners, words, known.programme.currency, today, progress.tell)


def _waiting(layout: Layout, said: Read, currency: str) -> Waiting:
    return Waiting(
        kind=layout.kind,
        deals=said.deals,
        numbers=said.numbers,
        names=layout.names,
        places=dict(layout.places),
        owners=said.refusals.unknown_owners,
        stages=said.refusals.unknown_stages,
        currency=currency,
    )


def _preview(layout: Layout, said: Read, plan: Plan, programme: Programme, digest: str) -> Preview:
    refusals = said.refusals
    return Preview(
        layout=layout,
        currency=programme.currency,
        new=plan.new,
        changed=plan.changed,
        same=plan.same,
        sellers=len(plan.sellers),
        won=plan.won,
        refused=tuple(_named(refusals.named, plan.refused, layout)),
        refused_count=refusals.count + len(plan.refused),
        passed_over=said.passed_over,
        owners=refusals.unknown_owners,
        stages=refusals.unknown_stages,
        order=said.order,
        digest=digest,
    )


def _named(read_: list[RefusedRow], planned_: list[RefusedRow], layout: Layout) -> list[RefusedRow]:
    column = next((layout.names[place] for field_, place in layout.places.items() if "target" in field_), "")
    named = [replace(row, column=column) if not row.column else row for row in planned_]
    return sorted([*read_, *named], key=lambda row: row.row)[:NAMED_ROWS]
