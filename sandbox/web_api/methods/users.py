"""The methods ``users.*``.

Source: the pages below docs.slack.dev/reference/methods/users.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state.channels import ChannelKind
from sandbox.web_api.errors import ApiError
from sandbox.web_api.method import Method, Request, page
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from sandbox.state.people import Person
    from sandbox.wire import Json

_READ = {ChannelKind.PUBLIC: "channels:read", ChannelKind.PRIVATE: "groups:read", ChannelKind.DIRECT: "im:read"}


def info(request: Request) -> Json:
    """Tell about one person."""
    return {"ok": True, "user": _told(request, request.someone())}


def list_all(request: Request) -> Json:
    """Tell about all people, those who left included."""
    part, metadata = page(request, list(request.workspace.people.values()), default=1000)
    members = [_told(request, person) for person in part]
    now = request.workspace.ids.seconds()
    return {"ok": True, "members": members, "cache_ts": now, "response_metadata": metadata}


def look_up_by_email(request: Request) -> Json:
    """Tell about the person with an address."""
    email = request.arguments.required("email").lower()
    found = (one for one in request.workspace.people.values() if one.email.lower() == email and not one.deleted)
    if (person := next(found, None)) is None:
        raise ApiError("users_not_found")
    return {"ok": True, "user": _told(request, person)}


def conversations(request: Request) -> Json:
    """Return the conversations that the bot, or a person, is in."""
    member = request.someone().id if "user" in request.arguments else request.app.user_id
    wanted = kinds(request)
    mine = [
        channel
        for channel in request.workspace.channels.values()
        if channel.kind in wanted
        and member in channel.members
        and (channel.kind is ChannelKind.PUBLIC or request.app.user_id in channel.members)
        and not (channel.is_archived and request.arguments.flag("exclude_archived"))
    ]
    part, metadata = page(request, mine)
    shown = [channel.as_channel(request.app.user_id) for channel in part]
    return {"ok": True, "channels": shown, "response_metadata": metadata}


def kinds(request: Request) -> set[ChannelKind]:
    """Return the kinds of conversation in ``types``; public channels when it is not given.

    Raises:
        ApiError: a kind is unknown, or its scope is missing.
    """
    wanted = request.arguments.several("types") or [ChannelKind.PUBLIC]
    if unknown := {*wanted} - {*ChannelKind, "mpim"}:
        raise ApiError("invalid_types", sorted(unknown))
    found = {ChannelKind(kind) for kind in wanted if kind != "mpim"}
    for kind in sorted(found):
        request.require(_READ[kind])
    return found


def _told(request: Request, person: Person) -> Json:
    return person.as_user(
        request.workspace.clock(),
        locale=request.arguments.flag("include_locale"),
        email=request.may("users:read.email"),
    )


METHODS = {
    "users.info": Method(info, ("users:read",), Tier.FOUR),
    "users.list": Method(list_all, ("users:read",), Tier.TWO),
    "users.lookupByEmail": Method(look_up_by_email, ("users:read.email",), Tier.THREE),
    "users.conversations": Method(conversations, tuple(sorted(_READ.values())), Tier.THREE),
}
