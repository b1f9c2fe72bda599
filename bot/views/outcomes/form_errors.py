"""What is wrong with a form about an outcome, said at the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import credits as credits_
from bot.domain import deals
from bot.domain.metrics import AmountOutOfRangeError, TooManyDecimalsError
from bot.domain.typed import deal_form as names
from bot.domain.typed.check_in import FieldsRefusedError
from bot.use_cases.outcomes.submit_deal import NothingChangedError
from bot.views import refusals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.errors import UserError
    from bot.i18n import Texts

_PLACES: Mapping[type[UserError], str] = {
    deals.DealNotFoundError: names.CUSTOMER,
    deals.DealValueMissingError: names.VALUE,
    deals.OtherCurrencyError: names.VALUE,
    deals.DealNotClosedError: names.CLOSED,
    deals.DealClosedEarlierError: names.CLOSED,
    deals.DealWeekNotOpenError: names.CLOSED,
    NothingChangedError: names.STAGE,
    deals.DealRefusedError: names.STAGE,
    credits_.CreditRefusedError: names.PARTS,
    credits_.TooManyCreditedError: names.SHARED,
    credits_.OwnCreditError: names.SHARED,
    credits_.NobodyToCreditError: names.SHARED,
    TooManyDecimalsError: names.VALUE,
}


def build(error: UserError, sent: Mapping[str, str], texts: Texts) -> Mapping[str, str] | None:
    """Return what is wrong by field, of those that a form was sent with; nothing for what no field can mend."""
    if isinstance(error, FieldsRefusedError):
        return {name: refusals.at_field(wrong, texts) for name, wrong in error.errors.items()}
    place = _place(error, sent)
    return {place: refusals.at_field(error, texts)} if place is not None and place in sent else None


def _place(error: UserError, sent: Mapping[str, str]) -> str | None:
    if isinstance(error, AmountOutOfRangeError):
        return names.VALUE if error.metric == "deal" else names.CUSTOMER
    if isinstance(error, deals.DealInFutureError):
        days = (names.OPENED, names.QUALIFIED)
        return next((name for name in days if sent.get(name) == error.day.isoformat()), names.CLOSED)
    return _PLACES.get(type(error))
