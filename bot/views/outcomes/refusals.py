"""The words for what cannot be done about outcomes and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.claims import NothingToSettleError, OwnClaimError
from bot.use_cases.outcomes.ring_bell import BellOffError, DealNotWonError, DealUnsureError
from bot.use_cases.outcomes.submit_deal import NothingChangedError

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


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    NothingToSettleError: _nothing,
    OwnClaimError: _own,
    BellOffError: _bell_off,
    DealNotWonError: _not_won,
    DealUnsureError: _unsure,
    NothingChangedError: _unchanged,
}
