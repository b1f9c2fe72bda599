"""The line behind `/upshot audit`: what it is narrowed to."""

from __future__ import annotations

from bot.domain.audit import Topic
from bot.domain.typed.cleaning import unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.words.audit import TOPICS


def parse(text: str) -> Topic | None:
    """Return what the audit is narrowed to; nothing for an empty line.

    Raises:
        TypedError: the word names no topic; the suggestions are the nearest ones.
    """
    word = unquoted(text).strip()
    if not word:
        return None
    if named := TOPICS.meaning(word):
        return Topic(named)
    raise TypedError(Reason.AUDIT_TOPIC, word, suggestions=TOPICS.near(word))
