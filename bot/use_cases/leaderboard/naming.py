"""Sellers say whether they want to be named for badges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain import naming
from bot.use_cases.programme.entries import NAMING, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.people import Actor, Visibility
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NamingReceipt:
    """Whether a seller is named for badges."""

    is_wished: bool
    is_possible: bool
    """Whether the programme names anybody for badges at all."""


def named_among(
    tx: Transaction, workspace_id: str, sellers: Iterable[str], visibility: Visibility, sequence: int
) -> list[str]:
    """Return those of some sellers who may be named beside the leaderboard, as of a sequence number."""
    wishes = tx.namings.all(workspace_id, limit=sequence) if naming.may_name(visibility) else {}
    sufficient = {wish for wish in (True, False, None) if naming.is_named(wish, visibility)}
    return [each for each in sellers if wishes.get(each) in sufficient]


@dataclass(frozen=True, slots=True)
class SwitchNaming:
    """Let a seller be named for badges from now on, or no more."""

    database: Database

    def __call__(self, actor: Actor, act: Act, *, is_on: bool) -> NamingReceipt:
        """Return what holds now; posts that are final stay as they are.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        receipt = NamingReceipt(is_on, naming.may_name(actor.require_seller().visibility))

        def change(tx: Transaction, sequence: int) -> NamingReceipt:
            tx.namings.record(actor.workspace_id, sequence, actor.id, is_named=is_on)
            return receipt

        return write(self.database, actor, act, NAMING, change, NamingReceipt)


@dataclass(frozen=True, slots=True)
class ShowNaming:
    """Tell whether a seller is named for badges."""

    database: Database

    def __call__(self, actor: Actor) -> NamingReceipt:
        """Return what holds now.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        visibility = actor.require_seller().visibility
        with self.database.snapshot() as tx:
            wish = tx.namings.of(actor.workspace_id, actor.id)
        return NamingReceipt(wish is True, naming.may_name(visibility))
