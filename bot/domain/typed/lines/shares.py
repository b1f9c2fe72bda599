"""The `/shares` line: how many, one more, or the address of one with what there is to say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from bot.domain.content import LONGEST_AIM, RESULTS, About, ShareKind
from bot.domain.scoring.metrics import Phase
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.pieces import Piece, allowed_metric, paired, pieces_of
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.lines.report import ReportLine, parse_among, read_amount
from bot.domain.typed.repeating import visible, worded
from bot.domain.typed.web_addresses import split_address
from bot.domain.typed.weeks import split_open_week
from bot.domain.typed.words.content import AIM, FILLERS, KINDS, PHASES
from bot.domain.typed.words.metrics import REPORTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.typed.context import Context
    from bot.domain.typed.lines.report import Amount
    from bot.domain.weeks import Week

_WORDS = PHASES | KINDS | REPORTED.limited_to(RESULTS)
"""A phase goes before a result of the same name, unless a number stands beside it."""
_QUOTED_AIM = re.compile(rf"(?:(?<!\S)(?:{AIM})\s*:?\s*)?[\ue000-\uf8ff]", re.IGNORECASE)
_BARE_AIM = re.compile(rf"(?<!\S)(?:{AIM})(?::\s*|\s+)(?P<aim>\S.*)$", re.IGNORECASE)
_AROUND = " .,;:!-"

Found = TypeVar("Found", ShareKind, Phase)


@dataclass(frozen=True, slots=True)
class AddressLine:
    """One shared thing, by its web address."""

    address: str
    """With its scheme, `http` or `https`, as typed otherwise."""
    week: Week | None = None
    """The week that was named, an open one; nothing when none was."""
    about: About = field(default_factory=About)
    results: Mapping[str, Amount] = field(default_factory=dict)
    """What it has brought, by raw metric."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing was said but the address, and perhaps a week."""
        return self.about == About() and not self.results


def parse(text: str, context: Context) -> ReportLine | AddressLine:
    """Return how much was shared (perhaps `adds`), or the address of what was, and perhaps a week.

    Beside an address may stand, in any order, its kind, its phase, what it is to achieve (in quotes, or at the end
    behind `for`) and numbers that it has brought.

    Raises:
        TypedError: something was not understood, or there is more than one address; a `WeekNotOpenError` for a closed
            week.
    """
    cleaned = clean(text)
    if not split_address(cleaned)[0]:
        return parse_among(text, context, ("shares", "posts"), bare="shares")
    quotes = Quotes.taken_from(cleaned)
    line, week = split_open_week(quotes.line, context.week, context.season)
    address, beside = split_address(line)
    if not address or split_address(beside)[0]:
        raise TypedError(Reason.ADDRESS, cleaned, metric="shares")
    aim, rest = _split_aim(beside, quotes)
    return _described(AddressLine(address, week), aim, rest, context)


def _split_aim(beside: str, quotes: Quotes) -> tuple[str, str]:
    """Return what the share is to achieve, and the rest of what stands beside the address."""
    if quotes.parts:
        aim, rest = " ".join(quotes.parts), _QUOTED_AIM.sub(" ", beside)
    elif (bare := _BARE_AIM.search(beside)) and not _names_one(bare["aim"]):
        aim, rest = bare["aim"], beside[: bare.start()]
    else:
        aim, rest = "", beside
    shown = " ".join(visible(worded(aim)).split()).strip(_AROUND)
    if len(shown) > LONGEST_AIM:
        raise TypedError(Reason.TOO_LONG, shown, metric="shares", limit=LONGEST_AIM)
    return shown, rest


def _names_one(text: str) -> bool:
    """Tell whether a text begins with a kind, a phase or a number rather than being an aim."""
    pieces = pieces_of(text, _WORDS)
    return bool(pieces) and (pieces[0].is_amount or pieces[0].metric is not None)


def _described(line: AddressLine, aim: str, rest: str, context: Context) -> AddressLine:
    pieces = [piece for piece in pieces_of(rest, _WORDS) if piece.metric or FILLERS.meaning(piece.text) is None]
    pieces = list(_with_results(pieces))
    kind = _only([ShareKind(piece.metric) for piece in pieces if piece.metric in tuple(ShareKind)], rest)
    phase = _only([Phase(piece.metric) for piece in pieces if piece.metric in tuple(Phase)], rest)
    said = {*ShareKind, *Phase}
    numbers = [piece for piece in pieces if piece.metric not in said]
    return AddressLine(line.address, line.week, About(kind, phase, aim), _results(numbers, context))


def _with_results(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with `conversion` as a result where a number stands beside it that no other name claims."""
    named = sum(piece.metric in RESULTS for piece in pieces)
    amounts = sum(piece.is_amount for piece in pieces)
    spare = amounts - named
    changed: list[Piece] = []
    for piece in pieces:
        result = REPORTED.meaning(piece.text) if not piece.is_amount and spare > 0 else None
        is_ambiguous = piece.metric in tuple(Phase) and result in RESULTS
        changed.append(piece._replace(metric=result) if is_ambiguous else piece)
        spare -= is_ambiguous
    return changed


def _only(found: list[Found], rest: str) -> Found | None:
    if len(set(found)) > 1:
        raise TypedError(Reason.CONTRADICTION, rest, metric="shares")
    return found[0] if found else None


def _results(pieces: list[Piece], context: Context) -> dict[str, Amount]:
    results: dict[str, Amount] = {}
    unknown = next((piece for piece in pieces if not piece.is_amount and piece.metric is None), None)
    if unknown is not None:
        reason = Reason.OTHER_COMMAND if REPORTED.meaning(unknown.text) else Reason.UNKNOWN_WORD
        raise TypedError(reason, unknown.text, suggestions=_WORDS.near(unknown.text))
    for name, number in paired(pieces):
        metric = allowed_metric(name, RESULTS, REPORTED)
        if metric in results:
            raise TypedError(Reason.DUPLICATE, name.text, metric=metric)
        results[metric] = read_amount(number.text, metric, context)
    return results
