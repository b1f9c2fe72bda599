"""People, user groups and channels that were picked from Slack's lists in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

_PERSON = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>")
_GROUP = re.compile(r"<!subteam\^(S[A-Z0-9]{1,30})(?:\|[^<>]*)?>")
_CHANNEL = re.compile(r"<#([CG][A-Z0-9]{1,30})(?:\|[^<>]*)?>")
_JOINING = re.compile(r"(?<!\S)(?:and|und|och|&)(?!\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Whom a clean line names, and the rest of it."""

    people: tuple[str, ...]
    """Ids, each once, in the order typed."""
    groups: tuple[str, ...]
    channels: tuple[str, ...]
    rest: str

    @classmethod
    def taken_from(cls, line: str) -> Self:
        """Return the mentions of a line, and the line without them."""
        rest = line
        for pattern in (_PERSON, _GROUP, _CHANNEL):
            rest = pattern.sub(" ", rest)
        rest = " ".join(_JOINING.sub(" ", rest).replace(",", " ").split())
        return cls(_ids(_PERSON, line), _ids(_GROUP, line), _ids(_CHANNEL, line), rest)


def _ids(pattern: re.Pattern[str], line: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pattern.findall(line)))
