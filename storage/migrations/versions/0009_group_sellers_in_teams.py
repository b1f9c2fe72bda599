"""Group sellers in teams, and keep their licences.

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "team_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_team_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", "sequence", name=op.f("pk_team_version")),
    )
    op.create_table(
        "team_member_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("seller_id", sa.String(), nullable=False),
        sa.Column("from_week_start", sa.Date(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_team_member_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "seller_id", "from_week_start", "sequence", name=op.f("pk_team_member_version")),
    )
    op.create_table(
        "team_lead_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_team_lead_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "team_id", "person_id", "sequence", name=op.f("pk_team_lead_version")),
    )
    op.create_table(
        "licence_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("seller_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sequence"],
            ["entry.workspace_id", "entry.sequence"],
            name=op.f("fk_licence_version_workspace_id_sequence"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "seller_id", "sequence", name=op.f("pk_licence_version")),
    )
