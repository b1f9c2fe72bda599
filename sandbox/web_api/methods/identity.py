"""Who the app is and where: ``api.test``, ``auth.*``, ``apps.*``, ``team.info``, ``usergroups.*``.

Source: the pages of these methods below docs.slack.dev/reference/methods.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.state import happenings
from sandbox.web_api.errors import ApiError
from sandbox.web_api.method import Method, Request, Token
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from sandbox.wire import Json


def api_test(request: Request) -> Json:
    """Answer what was asked; an argument ``error`` is answered as one."""
    if error := request.arguments.text("error"):
        raise ApiError(error, args=request.arguments.given)
    return {"ok": True, "args": request.arguments.given}


def auth_test(request: Request) -> Json:
    """Tell whose token it is."""
    workspace, app = request.workspace, request.app
    return {
        "ok": True,
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.people[app.user_id].name,
        "team_id": workspace.team_id,
        "user_id": app.user_id,
        "bot_id": app.bot_id,
        "app_id": app.id,
        "app_name": app.manifest.name,
        "is_enterprise_install": False,
    }


def open_connection(request: Request) -> Json:
    """Return an address for a Socket Mode connection."""
    if not request.app.manifest.socket_mode:
        raise ApiError("forbidden_team")
    address = request.workspace.base_url.replace("http", "ws", 1) + request.slack.sockets.ticket()
    return {"ok": True, "url": address + ("&debug_reconnects=true" if "debug_reconnects" in request.arguments else "")}


def uninstall(request: Request) -> Json:
    """Take the app out of the workspace."""
    request.arguments.required("client_id")
    request.arguments.required("client_secret")
    happenings.uninstall(request.workspace)
    return {"ok": True}


def team_info(request: Request) -> Json:
    """Tell about the workspace."""
    workspace = request.workspace
    if request.arguments.text("team", workspace.team_id) != workspace.team_id:
        raise ApiError("team_not_found")
    address = f"https://{workspace.domain}.slack.com/"
    team = {"id": workspace.team_id, "name": workspace.name, "domain": workspace.domain, "url": address}
    return {"ok": True, "team": team | {"email_domain": "", "icon": {"image_default": True}}}


def list_usergroups(request: Request) -> Json:
    """Return the user groups."""
    groups = request.workspace.usergroups.items()
    shown = [
        {"id": key, "team_id": request.workspace.team_id, "handle": handle, "name": handle, "user_count": len(people)}
        for key, (handle, people) in groups
    ]
    return {"ok": True, "usergroups": shown}


def list_usergroup_members(request: Request) -> Json:
    """Return the ids of the people in a user group."""
    group = request.workspace.usergroups.get(request.arguments.required("usergroup"))
    if group is None:
        raise ApiError("no_such_subteam")
    return {"ok": True, "users": list(group[1])}


METHODS = {
    "api.test": Method(api_test, (), Tier.SPECIAL, Token.ANY),
    "auth.test": Method(auth_test, (), Tier.SPECIAL),
    "apps.connections.open": Method(open_connection, (), Tier.THREE, Token.APP),
    "apps.uninstall": Method(uninstall, (), Tier.ONE),
    "team.info": Method(team_info, ("team:read",), Tier.THREE),
    "usergroups.list": Method(list_usergroups, ("usergroups:read",), Tier.TWO),
    "usergroups.users.list": Method(list_usergroup_members, ("usergroups:read",), Tier.TWO),
}
