"""Claim a notice, and write down what became of it: whoever gets it gets it once."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.domain.posting import Ambiguous, Posted, Rejected
from bot.i18n import language_of
from bot.use_cases.notices.plan import plan
from bot.use_cases.people.identify import known_programme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from bot.clock import Clock
    from bot.domain.posting import SendingOutcome
    from bot.domain.scoring.own_metrics import OwnMetric
    from bot.use_cases.notices.plan import PlannedNotice
    from storage.database import Database
    from storage.notices import NoticeRow
    from storage.transaction import Transaction

Renew: TypeAlias = "Callable[[Transaction, NoticeRow, datetime], Mapping[str, Any] | None]"
"""Returns the facts of a notice as they are at the moment of sending; nothing when it is of no use any more."""

AfterRefusal: TypeAlias = "Callable[[NoticeRow, str, datetime], PlannedNotice]"
"""Returns what somebody is told of a notice that Slack refused for good with this word."""

_SOON = timedelta(seconds=30)
_MOST_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class NoticeIntent:
    """A direct message that is to be sent; that it is about to be sent is on disk."""

    workspace_id: str
    key: str
    person_id: str
    """Who gets it; the id of a channel for a message to everybody there."""
    kind: str
    facts: Mapping[str, Any]
    language: str
    """The recipient's."""
    attempt: int
    own_metrics: tuple[OwnMetric, ...] = ()
    """The metrics that the programme defined for itself, by name."""

    @property
    def thread_ts(self) -> str:
        """The message below which it is to stand; empty for one of its own."""
        return thread_of(self.facts)


def thread_of(facts: Mapping[str, Any]) -> str:
    """Return the message below which the notice with these facts stands; nothing for one of its own."""
    return str(facts.get("thread_ts", ""))


@dataclass(frozen=True, slots=True)
class ClaimNotice:
    """Take a due notice for this process."""

    database: Database
    clock: Clock
    renew: Mapping[str, Renew] = field(default_factory=dict)
    """By the kind of notice, what looks once more at those that may have come to be of no use."""

    def __call__(self, workspace_id: str, key: str) -> NoticeIntent | None:
        """Return what to send, with the intention committed; nothing if it is not due, is another's, or of no use."""
        now = self.clock()
        with self.database.transaction() as tx:
            notice = tx.notices.find(workspace_id, key)
            if notice is None or notice.state != "due" or notice.due_at > now:
                return None
            facts = self._facts(tx, notice, now)
            if facts is None:
                tx.notices.move(notice, state="dropped")
                return None
            if not tx.notices.move(notice, state="sending", attempt=notice.attempt + 1, claimed_at=now):
                return None
            return NoticeIntent(
                workspace_id,
                key,
                notice.person_id,
                notice.kind,
                facts,
                _language(tx, notice),
                notice.attempt + 1,
                _own_metrics(tx, notice),
            )

    def _facts(self, tx: Transaction, notice: NoticeRow, now: datetime) -> Mapping[str, Any] | None:
        if notice.expires_at is not None and notice.expires_at <= now:
            return None
        facts: Mapping[str, Any] = json.loads(notice.facts)
        return self.renew[notice.kind](tx, notice, now) if notice.kind in self.renew else facts


@dataclass(frozen=True, slots=True)
class RecordNotice:
    """Keep what Slack answered to a notice."""

    database: Database
    clock: Clock
    after_refusal: Mapping[str, AfterRefusal] = field(default_factory=dict)
    """By the kind of notice, for those that somebody waits for."""

    def __call__(self, intent: NoticeIntent, outcome: SendingOutcome) -> None:
        """Move the notice on; an ambiguous outcome leaves it as being sent, to be looked for later."""
        with self.database.transaction() as tx:
            notice = tx.notices.find(intent.workspace_id, intent.key)
            if notice is None or notice.state != "sending" or notice.attempt != intent.attempt:
                return
            if isinstance(outcome, Posted):
                tx.notices.move(
                    notice, state="sent", channel_id=outcome.channel_id, message_ts=outcome.message_ts, problem=""
                )
            elif isinstance(outcome, Ambiguous):
                tx.notices.move(notice, problem=outcome.reason)
            else:
                self._reject(tx, notice, outcome)

    def _reject(self, tx: Transaction, notice: NoticeRow, rejected: Rejected) -> None:
        if rejected.is_passing and notice.attempt < _MOST_ATTEMPTS:
            later = self.clock() + (rejected.retry_after or _SOON)
            tx.notices.move(notice, state="due", due_at=later, problem=rejected.code)
        else:
            tx.notices.move(notice, state="failed", problem=rejected.code)
            if notice.kind in self.after_refusal:
                told = self.after_refusal[notice.kind](notice, rejected.code, self.clock())
                plan(tx, notice.workspace_id, [told])


def _own_metrics(tx: Transaction, notice: NoticeRow) -> tuple[OwnMetric, ...]:
    programme = known_programme(tx, notice.workspace_id)
    return programme.own_metrics if programme else ()


def _language(tx: Transaction, notice: NoticeRow) -> str:
    programme = known_programme(tx, notice.workspace_id)
    fallback = programme.language if programme else "en"
    person = tx.people.find(notice.workspace_id, notice.person_id)
    return fallback if person is None else language_of(person.locale, fallback)
