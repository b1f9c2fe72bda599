"""The form of a team: a new one, or one that is edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.domain.channels import ArchivedChannelError, BotNotInChannelError, SharedChannelError, SlackSilentError
from bot.domain.team_plans import TeamPlan
from bot.domain.teams import LONGEST_NAME, ProgrammeChannelError, TeamNameTakenError
from bot.domain.typed.lines.because import LONGEST_REASON
from bot.domain.typed.repeating import worded
from bot.use_cases.people.change_roles import CannotHoldRoleError
from bot.use_cases.people.change_sellers import CannotTakePartError
from bot.use_cases.teams.show import TeamCard
from bot.views import forms, inputs, refusals
from bot.views.values import reads_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.i18n import Texts
    from bot.use_cases.people.holders import NamedPerson
    from bot.views.answers import Block
    from bot.views.forms import View

FORM: Final = "team"
_NAME, _MANAGERS, _MEMBERS, _CHANNEL, _END, _REASON = "name", "managers", "members", "channel", "end", "reason"
_VALUE: Final = "value"
_FIELDS: Final[Mapping[type[Exception], str]] = {
    TeamNameTakenError: _NAME,
    CannotHoldRoleError: _MANAGERS,
    CannotTakePartError: _MEMBERS,
    ArchivedChannelError: _CHANNEL,
    SharedChannelError: _CHANNEL,
    BotNotInChannelError: _CHANNEL,
    SlackSilentError: _CHANNEL,
    ProgrammeChannelError: _CHANNEL,
}
"""At which field stands what is wrong."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What a form asks for; the channel is still to be looked at."""

    plan: TeamPlan
    channel_id: str = ""
    """The channel that was chosen anew; empty where it stays, or is none."""


def build(card: TeamCard | None, texts: Texts) -> View:
    """Return the form of a team as it stands, or of a new one."""
    return forms.modal(
        texts.plain("Edit a team") if card else texts.plain("Add a team"),
        list(_fields(card, texts)),
        callback_id=FORM,
        submit=texts.plain("Save"),
        close=texts.plain("Cancel"),
        metadata=str(card.id) if card else "",
    )


@reads_form("/upshot teams")
def parse(view: Mapping[str, Any]) -> Entered:
    """Return what a form that Slack sent changes of what it showed."""
    values = {block: next(iter(found.values())) for block, found in view["state"]["values"].items()}
    shown = {block["block_id"]: block["element"] for block in view["blocks"] if block.get("type") == "input"}
    team_id = int(view["private_metadata"]) if view["private_metadata"] else None
    channel, had = values[_CHANNEL].get("selected_conversation"), shown[_CHANNEL].get("initial_conversation")
    members, managers = _people(_MEMBERS, values, shown), _people(_MANAGERS, values, shown)
    name = " ".join(worded(values[_NAME].get("value") or "").split())
    plan = TeamPlan(
        name=name if team_id is None else "",
        team_id=team_id,
        new_name=name if team_id is not None and name != shown[_NAME].get("initial_value") else "",
        may_begin=team_id is None,
        is_new=team_id is None,
        is_ended=bool((values.get(_END) or {}).get("selected_options")),
        joining=members[0],
        leaving=members[1],
        leading=managers[0],
        leading_no_more=managers[1],
        drops_channel=bool(had) and not channel,
        because=worded((values.get(_REASON) or {}).get("value") or ""),
    )
    return Entered(plan, channel if channel and channel != had else "")


def errors(error: Exception, texts: Texts) -> Mapping[str, str] | None:
    """Return what is wrong at the field where it is; nothing for what is wrong with the whole form."""
    name = next((_FIELDS[kind] for kind in type(error).__mro__ if kind in _FIELDS), None)
    return None if name is None else {name: refusals.at_field(error, texts)}


def _people(block: str, values: Mapping[str, Any], shown: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who was added to a field and who was taken out."""
    before = shown[block].get("initial_users") or []
    after = values[block].get("selected_users") or []
    return tuple(each for each in after if each not in before), tuple(each for each in before if each not in after)


def _fields(card: TeamCard | None, texts: Texts) -> Iterator[Block]:
    known = card or TeamCard(0, "")
    yield inputs.field(
        _NAME, texts.plain("Name"), inputs.typed(_VALUE, most=LONGEST_NAME, initial=known.name), optional=False
    )
    yield inputs.field(
        _MANAGERS,
        texts.plain("Managers"),
        _users(known.managers),
        hint=texts.plain("They are asked first about days away, part time and contested customers of the team."),
    )
    yield inputs.field(_MEMBERS, texts.plain("Sellers"), _users((*known.members, *known.waiting)))
    yield inputs.field(
        _CHANNEL,
        texts.plain("Channel for the team's own leaderboard"),
        _channel(known.channel_id),
        hint=texts.plain("Nothing chosen means that there is none. The bot has to be in it."),
    )
    if card is not None:
        ending = inputs.option(texts.plain("End the team; its people and past posts stay"), "yes")
        yield inputs.field(
            _END, texts.plain("No longer needed?"), {"type": "checkboxes", "action_id": _VALUE, "options": [ending]}
        )
        reason = inputs.typed(_VALUE, most=LONGEST_REASON)
        yield inputs.field(_REASON, texts.plain("Reason"), reason, hint=texts.plain("Everybody can read it."))


def _users(people: Iterable[NamedPerson]) -> Block:
    ids = [person.id for person in people]
    element: Block = {"type": "multi_users_select", "action_id": _VALUE}
    return element | {"initial_users": ids} if ids else element


def _channel(channel_id: str) -> Block:
    kinds = {"include": ["public", "private"], "exclude_external_shared_channels": True, "exclude_bot_users": True}
    element: Block = {"type": "conversations_select", "action_id": _VALUE, "filter": kinds}
    return element | {"initial_conversation": channel_id} if channel_id else element
