"""Sellers take over the numbers of LinkedIn's list of connections: by a form, or by a file in our messages."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bot.domain.connections.errors import LARGEST_BYTES, ConnectionsFileError, FileWithheldError
from bot.domain.connections.levels import unpacked
from bot.domain.connections.reading import check_offer
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.words.commands import COMMANDS
from bot.i18n import Texts
from bot.listeners.doors import Doors, FieldErrors, Later, OpenForm
from bot.listeners.reporting import act_of
from bot.slack.files import SentFile
from bot.use_cases.connections.preview_import import PreviewImport
from bot.use_cases.connections.save_import import SaveImport
from bot.views import refusals
from bot.views.connections import direct_messages, import_form, preview
from bot.views.inputs import chosen_file
from bot.views.reporting import helps

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.views.answers import Answer
    from storage.database import Database

    Fetch = Callable[[SentFile, int], Awaitable[bytes]]

_SCOPE: Final = "files:read"
_REMEMBERED_FILES: Final = 1000
_BETWEEN_HINTS: Final = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Connections:
    """``/connections import`` and ``/upshot import connections``, and the buttons below what was found."""

    run: OffLoop
    clock: Clock
    database: Database
    fetch: Fetch
    missing_scopes: Callable[[], tuple[str, ...]]
    """The permissions that the app was not given."""
    note_line: Callable[[Request], Awaitable[Outcome]]
    """Takes the numbers of a ``/connections`` line."""

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            commands={"/connections": self.start},
            subcommands={"import": self.open_by_name},
            actions={
                import_form.OPEN: self.open_form,
                preview.SAVE: self.save,
                preview.DISCARD: self.discard,
            },
            forms={import_form.FORM: self.submit},
        )

    async def start(self, request: Request) -> Outcome:
        """Open the form, explain the command, or note the numbers of its line."""
        if asks_for_help(request.text):
            return _explained(request.texts)
        if COMMANDS.meaning(clean(request.text)) == "import":
            return await self.open_form(request)
        return await self.note_line(request)

    async def open_by_name(self, request: Request) -> Outcome:
        """Open the form for what is to be imported."""
        if asks_for_help(request.text):
            return import_form.explained(request.texts)
        typed = clean(request.text)
        if typed and COMMANDS.meaning(typed) != "connections":
            raise TypedError(Reason.UNKNOWN_WORD, typed)
        return await self.open_form(request)

    async def open_form(self, request: Request) -> Outcome:
        """Open the form that takes the file."""
        request.actor.require_seller()
        if _SCOPE in self.missing_scopes():
            raise FileWithheldError
        return OpenForm(import_form.build(request.texts), import_form.explained(request.texts))

    async def submit(self, request: Request) -> Outcome:
        """Take the file, and tell later what is in it."""
        request.actor.require_seller()
        file = SentFile.of(chosen_file(request.values, import_form.FILE))
        try:
            check_offer(file.name, file.size)
        except ConnectionsFileError as error:
            return FieldErrors({import_form.FILE: refusals.at_field(error, request.texts)})
        work = partial(self.read, request.actor, request.texts, file)
        return Later(request.actor.id, request.texts, work, import_form.being_read(request.texts))

    async def read(self, actor: Actor, texts: Texts, file: SentFile) -> Answer:
        """Return what is in a file; nothing is stored."""
        actor.require_seller()
        check_offer(file.name, file.size)
        if _SCOPE in self.missing_scopes():
            raise FileWithheldError
        data = await self.fetch(file, LARGEST_BYTES)
        return preview.build(await self.run(PreviewImport(self.database), actor, self.clock(), data), texts)

    async def save(self, request: Request) -> Outcome:
        """Store the numbers of the button."""
        request.actor.require_seller()
        levels, act = unpacked(request.text), act_of(request, self.clock)
        receipt = await self.run(SaveImport(self.database), request.actor, act, levels)
        return preview.stored(receipt, request.texts)

    async def discard(self, request: Request) -> Outcome:
        """Forget what was found."""
        return preview.discarded(request.texts)


@dataclass(frozen=True, slots=True)
class DirectMessages:
    """What people write or drop into their messages with the bot."""

    clock: Clock
    identify: Callable[[str, str], Awaitable[Actor]]
    take: Callable[[Actor, Texts, SentFile], Later]
    _taken: OrderedDict[str, None] = field(default_factory=OrderedDict)
    """The files that were taken: Slack may tell of one several times."""
    _hinted: dict[str, datetime] = field(default_factory=dict)

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(events={"message.im": self.hear})

    async def hear(self, workspace_id: str, event: Mapping[str, Any]) -> Later | None:
        """Read a file once; to words, tell now and then what would be understood."""
        if event.get("bot_id") or event.get("subtype") not in {None, "file_share"} or not event.get("user"):
            return None
        files = [SentFile.of(described) for described in event.get("files") or ()]
        fresh = [file for file in files if self._is_fresh(file)]
        if files and not fresh:
            return None
        actor = await self.identify(workspace_id, str(event["user"]))
        texts = Texts(actor.language, actor.own_metrics)
        if fresh:
            return self.take(actor, texts, _best(fresh))
        return Later(actor.id, texts, partial(_hint, texts)) if self._may_hint(actor.id) else None

    def _is_fresh(self, file: SentFile) -> bool:
        if file.id in self._taken:
            return False
        self._taken[file.id] = None
        if len(self._taken) > _REMEMBERED_FILES:
            self._taken.popitem(last=False)
        return True

    def _may_hint(self, person_id: str) -> bool:
        now, last = self.clock(), self._hinted.get(person_id)
        if last is not None and now - last < _BETWEEN_HINTS:
            return False
        self._hinted[person_id] = now
        return True


def _best(files: list[SentFile]) -> SentFile:
    """Return the file that is the list by its name, or else the first one."""
    return next((file for file in files if "connections" in file.name.lower()), files[0])


async def _hint(texts: Texts) -> Answer:
    return direct_messages.hint(texts)


def _explained(texts: Texts) -> Answer:
    told = helps.build("connections", texts)
    return replace(told, blocks=(*told.blocks, import_form.open_row(texts)))
