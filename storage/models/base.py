"""What the tables have in common."""

from sqlalchemy import ForeignKeyConstraint, MetaData
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


class Table(SQLModel):
    """A table; statements write and read its rows, so that what would check a row is not built before it is needed."""

    model_config = {"defer_build": True}


def of_entry() -> ForeignKeyConstraint:
    """Return the constraint of a version: it belongs to an entry, which is looked for at commit."""
    return ForeignKeyConstraint(
        ["workspace_id", "sequence"],
        ["entry.workspace_id", "entry.sequence"],
        deferrable=True,
        initially="DEFERRED",
    )
