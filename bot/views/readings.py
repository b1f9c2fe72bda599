"""An amount that can be read in two ways, such as ``12.000``: which reading was taken, and the button for the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import button, section

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.views.answers import Block


def question(read: str, other: str, texts: Texts) -> Block:
    """Return whether the other amount was meant, which is likelier than the one that was read."""
    return section(texts.say("I read *{read}*. Did you mean *{other}*?", read=read, other=other))


def meant(other: str, action_id: str, value: str, texts: Texts, *, is_likelier: bool = True) -> Block:
    """Return the button that takes the other amount; it is the first thing to press where that is likelier."""
    label = texts.plain("I meant {amount}", amount=other)
    return button(label, action_id, value, style="primary" if is_likelier else None)
