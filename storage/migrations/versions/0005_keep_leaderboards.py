"""Keep leaderboards, and find what has changed since.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_BY_SEQUENCE = (
    "shared_address",
    "address_result",
    "membership_version",
    "absence_version",
    "working_share_version",
    "residence_version",
    "deal_version",
    "logged_outcome_version",
    "customer_settlement_version",
)


def upgrade() -> None:
    """Apply the revision."""
    for table in _BY_SEQUENCE:
        op.create_index(op.f(f"ix_{table}_workspace_id_sequence"), table, ["workspace_id", "sequence"])
    for column in ("customer_key", "closed_on"):
        op.create_index(op.f(f"ix_deal_version_workspace_id_{column}"), "deal_version", ["workspace_id", column])
    op.create_table(
        "kept_leaderboard",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("week_start", sa.Date(), nullable=False),
        sa.Column("is_season", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("holidays", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_kept_leaderboard_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "week_start", "is_season", name=op.f("pk_kept_leaderboard")),
    )
    op.create_table(
        "kept_standing",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("week_start", sa.Date(), nullable=False),
        sa.Column("is_season", sa.Boolean(), nullable=False),
        sa.Column("seller_id", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("takes_part", "is_ranked", "has_reported")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("business", "strategic", "ssi", "locked", "load")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("calls", "meetings", "leads", "pipeline")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "week_start", "is_season"],
            ["kept_leaderboard.workspace_id", "kept_leaderboard.week_start", "kept_leaderboard.is_season"],
            name=op.f("fk_kept_standing_workspace_id_week_start_is_season"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "week_start", "is_season", "seller_id", name=op.f("pk_kept_standing")),
        sqlite_with_rowid=False,
    )
