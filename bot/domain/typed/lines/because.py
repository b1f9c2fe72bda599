"""The reason at the end of a line that changes something for others: `… because "Q1 focus"`."""

from __future__ import annotations

import re

from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.repeating import worded
from bot.domain.typed.words.commands import BECAUSE

LONGEST_REASON = 300
"""How many characters the reason of a change may have."""

_BECAUSE = re.compile(rf"(?:^|(?<=[\s,;]))(?:{BECAUSE})(?:\s*[:,]\s*|\s+|(?=\")|$)(?P<reason>.*)$", re.IGNORECASE)
_QUOTED = re.compile(r'^"(?P<reason>[^"]*)"(?P<rest>.*)$')


def split_reason(line: str) -> tuple[str, str | None]:
    """Return a clean line without its reason, and the reason if there is one.

    What follows a reason in quotation marks belongs to the line.

    Raises:
        TypedError: the reason is too long.
    """
    match = _BECAUSE.search(line)
    if match is None:
        return line, None
    quoted = _QUOTED.match(match["reason"].strip())
    typed, behind = (quoted["reason"], quoted["rest"].strip()) if quoted else (match["reason"], "")
    reason = worded(typed.strip(" \"'"))
    if len(reason) > LONGEST_REASON:
        raise TypedError(Reason.TOO_LONG, reason, limit=LONGEST_REASON)
    return f"{line[: match.start()].rstrip(' ,;')} {behind}".strip(), reason or None
