"""The list of those who take part, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.i18n import escape
from bot.views.answers import Answer, actions, button, context, section
from bot.views.people.person_form import EDIT
from bot.views.people.sellers import count, facts
from bot.views.values import reads_value
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Texts
    from bot.use_cases.people.sellers import SellerRow
    from bot.views.answers import Block

PAGE: Final = "page_of_people"
"""Shows another page."""
_ON_PAGE = 15


def build(rows: Sequence[SellerRow], page: int, texts: Texts) -> Answer:
    """Return a page, counted from 0; one beyond the end is the last one."""
    page = max(0, min(page, (len(rows) - 1) // _ON_PAGE))
    shown = rows[page * _ON_PAGE : (page + 1) * _ON_PAGE]
    lines = [f"*{escape(shown_name(row.name, texts))}* · {facts(row, texts)}" for row in shown]
    rows_shown = [section(line, button=_edit(row, texts)) for row, line in zip(shown, lines, strict=True)]
    total = count(len(rows), texts)
    how = texts.say("`/upshot sellers add @anna` adds somebody; `/upshot sellers help` tells what else can be set.")
    text = "\n".join([total, *lines])
    return Answer(f"{text}\n{how}", (section(total), *rows_shown, *_buttons(page, len(rows), texts), context(how)))


@reads_value("/upshot people")
def page_in(value: str) -> int:
    """Return the page that a button names."""
    return int(value)


def _edit(row: SellerRow, texts: Texts) -> Block:
    return button(texts.plain("Edit"), f"{EDIT}:{row.id}", row.id)


def _buttons(page: int, total: int, texts: Texts) -> list[Block]:
    buttons = []
    if page > 0:
        buttons.append(button(texts.plain("Back"), f"{PAGE}:back", str(page - 1)))
    if (page + 1) * _ON_PAGE < total:
        buttons.append(button(texts.plain("More"), f"{PAGE}:more", str(page + 1)))
    return [actions(*buttons)] if buttons else []
