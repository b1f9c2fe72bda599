"""What a programme costs: `licence 90 hours 2 rate 45 margin 40%`; `licence off` takes one back, `off` all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.deals import check_currency
from bot.domain.typed.cleaning import unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.money import parse_money
from bot.domain.typed.numbers import parse_number
from bot.domain.typed.words.business import COSTS
from bot.domain.typed.words.commands import PERCENT, SWITCHES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from bot.domain.typed.context import Context

_NAME: Final = re.compile(rf"(?<!\w){COSTS.pattern}(?!\w)[ :=]*", re.IGNORECASE)
_PERCENT: Final = re.compile(rf" ?(?:{PERCENT})$", re.IGNORECASE)
_MONEY: Final = frozenset({"licence", "rate"})


@dataclass(frozen=True, slots=True)
class CostsLine:
    """What was told, by name; nothing for what is taken back."""

    told: Mapping[str, Decimal | None]
    because: str | None = None


def parse(text: str, context: Context) -> CostsLine | None:
    """Return the costs of a line, money in the programme's currency; nothing for an empty line.

    Raises:
        TypedError: something was not understood, has no number, or is there twice.
        OtherCurrencyError: an amount is in another currency.
    """
    line, because = split_reason(unquoted(text))
    if not line:
        return None
    if SWITCHES.meaning(line) == "off":
        return CostsLine(dict.fromkeys(COSTS.meanings), because)
    names = list(_NAME.finditer(line))
    before = line[: names[0].start()].strip(" ,;") if names else line
    if before:
        raise TypedError(Reason.UNKNOWN_WORD, before, suggestions=COSTS.near(before.split()[0]))
    told: dict[str, Decimal | None] = {}
    for name, following in zip(names, [*names[1:], None], strict=True):
        meaning = COSTS.meaning(name[0].strip(" :=")) or ""
        if meaning in told:
            raise TypedError(Reason.DUPLICATE, name[0].strip())
        amount = line[name.end() : following.start() if following else len(line)].strip(" ,;")
        told[meaning] = _amount(meaning, amount, name[0].strip(), context)
    return CostsLine(told, because)


def _amount(name: str, typed: str, written: str, context: Context) -> Decimal | None:
    if not typed:
        raise TypedError(Reason.MISSING_NUMBER, written)
    if SWITCHES.meaning(typed) == "off":
        return None
    if name not in _MONEY:
        return round(parse_number(_PERCENT.sub("", typed), language=context.language, whole=False).value, 2)
    money = parse_money(typed, language=context.language, currency=context.currency)
    if context.currency is not None:
        check_currency(money.currency, context.currency)
    return round(money.amount, 2)
