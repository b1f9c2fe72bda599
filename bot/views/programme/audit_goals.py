"""Goals of sales roles and persons, and metrics of a programme's own: in words, for the audit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Thing
from bot.i18n import Markup, capitalised, escape
from bot.views import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.domain.audit import Change, Value
    from bot.i18n import Texts


def told(changes: Sequence[Change], texts: Texts) -> Iterator[str]:
    """Yield a line for each change; persons whom the reader may not know are not named."""
    lines = (_WORDS[change.thing](change, texts) for change in changes if change.thing in _WORDS)
    yield from dict.fromkeys(lines)


def _role_goal(change: Change, texts: Texts) -> str:
    whose = capitalised(texts.plain("role {role}", role=change.whom))
    return texts.say("{whose}: {goal}", whose=whose, goal=_step(change, texts))


def _person_goal(change: Change, texts: Texts) -> str:
    if not change.whom:
        return texts.say("Goals of one person")
    return texts.say("{whose}: {goal}", whose=change.whom, goal=_step(change, texts))


def _own_metric(change: Change, texts: Texts) -> str:
    if change.new:
        return texts.say("Own metric defined: *{name}* (`{key}`)", name=str(change.new), key=change.name)
    return texts.say("Own metric removed: *{name}* (`{key}`)", name=str(change.old), key=change.name)


def _step(change: Change, texts: Texts) -> Markup:
    before = _amount(change.name, change.old, change.old_currency, texts)
    after = (
        texts.plain("as for everybody")
        if change.new is None
        else _amount(change.name, change.new, change.currency, texts)
    )
    name = metrics.name(change.name, texts)
    return Markup(f"{escape(name)} {escape(before)} → *{escape(after)}*")


def _amount(metric: str, value: Value, currency: str, texts: Texts) -> str:
    return metrics.amount(metric, value if isinstance(value, Decimal) else Decimal(0), texts, currency)


_WORDS: Final[Mapping[Thing, Callable[[Change, Texts], str]]] = {
    Thing.ROLE_GOAL: _role_goal,
    Thing.PERSON_GOAL: _person_goal,
    Thing.OWN_METRIC: _own_metric,
}
