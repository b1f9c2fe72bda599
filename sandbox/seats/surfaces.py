"""Where a person finds something to click: in a form, in a message, on the Home tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sandbox.state.inputs import Values, elements, initial_values
from sandbox.state.messages import Message
from sandbox.state.views import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sandbox.state.people import Person
    from sandbox.state.workspace import Workspace
    from sandbox.wire import Json

Surface: TypeAlias = Message | View
"""A thing with blocks in it."""


def blocks_of(surface: Surface) -> list[Json]:
    """Return the blocks, those of attachments included."""
    if isinstance(surface, View):
        return surface.blocks
    return [*surface.blocks, *(block for part in surface.attachments for block in part.get("blocks", []))]


def values_of(surface: Surface, person: Person) -> Values:
    """Return what stands in the inputs before a person; it may be changed."""
    if isinstance(surface, View):
        return surface.values
    if person.id not in surface.states:
        surface.states[person.id] = initial_values(blocks_of(surface))
    return surface.states[person.id]


def find(workspace: Workspace, person: Person, wanted: str, on: Surface | None) -> tuple[Surface, Json, Json]:
    """Return the surface, block and element that a person means.

    Args:
        workspace: where to look.
        person: who looks.
        wanted: an action id, a block id, both with a slash between, or the label of a button or an input.
        on: where it is; else the form in front, then the newest message, then the Home tab that has it.

    Raises:
        LookupError: there is nothing of that name in sight.
    """
    for surface in [on] if on else _in_sight(workspace, person):
        for block, element in elements(blocks_of(surface)):
            exact = f"{block['block_id']}/{element['action_id']}"
            if wanted in {element["action_id"], block["block_id"], exact, *_labels(block, element)}:
                return surface, block, element
    raise LookupError(f"{person.name} sees no {wanted!r}")


def _in_sight(workspace: Workspace, person: Person) -> Iterator[Surface]:
    if top := workspace.views.top(person.id):
        yield top
        return
    channels = [one for one in workspace.channels.values() if not one.is_direct or person.id in one.members]
    messages = [message for channel in channels for message in channel.seen_by(person.id)]
    yield from sorted(messages, key=lambda message: message.ts, reverse=True)
    if home := workspace.views.home(person.id):
        yield home


def _labels(block: Json, element: Json) -> set[str]:
    texts = (element.get("text"), block.get("label"))
    return {text["text"] for text in texts if isinstance(text, dict)}
