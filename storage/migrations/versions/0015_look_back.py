"""Keep who asked for help, who wants no digest, and whether months and seasons are looked back on.

Revision: 0015, after 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "help_request_version",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("workspace_id", "seller_id")),
        sa.Column("week_start", sa.Date(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_help_request_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "seller_id", "week_start", "sequence", name=op.f("pk_help_request_version")
        ),
    )
    op.create_table(
        "digest_switch",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("workspace_id", "person_id")),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_digest_switch_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "person_id", name=op.f("pk_digest_switch")),
    )
    for name, usual in (("month_post", sa.false()), ("season_post", sa.true())):
        op.add_column("programme_version", sa.Column(name, sa.Boolean(), nullable=False, server_default=usual))
