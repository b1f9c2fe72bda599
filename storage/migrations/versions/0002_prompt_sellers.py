"""Prompt sellers, and know public holidays.

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.create_table(
        "prompt_switch",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_prompt_switch_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "person_id", name=op.f("pk_prompt_switch")),
    )
    op.add_column("workspace", sa.Column("prompts_due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("notice", sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("notice", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("programme_version", sa.Column("holiday_country", sa.String(), server_default="", nullable=False))
    op.add_column("programme_version", sa.Column("holiday_region", sa.String(), server_default="", nullable=False))
