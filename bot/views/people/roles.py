"""Who holds a role, and who got or lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.people import Role
from bot.views.answers import Answer, context, section
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.people.change_roles import RoleReceipt
    from bot.use_cases.people.holders import NamedPerson

_LISTED = 10


def build(receipt: RoleReceipt, texts: Texts) -> Answer:
    """Return what changed, and all who hold the role."""
    holders = names_of(receipt.holders, texts)
    text = "\n".join([*_changes(receipt, texts), _standing(receipt.role, holders, texts)])
    how = _HOW[receipt.role](texts)
    return Answer.saying(section(text), context(how))


def names_of(people: Sequence[NamedPerson], texts: Texts) -> str:
    """Return the names of people as a list in a sentence; empty for nobody."""
    return listed([_name(person, texts) for person in people], texts)


def listed(names: Sequence[str], texts: Texts) -> str:
    """Return names as a list in a sentence: the first ten, and how many more there are."""
    more = len(names) - _LISTED
    rest = [texts.plain_count("{count} more", "{count} more", more)] if more > 0 else []
    return texts.listing([*names[:_LISTED], *rest])


def _name(person: NamedPerson, texts: Texts) -> str:
    return texts.plain("somebody unknown") if person.name == person.id else shown_name(person.name, texts)


def _standing(role: Role, names: str, texts: Texts) -> str:
    return _NAMED[role](texts, names) if names else _NOBODY[role](texts)


def _changes(receipt: RoleReceipt, texts: Texts) -> list[str]:
    unchanged = names_of(receipt.unchanged, texts)
    sentences = [
        _ADDED[receipt.role](texts, names_of(receipt.added, texts)) if receipt.added else "",
        _REMOVED[receipt.role](texts, names_of(receipt.removed, texts)) if receipt.removed else "",
        texts.say("Nothing to change for {names}.", names=unchanged) if unchanged else "",
    ]
    return [sentence for sentence in sentences if sentence]


_NAMED: Final[Mapping[Role, Callable[[Texts, str], str]]] = {
    Role.ADMIN: lambda texts, names: texts.say("Admins: {names}", names=names),
    Role.MANAGER: lambda texts, names: texts.say("Managers: {names}", names=names),
    Role.AUDITOR: lambda texts, names: texts.say("Auditors: {names}", names=names),
    Role.EXECUTIVE: lambda texts, names: texts.say("Executives: {names}", names=names),
}
_NOBODY: Final[Mapping[Role, Callable[[Texts], str]]] = {
    Role.ADMIN: lambda texts: texts.say("There are no admins."),
    Role.MANAGER: lambda texts: texts.say("There are no managers yet."),
    Role.AUDITOR: lambda texts: texts.say("There are no auditors yet."),
    Role.EXECUTIVE: lambda texts: texts.say("There are no executives yet."),
}
_HOW: Final[Mapping[Role, Callable[[Texts], str]]] = {
    Role.ADMIN: lambda texts: texts.say(
        "An admin changes that: `/upshot admins add @anna`, `/upshot admins remove @anna`"
    ),
    Role.MANAGER: lambda texts: texts.say(
        "An admin changes that: `/upshot managers add @anna`, `/upshot managers remove @anna`"
    ),
    Role.AUDITOR: lambda texts: texts.say(
        "An admin changes that: `/upshot auditors add @anna`, `/upshot auditors remove @anna`"
    ),
    Role.EXECUTIVE: lambda texts: texts.say(
        "An admin changes that: `/upshot executives add @anna`, `/upshot executives remove @anna`"
    ),
}
_ADDED: Final[Mapping[Role, Callable[[Texts, str], str]]] = {
    Role.ADMIN: lambda texts, names: texts.say("Now an admin: {names}.", names=names),
    Role.MANAGER: lambda texts, names: texts.say("Now a manager: {names}.", names=names),
    Role.AUDITOR: lambda texts, names: texts.say("Now an auditor: {names}.", names=names),
    Role.EXECUTIVE: lambda texts, names: texts.say("Now an executive: {names}.", names=names),
}
_REMOVED: Final[Mapping[Role, Callable[[Texts, str], str]]] = {
    Role.ADMIN: lambda texts, names: texts.say("No longer an admin: {names}.", names=names),
    Role.MANAGER: lambda texts, names: texts.say("No longer a manager: {names}.", names=names),
    Role.AUDITOR: lambda texts, names: texts.say("No longer an auditor: {names}.", names=names),
    Role.EXECUTIVE: lambda texts, names: texts.say("No longer an executive: {names}.", names=names),
}
