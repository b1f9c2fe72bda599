"""Record what a seller says of a deal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.credits import divided
from bot.domain.currencies import Foreign
from bot.domain.deal_words import DealWord, SecondDeal, Step, WhichDeal, taken_up
from bot.domain.deals import Deal, DealWeekNotOpenError, Stage, check_value, opened_value
from bot.domain.errors import UserError
from bot.domain.shares import Share
from bot.domain.visibility import names_sellers
from bot.domain.weeks import Week
from bot.use_cases.outcomes import contest, deal_credits, deal_surprises, ledger, refused_deals, shares, verification
from bot.use_cases.outcomes.exchange import exchange_of
from bot.use_cases.reporting.deal_rows import own_deals, row_of
from bot.use_cases.reporting.entries import DEAL, write
from bot.use_cases.reporting.log_address import lacking
from bot.use_cases.reporting.receipts import Receipt
from bot.use_cases.reporting.steps import DealStep

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.domain.people import Actor
    from bot.domain.typed.lines.deals import DealLine
    from bot.domain.typed.money import ReadMoney
    from bot.use_cases.reporting.entries import Act, Entry
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class DealQuestion:
    """Something to be answered before a deal is stored; nothing is stored yet."""

    word: DealWord
    """What was said, with its days settled."""
    asks: WhichDeal | SecondDeal
    delivery_key: str
    """The key under which the answer is stored, so that two clicks store it once."""


@dataclass(frozen=True, slots=True)
class RecordDeal:
    """Record a new deal, or a step of one of the seller's own."""

    database: Database

    def __call__(self, actor: Actor, act: Act, word: DealWord) -> Receipt | DealQuestion:
        """Return what was stored, or what has to be asked first.

        Raises:
            UserError: the deal cannot be as it was said; see `bot.domain.deal_words.taken_up`.
            DealWeekNotOpenError: it was closed in a week that is not open.
        """
        return write(self.database, actor, act, DEAL, lambda entry: told(entry, word), Receipt)


def word_of(line: DealLine, currency: str) -> DealWord:
    """Return what a typed line says of a deal; a value in another currency is yet to be converted.

    Raises:
        CreditRefusedError: it cannot be shared like that.
    """
    value, other = _readings(line.value)
    typed = line.value.currency if line.value else None
    return DealWord(
        stage=line.stage,
        customer=line.customer,
        value=value,
        other_value=other,
        source=line.source,
        is_influenced=line.influenced,
        opened_on=line.opened,
        closed_on=line.closed,
        crm_id=line.crm_id or "",
        share=Share(line.address) if line.address else None,
        qualified_on=line.qualified,
        typed=Foreign(value, typed) if value is not None and typed not in {None, currency} else None,
        credits=None if line.parts is None else divided(line.parts),
        reopens=line.reopens,
    )


def store(entry: Entry, step: Step, *, other_value: Decimal | None = None) -> DealStep:
    """Store what became of a deal, and return it with what it does to the pipeline.

    Raises:
        UserError: it is in a currency without a rate, or cannot be shared like that, or was refused by a second person.
    """
    settled = exchange_of(entry).settled(step.before, step.after)
    after = settled if step.before else replace(settled, id=entry.sequence)
    refused_deals.check_not_refused(entry, step.before, after)
    currency = entry.programme.currency
    entry.tx.deals.record(entry.workspace_id, entry.sequence, row_of(after, entry.actor.id, currency))
    deal_credits.store(entry, step.before, after)
    surprises = deal_surprises.told(entry, after)
    stored = DealStep(
        Step(step.before, after),
        other_value=other_value,
        surprises=surprises,
        may_ring=after.stage is Stage.WON and names_sellers(entry.programme.visibility),
        names=_names(entry, step.before, after),
        is_unverified=verification.ask(entry, step.before, after),
    )
    return stored if after.opened_on is None else _with_pipeline(entry, stored, Week.of(after.opened_on))


def _names(entry: Entry, *deals: Deal | None) -> dict[str, str]:
    credited = {credit.seller_id for deal in deals if deal is not None for credit in deal.credits}
    return {seller_id: ledger.shown_name(entry, seller_id) for seller_id in sorted(credited)}


def told(entry: Entry, word: DealWord) -> Receipt | DealQuestion:
    """Return what a word does to the seller's deals, stored within an entry, or what has to be asked first.

    Raises:
        UserError: see `RecordDeal`.
    """
    if word.share is not None:
        word = replace(word, share=shares.found(entry, word.share.address))
    word = exchange_of(entry).understood(word)
    taken = taken_up(word, own_deals(entry.tx, entry.workspace_id, entry.actor.id), entry.today)
    if not isinstance(taken, Step):
        entry.tx.discard()
        return DealQuestion(_settled(word, entry), taken, f"answer:{entry.act.delivery_key}")
    offers = entry.offered_week() if _may_be_last_weeks(word, taken) else None
    return receipt_of(entry, taken, _week_of(taken, entry), other_value=word.other_value, offers=offers)


def receipt_of(
    entry: Entry, step: Step, week: Week, *, other_value: Decimal | None = None, offers: Week | None = None
) -> Receipt:
    """Store what became of a deal for a week; return it with whose share it came from and who claimed the customer."""
    deal = store(entry, step, other_value=other_value)
    after, is_new_share = deal.step.after, step.before is None or step.before.share != step.after.share
    contest.ask_managers(entry, after.key)
    return Receipt(
        sequence=entry.sequence,
        recorded_at=entry.act.moment,
        week=week,
        deal=deal,
        missing=lacking(entry, week),
        started_on=entry.join(week),
        offers=offers,
        earlier=None if after.stage in {Stage.LOST, Stage.VOID} else ledger.earlier_claim(entry, after.key),
        credit=shares.credit_of(entry, after.share, is_new=is_new_share),
    )


def _readings(money: ReadMoney | None) -> tuple[Decimal | None, Decimal | None]:
    """Return the value by the reading that is possible, and by the other one when that is possible too."""
    if money is None:
        return None, None
    readings = (money.amount,) if money.other is None else (money.amount, money.other)
    possible = [reading for reading in readings if _is_possible(reading)]
    return (possible[0], possible[1] if len(possible) > 1 else None) if possible else (money.amount, None)


def _is_possible(value: Decimal) -> bool:
    try:
        check_value(value)
    except UserError:
        return False
    return True


def _week_of(step: Step, entry: Entry) -> Week:
    """Return the week that a step belongs to: that of the end when it was closed now, else the running one."""
    closed_on = step.after.closed_on
    if closed_on is None or (step.before is not None and not step.before.is_open):
        return entry.running_week
    week = Week.of(closed_on)
    if week not in entry.open_weeks:
        raise DealWeekNotOpenError(closed_on, entry.open_weeks)
    return week


def _may_be_last_weeks(word: DealWord, step: Step) -> bool:
    """Return whether the step happened on a day that was not said."""
    is_dated = word.opened_on is not None or word.closed_on is not None
    return not is_dated and (step.before is None or step.after.stage in {Stage.WON, Stage.LOST})


def _settled(word: DealWord, entry: Entry) -> DealWord:
    """Return the word with the day on which it was said, so that the answer may come a day later."""
    step = Deal(0, word.customer, word.stage)
    if step.is_open:
        return replace(word, opened_on=word.opened_on or entry.today)
    return replace(word, closed_on=word.closed_on or entry.today)


def _with_pipeline(entry: Entry, deal: DealStep, week: Week) -> DealStep:
    typed = entry.tx.reports.of_week(entry.workspace_id, entry.actor.id, week.starts_on).get("pipeline")
    opened = opened_value(own_deals(entry.tx, entry.workspace_id, entry.actor.id)).get(week)
    return replace(deal, pipeline_week=week, pipeline=typed if typed is not None else opened, typed_pipeline=typed)
