"""Link wall screens.

Revision: 0016, after 0015
"""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "wall_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("wall_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("is_ended", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_wall_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "sequence", name=op.f("pk_wall_version")),
    )
