"""The arguments of a call, from a form or from JSON alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sandbox.web_api.errors import ApiError, missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web


class Arguments:
    """Reads arguments as Slack does: a form has everything as text, booleans as ``1``, objects as JSON in text."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = {name: value for name, value in given.items() if value is not None}

    def __contains__(self, name: str) -> bool:
        return name in self.given

    def text(self, name: str, default: str = "") -> str:
        """Return an argument as text."""
        return str(self.given.get(name, default))

    def required(self, name: str) -> str:
        """Return an argument that must be there.

        Raises:
            ApiError: it is not, or it is empty.
        """
        if not (value := self.text(name)):
            raise missing(name)
        return value

    def flag(self, name: str) -> bool:
        """Return whether an argument is true in any of its spellings."""
        return self.text(name).lower() in {"1", "true"}

    def number(self, name: str, default: int, most: int) -> int:
        """Return a whole number from 1 to ``most``.

        Raises:
            ApiError: it is none.
        """
        given = self.text(name, str(default))
        if not given.isdecimal() or not 1 <= int(given) <= most:
            raise ApiError("invalid_limit" if name == "limit" else "invalid_arguments")
        return int(given)

    def json(self, name: str) -> Any:  # noqa: ANN401 - any JSON value
        """Return a value that may come as JSON in text; None when it is absent, or no JSON."""
        given = self.given.get(name)
        if not isinstance(given, str):
            return given
        try:
            return json.loads(given)
        except ValueError:
            return None

    def several(self, name: str) -> list[str]:
        """Return a list that may come as text between commas."""
        given = self.given.get(name, [])
        parts = given.split(",") if isinstance(given, str) else list(given)
        return [str(part).strip() for part in parts if str(part).strip()]


async def read(request: web.Request) -> Arguments:
    """Return the arguments of a request: of its query, and of its body in whichever encoding.

    Raises:
        ApiError: the body is no JSON object though it says so.
    """
    query = dict(request.query)
    if request.content_type != "application/json":
        return Arguments(query | dict(await request.post()))
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        raise ApiError("invalid_json") from None
    if not isinstance(body, dict):
        raise ApiError("json_not_object")
    return Arguments(query | body)
