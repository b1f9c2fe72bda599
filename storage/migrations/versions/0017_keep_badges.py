"""Keep what sellers earned in a week beside their standing; what is kept of leaderboards is filled anew.

Revision: 0017, after 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.execute("DELETE FROM kept_standing")
    op.execute("DELETE FROM kept_leaderboard")
    with op.batch_alter_table("kept_standing") as table:
        for name in ("badges", "questions"):
            table.add_column(sa.Column(name, sa.String(), nullable=True))
