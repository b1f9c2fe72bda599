"""Names without what people write differently: case, accents, punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BETWEEN = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return text in lower case, without accents, and with one space wherever something else stood."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return _BETWEEN.sub(" ", "".join(letter for letter in split if not unicodedata.combining(letter))).strip()


def by_name(listed: Mapping[str, str]) -> dict[str, str]:
    """Return what each name means; names stand behind their meaning, with commas between them."""
    return {plain(name): meaning for meaning, names in listed.items() for name in names.split(",")}
