"""What other currencies are worth: shown to everybody, set by admins after a preview."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.currencies import OwnRateError, Rate, check_rate, rate_in
from bot.domain.weeks import Week  # noqa: TC001 - pydantic reads the annotations at run time
from bot.use_cases.outcomes.exchange import rates_of
from bot.use_cases.programme.entries import RATES, check_admin_now, write
from storage.rates import RateRow

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Actor, Programme
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class RateProposal:
    """A rate that waits for a click."""

    currency: str
    rate: Decimal | None
    """Nothing to take back what was set for this very week."""
    since: Week
    because: str = ""


@dataclass(frozen=True, slots=True)
class RatePreview:
    """A rate, and what holds in its first week before it does."""

    proposal: RateProposal
    base: str
    """The programme's currency."""
    before: Decimal | None
    after: Decimal | None
    """What would hold: also after taking back, when an earlier rate holds again."""

    @property
    def is_change(self) -> bool:
        """Whether anything would be another way."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class RateTable:
    """The rates of a programme, by currency and week."""

    rates: tuple[Rate, ...]
    base: str
    running: Week


@dataclass(frozen=True, slots=True)
class ShowRates:
    """Tell what other currencies are worth; everybody who takes part may read it."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime) -> RateTable:
        """Return all rates that were set.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        programme = actor.require_reader()
        with self.database.snapshot() as tx:
            rates = rates_of(tx, actor.workspace_id, programme.currency)
        return RateTable(rates, programme.currency, programme.week_of(moment))


@dataclass(frozen=True, slots=True)
class PreviewRate:
    """Show an admin what a rate would change; nothing is stored."""

    database: Database

    def __call__(self, actor: Actor, proposal: RateProposal) -> RatePreview:
        """Return the rate before and after.

        Raises:
            NotAllowedError: the person is no admin.
            OwnRateError: it is the programme's own currency.
            RateRefusedError: the rate is not possible.
        """
        programme = actor.require_admin()
        with self.database.snapshot() as tx:
            return _previewed(tx, actor.workspace_id, programme, proposal)


@dataclass(frozen=True, slots=True)
class ChangeRate:
    """Let another rate hold from a week on; deals that are stored keep what they are worth."""

    database: Database

    def __call__(self, actor: Actor, act: Act, proposal: RateProposal) -> RatePreview:
        """Return the rate before and after; where nothing changes nothing is stored.

        Raises:
            NotAllowedError: the person is no admin.
            UserError: whatever a preview refuses.
        """
        programme = actor.require_admin()
        change = partial(_changed, actor, programme, proposal)
        return write(self.database, actor, act, RATES, change, RatePreview, reason=proposal.because)


def _changed(actor: Actor, programme: Programme, proposal: RateProposal, tx: Transaction, sequence: int) -> RatePreview:
    check_admin_now(tx, actor)
    preview = _previewed(tx, actor.workspace_id, programme, proposal)
    if not preview.is_change:
        tx.discard()
        return preview
    rate = "" if proposal.rate is None else str(proposal.rate)
    row = RateRow(proposal.currency, proposal.since.starts_on, programme.currency, rate)
    tx.rates.record(actor.workspace_id, sequence, row)
    return preview


def _previewed(tx: Transaction, workspace_id: str, programme: Programme, proposal: RateProposal) -> RatePreview:
    if proposal.currency == programme.currency:
        raise OwnRateError(proposal.currency)
    if proposal.rate is not None:
        check_rate(proposal.rate)
    standing = rates_of(tx, workspace_id, programme.currency)
    others = [rate for rate in standing if (rate.currency, rate.since) != (proposal.currency, proposal.since)]
    earlier = rate_in(others, proposal.currency, proposal.since)
    return RatePreview(
        proposal,
        programme.currency,
        before=rate_in(standing, proposal.currency, proposal.since),
        after=earlier if proposal.rate is None else proposal.rate,
    )
