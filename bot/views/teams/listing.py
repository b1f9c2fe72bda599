"""The teams: who leads them, who is in them, and where their leaderboards are posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.teams import LONGEST_NAME
from bot.domain.typed.repeating import visible
from bot.i18n import Markup, escape
from bot.views.answers import Answer, actions, button, context, cut, section
from bot.views.people.roles import names_of
from bot.views.values import reads_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.i18n import Texts
    from bot.use_cases.people.holders import NamedPerson
    from bot.use_cases.teams.show import TeamCard, TeamList
    from bot.views.answers import Block

ADD: Final = "add_team"
"""Opens the form of a new team."""
EDIT: Final = "edit_team"
"""Opens the form of the team that its value names, read by `team_in`."""

_TEAMS = 40
"""Teams in one message, which has 50 blocks at most."""
_NAMES = 20
"""Names of members of one team that are shown."""


def build(listed: TeamList, texts: Texts) -> Answer:
    """Return the teams that are given, with the buttons of those who may change them."""
    shown = listed.teams[:_TEAMS]
    parts = [(_team(card, texts), card) for card in shown]
    rest = [_without(listed, texts), _more(len(listed.teams) - len(shown), texts)] if listed.teams else [_none(texts)]
    said = [text for text in rest if text]
    how = _how(texts) if listed.may_change else ""
    blocks = [section(text, button=_edit(card, texts) if listed.may_change else None) for text, card in parts]
    blocks += map(section, said)
    if listed.may_change:
        blocks += [actions(button(texts.plain("Add a team"), ADD)), context(how)]
    return Answer("\n".join([*(text for text, _ in parts), *said, *([how] if how else [])]), tuple(blocks))


@reads_value("/upshot teams")
def team_in(value: str) -> int:
    """Return the team that a button names."""
    return int(value)


def team_name(name: str) -> str:
    """Return the name of a team as it may stand in a message; still to be escaped."""
    return cut(" ".join(visible(name).split()), LONGEST_NAME)


def _team(card: TeamCard, texts: Texts) -> str:
    managers = names_of(card.managers, texts)
    facts = [
        texts.say_count("{count} seller", "{count} sellers", card.size),
        texts.say("led by {names}", names=managers) if managers else texts.say("no manager"),
        escape(f"#{card.channel_name}") if card.channel_name else "",
        texts.say("your team") if card.is_own else "",
    ]
    lines = [f"*{escape(team_name(card.name))}* · {' · '.join(fact for fact in facts if fact)}"]
    if card.members:
        lines.append(escape(_some(card.members, texts)))
    if card.waiting:
        lines.append(texts.say("Not taking part yet: {names}", names=_some(card.waiting, texts)))
    return "\n".join(lines)


def _some(people: Sequence[NamedPerson], texts: Texts) -> str:
    """Return names, the first ones of many; plain text."""
    more = len(people) - _NAMES
    if more <= 0:
        return names_of(people, texts)
    return texts.plain_count(
        "{names} and {count} more", "{names} and {count} more", more, names=", ".join(_names(people[:_NAMES], texts))
    )


def _names(people: Sequence[NamedPerson], texts: Texts) -> list[str]:
    return [names_of([person], texts) for person in people]


def _without(listed: TeamList, texts: Texts) -> str:
    if not listed.without:
        return ""
    return texts.say("In no team: {names}", names=Markup(escape(_some(listed.without, texts))))


def _more(count: int, texts: Texts) -> str:
    return texts.say_count("{count} more team", "{count} more teams", count) if count > 0 else ""


def _none(texts: Texts) -> str:
    return texts.say("There are no teams yet.")


def _how(texts: Texts) -> str:
    return texts.say('`/upshot teams add @anna @ben to "Nord"` does it in one line; `/upshot teams help` tells more.')


def _edit(card: TeamCard, texts: Texts) -> Block:
    return button(texts.plain("Edit"), f"{EDIT}:{card.id}", str(card.id))
