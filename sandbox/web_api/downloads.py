"""The addresses beside the Web API that apps are given: response addresses, uploads and downloads."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from sandbox.slack import Slack

_SIGN_IN = "<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>"


class Downloads:
    """Serves these addresses."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    async def respond(self, request: web.Request) -> web.Response:
        """Take what an app sends to a response address."""
        status, text = self._slack.response_urls.take(request.path, await request.read())
        return web.Response(status=status, text=text)

    async def upload(self, request: web.Request) -> web.Response:
        """Take the content of a file, raw or as a form."""
        file = self._slack.workspace.files.get(request.match_info["file_id"])
        if file is None or file.content is not None:
            raise web.HTTPNotFound
        content = await _content(request)
        if len(content) != file.size:
            return web.Response(status=HTTPStatus.BAD_REQUEST, text="the length differs from what was announced")
        file.content = content
        return web.Response(text=f"OK - {file.size}")

    async def download(self, request: web.Request) -> web.Response:
        """Return the content of a file to the app; without its token, a page to sign in, as Slack does."""
        workspace = self._slack.workspace
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        file = workspace.files.get(request.match_info["file_id"])
        if token != workspace.app.bot_token or "files:read" not in workspace.app.manifest.bot_scopes:
            return web.Response(text=_SIGN_IN, content_type="text/html")
        if file is None or file.content is None:
            raise web.HTTPNotFound
        return web.Response(body=file.content, content_type=file.mimetype)


def routes(slack: Slack) -> list[web.RouteDef]:
    """Return the routes of these addresses."""
    served = Downloads(slack)
    return [
        web.post("/response/{team}/{secret}", served.respond),
        web.post("/upload/{file_id}", served.upload),
        web.get("/files/{file_id}/{name}", served.download),
        web.get("/files/{file_id}/download/{name}", served.download),
    ]


async def _content(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    form = await request.post()
    parts = [part.file.read() for part in form.values() if isinstance(part, web.FileField)]
    return parts[0] if parts else b""
