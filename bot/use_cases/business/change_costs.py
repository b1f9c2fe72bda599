"""Tell what the programme costs, so that the business report can say what comes back."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.business.returns import Costs
from bot.domain.metrics import AmountOutOfRangeError
from bot.domain.people import NotSetUpError
from bot.use_cases.programme.entries import COSTS, check_admin_now, write
from storage.costs import CostRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

LARGEST: Final[Mapping[str, Decimal]] = {
    "licence": Decimal(100_000),
    "hours": Decimal(80),
    "rate": Decimal(100_000),
    "margin": Decimal(100),
}
"""What each of the costs may be at most; the least is 0."""


@dataclass(frozen=True, slots=True)
class ToldCosts:
    """The costs as they are told, and the currency that they are in."""

    costs: Costs
    currency: str


@dataclass(frozen=True, slots=True)
class CostsReceipt:
    """The costs that hold now, and before."""

    costs: Costs
    before: Costs
    currency: str


@dataclass(frozen=True, slots=True)
class ShowCosts:
    """Tell whoever oversees the programme what is known of its costs."""

    database: Database

    def __call__(self, actor: Actor) -> ToldCosts:
        """Return the costs.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person does not oversee the programme.
        """
        programme = actor.require_overseer()
        with self.database.snapshot() as tx:
            return ToldCosts(costs_of(tx, actor.workspace_id), programme.currency)


@dataclass(frozen=True, slots=True)
class ChangeCosts:
    """Note what the programme costs; no points depend on it."""

    database: Database

    def __call__(self, actor: Actor, act: Act, told: Mapping[str, Decimal | None], because: str = "") -> CostsReceipt:
        """Return the costs that hold now.

        Args:
            actor: the admin.
            act: what brought it.
            told: by field of `Costs`, what was told; nothing takes it back. What is not in it stays as it was.
            because: why.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person is no admin.
            AmountOutOfRangeError: one of them cannot be.
        """
        actor.require_admin()
        for name, amount in told.items():
            check_cost(name, amount)
        change = partial(_changed, actor, told)
        return write(self.database, actor, act, COSTS, change, CostsReceipt, reason=because)


def check_cost(name: str, amount: Decimal | None) -> None:
    """Return when one of the costs can be.

    Raises:
        AmountOutOfRangeError: it is below 0 or above the largest.
    """
    if amount is not None and not 0 <= amount <= LARGEST[name]:
        raise AmountOutOfRangeError(name, amount, Decimal(0), LARGEST[name])


def costs_of(tx: Transaction, workspace_id: str) -> Costs:
    """Return what is known of the costs."""
    return Costs(**tx.costs.of(workspace_id)._asdict())


def _changed(actor: Actor, told: Mapping[str, Decimal | None], tx: Transaction, sequence: int) -> CostsReceipt:
    check_admin_now(tx, actor)
    programme = tx.programmes.of(actor.workspace_id)
    if programme is None:
        raise NotSetUpError(may_set_up=False)
    before = costs_of(tx, actor.workspace_id)
    after = replace(before, **told)
    if after == before:
        tx.discard()
    else:
        row = CostRow(*(getattr(after, field.name) for field in fields(Costs)))
        tx.costs.record(actor.workspace_id, sequence, row)
    return CostsReceipt(after, before, programme.currency)
