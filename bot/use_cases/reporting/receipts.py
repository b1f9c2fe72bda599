"""What an entry of a seller changed; kept with it, and all that its answer says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003 - pydantic reads the annotations at run time
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time

from bot.domain.deals import Deal  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.outcomes import Outcome  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.scoring.flag import Flag  # noqa: TC001 - pydantic reads the annotations at run time
from bot.domain.weeks import Week  # noqa: TC001 - pydantic reads the annotations at run time
from bot.use_cases.reporting.steps import (  # noqa: TC001 - pydantic reads the annotations at run time
    AudienceStep,
    Change,
    DealStep,
    DeclinedCredit,
    EarlierClaim,
    LoggedAddress,
    LoggedOutcome,
    NoteStep,
    PostedWeek,
    ResultChange,
    ShareCredit,
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one command, form or click of a seller stored."""

    sequence: int
    recorded_at: datetime
    week: Week
    changes: tuple[Change, ...] = ()
    address: LoggedAddress | None = None
    deal: DealStep | None = None
    missing: tuple[str, ...] = ()
    """The metrics that the programme asks for and the week lacks."""
    started_on: date | None = None
    """The day from which the person takes part, when it made them a seller."""
    offers: Week | None = None
    """The week that it may have been meant for instead."""
    moved_from: Week | None = None
    """The week that the numbers were noted for before."""
    note: NoteStep | None = None
    """What became of the seller's own note, which is not repeated here."""
    post: PostedWeek | None = None
    """What it means for the week's post; nothing where there is none."""
    questions: tuple[Flag, ...] = ()
    """What surprises about the numbers; they are stored, and badges of the week wait for the answer."""
    confirmed: tuple[Flag, ...] = ()
    """The questions that it answers with yes."""
    audience: AudienceStep | None = None
    outcome: LoggedOutcome | None = None
    earlier: EarlierClaim | None = None
    credit: ShareCredit | None = None
    results: tuple[ResultChange, ...] = ()
    """What became of the results of the address."""
    declined: DeclinedCredit | None = None
    tells_naming: bool = False
    """Whether the seller is told with it, once, that the weekly post may name them for badges."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A number as it stands after something was taken back."""

    metric: str
    week: Week
    amount: Decimal | None
    """Nothing when it is not reported."""


@dataclass(frozen=True, slots=True)
class UndoReceipt:
    """What was taken back, what stands now, and what would be next."""

    taken: Receipt
    standing: tuple[Standing, ...] = ()
    deals: tuple[Deal, ...] = ()
    """The deals that are as they were before."""
    gone: tuple[Deal, ...] = ()
    """The deals that were new, and are no more."""
    outcomes: tuple[Outcome, ...] = ()
    """The single outcomes that are no more."""
    kept: tuple[Standing, ...] = ()
    """Numbers of the entry that were changed since, by something that is not taken back here."""
    kept_deals: tuple[Deal, ...] = ()
    """Deals of the entry that were, as they stand."""
    next: Receipt | None = None
    has_left: bool = False
    """Whether the person takes part no more, because it was by this entry that they did."""
    notes: tuple[Week, ...] = ()
    """The weeks whose note is as it was before."""
    post: PostedWeek | None = None
    """What it means for the week's post; nothing where there is none."""
    audience: AudienceStep | None = None
    """The own target audience, from what it was to what it is again."""
    credits: tuple[DeclinedCredit, ...] = ()
    """The parts of others' deals that are the person's again."""
