"""What an answer is, and the blocks it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Block = dict[str, Any]

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

    @classmethod
    def of(cls, text: str, *more: Block) -> Answer:
        """Return an answer that says one thing in a section, with more blocks below it."""
        return cls(text, (section(text), *more))

    def in_place(self) -> Answer:
        """Return the same answer, to stand in place of the message whose button was clicked."""
        return replace(self, is_replacement=True)


def cut(text: str, limit: int) -> str:
    """Return text of at most ``limit`` characters; what was cut off is marked by an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def header(text: str) -> Block:
    """Return a header; ``text`` is plain."""
    return HeaderBlock(text=PlainTextObject(text=cut(text, _HEADER), emoji=True)).to_dict()


def section(text: str, *, button: Block | None = None, block_id: str | None = None) -> Block:
    """Return a section of mrkdwn, with a button beside it if one is given."""
    block = SectionBlock(text=MarkdownTextObject(text=cut(text, _SECTION)), block_id=block_id).to_dict()
    return {**block, "accessory": button} if button else block


def fields(texts: Sequence[str]) -> Block:
    """Return a section of at most ten short texts in two columns."""
    return SectionBlock(fields=[MarkdownTextObject(text=cut(text, _FIELD)) for text in texts]).to_dict()


def context(text: str) -> Block:
    """Return a line in small print."""
    return ContextBlock(elements=[MarkdownTextObject(text=cut(text, _SECTION))]).to_dict()


def divider() -> Block:
    """Return a rule."""
    return DividerBlock().to_dict()


def button(text: str, action_id: str, value: str = "", *, style: str | None = None) -> Block:
    """Return a button; ``style`` is ``primary``, ``danger`` or nothing."""
    return ButtonElement(
        text=PlainTextObject(text=cut(text, _BUTTON), emoji=True), action_id=action_id, value=value or None, style=style
    ).to_dict()


def actions(*elements: Block, block_id: str | None = None) -> Block:
    """Return a row of buttons."""
    block = ActionsBlock(elements=[], block_id=block_id).to_dict()
    return {**block, "elements": list(elements)}
