"""Managers' digests, and sellers who ask for help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.words.commands import NEVER_MIND, SWITCHES
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.digests.ask import AskForHelp
from bot.use_cases.digests.switch import ShowDigest, SwitchDigest
from bot.views.digests import ask, manager

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class DigestListener:
    """``/upshot digest`` and ``/upshot ask``, and their buttons."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"digest": self.digest, "ask": self.ask},
            actions={manager.SILENCE: self.silence, ask.ASK: self.ask_without_words, ask.NEVER_MIND: self.withdraw},
        )

    async def digest(self, request: Request) -> Outcome:
        """Show the digest, or have it from now on or not."""
        typed = unquoted(request.text)
        if not typed:
            digest, _ = await self.run(ShowDigest(self.database, self.clock), request.actor)
            return manager.build(digest, request.texts)
        if asks_for_help(typed):
            return manager.explained(request.texts)
        wish = SWITCHES.meaning(typed)
        if wish is None:
            raise TypedError(Reason.UNKNOWN_WORD, typed, suggestions=SWITCHES.near(typed))
        return await self._switched(request, is_on=wish == "on")

    async def silence(self, request: Request) -> Outcome:
        """Send no more digests."""
        return await self._switched(request, is_on=False)

    async def ask(self, request: Request) -> Outcome:
        """Note that the seller would like help, and with what."""
        typed = unquoted(request.text)
        if not typed or asks_for_help(typed):
            request.actor.require_seller()
            return ask.explained(request.texts)
        return await self._asked(request, typed, is_withdrawn=NEVER_MIND.meaning(typed) is not None)

    async def ask_without_words(self, request: Request) -> Outcome:
        """Note that the seller would like help."""
        return await self._asked(request, "", is_withdrawn=False)

    async def withdraw(self, request: Request) -> Outcome:
        """Take back that the seller would like help."""
        return await self._asked(request, "", is_withdrawn=True)

    async def _asked(self, request: Request, about: str, *, is_withdrawn: bool) -> Outcome:
        act, words = act_of(request, self.clock), "" if is_withdrawn else about
        wish = AskForHelp(self.database)
        return ask.asked(await self.run(wish, request.actor, act, words, is_withdrawn=is_withdrawn), request.texts)

    async def _switched(self, request: Request, *, is_on: bool) -> Outcome:
        await self.run(SwitchDigest(self.database), request.actor, is_on=is_on)
        return manager.switched(request.texts, is_on=is_on)
