"""The address at which wall screens look."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.domain.errors import BusyError
from bot.i18n import Texts
from bot.off_loop import begun_within
from bot.views.wall import screen
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.domain.wall import WallKey
    from bot.off_loop import OffLoop
    from bot.use_cases.wall.show_wall import ShowWall, WallScreen
    from bot.views.wall.screen import Board

_MARK: Final = "X-Wall"
"""The header that tells the page which version of it we are, or that its link is gone: a proxy says neither."""
_GONE: Final = "gone"
_WAIT_SECONDS: Final = 5.0
_DISCREET: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
}
_MOST_KEPT: Final = 64
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class WallPage:
    """Shows a leaderboard to whoever has a link to it; every other address is answered alike."""

    run: OffLoop
    show: ShowWall
    key: WallKey
    _kept: dict[str, tuple[WallScreen, Board]] = field(default_factory=dict)
    """By workspace what was shown last: as long as nobody enters anything, nothing is computed."""

    async def open(self, request: web.Request) -> web.Response:
        """Show the whole page."""
        found = await self._found(request)
        if not isinstance(found, tuple):
            return found
        shown, board = found
        html = screen.page(board, request.query.get("theme", ""), Texts(shown.language))
        headers = {**_DISCREET, "Content-Security-Policy": screen.policy(), _MARK: screen.build()}
        return web.Response(text=html, content_type="text/html", headers=headers)

    async def renew(self, request: web.Request) -> web.Response:
        """Show what has changed; nothing but that it has not, to who knows it already."""
        found = await self._found(request)
        if not isinstance(found, tuple):
            return found
        board = found[1]
        headers = {**_DISCREET, "ETag": board.tag, _MARK: screen.build()}
        if request.headers.get("If-None-Match") == board.tag:
            return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
        return web.Response(text=board.html, content_type="text/html", headers=headers)

    async def _found(self, request: web.Request) -> tuple[WallScreen, Board] | web.Response:
        named = self.key.read(request.match_info["link"])
        if named is None:
            return _gone()
        try:
            with begun_within(_WAIT_SECONDS):
                return await self.run(self._board, *named) or _gone()
        except (BusyError, StorageError):
            _LOG.warning("a wall screen has to wait for the database")
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text="One moment.", headers=_DISCREET)

    def _board(self, workspace_id: str, wall_id: int) -> tuple[WallScreen, Board] | None:
        kept = self._kept.get(workspace_id)
        shown = self.show(workspace_id, wall_id, kept[0] if kept else None)
        if shown is None:
            return None
        if kept is None or kept[0] is not shown:
            kept = shown, screen.board(shown, Texts(shown.language))
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[workspace_id] = kept
        return kept


def _gone() -> web.Response:
    return web.Response(status=HTTPStatus.NOT_FOUND, text="Not found", headers={**_DISCREET, _MARK: _GONE})
