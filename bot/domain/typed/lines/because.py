"""The reason at the end of a line that changes something for others: `… because "Q1 focus"`."""

from __future__ import annotations

import re

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.repeating import worded
from bot.domain.typed.words.commands import BECAUSE

LONGEST_REASON = 300
"""How many characters the reason of a change may have."""

_BECAUSE = re.compile(rf"(?:^|(?<=[\s,;]))(?:{BECAUSE})(?:\s*[:,]\s*|\s+|(?=\")|$)(?P<reason>.*)$", re.IGNORECASE)


def split_reason(line: str) -> tuple[str, str | None]:
    """Return a clean line without its reason, and the reason if there is one.

    Raises:
        TypedError: the reason is too long.
    """
    match = _BECAUSE.search(line)
    if match is None:
        return line, None
    reason = worded(match["reason"].strip(" \"'"))
    if len(reason) > LONGEST_REASON:
        raise TypedError(Reason.TOO_LONG, reason, limit=LONGEST_REASON)
    return line[: match.start()].rstrip(" ,;"), reason or None
