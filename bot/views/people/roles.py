"""Who holds a role, and who got or lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.views.answers import Answer, context
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Texts
    from bot.use_cases.people.change_roles import RoleReceipt
    from bot.use_cases.people.holders import NamedPerson


def build(receipt: RoleReceipt, texts: Texts) -> Answer:
    """Return what changed, and all who hold the role."""
    holders = names_of(receipt.holders, texts)
    text = "\n".join([*_changes(receipt, texts), _standing(receipt.role, holders, texts)])
    how = _how(receipt.role, texts)
    return Answer(f"{text}\n{how}", Answer.of(text, context(how)).blocks)


def names_of(people: Sequence[NamedPerson], texts: Texts) -> str:
    """Return the names of people as a list in a sentence; empty for nobody."""
    return texts.listing([shown_name(person.name, texts) for person in people])


def _standing(role: Role, names: str, texts: Texts) -> str:
    if role is Role.ADMIN:
        return texts.say("Admins: {names}", names=names)
    if role is Role.MANAGER:
        return texts.say("Managers: {names}", names=names) if names else texts.say("There are no managers yet.")
    return texts.say("Auditors: {names}", names=names) if names else texts.say("There are no auditors yet.")


def _how(role: Role, texts: Texts) -> str:
    return {
        Role.ADMIN: lambda: texts.say("`/upshot admins add @anna` and `/upshot admins remove @anna` change that."),
        Role.MANAGER: lambda: texts.say(
            "`/upshot managers add @anna` and `/upshot managers remove @anna` change that."
        ),
        Role.AUDITOR: lambda: texts.say(
            "`/upshot auditors add @anna` and `/upshot auditors remove @anna` change that."
        ),
    }[role]()


def _changes(receipt: RoleReceipt, texts: Texts) -> list[str]:
    unchanged = names_of(receipt.unchanged, texts)
    sentences = [
        _added(receipt.role, names_of(receipt.added, texts), texts) if receipt.added else "",
        _removed(receipt.role, names_of(receipt.removed, texts), texts) if receipt.removed else "",
        texts.say("Nothing to change for {names}.", names=unchanged) if unchanged else "",
    ]
    return [sentence for sentence in sentences if sentence]


def _added(role: Role, names: str, texts: Texts) -> str:
    if role is Role.ADMIN:
        return texts.say("Now an admin: {names}.", names=names)
    if role is Role.MANAGER:
        return texts.say("Now a manager: {names}.", names=names)
    return texts.say("Now an auditor: {names}.", names=names)


def _removed(role: Role, names: str, texts: Texts) -> str:
    if role is Role.ADMIN:
        return texts.say("No longer an admin: {names}.", names=names)
    if role is Role.MANAGER:
        return texts.say("No longer a manager: {names}.", names=names)
    return texts.say("No longer an auditor: {names}.", names=names)
