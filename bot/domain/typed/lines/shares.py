"""The `/shares` line: how many, one more, or the address of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.report import ReportLine, parse_among
from bot.domain.typed.web_addresses import split_address
from bot.domain.typed.weeks import split_open_week

if TYPE_CHECKING:
    from bot.domain.typed.context import Context
    from bot.domain.weeks import Week


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
    address, beside = split_address(line)
    if not address:
        return parse_among(text, context, ("shares", "posts"), bare="shares")
    if beside.strip(" .,;:"):
        raise TypedError(Reason.ADDRESS, line, metric="shares")
    return AddressLine(address, week)
