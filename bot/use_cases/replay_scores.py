"""Recompute scoring cases, so that anyone can check a receipt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.admissible import InadmissibleSchemeError
from bot.domain.scoring.answers import answer
from bot.domain.scoring.json_field import JsonField, MalformedFieldError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST_NUMBER: Final = 40
"""Digits; a longer one cannot be a fact, and is refused where it is read."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where a case comes to something else than it expects."""

    case: str
    path: str
    expected: object
    actual: object


@dataclass(frozen=True, slots=True)
class Problem:
    """A field that a case lacks or holds by mistake."""

    case: str
    """Its id, else its position; empty for the document itself."""
    path: str
    expected: str
    """What should stand there."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What the cases of a document come to."""

    answers: tuple[Mapping[str, object], ...] = ()
    """One {"id", "actual"} for each case; actual is None for kinds that are not known and malformed cases."""
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()


def replay(text: str) -> Replay:
    """Return what the scoring cases of a JSON document come to; never raises on what the document holds."""
    try:
        document = JsonField(_parsed(text), "")
        found = list(document.at("vectors").items())
    except MalformedFieldError as error:
        return Replay(problems=(Problem("", error.path, error.expected),))
    replays = [_replayed(case, document) for case in found]
    return Replay(
        tuple(answered for each in replays for answered in each.answers),
        tuple(difference for each in replays for difference in each.differences),
        tuple(problem for each in replays for problem in each.problems),
    )


def _parsed(text: str) -> object:
    try:
        document: object = json.loads(text, parse_float=str, parse_int=_whole, parse_constant=str)
    except json.JSONDecodeError as error:
        raise MalformedFieldError(f"line {error.lineno}, column {error.colno}", "JSON") from None
    except RecursionError:
        raise MalformedFieldError("", "JSON that is not nested so deeply") from None
    return document


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _replayed(case: JsonField, document: JsonField) -> Replay:
    inner = JsonField(case.value, "")
    try:
        id_ = inner.at("id").text()
        actual = answer(inner, lambda: document.at("default_config"))
    except MalformedFieldError as error:
        return _malformed(case, error.path, error.expected)
    except InadmissibleSchemeError as error:
        codes = ", ".join(dict.fromkeys(rail.code.value for rail in error.violations))
        return _malformed(case, "configs", f"admissible; they break {codes}")
    expected = inner.members().get("expected")
    if actual is None or expected is None:
        return Replay((_answered(case, actual),))
    return Replay((_answered(case, actual),), tuple(_differences(id_, "", expected.value, actual)))


def _malformed(case: JsonField, path: str, expected: str) -> Replay:
    return Replay((_answered(case, None),), problems=(Problem(_name(case), path, expected),))


def _id(case: JsonField) -> str | None:
    id_ = case.value.get("id") if isinstance(case.value, dict) else None
    return id_ if isinstance(id_, str) else None


def _name(case: JsonField) -> str:
    return _id(case) or case.path


def _answered(case: JsonField, actual: object) -> Mapping[str, object]:
    return {"id": _id(case), "actual": actual}


def _differences(case: str, path: str, expected: object, actual: object) -> Iterator[Difference]:
    """Yield where actual is not as expected; members that expected does not name may be anything."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key, value in expected.items():
            yield from _differences(case, f"{path}.{key}" if path else key, value, actual.get(key, _Missing))
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, (wanted, found) in enumerate(zip(expected, actual, strict=True)):
            yield from _differences(case, f"{path}[{index}]", wanted, found)
    elif type(expected) is not type(actual) or expected != actual:
        yield Difference(case, path, expected, None if actual is _Missing else actual)


class _Missing:
    """Stands for a member that is not there: it equals nothing that JSON holds."""
