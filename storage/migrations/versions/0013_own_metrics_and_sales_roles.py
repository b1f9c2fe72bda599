"""Keep metrics of a programme of its own, and the sales roles of sellers.

Revision: 0013, after 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    with op.batch_alter_table("programme_version") as table:
        table.add_column(sa.Column("own_metrics", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "sales_role_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("seller_id", sa.String(), nullable=False),
        sa.Column("from_week_start", sa.Date(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_sales_role_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "seller_id", "from_week_start", "sequence", name=op.f("pk_sales_role_version")
        ),
    )
    op.create_index(
        op.f("ix_sales_role_version_workspace_id_sequence"), "sales_role_version", ["workspace_id", "sequence"]
    )
