"""Lines that set weights and goals: `meetings 20 ssi 5 because "Q1 focus"`, `preset results`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.domain.scoring.metrics import Phase
from bot.domain.seasons import Season
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.lines.pieces import Piece, allowed_metric, paired, pieces_of
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.lines.report import Amount
from bot.domain.typed.lines.sales_roles import read_role
from bot.domain.typed.lines.starts import split_start
from bot.domain.typed.money import parse_money
from bot.domain.typed.numbers import DIGITS, read_number
from bot.domain.typed.words.commands import PERCENT, PRESET, PRESETS
from bot.domain.typed.words.content import PHASES
from bot.domain.typed.words.goals import LIFTED, ROLE
from bot.domain.typed.words.own_metrics import scored_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from bot.domain.typed.context import Context
    from bot.domain.typed.words.lookup import Words
    from bot.domain.weeks import Week

_PRESET = re.compile(rf"^(?:{PRESET})\b[\s:=]*(?P<name>.*)$", re.IGNORECASE)
_PERCENT = re.compile(r"(?<=[0-9])\s?%")
_MONEY = frozenset({"revenue", "pipeline"})
_PHASE = re.compile(
    rf"(?:^|(?<=[\s,;]))(?P<phase>{PHASES.pattern})[\s:=]+(?P<percent>{DIGITS}) ?(?:{PERCENT})(?=[\s,;]|$)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>")


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
    role: str = ""
    """The sales role that the goals are for; empty for everybody's."""
    person: str = ""
    """The id of the seller that they are for; empty for everybody's."""
    lifted: tuple[str, ...] = ()
    """The metrics whose goals for them are taken back."""
    lifts_all: bool = False
    """Whether all goals for them are."""


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
    return WeightsLine(_amounts(line, context, "ssi"), because, since)


def parse_goals(text: str, context: Context, season: Season = Season.QUARTER) -> GoalsLine | PresetLine:
    """Return the goals that were typed, or the preset, with the reason and the first week.

    `ssi` is the level of the SSI; a phase of the funnel with a percentage scales all its goals. With a person or a
    sales role before them the goals hold for these alone, and `off` behind a metric takes one back.

    Raises:
        TypedError: a metric, number or week was not understood, or something stands twice.
    """
    line, because, since = _framed(text, context, season)
    if preset := _PRESET.match(line):
        return PresetLine(_preset(preset["name"]), because, since)
    if own := _own(line, context):
        return replace(own, because=because, since=since)
    rest, phases = _phases(line, context)
    has_more = bool(rest.strip(" ,;")) or not phases
    goals = _amounts(rest, context, "ssi_level") if has_more else {}
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


def _own(line: str, context: Context) -> GoalsLine | None:
    """Return goals for a person or a sales role, if the line begins with one."""
    people, rest = _PERSON.findall(line), " ".join(_PERSON.sub(" ", line).split())
    if people[1:]:
        raise TypedError(Reason.GROUP, line)
    if people:
        return _own_goals(rest, context, GoalsLine({}, person=people[0]))
    words = line.split()
    if words and words[0].startswith("@"):
        raise TypedError(Reason.PICK_PERSON, words[0])
    if not words or ROLE.meaning(words[0]) is None:
        return None
    role, rest = _role(words[1:], context)
    return _own_goals(rest, context, GoalsLine({}, role=role))


def _role(words: list[str], context: Context) -> tuple[str, str]:
    """Return the sales role that a line begins with, in quotes or up to the first metric, and the rest of the line."""
    quotes = Quotes.taken_from(" ".join(words))
    typed, names = quotes.line.split(), scored_words(context.own_metrics)
    ends = [at for at in range(1, len(typed)) if _begins_goals(typed[at:], names)]
    if not typed or not ends:
        raise TypedError(Reason.EMPTY, quotes.put_back(quotes.line))
    return read_role(quotes.put_back(" ".join(typed[: ends[0]]))), quotes.put_back(" ".join(typed[ends[0] :]))


def _begins_goals(words: list[str], names: Words[str]) -> bool:
    phrases = (" ".join(words[:count]) for count in range(1, names.longest + 1))
    return LIFTED.meaning(words[0]) is not None or any(names.meaning(phrase) for phrase in phrases)


def _own_goals(rest: str, context: Context, blank: GoalsLine) -> GoalsLine:
    if LIFTED.meaning(rest) is not None:
        return replace(blank, lifts_all=True)
    kept: list[Piece] = []
    lifted: list[str] = []
    for piece in _pieces(rest, context, "ssi_level"):
        if not piece.is_amount and kept and kept[-1].metric and LIFTED.meaning(piece.text) is not None:
            lifted.append(str(kept.pop().metric))
        else:
            kept.append(piece)
    goals = _paired(kept, context, "ssi_level") if kept else {}
    return replace(blank, goals=goals, lifted=tuple(lifted))


def _amounts(line: str, context: Context, ssi: str) -> dict[str, Amount]:
    return _paired(_pieces(line, context, ssi), context, ssi)


def _pieces(line: str, context: Context, ssi: str) -> list[Piece]:
    pieces = pieces_of(_PERCENT.sub("", line), scored_words(context.own_metrics))
    if not pieces:
        raise TypedError(Reason.EMPTY, line)
    return [_with_ssi(piece, ssi) for piece in pieces]


def _paired(pieces: list[Piece], context: Context, ssi: str) -> dict[str, Amount]:
    amounts: dict[str, Amount] = {}
    names = scored_words(context.own_metrics)
    for name, number in paired(pieces):
        metric = allowed_metric(name, names.meanings, names)
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
