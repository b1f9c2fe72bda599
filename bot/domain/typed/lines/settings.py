"""Lines that change a programme's settings: `schedule tuesday 9:30`, `season half-year`, `policy top 5`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bot.domain.people import Visibility
from bot.domain.plans import LAST_PROMPTING_DAY, Plan
from bot.domain.seasons import Season
from bot.domain.typed.cleaning import clean, unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import setup
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.numbers import DIGITS, read_digits, scale_of
from bot.domain.typed.times import split_time
from bot.domain.typed.words import settings as words
from bot.domain.typed.words.amounts import SCALES
from bot.domain.typed.words.commands import LANGUAGES, SETUP_FILLERS, SWITCHES
from bot.domain.typed.words.dates import WEEKDAYS
from bot.domain.typed.words.own_metrics import reported_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.typed.context import Context
    from bot.domain.typed.words.lookup import Words

_JOINING = re.compile(r"[,;+&]|(?<!\S)(?:and|und|och|only|nur|bara|to|of|is|at|auf|till)(?!\S)", re.IGNORECASE)
_LONGEST_NAME = 4
"""Words in the longest name of a metric."""


@dataclass(frozen=True, slots=True)
class SettingsLine:
    """What is to change, and why; the channel is still to be looked at."""

    plan: Plan
    channel_id: str | None = None
    because: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to change."""
        return self.plan.is_empty and self.channel_id is None


def parse(text: str, context: Context) -> SettingsLine:
    """Return what a line says of channel, schedule, look backs, time zone, language and currency, in any order.

    Raises:
        TypedError: something was not understood, or stands twice.
    """
    line, because = split_reason(clean(text))
    rest, look_backs = _split_look_backs(line)
    said = setup.parse(rest, context)
    plan = Plan(zone=said.zone, weekday=said.weekday, at=said.at, currency=said.currency, language=said.language)
    plan = replace(plan, **look_backs)  # type: ignore[arg-type] # they are names of fields
    return SettingsLine(plan, said.channel_id, because or "")


def parse_channel(text: str, context: Context) -> SettingsLine:
    """Do as `parse`, for a line that is about a channel; what looks at most like a time zone was meant to be its name.

    Raises:
        TypedError: something was not understood, or stands twice.
    """
    try:
        return parse(text, context)
    except TypedError as error:
        if error.reason is Reason.UNKNOWN_WORD and all("/" in near for near in error.suggestions):
            raise TypedError(Reason.PICK_CHANNEL, error.typed) from error
        raise


def parse_language(text: str, context: Context) -> SettingsLine:
    """Do as `parse`, for a line that is about a language: a word that names none is nothing else either.

    Raises:
        TypedError: it names no language, or something was not understood.
    """
    line, _ = split_reason(clean(text))
    if line and not any(LANGUAGES.meaning(word) for word in line.split()):
        raise TypedError(Reason.UNKNOWN_LANGUAGE, line)
    return parse(text, context)


def parse_season(text: str) -> SettingsLine:
    """Return how long seasons are to be.

    Raises:
        TypedError: it names no such span.
    """
    line, because = split_reason(clean(text))
    if not line:
        return SettingsLine(Plan())
    meaning = words.SEASONS.meaning(line)
    if meaning is None:
        raise TypedError(Reason.UNKNOWN_WORD, line, suggestions=words.SEASONS.near(line))
    return SettingsLine(Plan(season=Season(meaning)), because=because or "")


def parse_metrics(text: str, context: Context) -> SettingsLine:
    """Return what sellers are to be asked for, in the order that was typed.

    Raises:
        TypedError: a word names no metric, or one stands twice.
    """
    line, because = split_reason(unquoted(text))
    typed, found = _JOINING.sub(" ", line).split(), list[str]()
    at, names = 0, reported_words(context.own_metrics)
    while at < len(typed):
        metric, length = _metric(typed[at : at + max(_LONGEST_NAME, names.longest)], names)
        if metric in found:
            raise TypedError(Reason.DUPLICATE, typed[at], metric=metric)
        found.append(metric)
        at += length
    return SettingsLine(Plan(metrics=tuple(found) or None), because=because or "")


def parse_prompts(text: str) -> SettingsLine:
    """Return when sellers are to be asked: a day from Monday to Friday, a time, or both.

    Raises:
        TypedError: a day at the weekend, or a word that says neither.
    """
    line, because = split_reason(clean(text))
    rest, at = split_time(line)
    weekday: int | None = None
    for word in rest.split():
        if SETUP_FILLERS.meaning(word) is not None:
            continue
        day = WEEKDAYS.meaning(word.strip(",;."))
        if day is None:
            raise TypedError(Reason.UNKNOWN_WORD, word, suggestions=setup.near_times(word) or WEEKDAYS.near(word))
        if weekday is not None:
            raise TypedError(Reason.DUPLICATE, word)
        if day > LAST_PROMPTING_DAY:
            raise TypedError(Reason.PROMPT_DAY, word)
        weekday = day
    return SettingsLine(Plan(prompt_weekday=weekday, prompt_at=at), because=because or "")


def parse_policy(text: str) -> SettingsLine:
    """Return who is to see what: a visibility, `cohort 7`, `works council on`, `agreement "BV 2026-3"` and so on.

    Raises:
        TypedError: something was not understood.
    """
    line, because = split_reason(clean(text))
    plan = Plan()
    while line:
        for read in _READERS:
            read_further = read(line)
            if read_further is not None:
                changed, line = read_further
                plan = replace(plan, **changed)
                break
        else:
            word = line.split()[0]
            raise TypedError(Reason.UNKNOWN_WORD, word, suggestions=words.VISIBILITIES.near(word))
    return SettingsLine(plan, because=because or "")


def split_dry_run(text: str) -> tuple[str, bool | None]:
    """Return a line without the words that ask for a dry run, and whether they stood in it."""
    matched = _DRY_RUN.search(text)
    return (text, None) if matched is None else (f"{text[: matched.start()]} {text[matched.end() :]}".strip(), True)


def _split_look_backs(text: str) -> tuple[str, dict[str, bool]]:
    """Return a line without the words that switch look backs, and what they say."""
    found = {
        str(words.LOOK_BACKS.meaning(matched["span"])): SWITCHES.meaning(matched["switch"]) == "on"
        for matched in _LOOK_BACK.finditer(text)
    }
    return _LOOK_BACK.sub(" ", text).strip(), found


def _metric(typed: list[str], names: Words[str]) -> tuple[str, int]:
    for length in range(len(typed), 0, -1):
        metric = names.meaning(" ".join(typed[:length]))
        if metric is not None:
            return metric, length
    raise TypedError(Reason.UNKNOWN_METRIC, typed[0], suggestions=names.near(typed[0]))


def _reader(pattern: str, read: Callable[[re.Match[str]], dict[str, Any]]) -> Callable[[str], Any]:
    compiled = re.compile(rf"^{pattern}(?=[\s,;]|$)[\s,;]*", re.IGNORECASE)

    def reading(line: str) -> tuple[Mapping[str, Any], str] | None:
        matched = compiled.match(line)
        return None if matched is None else (read(matched), line[matched.end() :])

    return reading


def _visibility(matched: re.Match[str]) -> dict[str, Any]:
    changed: dict[str, Any] = {"visibility": Visibility(str(words.VISIBILITIES.meaning(matched["mode"])))}
    return changed | ({"named_places": int(matched["places"])} if matched["places"] else {})


def _reference(matched: re.Match[str]) -> str:
    typed = str(matched["bare"] if matched["quoted"] is None else matched["quoted"]).strip()
    return "" if SWITCHES.meaning(typed) == "off" else typed


def _large_deal(matched: re.Match[str]) -> Decimal:
    """Return an amount in the programme's currency; a switch goes back to what is usual."""
    if matched["switch"]:
        return Decimal(0)
    return read_digits(matched["digits"], scale_of(matched["scale"]), language="en", whole=True).value


def _is_on(matched: re.Match[str]) -> bool:
    return SWITCHES.meaning(matched["switch"] or "on") == "on"


def _pattern(table: Words[str]) -> str:
    """Return a pattern for the words of a table, with spaces or hyphens between them."""
    return table.pattern.replace(r"\s+", r"[\s-]+")


_DRY_RUN = re.compile(rf"(?<!\S){_pattern(words.DRY_RUN)}(?!\S)", re.IGNORECASE)
_LOOK_BACK = re.compile(
    rf"(?<!\S)(?P<span>{_pattern(words.LOOK_BACKS)})\s+(?P<switch>{SWITCHES.pattern})(?!\S)", re.IGNORECASE
)
_SWITCH = rf"(?:\s+(?P<switch>{SWITCHES.pattern}))?"
_READERS = (
    _reader(
        rf"{_pattern(words.COHORT)}\s*[:=]?\s*(?P<size>[0-9]{{1,9}})", lambda m: {"minimum_cohort": int(m["size"])}
    ),
    _reader(
        rf"{_pattern(words.AGREEMENT)}\s*[:=]?\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\S+))",
        lambda m: {"agreement": _reference(m)},
    ),
    _reader(
        rf"{_pattern(words.LARGE_DEALS)}\s*[:=]?\s*(?:(?P<switch>{SWITCHES.pattern})|(?P<digits>{DIGITS})\s?"
        rf"(?P<scale>{SCALES.pattern})?)",
        lambda m: {"large_deal": _large_deal(m)},
    ),
    _reader(rf"{_pattern(words.WORKS_COUNCIL)}{_SWITCH}", lambda m: {"works_council": _is_on(m)}),
    _reader(rf"{_pattern(words.TWO_PERSON)}{_SWITCH}", lambda m: {"two_person": _is_on(m)}),
    _reader(rf"(?P<mode>{_pattern(words.VISIBILITIES)})(?:\s+(?P<places>[0-9]{{1,4}}))?", _visibility),
)
