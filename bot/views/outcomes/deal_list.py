"""The deals that a seller has a part in, each with its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.deals import Stage
from bot.use_cases.outcomes.list_deals import PAGE, Filter
from bot.views.answers import Answer, Block, actions, button, context, section
from bot.views.outcomes import deal_credits
from bot.views.outcomes.deal_form import EDIT, OPEN
from bot.views.reporting import deals
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.i18n import Markup, Texts
    from bot.use_cases.outcomes.list_deals import DealPage, ListedDeal

MOVE: Final = "move_deal"
"""Its value names the stage and the deal, read by `parse`."""
_SINGLE: Final = 2
"""Buttons where all deals are alike: there is nothing to choose from."""
LIST: Final = "list_deals"
"""Its value names what is listed, and the page, read by `page_in`."""


def build(page: DealPage, texts: Texts, currency: str) -> Answer:
    """Return a page of deals, the open ones first, each with what can be done, and the ways to the others."""
    new = button(texts.plain("New deal"), OPEN, style=None if page.total else "primary")
    if not page.counts[Filter.ALL] and not page.total:
        return Answer.of(texts.say("You have no deals yet."), actions(new))
    lines: list[str] = [line(listed, texts, currency) for listed in page.deals]
    blocks: list[Block] = []
    if not lines:
        lines = [_NOTHING[page.which](texts)]
        blocks = [section(lines[0])]
    for listed, said in zip(page.deals, lines, strict=False):
        blocks += [section(said), actions(*_buttons(listed, texts))]
    hint = texts.say("`/deal won Acme` in one line does the same; `/undo` takes the last step back.")
    filters = list(_filters(page, texts))
    ways = [actions(*filters, block_id="which")] if len(filters) > _SINGLE else []
    turns = actions(*_turns(page, texts), new, block_id="turns")
    return Answer("\n".join([*lines, hint]), (*blocks, *ways, turns, context(hint)))


def line(listed: ListedDeal, texts: Texts, currency: str) -> Markup:
    """Return a deal in one line, with who has which part of it and whether it waits for a second person."""
    whose = deal_credits.Whose(listed.names, listed.seller_name, listed.percent)
    return deals.line(listed.deal, texts, currency, whose, is_unverified=listed.is_unverified)


@reads_value("/deal list")
def parse(value: str) -> tuple[Stage, int]:
    """Return the stage and the deal that a button's value names."""
    stage, deal_id = value.split(" ")
    return Stage(stage), int(deal_id)


@reads_value("/deal list")
def page_in(value: str) -> tuple[Filter, int]:
    """Return what a button lists, and the page, of which 0 is the first."""
    which, page = value.split(" ")
    return Filter(which), max(int(page), 0)


def _buttons(listed: ListedDeal, texts: Texts) -> Iterator[Block]:
    deal = listed.deal
    if listed.percent is not None:
        yield deal_credits.decline(deal.id, texts)
        return
    if deal.is_open:
        yield button(texts.plain("Won"), f"{MOVE}:won", f"{Stage.WON} {deal.id}", style="primary")
        yield button(texts.plain("Lost"), f"{MOVE}:lost", f"{Stage.LOST} {deal.id}")
    if deal.stage in {Stage.LOST, Stage.VOID}:
        yield button(texts.plain("Reopen"), f"{MOVE}:open", f"{Stage.OPEN} {deal.id}")
    yield button(texts.plain("Edit"), f"{EDIT}:{deal.id}", str(deal.id))


def _filters(page: DealPage, texts: Texts) -> Iterator[Block]:
    for which, said in _FILTERS.items():
        if not page.counts[which] and which is not page.which:
            continue
        label = f"{said(texts)} ({page.counts[which]})"
        style = "primary" if which is page.which else None
        yield button(label, f"{LIST}:{which}", f"{which} 0", style=style)


def _turns(page: DealPage, texts: Texts) -> Iterator[Block]:
    if page.page:
        yield button(texts.plain("Newer"), f"{LIST}:newer", f"{page.which} {page.page - 1}")
    if page.total > (page.page + 1) * PAGE:
        yield button(texts.plain("Older"), f"{LIST}:older", f"{page.which} {page.page + 1}")


_FILTERS: Mapping[Filter, Callable[[Texts], str]] = {
    Filter.ALL: lambda texts: texts.plain("All"),
    Filter.OPEN: lambda texts: texts.plain("Open"),
    Filter.WON: lambda texts: texts.plain("Won"),
    Filter.LOST: lambda texts: texts.plain("Lost"),
    Filter.VOID: lambda texts: texts.plain("Void"),
}
_NOTHING: Mapping[Filter, Callable[[Texts], str]] = {
    Filter.ALL: lambda texts: texts.say("You have no deals but void ones."),
    Filter.OPEN: lambda texts: texts.say("You have no open deals."),
    Filter.WON: lambda texts: texts.say("You have won no deals yet."),
    Filter.LOST: lambda texts: texts.say("You have lost no deals."),
    Filter.VOID: lambda texts: texts.say("None of your deals is void."),
}
