"""What sellers ask for about their presence: days away, or a share of a full week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - pydantic reads the annotations at run time
from enum import StrEnum

from bot.domain.errors import UserError

LONGEST_DAYS = 366
"""How many days one absence may have."""
FULL_TIME = 100
"""The working share of a full week, in per cent."""


class Subject(StrEnum):
    """What a request is about."""

    ABSENCE = "absence"
    WORKING_SHARE = "working_share"


class RequestState(StrEnum):
    """What became of a request."""

    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    """Only now does it lower goals."""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PresenceRequest:
    """A seller's wish to be away, or to work a share of a full week."""

    subject: Subject
    id: int
    seller_id: str
    seller_name: str
    state: RequestState
    first: date
    """The first day away; for a working share the Monday from which it holds."""
    last: date | None = None
    """The last day away; a working share has none."""
    percent: int | None = None
    """The working share, 1 to 100; an absence has none."""

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided yet."""
        return self.state is RequestState.REQUESTED

    @property
    def stands(self) -> bool:
        """Whether it was neither declined nor withdrawn."""
        return self.state in {RequestState.REQUESTED, RequestState.CONFIRMED}

    def is_running(self, today: date) -> bool:
        """Tell whether somebody is away today."""
        return self.last is not None and self.first <= today <= self.last

    def is_over(self, today: date) -> bool:
        """Tell whether the days away have passed."""
        return self.last is not None and self.last < today

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether some of its days away lie within others."""
        return self.last is not None and self.first <= last and first <= self.last


class NotTakingPartError(UserError):
    """Somebody who does not take part has no goals that could be lowered."""


class OtherNotTakingPartError(UserError):
    """Somebody else who is named does not take part."""


class TooLongAgoError(UserError):
    """The first day lies in weeks that are closed; ``earliest`` is the first day that is open."""

    def __init__(self, first: date, earliest: date) -> None:
        """Keep the day that was named and the earliest one possible."""
        super().__init__(first, earliest)
        self.first = first
        self.earliest = earliest


class TooLongAwayError(UserError):
    """One absence of more than ``LONGEST_DAYS`` days."""


class OverlappingAbsenceError(UserError):
    """The person has an absence on some of the days already."""

    def __init__(self, standing: PresenceRequest) -> None:
        """Keep the absence that is there."""
        super().__init__(standing.id)
        self.standing = standing


class ShareNotWholeError(UserError):
    """A working share is a whole number of per cent."""


class OwnRequestError(UserError):
    """Nobody confirms their own request, but for the only admin."""


class RequestGoneError(UserError):
    """The request was decided, withdrawn or is over, so that nothing can be done about it."""


class SeveralRequestsError(UserError):
    """More than one request could be meant."""
