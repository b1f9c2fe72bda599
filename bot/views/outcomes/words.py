"""The sentences of receipts about single outcomes, shares and earlier claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.outcomes import OutcomeKind
from bot.i18n import Markup, escape
from bot.views import metrics
from bot.views.answers import cut
from bot.views.reporting import numbers
from bot.views.reporting.addresses import address
from bot.views.reporting.deals import customer
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.outcomes import Outcome
    from bot.domain.shares import Share
    from bot.i18n import Texts
    from bot.use_cases.reporting.receipts import Receipt
    from bot.use_cases.reporting.steps import EarlierClaim, LoggedOutcome, ShareCredit

_NOTE = 250


def line(outcome: Outcome, texts: Texts) -> Markup:
    """Return an outcome in few words, such as ``a lead, Acme``."""
    return Markup(_LINES[outcome.kind](texts, customer(outcome.customer)))


def counted(receipt: Receipt, logged: LoggedOutcome, texts: Texts) -> str:
    """Return which outcome was noted for which week, and what it makes together with what was typed."""
    metric, total = logged.outcome.kind, logged.logged + (logged.typed or 0)
    noted = texts.say("Noted for {week}: {outcome}", week=texts.week(receipt.week), outcome=line(logged.outcome, texts))
    together = f"*{escape(f'{metrics.name(metric, texts)} {texts.number(total)}')}*"
    parts = f" ({numbers.parts(metric, logged.typed, logged.logged, texts)})" if logged.typed is not None else ""
    return f"{noted}\n{together}{parts}"


def notes(receipt: Receipt, texts: Texts) -> Iterator[str]:
    """Yield whose share it came from, who claimed the customer before, and the seller's own note."""
    share, note = _share_and_note(receipt)
    if receipt.credit is not None and share is not None:
        yield _came_from(receipt.credit, share, texts)
    if receipt.earlier is not None:
        yield _claimed(receipt.earlier, texts, is_deal=receipt.deal is not None)
    if note:
        yield texts.say("Note: {note}", note=cut(note, _NOTE))


def colleague(name: str, texts: Texts) -> Markup:
    """Return a colleague's name, or what stands in its place where sellers are not named to each other."""
    return escape(shown_name(name, texts)) if name else Markup(texts.say("A colleague"))


def _share_and_note(receipt: Receipt) -> tuple[Share | None, str]:
    if receipt.outcome is not None:
        return receipt.outcome.outcome.share, receipt.outcome.outcome.note
    if receipt.deal is not None:
        return receipt.deal.step.after.share, receipt.deal.step.after.note
    return None, ""


def _came_from(credit: ShareCredit, share: Share, texts: Texts) -> str:
    shown = address(share.address)
    if credit.is_own:
        return texts.say("It came from your share {address}.", address=shown)
    if not credit.is_known:
        return texts.say("It came from {address}, which nobody here logged in the last 13 weeks.", address=shown)
    name = colleague(credit.name, texts)
    return texts.say("{name} shared what it came from, and is told: {address}", name=name, address=shown)


def _claimed(earlier: EarlierClaim, texts: Texts, *, is_deal: bool) -> str:
    name = colleague(earlier.name, texts)
    if earlier.is_settled:
        settled = texts.say("A manager settled that this customer is somebody else's: {name}.", name=name)
        after = (
            texts.say("Your deal keeps its value.") if is_deal else texts.say("This lead is kept, and adds nothing.")
        )
        return f"{settled} {after}"
    day = texts.date(earlier.day)
    first = (
        texts.say("{name} entered a deal with this customer on {day}, before you.", name=name, day=day)
        if earlier.is_deal
        else texts.say("{name} logged this customer as a lead on {day}, before you.", name=name, day=day)
    )
    return f"{first} {texts.say('I ask a manager whose it is; until then both count.')}"


_LINES: Mapping[OutcomeKind, Callable[[Texts, Markup], str]] = {
    OutcomeKind.LEAD: lambda texts, name: texts.say("a lead, *{customer}*", customer=name),
    OutcomeKind.MEETING: lambda texts, name: texts.say("a meeting with *{customer}*", customer=name),
    OutcomeKind.CALL: lambda texts, name: texts.say("a sales conversation with *{customer}*", customer=name),
}
