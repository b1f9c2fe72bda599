"""What happens when a person submits a form.

Source: docs.slack.dev/surfaces/modals, on response actions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sandbox.block_kit import check_view
from sandbox.delivery.outcome import Parcel
from sandbox.seats import payloads
from sandbox.seats.forms import complaints
from sandbox.seats.seen import Seen
from sandbox.seats.speaking import fail
from sandbox.state.calls import Dropped
from sandbox.state.views import STACK_LIMIT

if TYPE_CHECKING:
    from sandbox.slack import Slack
    from sandbox.state.people import Person
    from sandbox.state.views import View
    from sandbox.wire import Json

TROUBLE = "We had some trouble connecting. Try again?"
"""What Slack shows in a form when the app did not answer, or answered nonsense."""


async def submit(slack: Slack, person: Person, view: View) -> Seen:
    """Submit a form: first the client checks it, then the app, whose answer decides what comes next."""
    if errors := complaints(view):
        return _refuse(slack, view, errors)
    outcome = await slack.deliver(Parcel.INTERACTION, payloads.view_submission(slack, person, view))
    if outcome.cause:
        return fail(slack, person, TROUBLE)
    answer = outcome.answer or {}
    if problem := _problem(slack, view, answer):
        slack.workspace.dropped.append(Dropped("response_action", answer, (problem,)))
        return fail(slack, person, TROUBLE)
    return _follow(slack, person, view, answer)


def _follow(slack: Slack, person: Person, view: View, answer: Json) -> Seen:
    views = slack.workspace.views
    match answer.get("response_action"):
        case "errors":
            return _refuse(slack, view, answer["errors"])
        case "update":
            views.update(view, answer["view"])
        case "push":
            views.push(person.id, answer["view"])
        case "clear":
            views.close(person.id, everything=True)
        case _:
            views.remove(view)
    return Seen(view=views.top(person.id))


def _problem(slack: Slack, view: View, answer: Json) -> str:
    match answer.get("response_action"):
        case None | "clear":
            return ""
        case "errors":
            return _wrong_errors(view, answer.get("errors"))
        case "update" | "push" as action:
            full = action == "push" and len(slack.workspace.views.stack(view.owner)) >= STACK_LIMIT
            return "push_limit_reached" if full else "; ".join(map(str, check_view(answer.get("view"))))
        case other:
            return f"unknown response_action: {other}"


def _wrong_errors(view: View, errors: object) -> str:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        return "errors are missing"
    return "".join(f"no input block {block_id!r}; " for block_id in errors if block_id not in inputs)


def _refuse(slack: Slack, view: View, errors: dict[str, str]) -> Seen:
    slack.workspace.views.refuse(view, errors)
    return replace(Seen(view=view), errors=errors)
