"""The words for what cannot be done about outcomes and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.claims import NothingToSettleError, OwnClaimError
from bot.domain.credits import (
    MOST,
    CreditGoneError,
    CreditRefusedError,
    NobodyToCreditError,
    OwnCreditError,
    TooManyCreditedError,
)
from bot.domain.currencies import OwnRateError, RateRefusedError
from bot.domain.deals import DealRefusedError
from bot.domain.verification import DealMovedError, OwnDealError
from bot.i18n import Markup
from bot.use_cases.outcomes.ring_bell import BellOffError, DealNotWonError, DealUnsureError
from bot.use_cases.outcomes.submit_deal import NothingChangedError
from bot.views.answers import cut
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _nothing(_error: NothingToSettleError, texts: Texts) -> str:
    return texts.say("There is nothing to settle there any more. `/upshot claims` shows what is open.")


def _own(_error: OwnClaimError, texts: Texts) -> str:
    return texts.say("You claim this customer yourself, so another manager or admin settles it.")


def _bell_off(_error: BellOffError, texts: Texts) -> str:
    return texts.say("Nobody is named in this programme, so there is no bell. Your deal counts all the same.")


def _not_won(_error: DealNotWonError, texts: Texts) -> str:
    return texts.say("This deal is not won any more, so the bell stays silent. `/deal list` shows how it stands.")


def _unsure(_error: DealUnsureError, texts: Texts) -> str:
    return texts.say("Please say first that the deal is right; then the bell can ring.")


def _unchanged(_error: NothingChangedError, texts: Texts) -> str:
    return texts.say("Nothing is changed yet.")


def _refused(error: DealRefusedError, texts: Texts) -> str:
    return texts.say(
        "A manager or admin could not confirm the deal with {customer}, so it stays void. With its id from the CRM it "
        "comes back: `/deal reopened Acme id 4711`",
        customer=cut(error.customer, _CUSTOMER),
    )


def _parts(error: CreditRefusedError, texts: Texts) -> str:
    return texts.say(
        "The parts of colleagues make {total}% together. Each has at least 1%, and you keep at least 1%, as in "
        "{example}",
        total=error.total,
        example=_SHARED,
    )


def _too_many(_error: TooManyCreditedError, texts: Texts) -> str:
    return texts.say("A deal can be shared with up to {most} colleagues.", most=MOST)


def _own_part(_error: OwnCreditError, texts: Texts) -> str:
    return texts.say(
        "Your own part is what the others leave, so name only your colleagues, as in {example}", example=_SHARED
    )


def _takes_no_part(error: NobodyToCreditError, texts: Texts) -> str:
    if not error.name:
        return texts.say(
            "That person does not take part in the programme, so nothing can be credited there. Their first report or "
            "`/upshot join` changes that."
        )
    return texts.say(
        "{person} does not take part in the programme, so nothing can be credited there. Their first report or "
        "`/upshot join` changes that.",
        person=shown_name(error.name, texts),
    )


def _no_part(_error: CreditGoneError, texts: Texts) -> str:
    return texts.say("No part of this deal is yours any more. `/deal list` shows how it stands.")


def _own_deal(_error: OwnDealError, texts: Texts) -> str:
    return texts.say("You have a part in this deal, so another manager or admin looks at it.")


def _moved(_error: DealMovedError, texts: Texts) -> str:
    return texts.say("This deal has changed since, or waits for nobody any more. `/upshot verify` shows what waits.")


def _rate(error: RateRefusedError, texts: Texts) -> str:
    return texts.say(
        "{rate} is no rate that I can use: it says what one unit is worth in the programme's currency, as in "
        "`/upshot rates USD 0.92`",
        rate=texts.exact(error.rate),
    )


def _own_rate(error: OwnRateError, texts: Texts) -> str:
    return texts.say("{currency} is the programme's own currency, so it needs no rate.", currency=error.currency)


_CUSTOMER = 60
_SHARED: Final = Markup("`/deal won 12000 Acme with @ben 40%`")

WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    NothingToSettleError: _nothing,
    OwnClaimError: _own,
    BellOffError: _bell_off,
    DealNotWonError: _not_won,
    DealUnsureError: _unsure,
    NothingChangedError: _unchanged,
    DealRefusedError: _refused,
    CreditRefusedError: _parts,
    TooManyCreditedError: _too_many,
    OwnCreditError: _own_part,
    NobodyToCreditError: _takes_no_part,
    CreditGoneError: _no_part,
    OwnDealError: _own_deal,
    DealMovedError: _moved,
    RateRefusedError: _rate,
    OwnRateError: _own_rate,
}
