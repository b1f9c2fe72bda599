"""What to ask a seller about a week before it is taken for granted.

A flag never changes points: it asks a question, and badges wait for the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.scoring.flag import Flag, FlagCode
from bot.domain.scoring.impossible import impossibilities
from bot.domain.scoring.surprises import rush, surprises, surprising_deals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.domain.scoring.deals import Deal
    from bot.domain.scoring.exact import Exact
    from bot.domain.scoring.history import SellerHistory

_ASKED_WEEKS: Final = 4
"""New connections are asked about once in so many weeks."""


def flags_of(
    history: SellerHistory, week: int, deals: Iterable[Deal] = (), *, currency: str = "EUR"
) -> tuple[Flag, ...]:
    """Return what is flagged in a seller's week: R before F, each code once, F5 once per metric.

    Args:
        history: the seller's facts.
        week: the number of the week.
        deals: those of the programme, as far as they shall be looked at.
        currency: the programme's, an ISO 4217 code.
    """
    return (*impossibilities(history.reports.get(week, {})), *_surprising(history, week, deals, currency))


def questions(
    history: SellerHistory,
    week: int,
    amounts: Mapping[str, Exact | None] | None = None,
    deals: Iterable[Deal] = (),
    *,
    currency: str = "EUR",
) -> tuple[Flag, ...]:
    """Return what to ask a seller about a week, as it is or before amounts are stored for it.

    They are the flags but for what is impossible, which was refused before, and new connections (F2) are asked
    about once in four weeks only.

    Args:
        history: the seller's facts so far.
        week: the number of the week.
        amounts: by raw metric, what is about to be stored on top of what the week has; None takes it away.
        deals: those of the programme, as far as they shall be looked at.
        currency: the programme's, an ISO 4217 code.
    """
    after = history.stating(week, amounts) if amounts else history
    found = _surprising(after, week, deals, currency)
    return tuple(flag for flag in found if flag.code is not FlagCode.F2 or not _was_asked(after, week))


def _surprising(history: SellerHistory, week: int, deals: Iterable[Deal], currency: str) -> Iterator[Flag]:
    yield from surprises(history, week, currency)
    yield from surprising_deals(history.seller_id, week, deals)


def _was_asked(history: SellerHistory, week: int) -> bool:
    asked = None
    for at in history.series("connections").weeks:
        if (asked is None or at - asked >= _ASKED_WEEKS) and at < week and any(rush(history, at)):
            asked = at
    return asked is not None and week - asked < _ASKED_WEEKS
