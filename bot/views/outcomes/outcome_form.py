"""The form that makes a Slack message an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.outcomes import OutcomeKind
from bot.views import forms
from bot.views.answers import Answer, Block, actions, button
from bot.views.outcomes import fields
from bot.views.values import reads_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.typed.deal_form import FilledForm
    from bot.i18n import Texts
    from bot.use_cases.outcomes.show_forms import DealSheet
    from bot.views.forms import View

FORM: Final = "outcome"
SHORTCUT: Final = "log_as_outcome"
KIND: Final = "choose_outcome"
"""Its value is what the form is to be about."""
DEAL: Final = "deal"


def build(kind: OutcomeKind, sheet: DealSheet, texts: Texts, filled: FilledForm) -> View:
    """Return the form for a lead or a meeting; the one for a deal is a form of its own."""
    return forms.modal(
        texts.plain("Log as outcome"),
        [
            chooser(kind, texts),
            fields.customer(filled, texts),
            *fields.origin(filled, sheet.shares, texts),
            fields.note(filled, texts),
        ],
        callback_id=FORM,
        submit=texts.plain("Save"),
        close=texts.plain("Cancel"),
        metadata=kind,
    )


def chooser(chosen: str, texts: Texts) -> Block:
    """Return the row of what a message can be logged as."""
    row = [
        button(said(texts), f"{KIND}:{kind}", kind, style="primary" if kind == chosen else None)
        for kind, said in _KINDS.items()
    ]
    return actions(*row, block_id="kind")


def instead(texts: Texts) -> Answer:
    """Return what is said when Slack does not open the form in time."""
    return Answer.of(texts.say("Slack did not open the form in time. Please try again in a moment."))


@reads_form("/outcomes")
def kind_of(view: Mapping[str, Any]) -> OutcomeKind:
    """Return what a form that Slack sent is about."""
    return OutcomeKind(view["private_metadata"])


_KINDS: Mapping[str, Callable[[Texts], str]] = {
    OutcomeKind.LEAD: lambda texts: texts.plain("Lead"),
    OutcomeKind.MEETING: lambda texts: texts.plain("Meeting"),
    DEAL: lambda texts: texts.plain("Deal"),
}
