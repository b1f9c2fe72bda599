"""Share and verify deals, know when they were qualified, and keep the rates of other currencies.

Revision: 0012, after 0011
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.add_column("deal_version", sa.Column("qualified_on", sa.Date(), nullable=True))
    op.add_column("deal_version", sa.Column("rate", sa.String(), nullable=False, server_default=""))
    op.add_column("programme_version", sa.Column("large_deal", sa.BigInteger(), nullable=True))
    _create(
        "deal_credit_version",
        ["deal_id", "seller_id"],
        [sa.Column("customer_key", sa.String(), nullable=False), sa.Column("percent", sa.Integer(), nullable=False)],
    )
    _create(
        "deal_verification_version",
        ["deal_id"],
        [
            sa.Column("customer", sa.String(), nullable=False),
            sa.Column("value", sa.BigInteger(), nullable=False),
            sa.Column("is_verified", sa.Boolean(), nullable=False),
        ],
    )
    _create(
        "currency_rate_version",
        ["currency", "from_week_start"],
        [sa.Column("base", sa.String(), nullable=False), sa.Column("rate", sa.String(), nullable=False)],
    )
    for table, columns in (
        ("deal_credit_version", ["workspace_id", "sequence"]),
        ("deal_credit_version", ["workspace_id", "seller_id"]),
        ("deal_credit_version", ["workspace_id", "customer_key"]),
        ("deal_verification_version", ["workspace_id", "sequence"]),
    ):
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)


def _create(name: str, keys: list[str], columns: list[sa.Column[Any]]) -> None:
    kinds: dict[str, Any] = {"deal_id": sa.Integer(), "from_week_start": sa.Date()}
    key = [sa.Column(each, kinds.get(each, sa.String()), nullable=False) for each in keys]
    op.create_table(
        name,
        sa.Column("workspace_id", sa.String(), nullable=False),
        *key,
        sa.Column("sequence", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f(f"fk_{name}_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("workspace_id", *keys, "sequence", name=op.f(f"pk_{name}")),
    )
