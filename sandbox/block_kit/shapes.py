"""A small language to say what a JSON value must look like.

A *shape* is called with a value and its JSON pointer and yields a `Problem` for each thing that is wrong. The
functions below make shapes; the catalogues of blocks and elements are tables of them. A *rule* looks at an
object whose fields already have their shapes and judges how they go together.

The messages are the ones of Slack's own validator, as seen in its answers and its public
hack-json-schema library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (a JSON pointer such as ``/blocks/0/text``) and what."""

    pointer: str
    message: str

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


Shape = Callable[[object, str], Iterator[Problem]]
Rule = Callable[[Mapping[str, Any], str], Iterator[Problem]]
Shapes = Mapping[str, Shape]

NO_MATCH = "failed to match all allowed schemas"


def string(most: int | None = None, *, least: int = 1, pattern: str | None = None) -> Shape:
    """Return the shape of a string of ``least`` to ``most`` characters that matches a pattern as a whole."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(at, "must provide a string")
        elif len(value) < least:
            yield Problem(at, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            yield Problem(at, f"must be less than {most + 1} characters")
        elif pattern is not None and not re.fullmatch(pattern, value):
            yield Problem(at, f"input must match regex pattern: {pattern}")

    return check


def number(least: float | None = None, most: float | None = None) -> Shape:
    """Return the shape of a number from ``least`` to ``most``; a boolean is none."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield Problem(at, "must provide a number")
        elif least is not None and value < least:
            yield Problem(at, f"must be greater than {least}")
        elif most is not None and value > most:
            yield Problem(at, f"must be less than {most}")

    return check


def integer(least: int | None = None, most: int | None = None) -> Shape:
    """Return the shape of a whole number from ``least`` to ``most``."""
    in_range = number(least, most)

    def check(value: object, at: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield Problem(at, "must provide an integer")
        else:
            yield from in_range(value, at)

    return check


def boolean(value: object, at: str) -> Iterator[Problem]:
    """Yield a problem unless the value is true or false."""
    if not isinstance(value, bool):
        yield Problem(at, "must provide a boolean")


def anything(_value: object, _at: str) -> Iterator[Problem]:
    """Yield no problem: what stands here is judged elsewhere."""
    return iter(())


def one_of(*values: object) -> Shape:
    """Return the shape of a value that is one of a few."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if value not in values or isinstance(value, bool):
            yield Problem(at, "must be a valid enum value")

    return check


def array(item: Shape, most: int | None = None, *, least: int = 1) -> Shape:
    """Return the shape of a list of ``least`` to ``most`` items of one shape."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(at, "must provide an array")
            return
        if len(value) < least:
            yield Problem(at, f"must provide at least {least} items")
        if most is not None and len(value) > most:
            yield Problem(at, f"no more than {most} items allowed")
        for index, entry in enumerate(value):
            yield from item(entry, f"{at}/{index}")

    return check


def record(required: Shapes, optional: Shapes | None = None, *rules: Rule) -> Shape:
    """Return the shape of an object with these fields and no others.

    The rules are asked only when every field is right by itself.
    """
    known = {**required, **(optional or {})}

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield Problem(at, "must provide an object")
            return
        problems = list(_fields(value, at, required, known))
        yield from problems
        if not problems:
            for rule in rules:
                yield from rule(value, at)

    return check


def typed(name: str, required: Shapes | None = None, optional: Shapes | None = None, *rules: Rule) -> Shape:
    """Return the shape of an object whose ``type`` is the given name."""
    return record({"type": one_of(name), **(required or {})}, optional, *rules)


def by_type(shapes: Shapes, *, union: bool = False) -> Shape:
    """Return the shape of an object that is judged by its ``type``.

    Args:
        shapes: the shape for each type.
        union: Slack sees a choice of schemas here and says first that none matched.
    """

    def check(value: object, at: str) -> Iterator[Problem]:
        problems = list(_of_its_type(shapes, value, at))
        if union and problems:
            yield Problem(at, NO_MATCH)
        yield from problems

    return check


def type_of(value: Mapping[str, Any]) -> str:
    """Return the type of a block or element; nothing when that is no word."""
    kind = value.get("type")
    return kind if isinstance(kind, str) else ""


def exactly_one(*names: str) -> Rule:
    """Return the rule that an object has one of the fields and not two."""

    def check(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
        if sum(name in value for name in names) != 1:
            yield Problem(at, f"must define exactly one of {_listed(names)}")

    return check


def at_least_one(*names: str) -> Rule:
    """Return the rule that an object has one of the fields or more."""

    def check(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
        if not any(name in value for name in names):
            yield Problem(at, f"must define either {_listed(names)}")

    return check


def ordered(low: str, high: str) -> Rule:
    """Return the rule that one number field is not above another; numbers may be written as strings."""

    def check(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
        if low in value and high in value and float(value[low]) > float(value[high]):
            yield Problem(f"{at}/{low}", f"must not be greater than {high}")

    return check


def _fields(value: Mapping[str, Any], at: str, required: Shapes, known: Shapes) -> Iterator[Problem]:
    for name in required:
        if name not in value:
            yield Problem(at, f"missing required field: {name}")
    for name, field in value.items():
        if name in known:
            yield from known[name](field, f"{at}/{name}")
        else:
            yield Problem(at, f"invalid additional property: {name}")


def _of_its_type(shapes: Shapes, value: object, at: str) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield Problem(at, "must provide an object")
    elif "type" not in value:
        yield Problem(at, "missing required field: type")
    elif type_of(value) not in shapes:
        yield Problem(f"{at}/type", f"unsupported type: {value['type']}")
    else:
        yield from shapes[type_of(value)](value, at)


def _listed(names: Sequence[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)
