"""Forms: what they are made of, and what stands in their place afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.views.answers import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.i18n import Texts
    from bot.views.answers import Answer, Block

View = dict[str, Any]

_TITLE = 24


def modal(
    title: str, blocks: Sequence[Block], *, callback_id: str = "", submit: str = "", close: str, metadata: str = ""
) -> View:
    """Return a form; without ``submit`` it only shows something."""
    view: View = {"type": "modal", "title": _plain(title), "close": _plain(close), "blocks": list(blocks)}
    if submit:
        view |= {"submit": _plain(submit), "callback_id": callback_id, "private_metadata": metadata}
    return view


def confirmation(answer: Answer, texts: Texts) -> View:
    """Return a view that shows an answer where the form was."""
    return modal("Upshot", answer.blocks, close=texts.plain("Close"))


def first_input(view: Mapping[str, Any] | None) -> str:
    """Return the block id of the first input of a form that Slack sent; empty where there is none."""
    blocks = view["blocks"] if view and view.get("type") == "modal" else []
    return next((str(block["block_id"]) for block in blocks if block["type"] == "input"), "")


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": cut(text, _TITLE), "emoji": True}
