"""Keep content, its results, the shelf, single leads and meetings, audiences, notes, countries and badges.

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _of_entry(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "sequence"],
        ["entry.workspace_id", "entry.sequence"],
        name=name,
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    """Apply the revision."""
    op.create_table('collected_badge',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('seller_id', sa.String(), nullable=False),
    sa.Column('week_start', sa.Date(), nullable=False),
    sa.Column('badge', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('is_told', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], name=op.f('fk_collected_badge_workspace_id')),
    sa.PrimaryKeyConstraint('workspace_id', 'seller_id', 'week_start', 'badge', name=op.f('pk_collected_badge'))
    )
    op.create_table('address_result',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('seller_id', sa.String(), nullable=False),
    sa.Column('week_start', sa.Date(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('metric', sa.String(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=True),
    _of_entry(op.f('fk_address_result_workspace_id_sequence')),
    sa.PrimaryKeyConstraint('workspace_id', 'seller_id', 'week_start', 'address', 'metric', 'sequence', name=op.f('pk_address_result'))
    )
    op.create_table('audience_version',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('seller_id', sa.String(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('weekly_goal', sa.Integer(), nullable=True),
    sa.Column('titles', sa.String(), nullable=False),
    sa.Column('is_withdrawn', sa.Boolean(), nullable=False),
    _of_entry(op.f('fk_audience_version_workspace_id_sequence')),
    sa.PrimaryKeyConstraint('workspace_id', 'seller_id', 'sequence', name=op.f('pk_audience_version'))
    )
    op.create_table('customer_settlement_version',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('customer_key', sa.String(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('seller_id', sa.String(), nullable=False),
    sa.Column('is_withdrawn', sa.Boolean(), nullable=False),
    _of_entry(op.f('fk_customer_settlement_version_workspace_id_sequence')),
    sa.PrimaryKeyConstraint('workspace_id', 'customer_key', 'sequence', name=op.f('pk_customer_settlement_version'))
    )
    op.create_table('logged_outcome_version',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('outcome_id', sa.Integer(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('seller_id', sa.String(), nullable=False),
    sa.Column('week_start', sa.Date(), nullable=False),
    sa.Column('metric', sa.String(), nullable=False),
    sa.Column('customer', sa.String(), nullable=False),
    sa.Column('customer_key', sa.String(), nullable=False),
    sa.Column('share_seller_id', sa.String(), nullable=False),
    sa.Column('share_address', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('is_withdrawn', sa.Boolean(), nullable=False),
    _of_entry(op.f('fk_logged_outcome_version_workspace_id_sequence')),
    sa.PrimaryKeyConstraint('workspace_id', 'outcome_id', 'sequence', name=op.f('pk_logged_outcome_version'))
    )
    op.create_index(op.f('ix_logged_outcome_version_workspace_id_customer_key'), 'logged_outcome_version', ['workspace_id', 'customer_key'], unique=False)
    op.create_table('naming_version',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('seller_id', sa.String(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('is_named', sa.Boolean(), nullable=False),
    _of_entry(op.f('fk_naming_version_workspace_id_sequence')),
    sa.PrimaryKeyConstraint('workspace_id', 'seller_id', 'sequence', name=op.f('pk_naming_version'))
    )
    op.create_table('residence_version',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('seller_id', sa.String(), nullable=False),
    sa.Column('from_week_start', sa.Date(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('country', sa.String(), nullable=False),
    sa.Column('region', sa.String(), nullable=False),
    _of_entry(op.f('fk_residence_version_workspace_id_sequence')),
    sa.PrimaryKeyConstraint('workspace_id', 'seller_id', 'from_week_start', 'sequence', name=op.f('pk_residence_version'))
    )
    op.create_table('shelf_item_version',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('why', sa.String(), nullable=False),
    sa.Column('category', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    _of_entry(op.f('fk_shelf_item_version_workspace_id_sequence')),
    sa.PrimaryKeyConstraint('workspace_id', 'item_id', 'sequence', name=op.f('pk_shelf_item_version'))
    )
    op.create_table('week_note_version',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('seller_id', sa.String(), nullable=False),
    sa.Column('week_start', sa.Date(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    _of_entry(op.f('fk_week_note_version_workspace_id_sequence')),
    sa.PrimaryKeyConstraint('workspace_id', 'seller_id', 'week_start', 'sequence', name=op.f('pk_week_note_version'))
    )
    op.add_column('deal_version', sa.Column('share_seller_id', sa.String(), server_default='', nullable=False))
    op.add_column('deal_version', sa.Column('share_address', sa.String(), server_default='', nullable=False))
    op.add_column('deal_version', sa.Column('note', sa.String(), server_default='', nullable=False))
    op.add_column('programme_version', sa.Column('platforms', sa.String(), server_default='linkedin', nullable=False))
    op.add_column('shared_address', sa.Column('kind', sa.String(), server_default='', nullable=False))
    op.add_column('shared_address', sa.Column('phase', sa.String(), server_default='', nullable=False))
    op.add_column('shared_address', sa.Column('platform', sa.String(), server_default='', nullable=False))
    op.add_column('shared_address', sa.Column('aim', sa.String(), server_default='', nullable=False))
    op.add_column('shared_address', sa.Column('shelf_item_id', sa.Integer(), nullable=True))
