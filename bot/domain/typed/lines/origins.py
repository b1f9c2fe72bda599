"""The share that an outcome came from, at any place of a line: `won 12000 Acme from https://…`."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from bot.domain.addresses import normalised
from bot.domain.shares import LONGEST_ADDRESS
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.outcomes import FROM

_ORIGIN = re.compile(
    rf"(?:(?<!\S)(?:{FROM})\s?:?\s)?(?:<(?P<link>https?:[^<>|\s]+)>|(?<![<\w])(?P<bare>https?:[^\s<>|]+))"
    rf"|(?<!\S)(?:{FROM})\s?:?\s(?:<(?P<labelled>https?:[^<>|\s]+)\|[^<>]*>|(?P<short>(?:[a-z0-9-]+\.)+[a-z]{{2,}}/\S+))",
    re.IGNORECASE,
)


class Origin(NamedTuple):
    """What is left of a line, and the normalised address that it named; empty when it named none."""

    rest: str
    address: str


def split_origin(cleaned: str) -> Origin:
    """Return a clean line without the address of the share that it names, and that address.

    An address with its scheme is one anywhere; one without, such as the name of a customer may be, only after `from`.

    Raises:
        TypedError: there are several, it is none, or it is too long.
    """
    found = list(_ORIGIN.finditer(cleaned))
    if not found:
        return Origin(cleaned, "")
    if len(found) > 1:
        raise TypedError(Reason.ADDRESS, cleaned)
    match = found[0]
    rest = f"{cleaned[: match.start()].rstrip()} {cleaned[match.end() :].lstrip(' ,;')}".strip()
    return Origin(rest, read_origin(match["link"] or match["bare"] or match["labelled"] or match["short"]))


def read_origin(typed: str) -> str:
    """Return the normalised address of a share that was typed by itself.

    Raises:
        TypedError: it is none, or it is too long.
    """
    text = typed.strip("<>").partition("|")[0].rstrip(".,;)")
    text = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    try:
        is_address = "." in (urlsplit(text).hostname or "") and not re.search(r"\s", text)
        address = normalised(text)
    except ValueError:
        is_address, address = False, ""
    if not is_address:
        raise TypedError(Reason.ADDRESS, typed)
    if len(address) > LONGEST_ADDRESS:
        raise TypedError(Reason.TOO_LONG, typed, limit=LONGEST_ADDRESS)
    return address
