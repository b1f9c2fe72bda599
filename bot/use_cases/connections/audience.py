"""Whom a seller wants to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.connections.titles import TitleError, TitlePatterns, TooManyTitlesError
from storage.audiences import PROGRAMME

if TYPE_CHECKING:
    from storage.transaction import Transaction


def titles_of(tx: Transaction, workspace_id: str, seller_id: str) -> TitlePatterns:
    """Return the titles of a seller's target audience: the own ones, else its name, else the programme's titles."""
    own, shared = (tx.audiences.of(workspace_id, whose) for whose in (seller_id, PROGRAMME))
    texts = (own.titles if own else "", own.name if own else "", shared.titles if shared else "")
    return next((patterns for patterns in map(_patterns, texts) if patterns), TitlePatterns())


def _patterns(text: str) -> TitlePatterns:
    """Return the patterns of a stored text; a name need not be one."""
    try:
        return TitlePatterns.of(text)
    except (TitleError, TooManyTitlesError):
        return TitlePatterns()
