"""What admins said that words of exports mean, and who the sellers are."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.imports.deals import Kept
from bot.domain.imports.owners import Owners
from bot.domain.imports.stages import LEFT_OUT
from bot.use_cases.outcomes.exchange import rates_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.currencies import Rate
    from storage.transaction import Transaction


class Subject(StrEnum):
    """What a word can be the name of."""

    OWNER = "owner"
    STAGE = "stage"
    SOURCE = "source"
    COLUMN = "column"


class Meanings:
    """What words mean in a programme."""

    def __init__(
        self, kept: Mapping[tuple[str, str], str], names: Mapping[str, str], rates: tuple[Rate, ...] = ()
    ) -> None:
        """Take what is stored by subject and plain word, the names of the sellers by their ids, and the rates."""
        self._kept = kept
        self._names = names
        self._rates = rates

    @classmethod
    def of(cls, tx: Transaction, workspace_id: str) -> Meanings:
        """Return what holds now."""
        names = tx.people.names(workspace_id)
        sellers = {each.seller_id: names.get(each.seller_id, "") for each in tx.memberships.all(workspace_id)}
        programme = tx.programmes.of(workspace_id)
        rates = rates_of(tx, workspace_id, programme.currency) if programme else ()
        return cls(tx.imports.meanings(workspace_id), sellers, rates)

    @property
    def columns(self) -> dict[str, str]:
        """What columns hold, by their names."""
        return self._of(Subject.COLUMN)

    @property
    def owners(self) -> Owners:
        """The sellers, by their names and by what an admin said."""
        return self.owners_called({})

    def owners_called(self, called: Mapping[str, Sequence[str]]) -> Owners:
        """Return the sellers, by all that a table may call them; an old word finds nobody who takes part no more."""
        known = {*self._names, LEFT_OUT}
        kept = {name: meaning for name, meaning in self._of(Subject.OWNER).items() if meaning in known}
        return Owners.of(self._names, kept, called)

    @property
    def words(self) -> Kept:
        """What stages and sources mean, and what other currencies are worth."""
        return Kept(self._of(Subject.STAGE), self._of(Subject.SOURCE), self._rates)

    def _of(self, subject: Subject) -> dict[str, str]:
        return {name: meaning for (each, name), meaning in self._kept.items() if each == subject}
