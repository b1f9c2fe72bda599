"""Which seller is meant by the name or the address in a table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.domain.imports.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SEVERAL: Final = re.compile(r"[;/|&+]| und | and | och |,", re.IGNORECASE)
_DEACTIVATED: Final = re.compile(
    r"\((?:deactivated|deleted|removed|inactive|deaktiviert|gelöscht|inaktiv|borttagen)[^)]*\)", re.IGNORECASE
)
_AT: Final = "@"


@dataclass(frozen=True, slots=True)
class Owners:
    """The sellers, by all that a table may call them."""

    by_name: Mapping[str, str]
    """Seller ids by plain name; names that several sellers have are left out."""
    kept: Mapping[str, str]
    """What an admin said that names mean: an id, or that their rows are left out."""
    by_email: Mapping[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], str | None] = field(default_factory=dict)

    @classmethod
    def of(
        cls, names: Mapping[str, str], kept: Mapping[str, str], called: Mapping[str, Sequence[str]] | None = None
    ) -> Owners:
        """Return the sellers.

        Args:
            names: by their ids.
            kept: what an admin said that names mean.
            called: further names and the addresses of people, by their ids; of those who do not sell nothing is kept.
        """
        said = {(name, seller_id) for seller_id, name in names.items()}
        said |= {(name, each) for each, more in (called or {}).items() if each in names for name in more}
        plains = {(plain(name), seller_id) for name, seller_id in said if name and _AT not in name}
        often = Counter(name for name, _ in plains)
        unique = {name: seller_id for name, seller_id in plains if name and often[name] == 1}
        return cls(unique, kept, {name.casefold(): seller_id for name, seller_id in said if _AT in name})

    def find(self, name: str, email: str) -> str | None:
        """Return the seller who is meant, ``LEFT_OUT`` by an admin's word, or nothing where that cannot be told.

        Of several owners the first one who is known counts: a deal has one seller.
        """
        asked = (name, email)
        if asked not in self._known:
            self._known[asked] = self._found(name) or self._by_address(email)
        return self._known[asked]

    def _found(self, name: str) -> str | None:
        cleaned = _DEACTIVATED.sub("", name).strip()
        whole = self._one(cleaned)
        if whole or not cleaned:
            return whole
        return next((found for part in _SEVERAL.split(cleaned) if (found := self._one(part))), None)

    def _one(self, name: str) -> str | None:
        if _AT in name:
            return self.kept.get(plain(name)) or self._by_address(name)
        turned = " ".join(reversed(name.split(","))) if name.count(",") == 1 else name
        return next((found for each in (name, turned) if (found := self._named(plain(each)))), None)

    def _named(self, name: str) -> str | None:
        return self.kept.get(name) or self.by_name.get(name)

    def _by_address(self, email: str) -> str | None:
        """Return whose address it is by Slack's word, or whose name stands in it, such as ``anna.berg@``."""
        address = email.strip().casefold()
        if _AT not in address:
            return None
        said = self.kept.get(plain(address)) or self.by_email.get(address)
        local = plain(re.sub(r"[0-9]+", "", address.split(_AT)[0].split("+")[0]))
        return said or (self.by_name.get(local) if " " in local else None)
