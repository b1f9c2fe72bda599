"""A seller's deals, each with its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.deals import Stage
from bot.views.answers import Answer, Block, actions, button, context, section
from bot.views.outcomes.deal_form import EDIT, OPEN
from bot.views.reporting import deals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.deals import Deal
    from bot.i18n import Texts

MOVE: Final = "move_deal"
"""Its value names the stage and the deal, read by `parse`."""
_SHOWN = 12


def build(listed: Sequence[Deal], texts: Texts, currency: str) -> Answer:
    """Return the deals, the open ones first, each with what can be done."""
    new = actions(button(texts.plain("New deal"), OPEN, style=None if listed else "primary"))
    if not listed:
        return Answer.of(texts.say("You have no deals yet."), new)
    lines = [deals.line(deal, texts, currency) for deal in listed[:_SHOWN]]
    blocks: list[Block] = []
    for deal, line in zip(listed[:_SHOWN], lines, strict=True):
        blocks += [section(line), actions(*_buttons(deal, texts))]
    hint = texts.say("`/deal won Acme` in one line does the same; `/undo` takes the last step back.")
    older = len(listed) - _SHOWN
    if older > 0:
        hint = f"{texts.say_count('… and {count} older one', '… and {count} older ones', older)}\n{hint}"
    return Answer("\n".join([*lines, hint]), (*blocks, new, context(hint)))


def parse(value: str) -> tuple[Stage, int]:
    """Return the stage and the deal that a button's value names."""
    stage, deal_id = value.split(" ")
    return Stage(stage), int(deal_id)


def _buttons(deal: Deal, texts: Texts) -> list[Block]:
    edit = button(texts.plain("Edit"), f"{EDIT}:{deal.id}", str(deal.id))
    if not deal.is_open:
        return [edit]
    return [
        button(texts.plain("Won"), f"{MOVE}:won", f"{Stage.WON} {deal.id}", style="primary"),
        button(texts.plain("Lost"), f"{MOVE}:lost", f"{Stage.LOST} {deal.id}"),
        edit,
    ]
