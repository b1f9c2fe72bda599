"""Views: the Home tab of each person, and the stack of forms in front of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.state.changes import Change, Kind
from sandbox.state.inputs import Values, initial_values

if TYPE_CHECKING:
    from sandbox.state.app import App
    from sandbox.state.changes import Changes
    from sandbox.state.ids import Ids
    from sandbox.wire import Json

STACK_LIMIT = 3
"""Views that may lie on one another (docs.slack.dev/surfaces/modals)."""


@dataclass(slots=True)
class View:
    """A form, or a Home tab, in front of one person."""

    id: str
    owner: str
    """The id of the person who sees it."""
    content: Json
    """The view as the app gave it, its blocks with ids."""
    hash: str
    """Changes with each update."""
    root_id: str
    previous_id: str | None = None
    values: Values = field(default_factory=dict)
    """What stands in its inputs."""
    errors: dict[str, str] = field(default_factory=dict)
    """What is shown below its inputs after a refused submission, by block id."""

    @property
    def blocks(self) -> list[Json]:
        """Its blocks."""
        return list(self.content["blocks"])

    @property
    def external_id(self) -> str:
        """The id that the app chose, or nothing."""
        return str(self.content.get("external_id") or "")

    @property
    def is_home(self) -> bool:
        """Whether it is a Home tab rather than a form."""
        return bool(self.content["type"] == "home")

    def as_view(self, app: App, team_id: str) -> Json:
        """Return Slack's ``view`` object (docs.slack.dev/reference/views)."""
        given = self.content
        return {
            "id": self.id,
            "team_id": team_id,
            "type": given["type"],
            "blocks": self.blocks,
            "private_metadata": given.get("private_metadata", ""),
            "callback_id": given.get("callback_id", ""),
            "external_id": self.external_id,
            "state": {"values": self.values},
            "hash": self.hash,
            "title": given.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
            "submit": given.get("submit"),
            "close": given.get("close"),
            "clear_on_close": given.get("clear_on_close", False),
            "notify_on_close": given.get("notify_on_close", False),
            "submit_disabled": given.get("submit_disabled", False),
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id,
            "app_id": app.id,
            "app_installed_team_id": team_id,
            "bot_id": app.bot_id,
        }


class Views:
    """The views that stand in front of people."""

    def __init__(self, ids: Ids, changes: Changes) -> None:
        self._ids = ids
        self._changes = changes
        self._homes: dict[str, View] = {}
        self._stacks: dict[str, list[View]] = {}

    def home(self, person_id: str) -> View | None:
        """Return a person's Home tab, once the app has published one."""
        return self._homes.get(person_id)

    def stack(self, person_id: str) -> tuple[View, ...]:
        """Return the forms in front of a person, the topmost last."""
        return tuple(self._stacks.get(person_id, ()))

    def top(self, person_id: str) -> View | None:
        """Return the form that a person sees."""
        return (self.stack(person_id) or (None,))[-1]

    def find(self, view_id: str = "", external_id: str = "") -> View | None:
        """Return the view with an id, or with the id that the app chose."""
        everything = [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]
        return next(
            (view for view in everything if view.id == view_id or (external_id and view.external_id == external_id)),
            None,
        )

    def publish(self, person_id: str, content: Json) -> View:
        """Show a Home tab, in place of the one before."""
        before = self.home(person_id)
        view_id = before.id if before else self._ids.new("V")
        kept = before.values if before else None
        self._homes[person_id] = self._view(view_id, person_id, content, view_id, None, kept)
        self._changes.tell(Change(Kind.HOME, person=person_id))
        return self._homes[person_id]

    def open(self, person_id: str, content: Json) -> View:
        """Show a form, in place of all forms before."""
        view_id = self._ids.new("V")
        self._stacks[person_id] = [self._view(view_id, person_id, content, view_id, None)]
        self._tell(person_id)
        return self._stacks[person_id][-1]

    def push(self, person_id: str, content: Json) -> View:
        """Lay a form on the one that the person sees; there is one, and room for another."""
        below = self._stacks[person_id][-1]
        view = self._view(self._ids.new("V"), person_id, content, below.root_id, below.id)
        self._stacks[person_id].append(view)
        self._tell(person_id)
        return view

    def update(self, view: View, content: Json) -> View:
        """Give a view another content; what was typed stays where the ids are the same."""
        view.content = self._with_ids(content)
        view.values = initial_values(view.blocks, view.values)
        view.hash = self._ids.hash()
        view.errors = {}
        self._tell(view.owner, Kind.HOME if view.is_home else Kind.MODAL)
        return view

    def refuse(self, view: View, errors: dict[str, str]) -> None:
        """Show errors below the inputs of a form, by block id."""
        view.errors = errors
        self._tell(view.owner)

    def close(self, person_id: str, *, everything: bool = False) -> list[View]:
        """Take the topmost form away, or all of them; return what was taken, the topmost first."""
        stack = self._stacks.get(person_id, [])
        taken = [stack.pop() for _ in range(len(stack) if everything else min(1, len(stack)))]
        if taken:
            self._tell(person_id)
        return taken

    def remove(self, view: View) -> None:
        """Take one form away, wherever in the stack it lies; nothing happens when it is gone already."""
        stack = self._stacks.get(view.owner, [])
        if view in stack:
            stack.remove(view)
            self._tell(view.owner)

    def _view(
        self, view_id: str, owner: str, content: Json, root_id: str, previous_id: str | None, kept: Values | None = None
    ) -> View:
        complete = self._with_ids(content)
        values = initial_values(complete["blocks"], kept)
        return View(view_id, owner, complete, self._ids.hash(), root_id, previous_id, values)

    def _with_ids(self, content: Json) -> Json:
        return content | {"blocks": with_ids(content["blocks"], self._ids)}

    def _tell(self, person_id: str, kind: Kind = Kind.MODAL) -> None:
        self._changes.tell(Change(kind, person=person_id))


def with_ids(blocks: list[Json], ids: Ids) -> list[Json]:
    """Return the blocks with the ids that Slack gives to blocks and elements that came without."""
    return [_block_with_ids(block, ids) for block in blocks]


_INTERACTIVE = ("button", "overflow", "checkboxes", "radio_buttons", "datepicker", "timepicker", "datetimepicker")


def _block_with_ids(block: Json, ids: Ids) -> Json:
    complete = {**block, "block_id": block.get("block_id") or ids.short()}
    for key in ("element", "accessory"):
        if isinstance(block.get(key), dict):
            complete[key] = _element_with_id(block[key], ids)
    if isinstance(block.get("elements"), list):
        complete["elements"] = [_element_with_id(element, ids) for element in block["elements"]]
    return complete


def _element_with_id(element: Json, ids: Ids) -> Json:
    kind = str(element.get("type", ""))
    interactive = kind in _INTERACTIVE or kind.endswith(("_select", "_input"))
    return {**element, "action_id": ids.short()} if interactive and not element.get("action_id") else element
