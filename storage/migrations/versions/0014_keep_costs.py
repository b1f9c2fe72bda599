"""Keep what a programme costs.

Revision: 0014, after 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "programme_cost_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in ("licence", "hours", "rate", "margin")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_programme_cost_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "sequence", name=op.f("pk_programme_cost_version")),
    )
