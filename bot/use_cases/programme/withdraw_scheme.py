"""Let planned versions of weights and goals never come into force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.use_cases.programme.entries import SCHEME, check_admin_now, write
from bot.use_cases.programme.schemes import planned_schemes

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WithdrawalReceipt:
    """The versions that will not come into force."""

    versions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WithdrawScheme:
    """Take back what is planned; a version that holds or has held stays."""

    database: Database

    def __call__(self, actor: Actor, act: Act, version: int | None = None) -> WithdrawalReceipt:
        """Return which versions were taken back: the one named, or all that are planned.

        Raises:
            NotAllowedError: the person is no admin.
        """
        actor.require_admin()
        change = partial(_withdrawn, actor, act, version)
        return write(self.database, actor, act, SCHEME, change, WithdrawalReceipt)


def _withdrawn(actor: Actor, act: Act, version: int | None, tx: Transaction, sequence: int) -> WithdrawalReceipt:
    check_admin_now(tx, actor)
    running = actor.require_admin().week_of(act.moment)
    planned = [scheme.version for scheme in planned_schemes(tx, actor.workspace_id, running)]
    chosen = tuple(each for each in planned if version in {None, each})
    for each in chosen:
        tx.schemes.withdraw(actor.workspace_id, sequence, each)
    if not chosen:
        tx.discard()
    return WithdrawalReceipt(chosen)
