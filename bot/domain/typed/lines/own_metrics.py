"""Lines about metrics of a programme's own: `add demos "Product demos" count business goal 2`, `remove demos`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.own_metric_plans import OwnMetricPlan
from bot.domain.scoring.metrics import Phase, Pillar
from bot.domain.scoring.own_metrics import OwnKind
from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.lines.quotes import Quotes
from bot.domain.typed.numbers import read_number
from bot.domain.typed.words.commands import ADDING, PERCENT
from bot.domain.typed.words.content import PHASES
from bot.domain.typed.words.own_metric_lines import OWN_FACTS, OWN_KINDS, OWN_PILLARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.typed.context import Context
    from bot.domain.typed.words.lookup import Words

_PERCENT: Final = re.compile(rf"\s*(?:{PERCENT})$", re.IGNORECASE)
_WORDS: Final[Mapping[str, Words[str]]] = {"kind": OWN_KINDS, "pillar": OWN_PILLARS, "phase": PHASES}


@dataclass(frozen=True, slots=True)
class RemovalLine:
    """A metric that is to go."""

    key: str
    because: str = ""


def parse(text: str, context: Context) -> OwnMetricPlan | RemovalLine | None:
    """Return what a line asks for; nothing for one that neither adds nor removes.

    Raises:
        TypedError: a word means nothing here, stands twice, or a number cannot be read.
    """
    line, because = split_reason(clean(text))
    quotes = Quotes.taken_from(line)
    words = quotes.line.split()
    meant, count = _change(words)
    rest = words[count:]
    if meant is None:
        return None
    if not rest:
        raise TypedError(Reason.EMPTY, line)
    typed = quotes.put_back(rest[0]).rstrip(",;:.")
    key = typed.lower()
    if meant == "remove":
        return RemovalLine(" ".join([key, *rest[1:]]), because or "")
    said = _said(rest[1:], quotes)
    return OwnMetricPlan(
        key=key,
        name=said.get("name", typed if typed != key else ""),
        kind=OwnKind(said.get("kind", OwnKind.COUNT)),
        pillar=Pillar(said.get("pillar", Pillar.STRATEGIC)),
        phase=Phase(said["phase"]) if "phase" in said else None,
        goal=_number(said["goal"], context) if "goal" in said else None,
        cap=_number(_PERCENT.sub("", said["cap"]), context) if "cap" in said else Decimal(100),
        unit=said.get("unit", ""),
        because=because or "",
    )


def _change(words: list[str]) -> tuple[str | None, int]:
    for count in (2, 1):
        meant = ADDING.meaning(" ".join(words[:count])) if len(words) >= count else None
        if meant:
            return meant, count
    return None, 0


def _said(words: list[str], quotes: Quotes) -> dict[str, str]:
    """Return what was said by what it is about; words before everything else are the name."""
    said: dict[str, str] = {}
    at = 0
    while at < len(words):
        about, value, length = _piece(words[at:], quotes)
        if about == "name" and "name" in said and len(said) == 1:
            said["name"] = f"{said['name']} {value}"
        elif about in said:
            raise TypedError(Reason.DUPLICATE, value)
        elif about == "name" and said:
            raise TypedError(Reason.UNKNOWN_WORD, value, suggestions=_near(value))
        else:
            said[about] = value
        at += length
    return said


def _piece(words: list[str], quotes: Quotes) -> tuple[str, str, int]:
    """Return what the next words are about, what they say of it, and how many they are."""
    for count in (2, 1):
        phrase = " ".join(words[:count])
        fact = OWN_FACTS.meaning(phrase) if len(words) >= count else None
        if fact is not None:
            return _fact(fact, phrase, words[count:], quotes, count)
    for about, table in _WORDS.items():
        if (meaning := table.meaning(words[0])) is not None:
            return about, meaning, 1
    return "name", quotes.put_back(words[0]).strip(), 1


def _fact(fact: str, phrase: str, behind: list[str], quotes: Quotes, count: int) -> tuple[str, str, int]:
    if not behind:
        raise TypedError(Reason.EMPTY, phrase)
    is_percent = fact == "cap" and len(behind) > 1 and _PERCENT.fullmatch(behind[1]) is not None
    return fact, quotes.put_back(behind[0]), count + 1 + is_percent


def _near(word: str) -> tuple[str, ...]:
    return tuple(near for table in (*_WORDS.values(), OWN_FACTS) for near in table.near(word))[:3]


def _number(typed: str, context: Context) -> Decimal:
    return read_number(typed, language=context.language, whole=False).value
