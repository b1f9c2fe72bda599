"""Say what words of exports mean, for this file and the next ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.imports.plain import plain
from bot.use_cases.imports.save import waiting_of
from bot.use_cases.programme.entries import check_admin_now, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.people import Actor
    from bot.use_cases.imports.meanings import Subject
    from bot.use_cases.imports.preview import Waiting, WaitingFile
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction

WORDS: Final = "import words"
"""What entries about what words mean are called in the journal."""


@dataclass(frozen=True, slots=True)
class WordsReceipt:
    """What words mean now, and meant before, by subject and word."""

    after: dict[str, dict[str, str]]
    before: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What an admin can settle of a file."""

    waiting: Waiting
    sellers: Mapping[str, str]
    """The names of the sellers, by their ids."""


@dataclass(frozen=True, slots=True)
class ShowUnsettled:
    """Tell what of a file an admin can settle."""

    database: Database

    def __call__(self, actor: Actor, moment: datetime, digest: str) -> Unsettled:
        """Return it.

        Raises:
            NotAllowedError: the person is no admin.
            ImportGoneError: what was looked at does not wait any more.
        """
        actor.require_admin()
        with self.database.snapshot() as tx:
            waiting, _ = waiting_of(tx, actor, moment, digest)
            names = tx.people.names(actor.workspace_id)
            sellers = [each.seller_id for each in tx.memberships.all(actor.workspace_id)]
        return Unsettled(waiting, {each: names.get(each, each) for each in sellers})


@dataclass(frozen=True, slots=True)
class SettleWords:
    """Keep what words mean."""

    database: Database

    def __call__(self, actor: Actor, act: Act, digest: str, words: Mapping[Subject, Mapping[str, str]]) -> WaitingFile:
        """Return the file that is to be read once more.

        Raises:
            NotAllowedError: the person is no admin.
            ImportGoneError: what was looked at does not wait any more.
        """
        actor.require_admin()
        with self.database.snapshot() as tx:
            _, file = waiting_of(tx, actor, act.moment, digest)
        if any(words.values()):
            write(self.database, actor, act, WORDS, partial(_settled, actor, words), WordsReceipt)
        return file


def _settled(actor: Actor, words: Mapping[Subject, Mapping[str, str]], tx: Transaction, sequence: int) -> WordsReceipt:
    check_admin_now(tx, actor)
    kept = tx.imports.meanings(actor.workspace_id)
    after: dict[str, dict[str, str]] = {}
    before: dict[str, dict[str, str]] = {}
    for subject, meanings in words.items():
        plains = {plain(name): meaning for name, meaning in meanings.items()}
        changed = {name: meaning for name, meaning in plains.items() if kept.get((subject, name), "") != meaning}
        if changed:
            tx.imports.record_meanings(actor.workspace_id, sequence, subject, changed)
            after[subject.value] = changed
            before[subject.value] = {name: kept.get((subject, name), "") for name in changed}
    if not after:
        tx.discard()
    return WordsReceipt(after, before)
