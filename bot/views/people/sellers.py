"""Who takes part, and what became of those whom an admin named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.public_holidays import PROGRAMMES
from bot.i18n import Markup, escape
from bot.use_cases.people.sellers import FULL
from bot.views.answers import Answer, context, section
from bot.views.people.roles import names_of
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.people.change_sellers import SellersReceipt
    from bot.use_cases.people.sellers import SellerRow


def build(receipt: SellersReceipt, texts: Texts) -> Answer:
    """Return what changed, and how many take part now."""
    before = {row.id: row for row in receipt.before}
    lines = [line for line in _changes(receipt, texts) if line]
    lines.extend(_set(before.get(row.id), row, texts) for row in receipt.after)
    lines.append(count(receipt.count, texts))
    text = "\n".join(lines)
    how = texts.say("`/upshot people` shows all of them.")
    return Answer.saying(section(text), context(how))


def count(number: int, texts: Texts) -> str:
    """Return how many take part."""
    return texts.say_count("{count} seller takes part.", "{count} sellers take part.", number)


def facts(row: SellerRow, texts: Texts) -> Markup:
    """Return all that holds for a seller, beside the name."""
    parts = [
        texts.say("since {day}", day=texts.date(row.starts_on)),
        texts.say("team {team}", team=shown_name(row.team, texts)) if row.team else "",
        texts.say("role {role}", role=shown_name(row.role, texts)) if row.role else "",
        texts.percent(str(row.percent)) if row.percent != FULL else "",
        "-".join(filter(None, row.calendar)) if row.calendar != PROGRAMMES else "",
        escape(shown_name(row.licence, texts)) if row.licence else "",
        texts.say("guest") if row.is_guest else "",
    ]
    return Markup(" · ".join(part for part in parts if part))


def _changes(receipt: SellersReceipt, texts: Texts) -> list[str]:
    added, removed = names_of(receipt.added, texts), names_of(receipt.removed, texts)
    unchanged = names_of(receipt.unchanged, texts) if not receipt.after else ""
    return [
        texts.say("Taking part now: {names}.", names=added) if added else "",
        texts.say("No longer taking part: {names}. What they reported stays.", names=removed) if removed else "",
        texts.say("Nothing to change for {names}.", names=unchanged) if unchanged else "",
    ]


def _set(before: SellerRow | None, after: SellerRow, texts: Texts) -> str:
    name, now = shown_name(after.name, texts), facts(after, texts)
    old = facts(before, texts) if before else ""
    if not old or old == now:
        return texts.say("{name}: {facts}", name=name, facts=now)
    return texts.say("{name}: {facts} (before: {before})", name=name, facts=now, before=old)
