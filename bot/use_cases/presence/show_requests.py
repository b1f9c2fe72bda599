"""Show sellers what they asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.presence import PresenceRequest, RequestState, Subject
from bot.domain.weeks import Week
from bot.use_cases.presence.requests import requests_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.domain.people import Actor
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ShowRequests:
    """Tell a seller what they asked for."""

    database: Database

    def __call__(self, actor: Actor, subject: Subject, today: date) -> tuple[PresenceRequest, ...]:
        """Return the own requests that say something about today or later and were not withdrawn, oldest first.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_seller()
        with self.database.snapshot() as tx:
            own = requests_of(tx, actor.workspace_id, actor.id, subject)
        asked = [request for request in own if request.state is not RequestState.WITHDRAWN]
        return tuple(
            request for request in asked if not request.is_over(today) and not _is_replaced(request, asked, today)
        )


def _is_replaced(share: PresenceRequest, asked: Sequence[PresenceRequest], today: date) -> bool:
    """Tell whether another working share holds today in place of one that began earlier, or was declined."""
    monday = Week.of(today).starts_on
    if share.percent is None or share.is_waiting or share.first > monday:
        return False
    begun = [other for other in asked if other.state is RequestState.CONFIRMED and other.first <= monday]
    return share != max(begun, key=lambda other: (other.first, other.id), default=share)
