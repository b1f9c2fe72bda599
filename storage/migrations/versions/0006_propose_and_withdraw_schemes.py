"""Let a second admin approve schemes, and let planned ones be withdrawn.

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the revision."""
    op.add_column("programme_version", sa.Column("two_person", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "scheme_withdrawal",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _of_entry("scheme_withdrawal"),
        sa.PrimaryKeyConstraint("workspace_id", "sequence", "version", name=op.f("pk_scheme_withdrawal")),
    )
    op.create_table(
        "scheme_proposal_version",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        _of_entry("scheme_proposal_version"),
        sa.PrimaryKeyConstraint("workspace_id", "proposal_id", "sequence", name=op.f("pk_scheme_proposal_version")),
    )


def _of_entry(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "sequence"],
        ["entry.workspace_id", "entry.sequence"],
        name=op.f(f"fk_{table}_workspace_id_sequence"),
        deferrable=True,
        initially="DEFERRED",
    )
