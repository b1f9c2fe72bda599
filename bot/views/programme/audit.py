"""What was decided, in lines: newest first, each with who, when, why, and what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.audit import Thing, Topic
from bot.i18n import Markup
from bot.views.answers import Answer, actions, button, context, cut, header, section
from bot.views.programme.audit_words import told
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
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
    title = _title(page, texts)
    entries = [cut(_entry(entry, zone, texts), _LONGEST) for entry in page.entries]
    if not entries:
        nothing = _nothing(page, texts)
        return Answer.saying(header(title), section(nothing))
    note = texts.say(
        "Everybody who takes part can read this. Narrow it down: `/upshot audit weights`, `/upshot audit @anna`"
    )
    older = [actions(button(texts.plain("Older"), OLDER, _value(page)))] if page.has_older else []
    return Answer("\n\n".join([title, *entries]), (header(title), *map(section, entries), context(note), *older))


def _nothing(page: AuditPage, texts: Texts) -> str:
    if page.person_id:
        return texts.say("There is nothing about that for you to read. `/upshot audit` shows all there is.")
    if page.topic:
        return texts.say("Nothing of that was changed yet. `/upshot audit` shows all there is.")
    return texts.say("Nothing was changed yet.")


@reads_value("/upshot audit")
def parse(value: str) -> tuple[Topic | None, int, str]:
    """Return the topic, the sequence number and the person that a button names; older buttons name no person."""
    topic, before, *person = value.split(_BETWEEN)
    return Topic(topic) if topic else None, int(before), person[0] if person else ""


def _value(page: AuditPage) -> str:
    return _BETWEEN.join([page.topic or "", str(page.entries[-1].sequence), page.person_id])


def _title(page: AuditPage, texts: Texts) -> str:
    if page.person_id:
        if page.person == page.person_id:
            return texts.plain("Decisions by or about this person")
        return texts.plain("Decisions by or about {name}", name=page.person)
    return _TITLES[page.topic](texts)


def _entry(entry: AuditEntry, zone: ZoneInfo, texts: Texts) -> str:
    lines = [f"*{_moment(entry, zone, texts)}* {_author(entry, texts)}"]
    lines += [f"• {change}" for change in told(entry.changes, texts)]
    if entry.reason:
        lines.append(texts.say("_Reason:_ {reason}", reason=entry.reason))
    return "\n".join(lines)


def _moment(entry: AuditEntry, zone: ZoneInfo, texts: Texts) -> str:
    local = entry.decided_at.astimezone(zone)
    return texts.say("{date}, {time}", date=texts.date(local.date()), time=local.strftime("%H:%M"))


def _author(entry: AuditEntry, texts: Texts) -> Markup:
    if entry.author:
        return Markup(texts.say("{name}", name=entry.author))
    things = {change.thing for change in entry.changes}
    if Thing.WEATHER in things:
        return Markup(texts.say("I noticed it"))
    return Markup(texts.say("Another program") if Thing.RECEIVED in things else texts.say("Slack said so"))


_TITLES: Final[Mapping[Topic | None, Callable[[Texts], str]]] = {
    None: lambda texts: texts.plain("Who changed what"),
    Topic.SETTINGS: lambda texts: texts.plain("Who changed which setting"),
    Topic.RULES: lambda texts: texts.plain("Who changed which weight or goal"),
    Topic.ROLES: lambda texts: texts.plain("Who changed which role"),
    Topic.SELLERS: lambda texts: texts.plain("Who was added or removed"),
    Topic.IMPORTS: lambda texts: texts.plain("What came from elsewhere"),
}
