"""What a programme costs: `licence 90 hours 2 rate 45 margin 40%`; `licence off` takes one back, `off` all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
    likelier: Mapping[str, Decimal] = field(default_factory=dict)
    """By name, the thousands that were rather meant where a mark was read as that of decimals, as in ``1.200``."""


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
    likelier: dict[str, Decimal] = {}
    for name, following in zip(names, [*names[1:], None], strict=True):
        meaning = COSTS.meaning(name[0].strip(" :=")) or ""
        if meaning in told:
            raise TypedError(Reason.DUPLICATE, name[0].strip())
        amount = line[name.end() : following.start() if following else len(line)].strip(" ,;")
        if not amount:
            raise TypedError(Reason.MISSING_NUMBER, name[0].strip())
        told[meaning], other = (None, None) if SWITCHES.meaning(amount) == "off" else _amount(meaning, amount, context)
        if other is not None:
            likelier[meaning] = other
    return CostsLine(told, because, likelier)


def _amount(name: str, typed: str, context: Context) -> tuple[Decimal, Decimal | None]:
    """Return the amount, and for money the other reading of it where that is the larger one."""
    if name not in _MONEY:
        return round(parse_number(_PERCENT.sub("", typed), language=context.language, whole=False).value, 2), None
    money = parse_money(typed, language=context.language, currency=context.currency)
    if context.currency is not None:
        check_currency(money.currency, context.currency)
    is_likelier = money.other is not None and money.amount < money.other
    return round(money.amount, 2), money.other if is_likelier else None
