"""The methods ``files.*``: announce, upload, complete; then read.

Source: docs.slack.dev/messaging/working-with-files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state.files import File
from sandbox.web_api.errors import ApiError
from sandbox.web_api.method import Method, Request
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from sandbox.wire import Json


def get_upload_url(request: Request) -> Json:
    """Return an address to which the content of a file can be sent."""
    name = request.arguments.required("filename")
    size = request.arguments.required("length")
    if not size.isdecimal() or int(size) == 0:
        raise ApiError("missing_argument")
    workspace = request.workspace
    file = File(workspace.ids.new("F"), name, request.app.user_id, workspace.ids.seconds(), int(size))
    workspace.files[file.id] = file
    return {"ok": True, "upload_url": f"{request.workspace.base_url}/upload/{file.id}", "file_id": file.id}


def complete_upload(request: Request) -> Json:
    """Finish uploads, and share the files in a channel when one is named."""
    given = request.arguments.json("files")
    if not isinstance(given, list) or not given:
        raise ApiError("invalid_arguments", ["missing required field: files"])
    files = [_uploaded(request, entry) for entry in given]
    for file, entry in zip(files, given, strict=True):
        file.title, file.is_complete = str(entry.get("title") or file.name), True
    if "channel_id" in request.arguments:
        _share(request, files)
    return {"ok": True, "files": [file.as_file(request.workspace.base_url) for file in files]}


def info(request: Request) -> Json:
    """Tell about a file."""
    file = request.workspace.files.get(request.arguments.required("file"))
    if file is None or not file.is_complete:
        raise ApiError("file_not_found")
    return {"ok": True, "file": file.as_file(request.workspace.base_url)}


def _uploaded(request: Request, entry: Json) -> File:
    file = request.workspace.files.get(str(entry.get("id")))
    if file is None or file.content is None:
        raise ApiError("file_not_found")
    return file


def _share(request: Request, files: list[File]) -> None:
    channel = request.workspace.channels.get(request.arguments.text("channel_id"))
    if channel is None:
        raise ApiError("channel_not_found")
    if request.app.user_id not in channel.members:
        raise ApiError("not_in_channel")
    for file in files:
        file.channels.append(channel.id)
    app, arguments = request.app, request.arguments
    request.workspace.post(
        channel.id,
        app.user_id,
        arguments.text("initial_comment"),
        files=files,
        thread_ts=arguments.text("thread_ts") or None,
        bot_id=app.bot_id,
        app_id=app.id,
        subtype="file_share",
    )


METHODS = {
    "files.getUploadURLExternal": Method(get_upload_url, ("files:write",), Tier.FOUR),
    "files.completeUploadExternal": Method(complete_upload, ("files:write",), Tier.FOUR),
    "files.info": Method(info, ("files:read",), Tier.FOUR),
}
