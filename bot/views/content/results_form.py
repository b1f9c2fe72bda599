"""The form "How did it do?": what one share has brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.domain.content import RESULTS
from bot.domain.typed.check_in import Filled, Shown
from bot.views import forms, inputs, metrics
from bot.views.answers import Block, context, section
from bot.views.content import words
from bot.views.reporting.addresses import address
from bot.views.reporting.check_in_form import block_of
from bot.views.values import reads_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.content import OwnShare
    from bot.i18n import Texts
    from bot.views.forms import View

FORM: Final = "results_of_share"

_FIELD = "value"
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class OpenedFor:
    """Whose results the form asks for, and what it was filled with."""

    key: str
    shown: Shown


_OPENED = TypeAdapter(OpenedFor)


def build(share: OwnShare, texts: Texts) -> View:
    """Return the form of a share, filled with what is known."""
    shown = Shown(share.week, {metric: share.results[metric] for metric in RESULTS if metric in share.results})
    about = words.about(share.about, share.platform, texts)
    head = "\n".join(line for line in (address(share.address), about) if line)
    why = texts.say(
        "As {platform} shows it today, since it was shared. It counts for {week} and adds to what you type for the "
        "whole week.",
        platform=words.platform(share.platform) or "LinkedIn",
        week=texts.week(share.week),
    )
    return forms.modal(
        texts.plain("How did it do?"),
        [section(head), *(_field(metric, shown, texts) for metric in RESULTS), context(why)],
        callback_id=FORM,
        submit=texts.plain("Save"),
        close=texts.plain("Cancel"),
        metadata=_OPENED.dump_json(OpenedFor(share.key, shown)).decode(),
    )


@reads_form("/shares")
def parse(view: Mapping[str, Any]) -> tuple[str, Filled]:
    """Return the key of the share, and what stands in a form that Slack sent."""
    opened = _OPENED.validate_json(view["private_metadata"])
    fields = {block.split(":")[0]: field[_FIELD] for block, field in view["state"]["values"].items() if _FIELD in field}
    return opened.key, Filled(opened.shown, {metric: field.get("value") or "" for metric, field in fields.items()})


def _field(metric: str, shown: Shown, texts: Texts) -> Block:
    known = texts.number(shown.amounts[metric]) if metric in shown.amounts else ""
    name = metrics.name(metric, texts)
    element = inputs.typed(_FIELD, most=_LONGEST, initial=known)
    return inputs.field(block_of(metric, shown.week), name[:1].upper() + name[1:], element)
