"""What each kind of person may do: decided here and nowhere else."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet


class Role(StrEnum):
    """What somebody was given to do beside selling."""

    ADMIN = "admin"
    MANAGER = "manager"
    AUDITOR = "auditor"
    EXECUTIVE = "executive"


class Right(StrEnum):
    """Something that not everybody may do."""

    READ = "read"
    """See the rules, the leaderboard, the audit and how things are, as all who take part do."""
    REPORT = "report"
    """Have numbers of one's own, and see them."""
    OVERSEE = "oversee"
    """See what the programme brings about, in sums and without names."""
    LEAD = "lead"
    """Confirm absences, settle claims and look after the shelf."""
    ADMINISTER = "administer"
    """Change settings, rules, people and posts."""


class Kind(StrEnum):
    """A kind of person, as far as rights go."""

    GUEST = "guest"
    """Nobody added them, so they have no rights. Strangers, bots and deactivated people do not even come in."""
    SELLER = "seller"
    """Takes part, or is a full member who joins by reporting; a guest whom an admin added is one, too."""
    AUDITOR = "auditor"
    """Reads along, and reports only if they take part as well."""
    EXECUTIVE = "executive"
    """Gets a digest each month; otherwise as an auditor."""
    MANAGER = "manager"
    ADMIN = "admin"


_READER: Final = frozenset({Right.READ})
_SELLER: Final = _READER | {Right.REPORT}
_MANAGER: Final = _SELLER | {Right.OVERSEE, Right.LEAD}

RIGHTS: Final[Mapping[Kind, frozenset[Right]]] = {
    Kind.GUEST: frozenset(),
    Kind.SELLER: _SELLER,
    Kind.AUDITOR: _READER | {Right.OVERSEE},
    Kind.EXECUTIVE: _READER | {Right.OVERSEE},
    Kind.MANAGER: _MANAGER,
    Kind.ADMIN: _MANAGER | {Right.ADMINISTER},
}
"""The rights of each kind; who is of several kinds has those of all."""

_KIND_OF: Final = {role: Kind(role) for role in Role}


def kinds_of(roles: AbstractSet[Role], *, is_seller: bool, is_guest: bool) -> frozenset[Kind]:
    """Return of which kinds somebody is: a guest never by a role, and an auditor or executive no seller by default."""
    if is_guest:
        return frozenset({Kind.SELLER if is_seller else Kind.GUEST})
    given = frozenset(_KIND_OF[role] for role in roles)
    return given | {Kind.SELLER} if is_seller or not given else given


def rights_of(roles: AbstractSet[Role], *, is_seller: bool, is_guest: bool) -> frozenset[Right]:
    """Return everything that somebody may do."""
    kinds = kinds_of(roles, is_seller=is_seller, is_guest=is_guest)
    return frozenset().union(*(RIGHTS[kind] for kind in kinds))
