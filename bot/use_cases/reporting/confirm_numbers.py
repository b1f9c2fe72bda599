"""A seller says that numbers that surprise are right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.use_cases.leaderboard.badge_weeks import answers_of, open_questions
from bot.use_cases.leaderboard.facts import facts_of
from bot.use_cases.reporting.entries import CONFIRM, EntryGoneError, write
from bot.use_cases.reporting.questions import answer_to
from bot.use_cases.reporting.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.domain.people import Actor
    from bot.domain.scoring.flag import Flag
    from bot.domain.weeks import Week
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class ConfirmNumbers:
    """Keep that questions about a week are answered with yes; nothing else changes."""

    database: Database

    def __call__(self, actor: Actor, act: Act, week: Week, keys: Collection[str]) -> Receipt:
        """Return what was confirmed; a second click changes nothing.

        Args:
            actor: the seller.
            act: the click.
            week: the week.
            keys: the questions, by the names that flags give them.

        Raises:
            EntryGoneError: the numbers are others by now.
        """
        return write(self.database, actor, act, CONFIRM, lambda entry: _confirmed(entry, week, keys), Receipt)


def _confirmed(entry: Entry, week: Week, keys: Collection[str]) -> Receipt:
    flags = tuple(flag for flag in _open(entry, week) if flag.question in keys)
    if flags:
        entry.reason = answer_to(flags)
    elif any(key in answers_of(entry.tx, entry.workspace_id, entry.actor.id).get(week, ()) for key in keys):
        entry.tx.discard()
    else:
        raise EntryGoneError
    return Receipt(entry.sequence, entry.act.moment, week, confirmed=flags)


def _open(entry: Entry, week: Week) -> tuple[Flag, ...]:
    facts = facts_of(entry.tx, entry.workspace_id, sellers=(entry.actor.id,))
    history = facts.of(entry.actor.id)
    return open_questions(entry.tx, facts, history, [week]).get(week, ()) if history else ()
