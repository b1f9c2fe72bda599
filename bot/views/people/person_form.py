"""The form of one person: roles, team, start, working share, sales role, licence, and whether they take part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.domain.people import Role
from bot.domain.teams import NO_TEAM
from bot.domain.typed.errors import TypedError
from bot.domain.typed.lines.absence import parse_parttime
from bot.domain.typed.lines.because import LONGEST_REASON
from bot.domain.typed.lines.sales_roles import LONGEST_ROLE, SalesRoleRefusedError, read_role
from bot.domain.typed.lines.sellers import LONGEST_LICENCE
from bot.domain.typed.repeating import worded
from bot.use_cases.people.change_roles import CannotHoldRoleError, LastAdminError
from bot.use_cases.people.change_sellers import StartTooEarlyError
from bot.use_cases.people.edit_person import PersonEdit
from bot.use_cases.people.sellers import FULL
from bot.views import forms, inputs, refusals
from bot.views.answers import Answer, context, section
from bot.views.people.sellers import facts
from bot.views.programme.audit_words import role_name
from bot.views.teams.listing import team_name
from bot.views.values import reads_form
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.typed.context import Context
    from bot.i18n import Texts
    from bot.use_cases.people.edit_person import PersonCard, PersonReceipt
    from bot.views.answers import Block
    from bot.views.forms import View

FORM: Final = "person"
EDIT: Final = "edit_person"
"""Opens the form of the person whose id its value is."""
_NAMES: Final = ("roles", "team", "starts", "share", "licence", "end", "reason")
_ROLES, _TEAM, _STARTS, _SHARE, _LICENCE, _END, _REASON = _NAMES
_SALES_ROLE: Final = "sales_role"
_VALUE: Final = "value"
_SHARE_LENGTH: Final = 10
_FIELDS: Final[Mapping[type[Exception], str]] = {
    LastAdminError: _ROLES,
    CannotHoldRoleError: _ROLES,
    StartTooEarlyError: _STARTS,
    SalesRoleRefusedError: _SALES_ROLE,
    TypedError: _SHARE,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form said when it was drawn: only what differs from it is changed."""

    person_id: str
    roles: tuple[Role, ...]
    team_id: int
    starts: date
    percent: int
    licence: str
    sales_role: str | None = None
    """None where the form did not ask for it yet."""


_SHOWN = TypeAdapter(Shown)


def build(card: PersonCard, texts: Texts) -> View:
    """Return the form of a person as they stand."""
    row = card.row
    shown = Shown(row.id, card.roles, card.team_id, row.starts_on, row.percent, row.licence, row.role)
    return forms.modal(
        texts.plain("Edit a person"),
        [section(f"*{texts.say('{name}', name=shown_name(row.name, texts))}*"), *_fields(card, texts)],
        callback_id=FORM,
        submit=texts.plain("Save"),
        close=texts.plain("Cancel"),
        metadata=_SHOWN.dump_json(shown).decode(),
    )


def parse(view: Mapping[str, Any], reader: Context) -> PersonEdit:
    """Return what a form that Slack sent changes of what it showed.

    Raises:
        OutdatedFormError: it is no such form.
        TypedError: the working share is none, or the sales role is too long.
    """
    shown, values = _sent(view)
    typed = (values[_SHARE].get("value") or "").strip()
    share = parse_parttime(typed, reader).percent if typed else FULL
    roles = {Role(option["value"]) for option in values[_ROLES].get("selected_options") or []}
    team_id = int((values[_TEAM].get("selected_option") or {"value": shown.team_id})["value"])
    starts = date.fromisoformat(values[_STARTS].get("selected_date") or shown.starts.isoformat())
    licence = worded(values[_LICENCE].get("value") or "")
    role = _read_role(values)
    return PersonEdit(
        shown.person_id,
        given=tuple(role for role in Role if role in roles and role not in shown.roles),
        taken=tuple(role for role in Role if role in shown.roles and role not in roles),
        team_id=team_id if team_id != shown.team_id else None,
        starts=starts if starts != shown.starts else None,
        percent=int(share) if int(share) != shown.percent else None,
        licence=licence if licence != shown.licence else None,
        sales_role=None if shown.sales_role is None or role == shown.sales_role else role,
        is_removed=bool(values[_END].get("selected_options")),
        because=worded(values[_REASON].get("value") or ""),
    )


def errors(error: Exception, texts: Texts) -> Mapping[str, str] | None:
    """Return what is wrong at the field where it is; nothing for what is wrong with the whole form."""
    name = next((_FIELDS[kind] for kind in type(error).__mro__ if kind in _FIELDS), None)
    return None if name is None else {name: refusals.at_field(error, texts)}


def told(receipt: PersonReceipt, texts: Texts) -> Answer:
    """Return what became of a person."""
    name = shown_name(receipt.person.name, texts)
    lines = [_standing(receipt, name, texts)]
    lines += [texts.say("{name}: now {role}", name=name, role=role_name(role, texts)) for role in receipt.given]
    lines += [texts.say("{name}: no longer {role}", name=name, role=role_name(role, texts)) for role in receipt.taken]
    text = "\n".join(lines)
    how = texts.say("`/upshot people` shows all of them.")
    return Answer.saying(section(text), context(how))


def _standing(receipt: PersonReceipt, name: str, texts: Texts) -> str:
    before, after = receipt.before, receipt.after
    if after is None:
        return texts.say("No longer taking part: {names}. What they reported stays.", names=name)
    if before is None or before == after:
        return texts.say("{name}: {facts}", name=name, facts=facts(after, texts))
    return texts.say(
        "{name}: {facts} (before: {before})", name=name, facts=facts(after, texts), before=facts(before, texts)
    )


@reads_form("/upshot people")
def _sent(view: Mapping[str, Any]) -> tuple[Shown, Mapping[str, Any]]:
    values = {block: next(iter(found.values())) for block, found in view["state"]["values"].items()}
    asked = {name: values[name] for name in _NAMES} | {_SALES_ROLE: values.get(_SALES_ROLE, {})}
    return _SHOWN.validate_json(view["private_metadata"]), asked


def _read_role(values: Mapping[str, Any]) -> str:
    typed = worded(values[_SALES_ROLE].get("value") or "")
    return read_role(typed) if typed else ""


def _fields(card: PersonCard, texts: Texts) -> Iterator[Block]:
    row = card.row
    yield _ticks(_ROLES, texts.plain("Roles"), {role: role_name(role, texts) for role in Role}, card.roles)
    teams = [inputs.option(texts.plain("no team"), str(NO_TEAM))]
    teams += [inputs.option(team_name(name), str(team_id)) for team_id, name in card.teams[:99]]
    yield inputs.field(_TEAM, texts.plain("Team, from this week on"), inputs.choice(_VALUE, teams, str(card.team_id)))
    day: Block = {"type": "datepicker", "action_id": _VALUE, "initial_date": row.starts_on.isoformat()}
    yield inputs.field(_STARTS, texts.plain("Takes part since"), day)
    share = inputs.typed(_VALUE, most=_SHARE_LENGTH, initial=texts.percent(str(row.percent)))
    yield inputs.field(_SHARE, texts.plain("Working share, from this week on"), share)
    role = inputs.typed(_VALUE, most=LONGEST_ROLE, initial=row.role)
    hint = texts.plain("For example farmer; it can have goals of its own.")
    yield inputs.field(_SALES_ROLE, texts.plain("Sales role, from this week on"), role, hint=hint)
    licence = inputs.typed(_VALUE, most=LONGEST_LICENCE, initial=row.licence)
    yield inputs.field(_LICENCE, texts.plain("Licence"), licence)
    ending = {"yes": texts.plain("End it today; what was reported stays")}
    yield _ticks(_END, texts.plain("Taking part"), ending, ())
    reason = inputs.typed(_VALUE, most=LONGEST_REASON)
    yield inputs.field(_REASON, texts.plain("Reason"), reason, hint=texts.plain("Everybody can read it."))


def _ticks(name: str, label: str, texts_of: Mapping[str, str], ticked: tuple[str, ...]) -> Block:
    options = {value: inputs.option(text, value) for value, text in texts_of.items()}
    element: Block = {"type": "checkboxes", "action_id": _VALUE, "options": list(options.values())}
    initial = [options[value] for value in ticked if value in options]
    return inputs.field(name, label, element | {"initial_options": initial} if initial else element)
