"""Who the admins are, and who became or ceased to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer, context
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Texts
    from bot.use_cases.programme.change_admins import AdminsReceipt, NamedPerson


def build(receipt: AdminsReceipt, texts: Texts) -> Answer:
    """Return what changed, and all admins."""
    sentences = [sentence for sentence in _changes(receipt, texts) if sentence]
    admins = texts.say("Admins: {names}", names=_names(receipt.admins, texts))
    how = texts.say("`/upshot admins add @anna` and `/upshot admins remove @anna` change that.")
    text = "\n".join([*sentences, admins])
    return Answer(f"{text}\n{how}", Answer.of(text, context(how)).blocks)


def _changes(receipt: AdminsReceipt, texts: Texts) -> list[str]:
    facts = {"added": receipt.added, "removed": receipt.removed, "unchanged": receipt.unchanged}
    names = {change: _names(people, texts) for change, people in facts.items()}
    return [
        texts.say("Now an admin: {names}.", names=names["added"]) if receipt.added else "",
        texts.say("No longer an admin: {names}.", names=names["removed"]) if receipt.removed else "",
        texts.say("Nothing to change for {names}.", names=names["unchanged"]) if receipt.unchanged else "",
    ]


def _names(people: Sequence[NamedPerson], texts: Texts) -> str:
    return texts.listing([shown_name(person.name, texts) for person in people])
