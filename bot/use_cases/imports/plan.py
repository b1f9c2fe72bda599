"""What importing would change of what stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.errors import UserError
from bot.domain.imports.errors import RefusedRow, RowFault
from bot.domain.metrics import check_report
from bot.use_cases.imports.matching import match, merged
from storage.reports import ReportedNumber

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.domain.imports.records import ImportedDeal, ImportedNumbers
    from storage.deals import DealRow
    from storage.transaction import Transaction


@dataclass(slots=True)
class Plan:
    """The changes, and what stays as it is."""

    new_deals: list[DealRow] = field(default_factory=list)
    changed_deals: list[DealRow] = field(default_factory=list)
    moved_deals: list[DealRow] = field(default_factory=list)
    """Deals as they stood with their former sellers."""
    won: Decimal = Decimal(0)
    """What the deals that nobody had, and that are won, are worth together."""
    new_numbers: list[ReportedNumber] = field(default_factory=list)
    changed_numbers: list[ReportedNumber] = field(default_factory=list)
    same: int = 0
    refused: list[RefusedRow] = field(default_factory=list)

    @property
    def new(self) -> int:
        """How many deals and numbers are new."""
        return len(self.new_deals) - len(self.moved_deals) + len(self.new_numbers)

    @property
    def changed(self) -> int:
        """How many deals and numbers change."""
        return len(self.changed_deals) + len(self.moved_deals) + len(self.changed_numbers)

    @property
    def sellers(self) -> frozenset[str]:
        """Whose deals or numbers change."""
        deals = (*self.new_deals, *self.changed_deals, *self.moved_deals)
        numbers = (*self.new_numbers, *self.changed_numbers)
        return frozenset([deal.seller_id for deal in deals] + [number.seller_id for number in numbers])


def plan_deals(tx: Transaction, workspace_id: str, deals: Iterable[ImportedDeal], currency: str) -> Plan:
    """Return what the deals of a table change: by their CRM id, or else by seller and customer."""
    imported, plan = list(deals), Plan()
    found = match(imported, tx.deals.all(workspace_id))
    for deal in imported:
        before = found.get(deal.row)
        after = merged(deal, before, currency)
        if before is None and after.stage == "void":
            plan.same += 1  # deleted in the CRM, and never here
        elif before is None:
            plan.new_deals.append(after)
            plan.won += (after.value or 0) if after.stage == "won" else 0
        elif before == after:
            plan.same += 1
        elif before.seller_id != after.seller_id:
            plan.moved_deals.append(before)
            left = tuple(credit for credit in after.credits if credit.seller_id != after.seller_id)
            plan.new_deals.append(after._replace(deal_id=0, credits=left))
        else:
            plan.changed_deals.append(after)
    return plan


def plan_numbers(tx: Transaction, workspace_id: str, numbers: Iterable[ImportedNumbers]) -> Plan:
    """Return what the numbers of a table change; those that do not fit what else stands are refused."""
    imported, plan = list(numbers), Plan()
    standing = _standing(tx, workspace_id, imported)
    for each in imported:
        before = standing.get((each.seller_id, each.week_start), {})
        try:
            check_report({**before, **each.amounts})
        except UserError:
            plan.refused.append(RefusedRow.of(each.row, "", RowFault.IMPOSSIBLE))
            continue
        for metric, amount in each.amounts.items():
            _put(plan, ReportedNumber(each.seller_id, each.week_start, metric, amount), before.get(metric))
    return plan


def _put(plan: Plan, number: ReportedNumber, before: Decimal | None) -> None:
    if before == number.amount:
        plan.same += 1
    elif before is None:
        plan.new_numbers.append(number)
    else:
        plan.changed_numbers.append(number)


def _standing(
    tx: Transaction, workspace_id: str, numbers: list[ImportedNumbers]
) -> dict[tuple[str, date], dict[str, Decimal]]:
    if not numbers:
        return {}
    sellers = Counter(each.seller_id for each in numbers)
    since = min(each.week_start for each in numbers)
    found: dict[tuple[str, date], dict[str, Decimal]] = {}
    for row in tx.reports.all(workspace_id, since=since, sellers=list(sellers)):
        if row.amount is not None:
            found.setdefault((row.seller_id, row.week_start), {})[row.metric] = row.amount
    return found
