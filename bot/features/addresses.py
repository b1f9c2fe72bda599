"""What others than Slack come to: programs that post deals, and browsers that show a wall screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import system_clock
from bot.late import Late
from bot.listeners import addresses
from bot.slack.signature import Signatures

if TYPE_CHECKING:
    from aiohttp import web

    from bot.features.parts import Parts
    from bot.listeners.deals_hook import DealsHook
    from bot.listeners.wall_page import WallPage
    from bot.slack.http_delivery import Hook


def hooks(parts: Parts) -> dict[str, Hook]:
    """Return what other programs may post to; nothing as long as there is no secret to sign it with."""
    secret = parts.settings.webhook_secret.get_secret_value()
    return {addresses.DEALS: _deals(parts, secret)} if secret else {}


def pages(parts: Parts) -> dict[str, Hook]:
    """Return what browsers may look at; nothing as long as there is no secret to sign links with."""
    secret = parts.settings.slack_signing_secret.get_secret_value()
    return _walls(parts, secret) if secret else {}


def _deals(parts: Parts, secret: str) -> Hook:
    def load() -> DealsHook:
        from bot.listeners.deals_hook import DealsHook
        from bot.use_cases.imports.receive import ReceiveDeals

        signatures = Signatures(secret, system_clock)
        return DealsHook(parts.run, parts.clock, ReceiveDeals(parts.database), signatures)

    hook = Late(load)

    async def take(request: web.Request) -> web.Response:
        return await (await hook.here()).take(request)

    return take


def _walls(parts: Parts, secret: str) -> dict[str, Hook]:
    def load() -> WallPage:
        from bot.domain.wall import WallKey
        from bot.listeners.wall_page import WallPage
        from bot.use_cases.wall.show_wall import ShowWall

        return WallPage(parts.run, ShowWall(parts.database, parts.clock), WallKey.of(secret))

    page = Late(load)

    async def show(request: web.Request) -> web.Response:
        return await (await page.here()).open(request)

    async def renew(request: web.Request) -> web.Response:
        return await (await page.here()).renew(request)

    return {addresses.WALL: show, addresses.WALL_BOARD: renew}
