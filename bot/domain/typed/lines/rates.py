"""Lines about other currencies: `rates USD 0.92 from week 46 because "ECB"`, `rates 1 USD = 0.92 EUR`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.typed.cleaning import clean
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.money import currency_of
from bot.domain.typed.numbers import DIGITS, read_digits
from bot.domain.typed.weeks import parse_week
from bot.domain.typed.words.amounts import CURRENCIES
from bot.domain.typed.words.rates import EQUALS, GONE
from bot.domain.typed.words.weeks import FROM, LAST, NEXT, THIS, WEEK

if TYPE_CHECKING:
    from bot.domain.typed.context import Context
    from bot.domain.weeks import Week

_HALF_A_YEAR = 26
_SINCE = re.compile(rf"(?:^|(?<=[\s,;]))(?:{FROM}) (?:(?P<next>{NEXT})|(?P<week>.*[a-z].*))$", re.IGNORECASE)
_WEEK_AT_END = re.compile(
    rf"(?<=[\s,;])(?=(?:{NEXT}|{LAST}|{THIS}|(?:{WEEK})[. ]{{0,2}}[0-9]{{1,2}}|20[0-9]{{2}} ?-? ?w ?[0-9]{{1,2}})$)",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"[-\u2212]\s?[0-9][0-9.,]*")
_CURRENCY = CURRENCIES.pattern
_LINE = re.compile(
    rf"(?:1 ?)?(?P<currency>{_CURRENCY})(?: ?(?:{EQUALS}))? ?"
    rf"(?:(?P<gone>{GONE})|(?P<before>{_CURRENCY})? ?(?P<digits>{DIGITS}) ?(?P<after>{_CURRENCY})?)[.,]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RateLine:
    """What a currency is to be worth from a week on; without a rate, what was set for that week is taken back."""

    currency: str
    rate: Decimal | None
    since: Week
    because: str = ""


def parse(text: str, context: Context) -> RateLine | None:
    """Return the rate that a line sets, nothing for an empty line.

    Args:
        text: what was typed.
        context: the language settles `1,234.5`, and the running week is where a rate begins unless the line says.

    Raises:
        TypedError: no currency was recognised, or no rate.
    """
    line, because = split_reason(clean(text))
    if not line:
        return None
    rest, since = _split_since(line, context.week)
    match = _LINE.fullmatch(rest)
    if match is None:
        raise _refusal_of(rest)
    if (base := match["before"] or match["after"]) and currency_of(base, context.currency) != context.currency:
        raise TypedError(Reason.TWO_CURRENCIES, rest)
    currency = currency_of(match["currency"], None) or match["currency"].upper()
    return RateLine(currency, _rate(match, context), since, because or "")


def _split_since(line: str, running: Week) -> tuple[str, Week]:
    """Return a line without its first week, and that: of two with the same number the nearer one."""
    match = _SINCE.search(line) or _SINCE.search(_WEEK_AT_END.sub("from ", line, count=1))
    if match is None:
        return line, running
    rest = line[: match.start()].rstrip(" ,;")
    if match["next"]:
        return rest, running + 1
    named = match["week"].rstrip(".,; ")
    return rest, parse_week(named, running + _HALF_A_YEAR if re.search("[0-9]", named) else running)


def _rate(match: re.Match[str], context: Context) -> Decimal | None:
    if match["gone"]:
        return None
    digits = match["digits"]
    if digits.count(",") + digits.count(".") == 1:
        return Decimal(digits.replace(",", "."))  # a rate has decimals rather than thousands: 0,925 is no 925
    return read_digits(digits, 1, language=context.language, whole=False).value


def _refusal_of(rest: str) -> TypedError:
    word = rest.split(" ", maxsplit=1)[0]
    if below := _BELOW_ZERO.search(rest):
        return TypedError(Reason.NEGATIVE, below[0])
    return TypedError(Reason.MISSING_NUMBER, rest) if currency_of(word) else TypedError(Reason.UNKNOWN_CURRENCY, word)
