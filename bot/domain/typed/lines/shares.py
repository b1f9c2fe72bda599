"""The `/shares` line: how many, one more, or the address of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.report import ReportLine, parse_among
from bot.domain.typed.weeks import split_open_week

if TYPE_CHECKING:
    from bot.domain.typed.context import Context
    from bot.domain.weeks import Week

LONGEST_ADDRESS = 1_000
"""How many characters an address may have."""

_ADDRESS = re.compile(
    r"<(?P<link>[^<>|@#!\s][^<>|\s]*)(?:\|[^<>]*)?>"
    r"|(?P<bare>https?:\S+)"
    r"|(?<!\S)(?P<short>(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*|(?=\s|$)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AddressLine:
    """One shared thing, by its web address."""

    address: str
    """With its scheme, `http` or `https`, as typed otherwise."""
    week: Week | None = None
    """The week that was named, an open one; nothing when none was."""


def parse(text: str, context: Context) -> ReportLine | AddressLine:
    """Return how much was shared (perhaps `adds`), or the address of what was, and perhaps a week.

    Raises:
        TypedError: neither was understood, or there is more than one address; a `WeekNotOpenError` for a closed week.
    """
    line, week = split_open_week(clean(text), context.week)
    found = _ADDRESS.search(line)
    if found is None:
        return parse_among(text, context, ("shares", "posts"), bare="shares")
    if (line[: found.start()] + line[found.end() :]).strip(" .,;:"):
        raise TypedError(Reason.ADDRESS, line, metric="shares")
    return AddressLine(_address(found), week)


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
