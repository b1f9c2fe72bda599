"""Remember which weeks' badges were collected.

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.add_column("publication", sa.Column("badges_collected_at", sa.DateTime(timezone=True), nullable=True))
