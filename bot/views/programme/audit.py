"""What was decided, in lines: newest first, each with who, when, why, and what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.audit import Topic
from bot.i18n import Markup
from bot.views.answers import Answer, actions, button, context, cut, header, section
from bot.views.programme.audit_words import told
from bot.views.values import reads_value

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.domain.audit import AuditEntry
    from bot.i18n import Texts
    from bot.use_cases.programme.show_audit import AuditPage

OLDER: Final = "audit_older"
_BETWEEN: Final = "|"
_LONGEST: Final = 2900
"""Characters of one decision."""


def build(page: AuditPage, zone: ZoneInfo, texts: Texts) -> Answer:
    """Return a page of the audit, with a button for what is older.

    Args:
        page: what is shown.
        zone: the zone on whose calendar moments are told.
        texts: the words of the reader.
    """
    title = _title(page.topic, texts)
    entries = [cut(_entry(entry, page.currency, zone, texts), _LONGEST) for entry in page.entries]
    if not entries:
        nothing = texts.say("Nothing was changed.")
        return Answer(f"{title}\n{nothing}", (header(title), section(nothing)))
    note = texts.say("Everybody who takes part can read this. Narrow it down: `/upshot audit weights`")
    older = [actions(button(texts.plain("Older"), OLDER, _value(page)))] if page.has_older else []
    return Answer("\n\n".join([title, *entries]), (header(title), *map(section, entries), context(note), *older))


@reads_value("/upshot audit")
def parse(value: str) -> tuple[Topic | None, int]:
    """Return the topic and the sequence number that a button names."""
    topic, before = value.split(_BETWEEN)
    return Topic(topic) if topic else None, int(before)


def _value(page: AuditPage) -> str:
    return f"{page.topic or ''}{_BETWEEN}{page.entries[-1].sequence}"


def _title(topic: Topic | None, texts: Texts) -> str:
    if topic is Topic.SETTINGS:
        return texts.plain("Who changed which setting")
    if topic is Topic.RULES:
        return texts.plain("Who changed which weight or goal")
    if topic is Topic.ROLES:
        return texts.plain("Who changed which role")
    return texts.plain("Who changed what")


def _entry(entry: AuditEntry, currency: str, zone: ZoneInfo, texts: Texts) -> str:
    lines = [f"*{_moment(entry, zone, texts)}* {_author(entry, texts)}"]
    lines += [f"• {change}" for change in told(entry.changes, currency, texts)]
    if entry.reason:
        lines.append(texts.say("_Reason:_ {reason}", reason=entry.reason))
    return "\n".join(lines)


def _moment(entry: AuditEntry, zone: ZoneInfo, texts: Texts) -> str:
    local = entry.decided_at.astimezone(zone)
    return texts.say("{date}, {time}", date=texts.date(local.date()), time=local.strftime("%H:%M"))


def _author(entry: AuditEntry, texts: Texts) -> Markup:
    return Markup(texts.say("{name}", name=entry.author) if entry.author else texts.say("Slack said so"))
