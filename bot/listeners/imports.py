"""Admins bring in deals, seats and numbers: by a form, or by a file in our messages."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.connections.errors import ConnectionsFileError, FileWithheldError
from bot.domain.connections.errors import Fault as ListFault
from bot.domain.imports.errors import LARGEST_BYTES, Fault, ImportFileError
from bot.domain.typed.cleaning import clean
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.words.imports import KINDS
from bot.listeners.doors import Doors, FieldErrors, Later, OpenForm
from bot.listeners.reporting import act_of
from bot.slack.files import SentFile
from bot.use_cases.imports.preview import PreviewImport, Progress, WaitingFile
from bot.use_cases.imports.save import DiscardImport, SaveImport
from bot.use_cases.imports.settle_words import SettleWords, ShowUnsettled
from bot.views import refusals
from bot.views.imports import form, preview, words_form
from bot.views.inputs import chosen_file

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.clock import Clock
    from bot.domain.people import Actor
    from bot.i18n import Texts
    from bot.listeners.doors import Listener, Outcome, Request
    from bot.off_loop import OffLoop
    from bot.use_cases.reporting.entries import Act
    from bot.views.answers import Answer
    from storage.database import Database

    Fetch = Callable[[SentFile, int], Awaitable[bytes]]

_SCOPE: Final = "files:read"
_TABLES: Final = frozenset({"csv", "tsv", "txt", "xlsx", "xlsm", "ods"})
_LIST: Final = "connections"
"""Stands in the name of LinkedIn's list."""


@dataclass(frozen=True, slots=True)
class ImportListener:
    """``/upshot import`` of admins, files that they drop, and the buttons below what was found."""

    run: OffLoop
    clock: Clock
    database: Database
    fetch: Fetch
    missing_scopes: Callable[[], tuple[str, ...]]
    """The permissions that the app was not given."""
    names_of_all: Callable[[], Awaitable[Mapping[str, Sequence[str]]]]
    """All names and, where that is allowed, addresses of the people of the workspace, by their ids."""
    import_list: Listener
    """What ``/upshot import`` is for everybody: LinkedIn's list of one's connections."""
    read_list: Callable[[Actor, Texts, SentFile], Awaitable[Answer]]

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={"import": self.start},
            actions={
                form.OPEN: self.open_form,
                preview.SAVE: self.save,
                preview.SETTLE: self.open_words,
                preview.DISCARD: self.discard,
            },
            forms={form.FORM: self.submit, words_form.FORM: self.settle},
        )

    async def start(self, request: Request) -> Outcome:
        """Open the form for what is to be imported, or explain what can be."""
        if asks_for_help(request.text) and request.actor.is_admin:
            return form.explained(request.texts)
        typed = clean(request.text)
        if KINDS.meaning(typed) or (not typed and request.actor.is_admin):
            return await self.open_form(request)
        return await self.import_list(request)

    async def open_form(self, request: Request) -> Outcome:
        """Open the form that takes the file."""
        request.actor.require_admin()
        self._check_scope()
        return OpenForm(form.build(request.texts), form.explained(request.texts))

    async def submit(self, request: Request) -> Outcome:
        """Take the file, and tell later what is in it."""
        request.actor.require_admin()
        file = SentFile.of(chosen_file(request.values, form.FILE))
        try:
            _check_offer(file)
        except ImportFileError as error:
            return FieldErrors({form.FILE: refusals.at_field(error, request.texts)})
        return self._later(request.actor, request.texts, file, form.being_read(request.texts))

    def take(self, actor: Actor, texts: Texts, file: SentFile) -> Later:
        """Return what is done about a file in our messages: those of admins may be of any kind."""
        if not actor.is_admin or _LIST in file.name.lower() or file.name.lower().endswith(".zip"):
            return Later(actor.id, texts, partial(self.read_list, actor, texts, file))
        return self._later(actor, texts, file)

    async def save(self, request: Request) -> Outcome:
        """Store what a file says, and tell later that it is done."""
        request.actor.require_admin()
        act = act_of(request, self.clock)
        work = partial(self._saved, request.actor, act, request.text, request.texts)
        return Later(request.actor.id, request.texts, work, form.being_saved(request.texts))

    async def discard(self, request: Request) -> Outcome:
        """Forget what a file says."""
        await self.run(DiscardImport(self.database), request.actor, request.text)
        return preview.discarded(request.texts)

    async def open_words(self, request: Request) -> Outcome:
        """Open the form in which words are given their meaning."""
        show = ShowUnsettled(self.database)
        unsettled = await self.run(show, request.actor, self.clock(), request.text)
        return OpenForm(words_form.build(unsettled, request.text, request.texts), form.explained(request.texts))

    async def settle(self, request: Request) -> Outcome:
        """Keep what words mean, and read the file once more."""
        digest, act = str(request.body["view"]["private_metadata"]), act_of(request, self.clock)
        unsettled = await self.run(ShowUnsettled(self.database), request.actor, act.moment, digest)
        words = words_form.parse(request.body["view"], unsettled.waiting)
        file = await self.run(SettleWords(self.database), request.actor, act, digest, words)
        return self._later(request.actor, request.texts, SentFile(**asdict(file)), form.being_read(request.texts))

    def _later(self, actor: Actor, texts: Texts, file: SentFile, now: Answer | None = None) -> Later:
        progress = Progress()
        work = partial(self._read, actor, texts, file, progress)
        return Later(actor.id, texts, work, now, lambda: form.so_far(progress.rows, texts))

    async def _read(self, actor: Actor, texts: Texts, file: SentFile, progress: Progress) -> Answer:
        """Return what is in a file; what it says is kept for a day, and nothing else is stored."""
        actor.require_admin()
        _check_offer(file)
        self._check_scope()
        data = await self._content(file)
        waiting = WaitingFile(file.id, file.name, file.size, file.address)
        called = await self.names_of_all()
        found = await self.run(PreviewImport(self.database), actor, self.clock(), data, waiting, progress, called)
        return await self.read_list(actor, texts, file) if found is None else preview.build(found, texts)

    async def _content(self, file: SentFile) -> bytes:
        try:
            return await self.fetch(file, LARGEST_BYTES)
        except ConnectionsFileError as error:
            raise ImportFileError(_FAULTS.get(error.fault, Fault.NOT_A_TABLE)) from error

    async def _saved(self, actor: Actor, act: Act, digest: str, texts: Texts) -> Answer:
        return preview.stored(await self.run(SaveImport(self.database), actor, act, digest), texts)

    def _check_scope(self) -> None:
        if _SCOPE in self.missing_scopes():
            raise FileWithheldError


_FAULTS: Final = {ListFault.TOO_LARGE: Fault.TOO_LARGE}


def _check_offer(file: SentFile) -> None:
    """Return when a file, by its name and its size, may be a table; else it need not be fetched."""
    if file.name.rpartition(".")[2].lower() not in _TABLES:
        raise ImportFileError(Fault.NOT_A_TABLE)
    if file.size > LARGEST_BYTES:
        raise ImportFileError(Fault.TOO_LARGE)
