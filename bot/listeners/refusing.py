"""What is said instead of an answer; the words for it are loaded when somebody is first refused."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.domain.errors import BusyError, DiskFullError, OutOfReachError, UserError
from storage.errors import StorageBusyError, StorageError, StorageFullError

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.late import Late
    from bot.listeners.doors import Later
    from bot.views.answers import Answer

_LOG = logging.getLogger(__name__)
_STORAGE: dict[type[StorageError], type[UserError]] = {StorageBusyError: BusyError, StorageFullError: DiskFullError}


class Words(Protocol):
    """What ``bot.views.refusals`` says."""

    def build(self, error: Exception, texts: Texts, typed: str = "", command: str = "") -> Answer:
        """Return what is said instead of what was asked for."""

    def at_field(self, error: Exception, texts: Texts) -> str:
        """Return what is wrong in one sentence, for below a field of a form."""

    def incident(self, number: str, texts: Texts, typed: str = "") -> Answer:
        """Return what is said when the bot itself failed; the number is that in the log."""


@dataclass(frozen=True, slots=True)
class Refusing:
    """Puts into words whatever is raised."""

    words: Late[Words]

    async def refused(self, error: Exception, texts: Texts, typed: str = "", command: str = "") -> Answer:
        """Return what is said instead of what was asked for."""
        return (await self.words.here()).build(error, texts, typed, command)

    async def at_field(self, error: Exception, texts: Texts) -> str:
        """Return what is wrong in one sentence, for below a field of a form."""
        return (await self.words.here()).at_field(error, texts)

    async def incident(self, texts: Texts, typed: str = "") -> Answer:
        """Log the exception that is being handled; return what is said then, with its number in the log."""
        incident = secrets.token_hex(4)
        _LOG.exception("incident %s", incident)
        return (await self.words.here()).incident(incident, texts, typed)

    async def worked(self, later: Later) -> Answer:
        """Return what comes of the work; whatever it raises becomes words."""
        try:
            return await later.work()
        except (UserError, StorageError) as error:
            return await self.refused(told(error), later.texts)
        except Exception:  # noqa: BLE001 - somebody waits for an answer, whatever happened
            return await self.incident(later.texts)


def told(error: UserError | StorageError) -> Exception:
    """Return the error that a person can be told, and log what it is."""
    refusal: Exception = error
    if isinstance(error, StorageError):
        _LOG.error("the storage failed", exc_info=error)
        refusal = _STORAGE.get(type(error), OutOfReachError)()
    _LOG.info("refused: %s", type(refusal).__name__)
    return refusal
