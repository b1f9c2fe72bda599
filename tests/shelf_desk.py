"""Somebody at the keyboard who shares from the shelf, keeps it, or suggests something for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.i18n import Texts
from bot.views.shelf.answers import NOTICES
from tests.desk import Desk

if TYPE_CHECKING:
    from bot.views.answers import Answer


class ShelfDesk(Desk):
    """A desk at which one reports, and keeps the shelf."""

    def asked(self, language: str = "en") -> Answer | None:
        """Return the newest message that this person is to get."""
        with self.database.snapshot() as tx:
            waiting = tx.notices.waiting(self.now, claimed_before=self.now)
        due = [notice for notice in waiting if notice.person_id == self.person_id]
        newest = max(due, key=lambda notice: notice.due_at, default=None)
        return NOTICES[newest.kind](json.loads(newest.facts), Texts(language)) if newest else None

    @property
    def question(self) -> Answer:
        """The newest message that this person is to get, which there is."""
        asked = self.asked()
        assert asked is not None
        return asked
