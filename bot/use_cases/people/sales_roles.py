"""Which sales roles sellers have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from storage.transaction import Transaction


def roles_in(tx: Transaction, workspace_id: str, week: Week, *, seller_id: str | None = None) -> dict[str, str]:
    """Return the sales roles in a week, by seller; who has none is left out."""
    rows = tx.sales_roles.all(workspace_id, seller_id=seller_id)
    standing = {row.seller_id: row.role for row in rows if row.from_week_start <= week.starts_on}
    return {seller: role for seller, role in standing.items() if role}


def role_of(tx: Transaction, workspace_id: str, seller_id: str, week: Week) -> str:
    """Return the sales role of a seller in a week, empty for none."""
    return roles_in(tx, workspace_id, week, seller_id=seller_id).get(seller_id, "")
