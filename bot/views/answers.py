"""What an answer is, and the blocks it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Block = dict[str, Any]
"""A block or an element of one, as Slack takes it.

Plain dicts: the classes of ``slack_sdk.models`` cost 0.2 ms an answer, as much as a database query, and check less than
the tests do.
"""

_SECTION = 3000
"""Characters in a section's text [Slack: block-kit/blocks/section-block]."""
_FIELD = 2000
_HEADER = 150
_BUTTON = 75


@dataclass(frozen=True, slots=True)
class Answer:
    """A message for one person: blocks, and the same in words for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...] = field(default=())
    is_replacement: bool = False
    """Whether it stands in place of the message whose button was clicked."""
    is_refusal: bool = False
    """Whether it says that nothing was stored; a form that is refused stays open below it."""
    plain: tuple[Block, ...] = ()
    """The same without what Slack may refuse in a workspace, such as charts; nothing where there is no such thing."""

    @classmethod
    def of(cls, text: str, *more: Block) -> Answer:
        """Return an answer that says one thing in a section, with more blocks below it."""
        return cls(text, (section(text), *more))

    @classmethod
    def saying(cls, *blocks: Block) -> Answer:
        """Return an answer whose words are those of its headers, sections and contexts, in their order."""
        said = [block for block in blocks if block["type"] in {"header", "section", "context"}]
        texts = [block["elements"][0] if block["type"] == "context" else block["text"] for block in said]
        return cls("\n".join(text["text"] for text in texts), blocks)

    def in_place(self) -> Answer:
        """Return the same answer, to stand in place of the message whose button was clicked."""
        return replace(self, is_replacement=True)


def cut(text: str, limit: int) -> str:
    """Return text of at most ``limit`` characters; what was cut off is marked by an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def header(text: str) -> Block:
    """Return a header; ``text`` is plain."""
    return {"type": "header", "text": plain(text, _HEADER)}


def section(text: str, *, button: Block | None = None, block_id: str | None = None) -> Block:
    """Return a section of mrkdwn, with a button beside it if one is given."""
    block: Block = {"type": "section", "text": mrkdwn(text, _SECTION)}
    if button is not None:
        block["accessory"] = button
    return _named(block, block_id)


def fields(texts: Sequence[str]) -> Block:
    """Return a section of at most ten short texts in two columns."""
    return {"type": "section", "fields": [mrkdwn(text, _FIELD) for text in texts]}


def context(text: str) -> Block:
    """Return a line in small print."""
    return {"type": "context", "elements": [mrkdwn(text, _SECTION)]}


def divider() -> Block:
    """Return a rule."""
    return {"type": "divider"}


def button(text: str, action_id: str, value: str = "", *, style: str | None = None) -> Block:
    """Return a button; ``style`` is ``primary``, ``danger`` or nothing."""
    block: Block = {"type": "button", "action_id": action_id, "text": plain(text, _BUTTON)}
    if value:
        block["value"] = value
    if style:
        block["style"] = style
    return block


def actions(*elements: Block, block_id: str | None = None) -> Block:
    """Return a row of buttons."""
    return _named({"type": "actions", "elements": list(elements)}, block_id)


def plain(text: str, limit: int) -> Block:
    """Return a text object without mark-up."""
    return {"type": "plain_text", "text": cut(text, limit), "emoji": True}


def mrkdwn(text: str, limit: int = _SECTION) -> Block:
    """Return a text object with Slack's mark-up."""
    return {"type": "mrkdwn", "text": cut(text, limit)}


def _named(block: Block, block_id: str | None) -> Block:
    return block if block_id is None else {**block, "block_id": block_id}
