"""Fields that the forms about outcomes share; what stands in them stays when one form is drawn in another's place."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from bot.domain.outcomes import LONGEST_NOTE
from bot.domain.typed import deal_form
from bot.domain.typed.deal_form import FilledForm
from bot.domain.typed.lines.deals import LONGEST_CUSTOMER
from bot.views import inputs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.i18n import Texts
    from bot.views.answers import Block

FIELD: Final = "value"
"""The action id of every field."""
SHARE: Final = "share"
INFLUENCED: Final = "influenced"
_MOST_OPTIONS = 50
_LONGEST = 500


def text(name: str, label: str, *, initial: str = "", most: int = _LONGEST, optional: bool = True) -> Block:
    """Return a field to type into."""
    return inputs.field(name, label, inputs.typed(FIELD, most=most, initial=initial), optional=optional)


def choice(kind: str, options: Sequence[tuple[str, str]], chosen: str = "") -> Block:
    """Return an element that offers options, each a text with its value; ``kind`` is radio buttons or a select."""
    return inputs.choice(FIELD, [inputs.option(*each) for each in options], chosen, kind=kind)


def customer(filled: FilledForm, texts: Texts) -> Block:
    """Return the field for the customer."""
    initial = filled.texts.get(deal_form.CUSTOMER, "")
    return text(deal_form.CUSTOMER, texts.plain("Customer"), initial=initial, most=LONGEST_CUSTOMER, optional=False)


def origin(filled: FilledForm, shares: Sequence[str], texts: Texts) -> list[Block]:
    """Return the fields for the share that it came from: one to choose, where there are any, and one to type."""
    kept = list(dict.fromkeys([filled.chosen_address, *shares] if filled.chosen_address else shares))[:_MOST_OPTIONS]
    options = [(address, key_of(address)) for address in kept]
    typed = filled.texts.get(deal_form.ADDRESS, "")
    if not options:
        return [text(deal_form.ADDRESS, texts.plain("Web address of the share it came from"), initial=typed)]
    chosen = key_of(filled.chosen_address) if filled.chosen_address else ""
    return [
        inputs.field(SHARE, texts.plain("The share it came from"), choice("static_select", options, chosen)),
        text(deal_form.ADDRESS, texts.plain("… or another web address"), initial=typed),
    ]


def note(filled: FilledForm, texts: Texts) -> Block:
    """Return the field for the note."""
    initial = filled.texts.get(deal_form.NOTE, "")
    return text(deal_form.NOTE, texts.plain("Note, for yourself"), initial=initial, most=LONGEST_NOTE)


def key_of(address: str) -> str:
    """Return what tells an address from others in an option, which cannot hold a long one."""
    return sha256(address.encode()).hexdigest()[:16]


def sent(view: Mapping[str, Any], addresses: Sequence[str]) -> FilledForm:
    """Return what stands in a form that Slack sent.

    Args:
        view: the form.
        addresses: those that could be chosen.
    """
    values = view["state"]["values"]
    states = {name: next(iter(states.values())) for name, states in values.items() if states}
    texts = {name: _said(state) for name, state in states.items() if name not in {SHARE, INFLUENCED}}
    chosen = _said(states.get(SHARE, {}))
    return FilledForm(
        texts=texts,
        is_influenced=bool(states.get(INFLUENCED, {}).get("selected_options")),
        chosen_address=next((address for address in addresses if key_of(address) == chosen), ""),
    )


def _said(state: Mapping[str, Any]) -> str:
    option = state.get("selected_option") or {}
    people = " ".join(state.get("selected_users") or ())
    return str(state.get("value") or option.get("value") or state.get("selected_date") or people)
