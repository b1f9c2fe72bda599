"""Ask the managers for help, and take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.digests import LONGEST_REQUEST
from bot.domain.errors import UserError
from bot.domain.people import Role
from bot.use_cases.people.holders import active_holders
from bot.use_cases.programme.entries import HELP, write
from storage.digests import HelpRequest

if TYPE_CHECKING:
    from bot.domain.people import Actor
    from bot.use_cases.reporting.entries import Act
    from storage.database import Database
    from storage.transaction import Transaction


class TooLongRequestError(UserError):
    """What help is asked for about has more characters than are kept."""

    def __init__(self, length: int) -> None:
        """Keep how many there were."""
        super().__init__(length)
        self.length = length


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """What managers will read, and who they are."""

    about: str
    is_withdrawn: bool
    is_changed: bool
    """Whether it was otherwise before."""
    managers: tuple[str, ...]
    """Names."""


@dataclass(frozen=True, slots=True)
class AskForHelp:
    """Let a seller ask for help; managers read it in their next digest."""

    database: Database

    def __call__(self, actor: Actor, act: Act, about: str = "", *, is_withdrawn: bool = False) -> HelpAsked:
        """Return what stands for the running week.

        Args:
            actor: the seller.
            act: the command or click.
            about: what it is about, in the seller's words; may be empty.
            is_withdrawn: whether help is no longer needed.

        Raises:
            NotSetUpError: there is no programme yet.
            StrangerError: a guest whom no admin added.
            TooLongRequestError: it is about more than is kept.
        """
        week = actor.require_seller().week_of(act.moment)
        if len(about) > LONGEST_REQUEST:
            raise TooLongRequestError(len(about))
        wish = HelpRequest(actor.id, week.starts_on, about, is_withdrawn)
        return write(self.database, actor, act, HELP, lambda tx, sequence: _asked(tx, sequence, actor, wish), HelpAsked)


def _asked(tx: Transaction, sequence: int, actor: Actor, wish: HelpRequest) -> HelpAsked:
    known = tx.digests.versions_of(actor.workspace_id, wish)
    before = known[-1][1] if known else wish._replace(is_withdrawn=True)
    is_changed = before != wish and not (before.is_withdrawn and wish.is_withdrawn)
    if is_changed:
        tx.digests.record(actor.workspace_id, sequence, wish)
    else:
        tx.discard()
    managers = active_holders(tx, actor.workspace_id, Role.MANAGER).values()
    return HelpAsked(wish.about, wish.is_withdrawn, is_changed, tuple(person.name for person in managers))
