"""The scheme that stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.domain.scoring.scheme import Scheme

if TYPE_CHECKING:
    from storage.transaction import Transaction


def newest_scheme(tx: Transaction, workspace_id: str) -> Scheme:
    """Return the newest version of weights and goals: the one in force, as none is saved ahead.

    Raises:
        IndexError: there is none.
    """
    newest = max(tx.schemes.all(workspace_id), key=lambda row: row.version)
    return Scheme.from_json(json.loads(newest.document))
