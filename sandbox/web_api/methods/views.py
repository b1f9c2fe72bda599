"""The methods ``views.*``, and ``blocks.validate``.

Source: the pages below docs.slack.dev/reference/methods/views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.block_kit import check_message, check_view
from sandbox.delivery.triggers import TriggerError
from sandbox.state.views import STACK_LIMIT
from sandbox.web_api import content
from sandbox.web_api.errors import ApiError, missing
from sandbox.web_api.method import Method, Request
from sandbox.web_api.rates import Tier

if TYPE_CHECKING:
    from sandbox.state.views import View
    from sandbox.wire import Json


def open_form(request: Request) -> Json:
    """Open a form in front of the person who just did something."""
    wanted = _form(request)
    person = _redeem(request)
    return _answer(request, request.workspace.views.open(person, wanted))


def push(request: Request) -> Json:
    """Lay another form on the one that is open."""
    wanted = _form(request)
    person = _redeem(request)
    stack = request.workspace.views.stack(person)
    if not stack:
        raise ApiError("not_found")
    if len(stack) >= STACK_LIMIT:
        raise ApiError("push_limit_reached")
    return _answer(request, request.workspace.views.push(person, wanted))


def update(request: Request) -> Json:
    """Change a view that stands in front of a person."""
    wanted = content.view(request.arguments)
    view_id, external_id = request.arguments.text("view_id"), request.arguments.text("external_id")
    if not view_id and not external_id:
        raise missing("view_id")
    view = request.workspace.views.find(view_id, external_id)
    if view is None:
        raise ApiError("not_found")
    _check_external_id(request, wanted, view)
    _check_hash(request, view)
    return _answer(request, request.workspace.views.update(view, wanted))


def publish(request: Request) -> Json:
    """Show a Home tab to a person."""
    person = request.someone("user_id")
    wanted = content.view(request.arguments)
    if not request.app.manifest.home_tab:
        raise ApiError("not_enabled")
    if wanted["type"] != "home":
        raise ApiError("invalid_arguments", ["only home views can be published [json-pointer:/view/type]"])
    before = request.workspace.views.home(person.id)
    _check_external_id(request, wanted, before)
    if before:
        _check_hash(request, before)
    return _answer(request, request.workspace.views.publish(person.id, wanted))


def validate(request: Request) -> Json:
    """Say what is wrong in blocks, in a message or in a view, without showing it."""
    given = {name: request.arguments.json(name) for name in ("blocks", "message", "view")}
    if given["view"] is not None:
        problems = check_view(given["view"])
    else:
        message = given["message"] or {"blocks": given["blocks"]}
        problems = check_message(message if isinstance(message, dict) else {"blocks": message})
    if not problems:
        return {"ok": True}
    told = [{"code": "invalid", "message": found.message, "pointer": found.pointer} for found in problems]
    raise ApiError("invalid_blocks", errors=told)


def _answer(request: Request, view: View) -> Json:
    return {"ok": True, "view": view.as_view(request.app, request.workspace.team_id)}


def _form(request: Request) -> Json:
    request.arguments.required("trigger_id")
    wanted = content.view(request.arguments)
    if wanted["type"] != "modal":
        raise ApiError("invalid_arguments", ["only modals can be opened [json-pointer:/view/type]"])
    _check_external_id(request, wanted, None)
    return wanted


def _redeem(request: Request) -> str:
    try:
        return request.slack.triggers.redeem(request.arguments.text("trigger_id"))
    except TriggerError as error:
        raise ApiError(error.fault) from error


def _check_external_id(request: Request, wanted: Json, view: View | None) -> None:
    external_id = str(wanted.get("external_id") or "")
    other = request.workspace.views.find(external_id=external_id) if external_id else None
    if other is not None and other is not view:
        raise ApiError("duplicate_external_id")


def _check_hash(request: Request, view: View) -> None:
    if request.arguments.text("hash", view.hash) != view.hash:
        raise ApiError("hash_conflict")


METHODS = {
    "views.open": Method(open_form, (), Tier.FOUR),
    "views.push": Method(push, (), Tier.FOUR),
    "views.update": Method(update, (), Tier.FOUR),
    "views.publish": Method(publish, (), Tier.FOUR),
    "blocks.validate": Method(validate, (), Tier.FOUR),
}
