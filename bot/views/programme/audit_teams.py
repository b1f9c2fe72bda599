"""What was decided about teams, in words, for the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.audit import Thing
from bot.i18n import Markup
from bot.views.teams.listing import team_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.audit import Change
    from bot.i18n import Texts


def _team(change: Change, texts: Texts) -> str:
    old, new = team_name(str(change.old or "")), team_name(str(change.new or ""))
    if not old:
        return texts.say("New team: *{name}*", name=new)
    if not new:
        return texts.say("The team *{name}* ended", name=old)
    return texts.say("Team {old} is called *{name}*", old=old, name=new)


def _lead(change: Change, texts: Texts) -> str:
    facts = {"name": change.whom, "team": team_name(change.name)}
    if change.new:
        return texts.say("{name} leads the team *{team}*", **facts)
    return texts.say("{name} leads the team *{team}* no more", **facts)


def _member(change: Change, texts: Texts) -> str:
    none = texts.plain("no team")
    old, new = (team_name(str(value)) if value else none for value in (change.old, change.new))
    who = change.whom or texts.plain("A seller")
    return texts.say("{who}: {old} → *{new}*", who=who, old=old, new=new)


def _channel(change: Change, texts: Texts) -> str:
    none = texts.plain("none")
    old, new = (f"#{value}" if value else none for value in (change.old, change.new))
    label = Markup(texts.say("Channel of the team {team}", team=team_name(change.name)))
    return texts.say("{label}: {old} → *{new}*", label=label, old=old, new=new)


TOLD: Mapping[Thing, Callable[[Change, Texts], str]] = {
    Thing.TEAM: _team,
    Thing.TEAM_LEAD: _lead,
    Thing.TEAM_MEMBER: _member,
    Thing.TEAM_CHANNEL: _channel,
}
"""By what was changed, the line that tells it."""
