"""Web addresses within a line, as people type them and as Slack wraps them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.domain.typed.errors import Reason, TypedError

LONGEST_ADDRESS = 1_000
"""How many characters an address may have."""

_ADDRESS = re.compile(
    r"<(?P<link>[^<>|@#!\s][^<>|\s]*)(?:\|[^<>]*)?>"
    r"|(?P<bare>https?:\S+)"
    r"|(?<!\S)(?P<short>(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*|(?=[a-z])(?:[a-z0-9-]+\.)+[a-z]{2,}(?=\s|$))",
    re.IGNORECASE,
)
"""Without scheme and path a host begins with a letter: 5.kk is a number that slipped."""


def split_address(line: str) -> tuple[str, str]:
    """Return the first web address of a clean line, with its scheme, and what stands beside it.

    Where there is none, the address is empty and the whole line stands beside it.

    Raises:
        TypedError: the address is too long, or no address of the web.
    """
    found = _ADDRESS.search(line)
    if found is None:
        return "", line
    return _address(found), f"{line[: found.start()]} {line[found.end() :]}".strip()


def _address(found: re.Match[str]) -> str:
    typed = (found["link"] or found["bare"] or f"https://{found['short']}").rstrip(".,;)")
    if len(typed) > LONGEST_ADDRESS:
        raise TypedError(Reason.TOO_LONG, typed, metric="shares", limit=LONGEST_ADDRESS)
    try:
        parts = urlsplit(typed)
        is_web = parts.scheme.lower() in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        is_web = False
    if not is_web:
        raise TypedError(Reason.ADDRESS, typed, metric="shares")
    return typed
