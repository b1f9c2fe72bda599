"""What every method is given, and what it declares."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sandbox.web_api.errors import ApiError
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sandbox.slack import Slack
    from sandbox.state.app import App
    from sandbox.state.people import Person
    from sandbox.state.workspace import Workspace
    from sandbox.web_api.arguments import Arguments
    from sandbox.wire import Json

Item = TypeVar("Item")


class Token(StrEnum):
    """Which token a method takes."""

    BOT = "xoxb"
    APP = "xapp"
    ANY = ""


@dataclass(slots=True)
class Request:
    """One call of a method, past the checks that all methods share."""

    slack: Slack
    arguments: Arguments
    warnings: list[str] = field(default_factory=list)
    """Told in the answer beside the result."""

    @property
    def workspace(self) -> Workspace:
        """The state that the call may read and change."""
        return self.slack.workspace

    @property
    def app(self) -> App:
        """The app that calls."""
        return self.slack.workspace.app

    def may(self, scope: str) -> bool:
        """Say whether the app has a scope."""
        return scope in self.app.manifest.bot_scopes

    def require(self, scope: str) -> None:
        """Refuse the call unless the app has a scope.

        Raises:
            ApiError: it has not; the answer tells which is needed and which there are.
        """
        if not self.may(scope):
            raise missing_scope(self.app, (scope,))

    def someone(self, name: str = "user", error: str = "user_not_found") -> Person:
        """Return the person whose id stands in an argument.

        Raises:
            ApiError: there is none.
        """
        person = self.workspace.people.get(self.arguments.required(name))
        if person is None:
            raise ApiError(error)
        return person


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Web API."""

    answer: Callable[[Request], Json]
    scopes: tuple[str, ...] = ()
    """Any one of them suffices; none needed when empty."""
    tier: Tier = Tier.THREE
    token: Token = Token.BOT
    posts: bool = False
    """Whether it counts as a message in the channel that it names."""


def missing_scope(app: App, needed: Sequence[str]) -> ApiError:
    """Return the refusal of a call for which the app lacks the scope."""
    provided = ",".join(sorted(app.manifest.bot_scopes))
    return ApiError("missing_scope", needed=",".join(needed), provided=provided)


def page(request: Request, items: Sequence[Item], default: int = 100, most: int = 1000) -> tuple[list[Item], Json]:
    """Return the part of a list that ``limit`` and ``cursor`` ask for, and the ``response_metadata`` to go with it.

    Raises:
        ApiError: the cursor or the limit is wrong.
    """
    start, limit = _start(request.arguments.text("cursor")), request.arguments.number("limit", default, most)
    part, rest = list(items[start : start + limit]), items[start + limit :]
    cursor = base64.b64encode(f"next:{start + limit}".encode()).decode() if rest else ""
    return part, {"next_cursor": cursor}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).removeprefix(b"next:"))
    except (ValueError, binascii.Error):
        raise ApiError("invalid_cursor") from None
