"""Let there be weekly posts about parts of a programme, and let teams have channels.

Revision: 0011, after 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_BELONGS = "fk_publication_revision_workspace_id_week_start"


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "team_channel_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("channel_name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_team_channel_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", "sequence", name=op.f("pk_team_channel_version")),
    )
    with op.batch_alter_table("publication_revision") as revision_table:
        revision_table.drop_constraint(op.f(_BELONGS), type_="foreignkey")
    for table, key in (
        ("publication", ["workspace_id", "week_start", "subject"]),
        ("publication_revision", ["workspace_id", "week_start", "subject", "revision"]),
    ):
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column("subject", sa.String(), nullable=False, server_default=""))
            changed.drop_constraint(op.f(f"pk_{table}"), type_="primary")
            changed.create_primary_key(op.f(f"pk_{table}"), key)
        with op.batch_alter_table(table) as changed:
            changed.alter_column("subject", existing_type=sa.String(), existing_nullable=False, server_default=None)
    with op.batch_alter_table("publication_revision") as revision_table:
        revision_table.create_foreign_key(
            op.f(f"{_BELONGS}_subject"),
            "publication",
            ["workspace_id", "week_start", "subject"],
            ["workspace_id", "week_start", "subject"],
        )
