"""Let a programme choose its season, its prompts, its privacy and a dry run.

Revision: 0007, after 0006
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_WORDS = {"season": "quarter", "prompt_time": "10:00", "agreement": "", "pseudonym_key": ""}
_SWITCHES = ("works_council", "dry_run")


def upgrade() -> None:
    """Apply the revision."""
    for name, usual in _WORDS.items():
        _add(sa.Column(name, sa.String(), nullable=False, server_default=usual))
    _add(sa.Column("prompt_weekday", sa.Integer(), nullable=False, server_default="3"))
    for name in _SWITCHES:
        _add(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))


def _add(column: sa.Column[Any]) -> None:
    op.add_column("programme_version", column)
