"""The line behind `/upshot audit`: what it is narrowed to."""

from __future__ import annotations

from typing import NamedTuple

from bot.domain.audit import Topic
from bot.domain.typed.cleaning import unquoted
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.mentions import Mentions
from bot.domain.typed.words.audit import TOPICS


class AuditLine(NamedTuple):
    """What the audit is narrowed to; nothing where nothing was typed."""

    topic: Topic | None = None
    person_id: str = ""


def parse(text: str) -> AuditLine:
    """Return what the audit is narrowed to: a topic, a person, both in any order, or nothing.

    Raises:
        TypedError: the word names no topic, with the nearest ones; a name that was not picked from Slack's list, or
            two people.
    """
    found = Mentions.taken_from(unquoted(text))
    if len(found.people) > 1:
        raise TypedError(Reason.ONE_PERSON, text)
    return AuditLine(_topic(found.rest), "".join(found.people))


def _topic(word: str) -> Topic | None:
    if not word:
        return None
    if word.startswith("@"):
        raise TypedError(Reason.PICK_PERSON, word)
    if named := TOPICS.meaning(word):
        return Topic(named)
    raise TypedError(Reason.AUDIT_TOPIC, word, suggestions=TOPICS.near(word))
