"""Pseudonyms: who stands on a leaderboard under another name, the same one for a whole season."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

_FIRST: Final = (
    *("Alpha", "Altair", "Amber", "Andromeda", "Apollo", "Argo", "Ariel", "Atlas", "Aurora", "Bravo", "Callisto"),
    *("Capella", "Castor", "Ceres", "Delta", "Diana", "Electra", "Europa", "Flora", "Gamma", "Helios", "Hydra", "Iris"),
    *("Juno", "Jupiter", "Kappa", "Lambda", "Luna", "Lyra", "Maja", "Mars", "Minerva", "Mira", "Nova", "Oberon"),
    *("Omega", "Orion", "Pandora", "Pegasus", "Polaris", "Pollux", "Rigel", "Saturn", "Selene", "Sigma", "Sirius"),
    *("Stella", "Terra", "Titan", "Umbra", "Vega", "Venus", "Vesta", "Zeta"),
)
_SECOND: Final = (
    *("Alligator", "Bison", "Dingo", "Emu", "Flamingo", "Gecko", "Gibbon", "Gorilla", "Hamster", "Husky", "Ibis"),
    *("Jaguar", "Kiwi", "Koala", "Lemur", "Leopard", "Mamba", "Marlin", "Mustang", "Okapi", "Panda", "Panther"),
    *("Puma", "Python", "Tapir", "Tiger", "Yak", "Zebra"),
)
"""Words that are the same in English, German and Swedish."""
_ALL: Final = len(_FIRST) * len(_SECOND)


def pseudonyms(key: str, season_start: date, seller_ids: Sequence[str]) -> Mapping[str, str]:
    """Return a pseudonym for each seller, no two alike; without the key nobody can tell whose it is.

    Whoever joins later changes nobody's before them.

    Args:
        key: a secret of the programme.
        season_start: the first day of the season; another season has other pseudonyms.
        seller_ids: in the order of joining.
    """
    taken: dict[int, str] = {}
    for seller_id in dict.fromkeys(seller_ids):
        place = _drawn(key, season_start, seller_id) + len(taken) // _ALL * _ALL
        while place in taken:
            place = place - place % _ALL + (place + 1) % _ALL
        taken[place] = seller_id
    return {seller_id: _name(place) for place, seller_id in taken.items()}


def _drawn(key: str, season_start: date, seller_id: str) -> int:
    text = f"{season_start.isoformat()}:{seller_id}"
    return int.from_bytes(blake2b(text.encode(), key=key.encode()[:64], digest_size=8).digest()) % _ALL


def _name(place: int) -> str:
    round_, within = divmod(place, _ALL)
    first, second = divmod(within, len(_SECOND))
    name = f"{_FIRST[first]} {_SECOND[second]}"
    return f"{name} {round_ + 1}" if round_ else name
