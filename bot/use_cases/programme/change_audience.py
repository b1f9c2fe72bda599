"""Say whom the programme wants to reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.use_cases.programme.entries import AUDIENCE, check_admin_now, write
from storage.audiences import PROGRAMME, AudienceRow

if TYPE_CHECKING:
    from bot.domain.connections.titles import TitlePatterns
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class AudienceReceipt:
    """The titles of the programme's target audience, as they are kept; empty when there are none."""

    titles: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class ShowAudience:
    """Tell which titles are the programme's target audience."""

    database: Database

    def __call__(self, actor: Actor) -> AudienceReceipt:
        """Return the titles.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_reader()
        with self.database.snapshot() as tx:
            return AudienceReceipt(_titles(tx, actor))


@dataclass(frozen=True, slots=True)
class ChangeAudience:
    """Put other titles in place of the programme's, or none."""

    database: Database

    def __call__(self, actor: Actor, act: Act, titles: TitlePatterns) -> AudienceReceipt:
        """Return the titles as they stand now.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person asking is no admin.
        """
        actor.require_admin()
        return write(self.database, actor, act, AUDIENCE, partial(_changed, actor, titles), AudienceReceipt)


def _changed(actor: Actor, titles: TitlePatterns, tx: Transaction, sequence: int) -> AudienceReceipt:
    check_admin_now(tx, actor)
    if str(titles) == _titles(tx, actor):
        tx.discard()
        return AudienceReceipt(str(titles))
    row = AudienceRow(PROGRAMME, "", None, str(titles))
    tx.audiences.record(actor.workspace_id, sequence, row, is_withdrawn=not titles)
    return AudienceReceipt(str(titles), is_changed=True)


def _titles(tx: Transaction, actor: Actor) -> str:
    audience = tx.audiences.of(actor.workspace_id, PROGRAMME)
    return audience.titles if audience else ""
