"""Lines of metrics and numbers: `/checkin`, `/outcomes`, `/connections`, `/shares`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.scoring.metrics import Pillar
from bot.domain.typed.cleaning import unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.pieces import allowed_metric, paired, pieces_of, with_bare_named
from bot.domain.typed.money import MONEY, read_match
from bot.domain.typed.numbers import read_number
from bot.domain.typed.weeks import split_open_week
from bot.domain.typed.words.own_metrics import reported_words

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from decimal import Decimal

    from bot.domain.typed.context import Context
    from bot.domain.weeks import Week

OUTCOMES = frozenset({"calls", "meetings", "leads", "pipeline", "conversions"})
"""The metrics that `/outcomes` takes, beside the business metrics that a programme defined."""

_MONEY_METRICS = frozenset({"pipeline"})
_MONEY = re.compile(MONEY, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number for a metric, as understood."""

    value: Decimal
    adds: bool = False
    """Whether it was typed with a plus, to be added to what stands."""
    other: Decimal | None = None
    """The value if its one separator were meant the other way, to be offered."""
    currency: str | None = None
    """The currency that was typed, for money; nothing means the programme's."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Numbers for one week, in the order in which they were typed."""

    amounts: Mapping[str, Amount]
    week: Week | None = None
    """The week that was named, an open one; nothing when none was."""
    emptied: tuple[str, ...] = ()
    """The metrics whose number is taken back; a form can say so, a line cannot."""


def parse(text: str, context: Context) -> ReportLine:
    """Return the numbers of a `/checkin` line: any reported metrics in any order, and perhaps a week.

    Raises:
        TypedError: a piece was not understood, or a metric stands twice; a `WeekNotOpenError` for a closed week.
    """
    return parse_among(text, context, context.reported)


def parse_outcomes(text: str, context: Context) -> ReportLine:
    """Return the numbers of an `/outcomes` line.

    Raises:
        TypedError: as `parse`, and for metrics that are no outcomes.
    """
    own = {metric.key for metric in context.own_metrics if metric.pillar is Pillar.BUSINESS}
    return parse_among(text, context, OUTCOMES | own)


def parse_connections(text: str, context: Context) -> ReportLine:
    """Return the numbers of a `/connections` line: the size of the network, and perhaps how many are in the target.

    Raises:
        TypedError: as `parse`, and for other metrics.
    """
    return parse_among(text, context, ("connections", "target_contacts"), bare="connections")


def parse_among(text: str, context: Context, allowed: Container[str], *, bare: str | None = None) -> ReportLine:
    """Return the numbers of a line that takes some metrics only; a number without a name is for the `bare` one.

    Raises:
        TypedError: as `parse`, and for metrics that are not allowed.
    """
    line, week = split_open_week(unquoted(text), context.week, context.season)
    names = reported_words(context.own_metrics)
    pieces = pieces_of(line, names)
    if not pieces:
        raise TypedError(Reason.EMPTY, line)
    if bare is not None:
        pieces = with_bare_named(pieces, bare)
    amounts: dict[str, Amount] = {}
    for name, number in paired(pieces):
        metric = allowed_metric(name, allowed, names)
        if metric in amounts:
            raise TypedError(Reason.DUPLICATE, name.text, metric=metric)
        amounts[metric] = read_amount(number.text, metric, context)
    return ReportLine(amounts, week)


def read_amount(piece: str, metric: str, context: Context) -> Amount:
    """Return the number of a clean piece of text for a reported metric.

    Raises:
        TypedError: it is none, or its sign, fraction or currency does not fit the metric.
    """
    raw = context.reported[metric]
    match = _MONEY.fullmatch(piece)
    if match and metric in _MONEY_METRICS:
        money = read_match(
            match, language=context.language, currency=context.currency, metric=metric, signed=not raw.is_gauge
        )
        return Amount(money.amount, piece.startswith("+"), money.other, money.currency)
    if match and (match["before"] or match["after"] or match["after_glued"]):
        raise TypedError(Reason.NOT_MONEY, piece, metric=metric)
    number = read_number(
        piece, language=context.language, whole=raw.decimals == 0, metric=metric, signed=not raw.is_gauge
    )
    return Amount(number.value, piece.startswith("+"), number.other)
