"""Who takes part, on which licence, and what files and other programs brought: in words, for the audit."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Thing
from bot.domain.imports.fields import Kind
from bot.i18n import Markup, escape
from bot.views.imports import words
from bot.views.people.roles import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.domain.audit import Change, Value
    from bot.i18n import Texts


def told(changes: Sequence[Change], texts: Texts) -> Iterator[str]:
    """Yield a line for all of whom the same became, and one for each kind of table that came from elsewhere."""
    for (thing, old, new), group in groupby(_grouped(changes, _PEOPLE), _same):
        alike = list(group)
        yield _PEOPLE[thing](alike, old, new, texts)
    for (thing, kind, file), group in groupby(_grouped(changes, _TABLES), _source):
        counts = {change.name.partition(".")[2]: int(str(change.new)) for change in group}
        yield _TABLES[thing](kind, file, counts, texts)


def _grouped(changes: Sequence[Change], things: Mapping[Thing, object]) -> list[Change]:
    found = [change for change in changes if change.thing in things]
    return sorted(found, key=lambda change: (change.thing, str(change.old), str(change.new), change.name, change.whom))


def _same(change: Change) -> tuple[Thing, Value, Value]:
    return change.thing, change.old, change.new


def _source(change: Change) -> tuple[Thing, str, str]:
    return change.thing, change.name.partition(".")[0], change.whom


def _names(alike: Sequence[Change], texts: Texts) -> str:
    """Return who it is about; where that is nobody else's business, how many there are."""
    names = [change.whom for change in alike if change.whom]
    if not names:
        return texts.plain_count("{count} seller", "{count} sellers", len(alike))
    return listed(names, texts)


def _seller(alike: Sequence[Change], _: Value, new: Value, texts: Texts) -> str:
    who = _names(alike, texts)
    if new:
        return texts.say("Taking part now: *{who}*", who=who)
    return texts.say("No longer taking part: *{who}*", who=who)


def _pair(label: str, old: str, new: str) -> str:
    return f"{label}: {escape(old)} → *{escape(new)}*"


def _day(value: Value, texts: Texts) -> str:
    return texts.date(value) if isinstance(value, date) else texts.plain("none")


def _start(alike: Sequence[Change], old: Value, new: Value, texts: Texts) -> str:
    return _pair(texts.say("Start of {who}", who=_names(alike, texts)), _day(old, texts), _day(new, texts))


def _licence(alike: Sequence[Change], old: Value, new: Value, texts: Texts) -> str:
    label = texts.say("Licence of {who}", who=_names(alike, texts))
    return _pair(label, str(old or texts.plain("none")), str(new or texts.plain("none")))


def _sales_role(alike: Sequence[Change], old: Value, new: Value, texts: Texts) -> str:
    label = texts.say("Sales role of {who}", who=_names(alike, texts))
    return _pair(label, str(old or texts.plain("none")), str(new or texts.plain("none")))


def _file(kind: str, file: str, counts: Mapping[str, int], texts: Texts) -> str:
    facts = {"what": words.kind(Kind(kind), texts), "counts": Markup(_counts(counts, texts))}
    if not file:
        return texts.say("{what} from a file: {counts}", **facts)
    return texts.say("{what} from {file}: {counts}", file=words.code(file), **facts)


def _received(kind: str, _: str, counts: Mapping[str, int], texts: Texts) -> str:
    what = words.kind(Kind(kind), texts)
    return texts.say("{what} from another program: {counts}", what=what, counts=Markup(_counts(counts, texts)))


def _counts(counts: Mapping[str, int], texts: Texts) -> str:
    said = [_COUNTS[name](texts.number(count), texts) for name, count in counts.items()]
    return ", ".join(said)


_COUNTS: Final[Mapping[str, Callable[[str, Texts], str]]] = {
    "new": lambda count, texts: texts.say("*{count}* new", count=count),
    "changed": lambda count, texts: texts.say("*{count}* changed", count=count),
}
_PEOPLE: Final[Mapping[Thing, Callable[[Sequence[Change], Value, Value, Texts], str]]] = {
    Thing.SELLER: _seller,
    Thing.START: _start,
    Thing.LICENCE: _licence,
    Thing.SALES_ROLE: _sales_role,
}
_TABLES: Final[Mapping[Thing, Callable[[str, str, Mapping[str, int], Texts], str]]] = {
    Thing.IMPORT: _file,
    Thing.RECEIVED: _received,
}
