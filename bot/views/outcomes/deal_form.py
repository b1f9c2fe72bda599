"""The form about a deal: a new one, or one that is edited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.domain.credits import MOST
from bot.domain.deals import Deal, Source, Stage
from bot.domain.typed import deal_form as names
from bot.domain.typed.deal_form import FilledForm
from bot.domain.typed.lines.deals import LONGEST_ID
from bot.i18n import capitalised
from bot.views import forms, inputs
from bot.views.answers import Block, plain, section
from bot.views.outcomes import deal_buttons, fields
from bot.views.reporting import deals
from bot.views.values import reads_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.outcomes.show_forms import DealSheet
    from bot.use_cases.reporting.steps import DealSurprise
    from bot.views.forms import View

FORM: Final = "deal"
EDIT: Final = "edit_deal"
"""Opens the form of a deal; its value is the deal's id."""
OPEN: Final = "open_deal_form"
"""Opens the form of a new deal."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form said when it was drawn."""

    deal: Deal | None = None
    """The deal that is edited."""
    asked: tuple[str, ...] = ()
    """The codes of the questions that it asked; sending it again answers them with yes."""
    is_of_message: bool = False
    """Whether it was opened on a message, so that it may yet be about something else than a deal."""


_SHOWN = TypeAdapter(Shown)


def build(
    sheet: DealSheet,
    texts: Texts,
    currency: str,
    filled: FilledForm,
    shown: Shown,
    *,
    asking: Sequence[DealSurprise] = (),
    top: Sequence[Block] = (),
) -> View:
    """Return the form.

    Args:
        sheet: the seller's shares, and the deal that is edited, if any.
        texts: the language of the seller.
        currency: the programme's.
        filled: what stands in the fields.
        shown: what it remembers of itself.
        asking: what is asked about what was sent.
        top: what stands above the fields.
    """
    deal_fields = _Fields(sheet, texts, currency, filled)
    return forms.modal(
        texts.plain("Your deal"),
        [*top, *_asked(asking, texts), *deal_fields.blocks()],
        callback_id=FORM,
        submit=texts.plain("Save"),
        close=texts.plain("Cancel"),
        metadata=_SHOWN.dump_json(shown).decode(),
    )


@reads_form("/deal")
def shown_in(view: Mapping[str, Any]) -> Shown:
    """Return what a form that Slack sent remembers of itself."""
    return _SHOWN.validate_json(view["private_metadata"])


def filled_with(deal: Deal, texts: Texts) -> FilledForm:
    """Return the form of a deal as it stands."""
    said = {
        names.STAGE: deal.stage.value,
        names.CUSTOMER: deal.customer,
        names.VALUE: _value(deal, texts),
        names.SOURCE: deal.source.value,
        names.OPENED: deal.opened_on.isoformat() if deal.opened_on else "",
        names.QUALIFIED: deal.qualified_on.isoformat() if deal.qualified_on else "",
        names.CLOSED: deal.closed_on.isoformat() if deal.closed_on else "",
        names.CRM_ID: deal.crm_id,
        names.NOTE: deal.note,
        names.SHARED: " ".join(credit.seller_id for credit in deal.credits),
        names.PARTS: " ".join(str(credit.percent) for credit in deal.credits),
    }
    return FilledForm(said, deal.is_influenced, deal.share.address if deal.share else "")


def completed(filled: FilledForm, deal: Deal) -> FilledForm:
    """Return a form of a deal with what it does not ask, or did not yet when it was opened."""
    qualified = deal.qualified_on.isoformat() if deal.qualified_on else ""
    return replace(filled, texts={names.QUALIFIED: qualified, **filled.texts, names.CUSTOMER: deal.customer})


def _value(deal: Deal, texts: Texts) -> str:
    if deal.typed is not None:
        return f"{texts.number(deal.typed.amount)} {deal.typed.currency}"
    return "" if deal.value is None else texts.number(deal.value)


def _asked(asking: Sequence[DealSurprise], texts: Texts) -> Iterator[Block]:
    if asking:
        yield section(texts.say("*One more look, please.* If everything is right, save again."))
        yield from map(section, deal_buttons.questions(asking, texts))


@dataclass(frozen=True, slots=True)
class _Fields:
    sheet: DealSheet
    texts: Texts
    currency: str
    filled: FilledForm

    def blocks(self) -> Iterator[Block]:
        yield self._stage()
        yield self._customer()
        yield self._text(names.VALUE, self.texts.plain("Value ({currency})", currency=self.currency), 40)
        yield self._source()
        yield self._influenced()
        yield from self._shared()
        yield from fields.origin(self.filled, self.sheet.shares, self.texts)
        yield self._day(names.OPENED, self.texts.plain("Opened on"))
        yield self._day(names.QUALIFIED, self.texts.plain("Qualified on"))
        yield self._day(names.CLOSED, self.texts.plain("Won or lost on"))
        yield self._text(names.CRM_ID, self.texts.plain("Id in the CRM"), LONGEST_ID)
        yield fields.note(self.filled, self.texts)

    def _stage(self) -> Block:
        offered = [stage for stage in Stage if stage is not Stage.VOID or self.sheet.deal is not None]
        options = [(capitalised(deals.stage_name(stage, self.texts)), stage.value) for stage in offered]
        element = fields.choice("radio_buttons", options, self.filled.texts.get(names.STAGE, ""))
        return inputs.field(names.STAGE, self.texts.plain("How it stands"), element, optional=False)

    def _customer(self) -> Block:
        if self.sheet.deal is None:
            return fields.customer(self.filled, self.texts)
        return section(self.texts.say("Customer: *{customer}*", customer=deals.customer(self.sheet.deal.customer)))

    def _source(self) -> Block:
        options = [(capitalised(deals.source_name(source, self.texts)), source.value) for source in Source]
        element = fields.choice("static_select", options, self.filled.texts.get(names.SOURCE, ""))
        return inputs.field(names.SOURCE, self.texts.plain("Where it came from"), element)

    def _influenced(self) -> Block:
        option = {"text": plain(self.texts.plain("Social selling helped with it"), 75), "value": "yes"}
        element: Block = {"type": "checkboxes", "action_id": fields.FIELD, "options": [option]}
        if self.filled.is_influenced:
            element["initial_options"] = [option]
        return inputs.field(fields.INFLUENCED, self.texts.plain("If it came from elsewhere"), element)

    def _shared(self) -> Iterator[Block]:
        element: Block = {"type": "multi_users_select", "action_id": fields.FIELD, "max_selected_items": MOST}
        if people := self.filled.texts.get(names.SHARED, "").split():
            element["initial_users"] = people
        yield inputs.field(names.SHARED, self.texts.plain("Shared with"), element)
        hint = self.texts.plain(
            "For example 40, or 30 10 for two colleagues; the rest is yours. Empty means equal parts."
        )
        typed = inputs.typed(fields.FIELD, most=40, initial=self.filled.texts.get(names.PARTS, ""))
        yield inputs.field(names.PARTS, self.texts.plain("Their part in per cent"), typed, hint=hint)

    def _text(self, name: str, label: str, most: int) -> Block:
        return fields.text(name, label, initial=self.filled.texts.get(name, ""), most=most)

    def _day(self, name: str, label: str) -> Block:
        element: Block = {"type": "datepicker", "action_id": fields.FIELD}
        if day := self.filled.texts.get(name):
            element["initial_date"] = day
        return inputs.field(name, label, element)
