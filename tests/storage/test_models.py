from __future__ import annotations

from sqlmodel import SQLModel

from storage import models


def test_every_table_is_kept_by_workspace() -> None:
    """The primary key of every table begins with the workspace, so that no row can be mistaken for another one's."""
    for table in models.Entry.metadata.sorted_tables:
        first, *_ = table.primary_key.columns
        assert first.name == ("id" if table.name == "workspace" else "workspace_id")


def test_every_version_belongs_to_an_entry() -> None:
    """Every table of versions refers to the entry that brought each row."""
    versions = [table for table in SQLModel.metadata.sorted_tables if "sequence" in table.primary_key.columns]
    for table in versions:
        referred = {key.target_fullname for column in table.columns for key in column.foreign_keys}
        assert ("entry.sequence" in referred) == (table.name != "entry")


def test_every_constraint_has_a_name() -> None:
    """What the database refuses, and what a later revision changes, can be named."""
    for table in SQLModel.metadata.sorted_tables:
        assert all(constraint.name for constraint in table.constraints)
