"""Parts of a line that stand in quotation marks and mean nothing but themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from bot.domain.typed.errors import Reason, TypedError

_FIRST_MASK = 0xE000
_QUOTED = re.compile(r"\"([^\"]*)\"|(?<![^\s,;:])'([^']*)'(?![^\s,;:])")
_MASK = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Quotes:
    """A clean line with one private character, which nobody can type, in place of each quoted part."""

    line: str
    parts: tuple[str, ...]

    @classmethod
    def taken_from(cls, line: str) -> Self:
        """Return the line with its quoted parts masked.

        Raises:
            TypedError: a quotation mark has no partner.
        """
        parts: list[str] = []

        def mask(quoted: re.Match[str]) -> str:
            parts.append(quoted[1] if quoted[1] is not None else quoted[2])
            return f" {chr(_FIRST_MASK + len(parts) - 1)} "

        masked = " ".join(_QUOTED.sub(mask, line).split())
        if '"' in masked:
            raise TypedError(Reason.UNCLOSED_QUOTE, line)
        return cls(masked, tuple(parts))

    def put_back(self, text: str) -> str:
        """Return a part of the line with what was quoted in it, without the quotation marks."""
        return _MASK.sub(lambda mask: self.parts[ord(mask[0]) - _FIRST_MASK], text)
