"""What people answer to a prompt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.prompts import NoTomorrowError, PromptKind, closes_at, key_of, reminder_key_of
from bot.use_cases.prompts.sellers import seller_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Actor
    from bot.domain.weeks import Week
    from bot.use_cases.prompts.sellers import PromptedSeller
    from storage.database import Database
    from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class AcknowledgeAnswer:
    """Keep that somebody answered the prompt of a week, so that nobody asks again."""

    database: Database

    def __call__(self, actor: Actor, week: Week, now: datetime) -> None:
        """Note the answer.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_seller()
        with self.database.transaction() as tx:
            _note_answer(tx, actor, week, now)


@dataclass(frozen=True, slots=True)
class RemindTomorrow:
    """Ask once more tomorrow."""

    database: Database

    def __call__(self, actor: Actor, week: Week, now: datetime) -> datetime:
        """Return when the reminder comes, if something is still missing then.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            NoTomorrowError: there is no working day left in the week of the prompt after today.
        """
        programme = actor.require_seller()
        with self.database.transaction() as tx:
            seller = seller_of(tx, actor.workspace_id, programme, actor.id, now)
            due_at = seller.reminder_at(now) if seller is not None and seller.week == week else None
            if seller is None or due_at is None:
                raise NoTomorrowError
            _note_answer(tx, actor, week, now)
            _plan_reminder(tx, seller, due_at)
        return due_at


@dataclass(frozen=True, slots=True)
class SwitchPrompts:
    """Let somebody be, or ask them again."""

    database: Database

    def __call__(self, actor: Actor, week: Week, now: datetime, *, is_on: bool) -> None:
        """Keep the wish; it answers the prompt of the week, if there was one.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
        """
        actor.require_seller()
        with self.database.transaction() as tx:
            tx.prompts.switch(actor.workspace_id, actor.id, is_on=is_on)
            _note_answer(tx, actor, week, now)


def _note_answer(tx: Transaction, actor: Actor, week: Week, now: datetime) -> None:
    prompt = tx.notices.find(actor.workspace_id, key_of(actor.id, week))
    if prompt is not None:
        tx.notices.move(prompt, answered_at=now)


def _plan_reminder(tx: Transaction, seller: PromptedSeller, due_at: datetime) -> None:
    key = reminder_key_of(seller.id, seller.week)
    facts = json.dumps({"week": seller.week.number, "is_wished": True})
    planned = tx.notices.find(seller.workspace_id, key)
    if planned is not None:
        tx.notices.move(planned, facts=facts)
        return
    tx.notices.plan(
        seller.workspace_id,
        key,
        person_id=seller.id,
        kind=PromptKind.REMINDER,
        facts=facts,
        due_at=due_at,
        expires_at=closes_at(due_at, seller.zone),
    )
