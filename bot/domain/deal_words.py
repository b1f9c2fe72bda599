"""What a seller's word does to their deals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - receipts hold what is here, and pydantic reads the annotations at run time
from decimal import Decimal  # noqa: TC003 - the same
from typing import TYPE_CHECKING

from bot.domain.credits import Credit  # noqa: TC001 - receipts hold what is here, and pydantic reads the annotations
from bot.domain.currencies import Foreign  # noqa: TC001 - the same
from bot.domain.deals import Deal, DealNotFoundError, Source, Stage, check_deal, customer_key, worked_weeks
from bot.domain.shares import Share  # noqa: TC001 - the same

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class DealWord:
    """What a seller says of a deal; nothing where nothing was said."""

    stage: Stage
    customer: str
    value: Decimal | None = None
    source: Source | None = None
    is_influenced: bool | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    crm_id: str = ""
    other_value: Decimal | None = None
    """The value if its one separator were meant the other way."""
    deal_id: int | None = None
    """The deal that is meant, once it was asked which one."""
    is_new: bool = False
    """Whether none of those that could be meant is, once it was asked."""
    share: Share | None = None
    """What it came from."""
    note: str = ""
    is_sure: bool = False
    """Whether it is no repetition of what was said before, once it was asked."""
    qualified_on: date | None = None
    typed: Foreign | None = None
    """The value as it was typed, where that was in another currency; the value is what it is worth."""
    credits: tuple[Credit, ...] | None = None
    """The parts of colleagues; none at all where the whole deal is to be the seller's."""
    reopens: bool = False
    """Whether a deal that was lost or void goes on."""


@dataclass(frozen=True, slots=True)
class Step:
    """A deal before and after a seller's word; nothing stood before a new one."""

    before: Deal | None
    after: Deal


@dataclass(frozen=True, slots=True)
class WhichDeal:
    """A question: which of these is meant?"""

    deals: tuple[Deal, ...]


@dataclass(frozen=True, slots=True)
class SecondDeal:
    """A question: is a second deal meant, beside this one?"""

    deal: Deal
    has_its_id: bool = False
    """Whether the new one has its id in the CRM, which should be one deal's alone."""


def taken_up(word: DealWord, deals: Sequence[Deal], today: date) -> Step | WhichDeal | SecondDeal:
    """Return what a seller's word does to the own deals, or what has to be asked first.

    Winning, losing or qualifying moves the one open deal with the customer, voiding the one that is not void, and
    reopening the one that is lost or void. Else it is a new deal, which cannot be lost, void or reopened.

    Raises:
        DealNotFoundError: no deal can be moved, and none can be new.
        DealValueMissingError: a new deal, or one won, has no value.
        AmountOutOfRangeError: the value is not above 0, or too large.
        TooManyDecimalsError: the value has more than two decimals.
        DealNotClosedError: an open deal with a closing date.
        DealInFutureError: it was opened, qualified or closed after today.
        DealClosedEarlierError: it was closed before it was opened.
    """
    candidates = () if word.is_new else _candidates(word, deals)
    if len(candidates) > 1:
        return WhichDeal(candidates)
    step = Step(candidates[0], _moved(candidates[0], word, today)) if candidates else Step(None, _new(word, today))
    check_deal(step.after, today)
    is_sure = word.is_sure or word.is_new or word.deal_id is not None
    same = None if is_sure else _same(step, deals)
    return step if same is None else SecondDeal(same, has_its_id=_has_id_of(same, step.after))


def _candidates(word: DealWord, deals: Sequence[Deal]) -> tuple[Deal, ...]:
    movable = [deal for deal in deals if deal.key == customer_key(word.customer) and _may_go(deal, word)]
    if word.deal_id is not None:
        movable = [deal for deal in movable if deal.id == word.deal_id]
        if not movable:
            raise DealNotFoundError(word.customer, word.stage)
    narrowed = [deal for deal in movable if word.crm_id and deal.crm_id == word.crm_id]
    if word.stage is Stage.VOID and word.value is not None:
        narrowed = [deal for deal in narrowed or movable if deal.value == word.value]
        return tuple(narrowed)
    return tuple(narrowed or movable)


def _may_go(deal: Deal, word: DealWord) -> bool:
    if word.reopens:
        return deal.stage in {Stage.LOST, Stage.VOID}
    match word.stage:
        case Stage.WON | Stage.LOST:
            return deal.is_open
        case Stage.QUALIFIED:
            return deal.stage is Stage.OPEN
        case Stage.VOID:
            return deal.stage is not Stage.VOID
        case Stage.OPEN:
            return False


def _moved(deal: Deal, word: DealWord, today: date) -> Deal:
    keeps_value = word.stage is Stage.VOID or word.value is None
    return replace(
        deal,
        stage=word.stage,
        value=deal.value if keeps_value else word.value,
        typed=deal.typed if keeps_value else word.typed,
        source=word.source or deal.source,
        is_influenced=deal.is_influenced if word.is_influenced is None else word.is_influenced,
        opened_on=word.opened_on or deal.opened_on,
        qualified_on=_qualified_on(deal, word, today),
        closed_on=_closed_on(deal, word, today),
        credits=deal.credits if word.credits is None else word.credits,
        crm_id=word.crm_id or deal.crm_id,
        share=word.share or deal.share,
        note=word.note or deal.note,
    )


def _qualified_on(deal: Deal, word: DealWord, today: date) -> date | None:
    return word.qualified_on or (today if word.stage is Stage.QUALIFIED else deal.qualified_on)


def _closed_on(deal: Deal, word: DealWord, today: date) -> date | None:
    if word.reopens:
        return word.closed_on
    if word.stage in {Stage.WON, Stage.LOST}:
        return word.closed_on or today
    return deal.closed_on or word.closed_on


def _new(word: DealWord, today: date) -> Deal:
    if word.reopens or word.stage in {Stage.LOST, Stage.VOID}:
        raise DealNotFoundError(word.customer, word.stage)
    is_won, is_qualified = word.stage is Stage.WON, word.stage is Stage.QUALIFIED
    return Deal(
        id=0,
        customer=word.customer,
        stage=word.stage,
        value=word.value,
        source=word.source or Source.OTHER,
        is_influenced=bool(word.is_influenced),
        opened_on=word.opened_on if is_won else word.opened_on or word.qualified_on or today,
        qualified_on=word.qualified_on or (today if is_qualified else None),
        closed_on=word.closed_on or today if is_won else word.closed_on,
        crm_id=word.crm_id,
        share=word.share,
        note=word.note,
        typed=word.typed,
        credits=word.credits or (),
    )


def _same(step: Step, deals: Sequence[Deal]) -> Deal | None:
    """Return another deal that a new or won one may be: with its CRM id, or its customer, value and a week of it."""
    new = step.after
    if step.before is not None and new.stage is not Stage.WON:
        return None
    others = (deal for deal in deals if deal != step.before and deal.stage is not Stage.VOID)
    return next((deal for deal in others if _has_id_of(deal, new) or _is_alike(deal, new)), None)


def _has_id_of(deal: Deal, new: Deal) -> bool:
    return bool(new.crm_id) and deal.crm_id.casefold() == new.crm_id.casefold()


def _is_alike(deal: Deal, new: Deal) -> bool:
    is_worth_the_same = deal.key == new.key and deal.value == new.value
    return is_worth_the_same and bool(worked_weeks([deal]) & worked_weeks([new]))
