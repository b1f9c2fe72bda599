"""Whole messages and views: their own fields, and the rules across their blocks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sandbox.block_kit.attachments import ATTACHMENT
from sandbox.block_kit.blocks import BLOCKS
from sandbox.block_kit.objects import plain_text
from sandbox.block_kit.shapes import Problem, anything, array, boolean, by_type, one_of, record, string, type_of, typed
from sandbox.block_kit.surfaces import Surface, every_block, every_element, misplaced

MOST_TEXT = 40_000
"""Slack cuts a message's text after this many characters; here it is refused, so that nobody relies on the cut."""
MOST_VIEW_BYTES = 250_000
"""The JSON of a view may have this many bytes; beyond, Slack answers ``view_too_large``."""

_MOST_BLOCKS = {Surface.MESSAGE: 50, Surface.MODAL: 100, Surface.HOME: 100}
_MOST_OF_TYPE = {"data_visualization": 2}
_MOST_MARKDOWN = 12_000
_TABLES = {"table", "data_table"}
_PLAIN = {"header", "section", "context", "divider", "actions"}

_IDS = {
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
    "private_metadata": string(3000, least=0),
}
_VIEWS = by_type(
    {
        "modal": typed(
            "modal",
            {"title": plain_text(24), "blocks": anything},
            {
                **_IDS,
                "submit": plain_text(24),
                "close": plain_text(24),
                "clear_on_close": boolean,
                "notify_on_close": boolean,
            },
        ),
        "home": typed("home", {"blocks": anything}, _IDS),
    }
)
_ANSWER = record(
    {},
    {
        "response_type": one_of("ephemeral", "in_channel"),
        **dict.fromkeys(("text", "blocks", "attachments", "metadata", "thread_ts"), anything),
        **dict.fromkeys(("replace_original", "delete_original", "mrkdwn", "unfurl_links", "unfurl_media"), boolean),
    },
)
_BLOCK = by_type(BLOCKS)


def check_message(payload: Mapping[str, object]) -> list[Problem]:
    """Return what Slack would refuse in a message's text, blocks and attachments; other keys are not read."""
    problems: list[Problem] = []
    if payload.get("text") is not None:
        problems += string(MOST_TEXT, least=0)(payload["text"], "/text")
    if payload.get("blocks") is not None:
        problems += check_blocks(payload["blocks"], Surface.MESSAGE)
    if payload.get("attachments") is not None:
        problems += array(ATTACHMENT, 100, least=0)(payload["attachments"], "/attachments")
        for blocks, at in _attached(payload["attachments"]):
            problems += check_blocks(blocks, Surface.MESSAGE, at)
    return problems


def check_ack_message(answer: object) -> list[Problem]:
    """Return what is wrong in the answer that acknowledges a command: nothing, a text, or a message.

    Slack tells the bot of none of these: it drops the answer in silence.
    """
    if answer is None or isinstance(answer, str):
        return check_message({"text": answer})
    problems = list(_ANSWER(answer, ""))
    return problems + (check_message(answer) if isinstance(answer, Mapping) else [])


def check_view(view: object, at: str = "/view") -> list[Problem]:
    """Return what Slack would refuse in a modal or Home view."""
    problems = list(_VIEWS(view, at))
    if not isinstance(view, Mapping) or type_of(view) not in {"modal", "home"}:
        return problems
    surface = Surface(type_of(view))
    blocks = view.get("blocks", [])
    problems += check_blocks(blocks, surface, f"{at}/blocks", least=1)
    if surface is Surface.MODAL and "submit" not in view and _has_inputs(blocks):
        problems.append(Problem(at, "missing required field: submit"))
    return problems


def check_blocks(
    blocks: object, surface: Surface = Surface.MESSAGE, at: str = "/blocks", *, least: int = 0
) -> list[Problem]:
    """Return what Slack would refuse in a list of blocks on a surface."""
    problems = list(array(anything, _MOST_BLOCKS[surface], least=least)(blocks, at))
    if not isinstance(blocks, list):
        return problems
    for index, block in enumerate(blocks):
        problems += misplaced(block, f"{at}/{index}", surface)
        problems += _BLOCK(block, f"{at}/{index}")
    problems += _repeated_ids(blocks, at)
    problems += _too_many(blocks, at)
    problems += _many_in_focus(blocks, at)
    return problems


def is_too_large(view: Mapping[str, object]) -> bool:
    """Say whether a view is more than Slack's 250 KB of JSON."""
    return len(json.dumps(view, separators=(",", ":")).encode()) > MOST_VIEW_BYTES


def is_plain_answer(payload: Mapping[str, object]) -> bool:
    """Say whether an answer has only the blocks that every Slack client has known for years.

    A house rule: in an answer that acknowledges, a refusal of a newer block is never told to the bot.
    """
    blocks = payload.get("blocks") or []
    return isinstance(blocks, list) and all(isinstance(block, Mapping) and type_of(block) in _PLAIN for block in blocks)


def _attached(attachments: object) -> Iterator[tuple[object, str]]:
    if isinstance(attachments, list):
        for index, attachment in enumerate(attachments):
            if isinstance(attachment, Mapping) and "blocks" in attachment:
                yield attachment["blocks"], f"/attachments/{index}/blocks"


def _has_inputs(blocks: object) -> bool:
    return isinstance(blocks, list) and any(
        isinstance(block, Mapping) and type_of(block) == "input" for block in blocks
    )


def _repeated_ids(blocks: list[object], at: str) -> Iterator[Problem]:
    seen: set[object] = set()
    for block, pointer in every_block(blocks, at):
        block_id = block.get("block_id")
        if isinstance(block_id, str) and block_id in seen:
            yield Problem(f"{pointer}/block_id", f"`block_id` {block_id} already exists")
        seen.add(block_id if isinstance(block_id, str) else None)


def _too_many(blocks: list[object], at: str) -> Iterator[Problem]:
    types = [type_of(block) for block, _ in every_block(blocks, at)]
    if sum(kind in _TABLES for kind in types) > 1:
        yield Problem(at, "only_one_table_allowed")
    for kind, most in _MOST_OF_TYPE.items():
        if types.count(kind) > most:
            yield Problem(at, f"no more than {most} {kind} blocks allowed")
    markdown = [block.get("text") for block, _ in every_block(blocks, at) if type_of(block) == "markdown"]
    if len("".join(text for text in markdown if isinstance(text, str))) > _MOST_MARKDOWN:
        yield Problem(at, f"markdown blocks must be less than {_MOST_MARKDOWN + 1} characters together")


def _many_in_focus(blocks: list[object], at: str) -> Iterator[Problem]:
    focused = [
        pointer
        for block, place in every_block(blocks, at)
        for element, pointer in every_element(block, place)
        if element.get("focus_on_load") is True
    ]
    for pointer in focused[1:]:
        yield Problem(f"{pointer}/focus_on_load", "only one element may be focused on load")
