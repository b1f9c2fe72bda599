"""The form that asks why rules change within a season."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.domain.typed.lines.because import LONGEST_REASON
from bot.domain.typed.repeating import worded
from bot.use_cases import receipts
from bot.use_cases.programme.save_scheme import DraftOnTop
from bot.views import forms, inputs
from bot.views.answers import section
from bot.views.values import reads_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.i18n import Texts
    from bot.views.forms import View

FORM: Final = "scheme_reason"
_FIELD = "value"
_REASON = "reason"


def build(proposal: DraftOnTop, texts: Texts) -> View:
    """Return the form for a draft."""
    why = texts.say("Rules that change within a season are announced with their reason in the next weekly post.")
    element = inputs.typed(_FIELD, most=LONGEST_REASON)
    reason = inputs.field(_REASON, texts.plain("Reason"), element, optional=False)
    return forms.modal(
        texts.plain("Why this change?"),
        [section(why), reason],
        callback_id=FORM,
        submit=texts.plain("Save"),
        close=texts.plain("Cancel"),
        metadata=receipts.written(proposal),
    )


@reads_form("/upshot weights")
def parse(view: Mapping[str, Any]) -> DraftOnTop:
    """Return the draft with the reason that was entered."""
    proposal = receipts.read(DraftOnTop, view["private_metadata"])
    because = worded(view["state"]["values"][_REASON][_FIELD]["value"])
    return replace(proposal, draft=replace(proposal.draft, because=because))
