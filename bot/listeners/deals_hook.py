"""The address to which other programs post deals."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import secrets
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from bot.domain.errors import BusyError
from bot.domain.imports.posted import MOST_DEALS, DealsRefusedError
from bot.domain.people import NotSetUpError
from bot.domain.plans import AgreementMissingError
from bot.off_loop import begun_within
from bot.use_cases.imports.receive import OtherDealsError, PostedDeals
from bot.views.imports import problems
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.off_loop import OffLoop
    from bot.slack.signature import Signatures
    from bot.use_cases.imports.receive import Received, ReceiveDeals

_BODY_SECONDS = 10.0
_WAIT_SECONDS = 5.0
_KEY = re.compile(r"[!-~]{1,200}", re.ASCII)
_LOG = logging.getLogger(__name__)
_REFUSALS: Final[Mapping[type[Exception], tuple[HTTPStatus, str]]] = {
    LookupError: (HTTPStatus.NOT_FOUND, "There is no such workspace."),
    NotSetUpError: (HTTPStatus.CONFLICT, "The programme is not set up yet."),
    AgreementMissingError: (HTTPStatus.CONFLICT, "Nothing may be collected before there is an agreement."),
    OtherDealsError: (HTTPStatus.UNPROCESSABLE_ENTITY, "This Idempotency-Key came before, with another body."),
    BusyError: (HTTPStatus.SERVICE_UNAVAILABLE, "Nothing was stored; send it again in a moment."),
    StorageError: (HTTPStatus.SERVICE_UNAVAILABLE, "Nothing was stored; send it again in a moment."),
}
_REFUSED: Final = tuple(_REFUSALS)


class _UnreadableError(Exception):
    """A body is no JSON, or not of deals."""


@dataclass(frozen=True, slots=True)
class DealsHook:
    """Takes deals from whoever knows the secret."""

    run: OffLoop
    clock: Clock
    receive: ReceiveDeals
    signatures: Signatures

    async def take(self, request: web.Request) -> web.Response:
        """Store all deals of a request, or none, and tell what became of them."""
        try:
            body = await asyncio.wait_for(request.read(), _BODY_SECONDS)
        except TimeoutError:
            return _problem(HTTPStatus.REQUEST_TIMEOUT, "The body did not arrive.")
        moment, signature = (request.headers.get(f"X-Upshot-{name}", "") for name in ("Timestamp", "Signature"))
        key = request.headers.get("Idempotency-Key")
        signed = body if key is None else key.encode(errors="replace") + b":" + body
        if not self.signatures.is_valid(moment, signature, signed):
            return _problem(HTTPStatus.UNAUTHORIZED, "The signature is wrong, or older than five minutes.")
        if key is not None and not _KEY.fullmatch(key):
            return _problem(HTTPStatus.BAD_REQUEST, "An Idempotency-Key has 1 to 200 letters, digits and signs.")
        try:
            items = _items(body)
        except _UnreadableError:
            return _problem(HTTPStatus.BAD_REQUEST, "The body is a deal or a list of deals, as JSON.")
        if len(items) > MOST_DEALS:
            return _said(problems.too_many())
        stored_as = f"hook:{key}" if key else f"hook-signature:{signature}"
        posted = PostedDeals(request.match_info["workspace"], stored_as, self.clock(), body, items)
        return await self._received(posted, may_repeat=key is not None)

    async def _received(self, posted: PostedDeals, *, may_repeat: bool) -> web.Response:
        try:
            with begun_within(_WAIT_SECONDS):
                received = await self.run(self.receive, posted)
        except DealsRefusedError as error:
            return _said(problems.refused(error.refused))
        except _REFUSED as error:
            return _problem(*next(words for kind, words in _REFUSALS.items() if isinstance(error, kind)))
        except Exception:  # noqa: BLE001 - whatever it is, the other program shall know a number to ask for
            incident = secrets.token_hex(4)
            _LOG.exception("incident %s", incident)
            return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, f"Nothing was stored. Incident {incident}.")
        if received.is_repeated and not may_repeat:
            return _problem(HTTPStatus.CONFLICT, "This very request came before; it was not stored again.")
        return _answer(received)


def _items(body: bytes) -> list[Any]:
    try:
        said = json.loads(body.decode(), parse_float=Decimal, parse_int=Decimal, parse_constant=_unreadable)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise _UnreadableError from error
    items = [said] if isinstance(said, dict) else said
    if not isinstance(items, list) or not items:
        raise _UnreadableError
    return items


def _unreadable(_: str) -> None:
    """Refuse what JSON does not know, such as NaN."""
    raise _UnreadableError


def _answer(received: Received) -> web.Response:
    told = {"new": received.new, "changed": received.changed, "same": received.same}
    return web.json_response(told, headers={"Idempotent-Replayed": "true"} if received.is_repeated else None)


def _problem(status: HTTPStatus, detail: str) -> web.Response:
    return _said(problems.build(status, detail))


def _said(problem: dict[str, Any]) -> web.Response:
    return web.json_response(problem, status=problem["status"], content_type=problems.MEDIA_TYPE)
