"""Lines that set weights and goals: `meetings 20 ssi 5 because "Q1 focus"`, `preset results`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.lines.pieces import Piece, allowed_metric, paired, pieces_of
from bot.domain.typed.lines.report import Amount
from bot.domain.typed.money import parse_money
from bot.domain.typed.numbers import read_number
from bot.domain.typed.words.commands import PRESET, PRESETS
from bot.domain.typed.words.metrics import SCORED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.typed.context import Context

_PRESET = re.compile(rf"^(?:{PRESET})\b[\s:=]*(?P<name>.*)$", re.IGNORECASE)
_PERCENT = re.compile(r"(?<=[0-9])\s?%")
_MONEY = frozenset({"revenue", "pipeline"})
_SCORED = frozenset(SCORED.meanings)


@dataclass(frozen=True, slots=True)
class WeightsLine:
    """New weights, as shares of 100; `ssi` stands for the whole SSI pillar."""

    weights: Mapping[str, Amount]
    because: str | None = None


@dataclass(frozen=True, slots=True)
class GoalsLine:
    """New goals a full-time week, by scored metric."""

    goals: Mapping[str, Amount]
    because: str | None = None


@dataclass(frozen=True, slots=True)
class PresetLine:
    """A preset to take over."""

    name: str
    """`adoption`, `balanced` or `results`."""
    because: str | None = None


def parse_weights(text: str, context: Context) -> WeightsLine | PresetLine:
    """Return the weights that were typed, or the preset, and the reason.

    Raises:
        TypedError: a metric or number was not understood, or a metric stands twice.
    """
    line, because = split_reason(clean(text))
    if preset := _PRESET.match(line):
        return PresetLine(_preset(preset["name"]), because)
    return WeightsLine(_amounts(_PERCENT.sub("", line), context, "ssi"), because)


def parse_goals(text: str, context: Context) -> GoalsLine | PresetLine:
    """Return the goals that were typed, or the preset, and the reason; `ssi` is the level of the SSI.

    Raises:
        TypedError: a metric or number was not understood, or a metric stands twice.
    """
    line, because = split_reason(clean(text))
    if preset := _PRESET.match(line):
        return PresetLine(_preset(preset["name"]), because)
    return GoalsLine(_amounts(_PERCENT.sub("", line), context, "ssi_level"), because)


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
