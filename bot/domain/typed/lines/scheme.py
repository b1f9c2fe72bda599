"""Lines that set weights and goals: `meetings 20 ssi 5 because "Q1 focus"`, `preset results`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.scoring.metrics import Phase
from bot.domain.seasons import Season
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.lines.pieces import Piece, allowed_metric, paired, pieces_of
from bot.domain.typed.lines.report import Amount
from bot.domain.typed.lines.starts import split_start
from bot.domain.typed.money import parse_money
from bot.domain.typed.numbers import DIGITS, read_number
from bot.domain.typed.words.commands import PERCENT, PRESET, PRESETS
from bot.domain.typed.words.content import PHASES
from bot.domain.typed.words.metrics import SCORED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from bot.domain.typed.context import Context
    from bot.domain.weeks import Week

_PRESET = re.compile(rf"^(?:{PRESET})\b[\s:=]*(?P<name>.*)$", re.IGNORECASE)
_PERCENT = re.compile(r"(?<=[0-9])\s?%")
_MONEY = frozenset({"revenue", "pipeline"})
_PHASE = re.compile(
    rf"(?:^|(?<=[\s,;]))(?P<phase>{PHASES.pattern})[\s:=]+(?P<percent>{DIGITS}) ?(?:{PERCENT})(?=[\s,;]|$)",
    re.IGNORECASE,
)
_SCORED = frozenset(SCORED.meanings)


@dataclass(frozen=True, slots=True)
class WeightsLine:
    """New weights, as shares of 100; `ssi` stands for the whole SSI pillar."""

    weights: Mapping[str, Amount]
    because: str | None = None
    since: Week | None = None


@dataclass(frozen=True, slots=True)
class GoalsLine:
    """New goals a full-time week, by scored metric."""

    goals: Mapping[str, Amount]
    because: str | None = None
    since: Week | None = None
    phases: Mapping[Phase, Decimal] = field(default_factory=dict)
    """What the goals of whole phases become, in per cent."""


@dataclass(frozen=True, slots=True)
class PresetLine:
    """A preset to take over."""

    name: str
    """`adoption`, `balanced` or `results`."""
    because: str | None = None
    since: Week | None = None


def parse_weights(text: str, context: Context, season: Season = Season.QUARTER) -> WeightsLine | PresetLine:
    """Return the weights that were typed, or the preset, with the reason and the first week.

    Raises:
        TypedError: a metric, number or week was not understood, or a metric stands twice.
    """
    line, because, since = _framed(text, context, season)
    if preset := _PRESET.match(line):
        return PresetLine(_preset(preset["name"]), because, since)
    return WeightsLine(_amounts(_PERCENT.sub("", line), context, "ssi"), because, since)


def parse_goals(text: str, context: Context, season: Season = Season.QUARTER) -> GoalsLine | PresetLine:
    """Return the goals that were typed, or the preset, with the reason and the first week.

    `ssi` is the level of the SSI; a phase of the funnel with a percentage scales all its goals.

    Raises:
        TypedError: a metric, number or week was not understood, or something stands twice.
    """
    line, because, since = _framed(text, context, season)
    if preset := _PRESET.match(line):
        return PresetLine(_preset(preset["name"]), because, since)
    rest, phases = _phases(line, context)
    has_more = bool(rest.strip(" ,;")) or not phases
    goals = _amounts(_PERCENT.sub("", rest), context, "ssi_level") if has_more else {}
    return GoalsLine(goals, because, since, phases)


def _framed(text: str, context: Context, season: Season) -> tuple[str, str | None, Week | None]:
    line, because = split_reason(clean(text))
    rest, since = split_start(line, context.today, season)
    return rest, because, since


def _phases(line: str, context: Context) -> tuple[str, dict[Phase, Decimal]]:
    """Return a line without its phases, and each with its percentage."""
    found: dict[Phase, Decimal] = {}
    for match in _PHASE.finditer(line):
        phase = Phase(PHASES.meaning(match["phase"]) or "")
        if phase in found:
            raise TypedError(Reason.DUPLICATE, match["phase"])
        found[phase] = read_number(match["percent"], language=context.language, whole=False).value
    return " ".join(_PHASE.sub(" ", line).split()), found


def _preset(typed: str) -> str:
    word = typed.strip(" \"'.")
    name = PRESETS.meaning(word)
    if name is None:
        raise TypedError(Reason.PRESET if word else Reason.EMPTY, word, suggestions=PRESETS.near(word))
    return name


def _amounts(line: str, context: Context, ssi: str) -> dict[str, Amount]:
    amounts: dict[str, Amount] = {}
    pieces = pieces_of(line, SCORED)
    if not pieces:
        raise TypedError(Reason.EMPTY, line)
    for name, number in paired([_with_ssi(piece, ssi) for piece in pieces]):
        metric = allowed_metric(name, _SCORED, SCORED)
        if metric in amounts:
            raise TypedError(Reason.DUPLICATE, name.text, metric=metric)
        amounts[metric] = _amount(number.text, metric, context, is_money=ssi == "ssi_level" and metric in _MONEY)
    return amounts


def _with_ssi(piece: Piece, ssi: str) -> Piece:
    return piece._replace(metric=ssi) if piece.metric == "ssi" else piece


def _amount(number: str, metric: str, context: Context, *, is_money: bool) -> Amount:
    if is_money:
        money = parse_money(number, language=context.language, currency=context.currency, metric=metric)
        return Amount(money.amount, other=money.other, currency=money.currency)
    read = read_number(number, language=context.language, whole=False, metric=metric)
    return Amount(read.value, other=read.other)
