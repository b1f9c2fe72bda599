"""Keep what the weekly post compares over weeks; what is kept of leaderboards is filled anew.

Revision: 0010, after 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.drop_table("kept_standing")
    op.execute("DELETE FROM kept_leaderboard")
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
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("ssi_level", "ssi_level_before")),
        sa.Column("shares", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("clicks", "conversions")),
        sa.Column("streak", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "week_start", "is_season"],
            ["kept_leaderboard.workspace_id", "kept_leaderboard.week_start", "kept_leaderboard.is_season"],
            name=op.f("fk_kept_standing_workspace_id_week_start_is_season"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "week_start", "is_season", "seller_id", name=op.f("pk_kept_standing")),
        sqlite_with_rowid=False,
    )
