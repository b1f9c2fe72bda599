"""The door of the Web API: every call comes in here.

Slack checks in this order: token, scope, rate, arguments, object, membership, content. The first three are the
same for all methods and stand here.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.faults import FaultKind
from sandbox.state.calls import Call
from sandbox.web_api import arguments, places
from sandbox.web_api.errors import ApiError, RateLimitedError
from sandbox.web_api.method import Method, Request, Token, missing_scope
from sandbox.web_api.methods import chat, conversations, files, history, identity, scheduled, users, views

if TYPE_CHECKING:
    from sandbox.faults import Fault
    from sandbox.slack import Slack
    from sandbox.state.app import App
    from sandbox.web_api.arguments import Arguments
    from sandbox.wire import Json

METHODS: dict[str, Method] = {
    **identity.METHODS,
    **users.METHODS,
    **conversations.METHODS,
    **history.METHODS,
    **chat.METHODS,
    **scheduled.METHODS,
    **views.METHODS,
    **files.METHODS,
}
"""Every method that there is."""

_HTML = "<!DOCTYPE html><html><body><h1>Server Error</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the app."""

    body: Json
    status: int = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)


class Door:
    """Answers calls of the Web API.

    Args:
        slack: what the calls act on.
    """

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer an HTTP request for ``/api/<method>``, or let it go wrong as a fault says."""
        method = request.match_info["method"]
        given, token = await self._read(request)
        fault = self._slack.faults.next(method)
        if fault is None:
            return _response(self.call(method, given, token))
        return await self._faulty(fault, request, method, given, token)

    def call(self, method: str, given: Arguments | ApiError, token: str) -> Answer:
        """Act on a call and record it."""
        answer = self._answer(method, given, token)
        self._record(method, given, answer.body, answer.status)
        return answer

    async def _read(self, request: web.Request) -> tuple[Arguments | ApiError, str]:
        try:
            given = await arguments.read(request)
        except ApiError as error:
            return error, _bearer(request)
        token = _bearer(request) or str(given.given.pop("token", ""))
        return given, token

    def _answer(self, method: str, given: Arguments | ApiError, token: str) -> Answer:
        app = self._slack.workspace.app
        known = METHODS.get(method)
        if known is None:
            return Answer({"ok": False, "error": "unknown_method", "req_method": method})
        headers = {"x-slack-req-id": self._slack.workspace.ids.hash()}
        if known.token is Token.BOT:
            headers["x-oauth-scopes"] = ",".join(sorted(app.manifest.bot_scopes))
            headers["x-accepted-oauth-scopes"] = ",".join(known.scopes)
        try:
            return Answer(self._admitted(method, known, given, token), headers=headers)
        except RateLimitedError as error:
            headers["retry-after"] = str(error.retry_after)
            return Answer(error.answer, HTTPStatus.TOO_MANY_REQUESTS, headers)
        except ApiError as error:
            return Answer(error.answer, headers=headers)

    def _admitted(self, name: str, method: Method, given: Arguments | ApiError, token: str) -> Json:
        app = self._slack.workspace.app
        _check_token(app, method, token)
        if method.scopes and not app.manifest.bot_scopes & {*method.scopes}:
            raise missing_scope(app, method.scopes)
        if isinstance(given, ApiError):
            raise given
        request = Request(self._slack, given)
        self._check_rate(name, method, request)
        return _with_warnings(method.answer(request), request.warnings)

    def _check_rate(self, name: str, method: Method, request: Request) -> None:
        wait = self._slack.rates.wait_for_call(name, method.tier)
        if method.posts:
            wait = self._slack.rates.wait_for_post(places.destination_key(request))
        if wait:
            raise RateLimitedError(wait)

    def _record(self, method: str, given: Arguments | ApiError, answer: Json, status: int) -> None:
        told = {} if isinstance(given, ApiError) else given.given
        workspace = self._slack.workspace
        workspace.calls.append(Call(method, told, answer, status, workspace.clock()))

    async def _faulty(
        self, fault: Fault, request: web.Request, method: str, given: Arguments | ApiError, token: str
    ) -> web.StreamResponse:
        slow = fault.kind is FaultKind.SLOW
        answer = self.call(method, given, token) if fault.stored and not slow else None
        if fault.kind in {FaultKind.SLOW, FaultKind.HANG}:
            await asyncio.sleep(fault.seconds)
        if slow:
            return _response(self.call(method, given, token))
        if answer is None:
            self._record(method, given, {}, 0 if fault.kind in {FaultKind.DROP, FaultKind.HANG} else fault.status)
        return _wrong(fault, request)


def _bearer(request: web.Request) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip()


def _check_token(app: App, method: Method, token: str) -> None:
    if method.token is Token.ANY:
        return
    if not token:
        raise ApiError("not_authed")
    if token not in {app.bot_token, app.app_token}:
        raise ApiError("invalid_auth")
    if not token.startswith(method.token):
        raise ApiError("not_allowed_token_type")
    if token == app.bot_token and app.is_revoked:
        raise ApiError("token_revoked")
    if not app.is_installed:
        raise ApiError("account_inactive")


def _with_warnings(answer: Json, warnings: list[str]) -> Json:
    if not warnings:
        return answer
    metadata = answer.get("response_metadata", {}) | {"warnings": warnings}
    return answer | {"warning": ",".join(warnings), "response_metadata": metadata}


def _response(answer: Answer) -> web.Response:
    return web.json_response(answer.body, status=answer.status, headers=answer.headers)


def _wrong(fault: Fault, request: web.Request) -> web.StreamResponse:
    if fault.kind in {FaultKind.DROP, FaultKind.HANG}:
        if request.transport is not None:
            request.transport.close()
        return web.Response()
    if fault.kind is FaultKind.RATE_LIMIT:
        headers = {} if fault.retry_after is None else {"retry-after": str(fault.retry_after)}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
    if fault.kind is FaultKind.ERROR:
        return web.json_response({"ok": False, "error": fault.error})
    status = fault.status if fault.kind is FaultKind.HTTP_ERROR else HTTPStatus.OK
    return web.Response(text=_HTML, status=status, content_type="text/html")
