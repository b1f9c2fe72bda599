"""What is read out of files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.features.parts import FILE_SECONDS
from bot.listeners.announced import Announced
from bot.slack.people import SlackPeople

if TYPE_CHECKING:
    from bot.features.parts import Parts
    from bot.listeners.announced import Feature
    from bot.listeners.connections import Connections
    from bot.listeners.identity import Identity
    from bot.listeners.imports import ImportListener
    from bot.listeners.reporting import Reporting


def files(parts: Parts, identity: Identity, connections: Announced[Connections]) -> tuple[Feature, ...]:
    """Return what hears of files, and imports them."""
    imports = _imports(parts, connections)
    return _direct_messages(parts, identity, imports), imports


def connections_of(parts: Parts, lines: Announced[Reporting]) -> Announced[Connections]:
    """Return what reads lists of connections, in forms and in messages."""

    def load() -> Connections:
        from bot.listeners.connections import Connections
        from bot.slack import scopes
        from bot.slack.files import Downloads

        session = parts.clients.session(FILE_SECONDS)
        fetch = Downloads(session, parts.settings.slack_api_url, parts.installation.bot_token)
        lacking = partial(scopes.missing, parts.installation.scopes)
        return Connections(*parts.usual, fetch, lacking, lines.feature.now().note_connections)

    return Announced(
        load,
        commands=("/connections",),
        subcommands=("import",),
        actions=("open_import_connections", "save_connections", "discard_connections"),
        forms=("import_connections",),
    )


def _imports(parts: Parts, connections: Announced[Connections]) -> Announced[ImportListener]:
    def load() -> ImportListener:
        from bot.listeners.imports import ImportListener

        lists = connections.feature.now()
        return ImportListener(
            *parts.usual,
            lists.fetch,
            lists.missing_scopes,
            SlackPeople(parts.calm, parts.clock).names_of_all,
            lists.open_by_name,
            lists.read,
        )

    return Announced(
        load,
        subcommands=("import",),
        actions=("open_import_file", "save_import_file", "settle_import_words", "discard_import_file"),
        forms=("import_file", "settle_import_words"),
    )


def _direct_messages(parts: Parts, identity: Identity, imports: Announced[ImportListener]) -> Feature:
    def load() -> Feature:
        from bot.listeners.connections import DirectMessages

        return DirectMessages(parts.clock, identity, imports.feature.now().take)

    return Announced(load, events=("message.im",))
