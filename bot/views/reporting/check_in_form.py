"""The check-in form: a week on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.domain.metrics import SSI_PILLARS
from bot.domain.notes import LONGEST, mark
from bot.domain.typed.check_in import Filled, Shown
from bot.domain.weeks import Week
from bot.i18n import capitalised
from bot.use_cases.reporting.check_in import OWN
from bot.views import forms, inputs, metrics
from bot.views.answers import Block, plain, section
from bot.views.reporting import buttons, numbers, questions, target
from bot.views.values import reads_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.scoring.flag import Flag
    from bot.i18n import Texts
    from bot.use_cases.reporting.check_in import CheckInSheet
    from bot.views.forms import View

FORM: Final = "check_in"
SHORTCUT: Final = "report_my_week"
CHECKIN_BUTTON: Final = buttons.REPORT
"""Opens the form; a value is the number of the week that it is for, else it is the running one."""
CHOOSE_WEEK: Final = "choose_week"

_OPEN_SSI: Final = "https://www.linkedin.com/sales/ssi"
_WEEK, _REPEAT, _FIELD, _NOTE = "week", "repeat", "value", "note"
_LONGEST = 40
_OPTION = 75
_SHOWN = TypeAdapter(Shown)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came back."""

    filled: Filled
    chosen: Week
    """The week that stands in the chooser: another than the fields are for, when they could not be drawn anew."""


def build(
    sheet: CheckInSheet, texts: Texts, currency: str, before: Filled | None = None, asking: Sequence[Flag] = ()
) -> View:
    """Return the form of a week, filled with what is stored.

    Args:
        sheet: what is asked, and what is known.
        texts: the language of the seller.
        currency: the programme's.
        before: the form in whose place it comes; what was typed there goes before what is stored.
        asking: what is asked about what was typed there.
    """
    filled = {metric: texts.number(amount) for metric, amount in sheet.shown.amounts.items()}
    typed = _typed(before, sheet.week, texts) if before else {}
    fields = _Fields(sheet, texts, currency, filled | typed, before, asking)
    return forms.modal(
        texts.plain("Your week"),
        list(fields.blocks()),
        callback_id=FORM,
        submit=texts.plain("Save"),
        close=texts.plain("Cancel"),
        metadata=_SHOWN.dump_json(sheet.shown).decode(),
    )


@reads_form("/checkin")
def parse(view: Mapping[str, Any]) -> Sent:
    """Return what stands in a form that Slack sent."""
    shown = _SHOWN.validate_json(view["private_metadata"])
    values = view["state"]["values"]
    texts = {block.split(":")[0]: fields[_FIELD] for block, fields in values.items() if _FIELD in fields}
    repeats = bool((texts.pop(_REPEAT, None) or {}).get("selected_options"))
    chosen = values.get(block_of(_WEEK, shown.week), {}).get(CHOOSE_WEEK, {}).get("selected_option")
    typed = {metric: field.get("value") or "" for metric, field in texts.items()}
    noted = values.get(block_of(_NOTE, shown.week), {}).get(_NOTE)
    note = None if noted is None else noted.get("value") or ""
    return Sent(Filled(shown, typed, repeats, note), Week(int(chosen["value"])) if chosen else shown.week)


def _typed(filled: Filled, week: Week, texts: Texts) -> dict[str, str]:
    """Return what was typed, by metric: in another week only what the form was not filled with."""
    if filled.shown.week == week:
        return dict(filled.typed)
    before = {metric: texts.number(amount) for metric, amount in filled.shown.amounts.items()}
    return {metric: text for metric, text in filled.typed.items() if text and text != before.get(metric)}


def _typed_note(filled: Filled, week: Week) -> str | None:
    """Return the note that was typed: in another week only one that the form was not filled with."""
    if filled.shown.week == week:
        return filled.note
    return filled.note if filled.note and mark(filled.note) != filled.shown.note else None


def block_of(metric: str, week: Week) -> str:
    """Return the block id of a metric's field: another in each week, for Slack keeps what stands in the same."""
    return f"{metric}:{week}"


@dataclass(frozen=True, slots=True)
class _Fields:
    sheet: CheckInSheet
    texts: Texts
    currency: str
    filled: Mapping[str, str]
    before: Filled | None
    asking: Sequence[Flag]

    def blocks(self) -> Iterator[Block]:
        yield self._week()
        if self.before is not None and self.before.shown.week not in self.sheet.open_weeks:
            yield section(self._closed(self.before.shown.week))
        if self.asking:
            yield section(self.texts.say("*One more look, please.* If everything is right, save again."))
            yield from self._asked(None)
        if self.sheet.shown.last_week:
            yield self._repeat()
        for metric in self.sheet.metrics:
            yield self._field(metric)
            yield from self._asked(metric)
        if self.sheet.pillars:
            yield section(self.texts.say("*The four pillars of your SSI*, if you like"), block_id="pillars")
            yield from map(self._field, self.sheet.pillars)
        yield section(self.texts.say("*Just for you.* Nobody else sees this, and no points hang on it."))
        yield from map(self._field, OWN)
        yield self._note()

    def _asked(self, metric: str | None) -> Iterator[Block]:
        for flag in self.asking:
            if metric == (flag.metric if flag.metric in self.sheet.metrics else None):
                yield section(questions.question(flag, self.texts))

    def _week(self) -> Block:
        texts, week = self.texts, self.sheet.week
        lines = [f"*{_named(week, texts)}*, {texts.days(week.starts_on, week.ends_on)}"]
        if "ssi" in self.sheet.metrics:
            lines.append(f"<{_OPEN_SSI}|{texts.say('Open my SSI')}>")
        return section("\n".join(lines), button=self._chooser(), block_id=block_of(_WEEK, week))

    def _closed(self, week: Week) -> str:
        return self.texts.say(
            "*{closed} takes no more numbers.* What you typed stands in {open} now: please check it before you save.",
            closed=_named(week, self.texts),
            open=self.texts.week(self.sheet.week),
        )

    def _chooser(self) -> Block:
        options = [inputs.option(_named(week, self.texts), str(week.number)) for week in self.sheet.open_weeks]
        chosen = options[self.sheet.open_weeks.index(self.sheet.week)]
        return {"type": "static_select", "action_id": CHOOSE_WEEK, "options": options, "initial_option": chosen}

    def _repeat(self) -> Block:
        levels = self.sheet.shown.last_week
        shown = [metric for metric in (*self.sheet.metrics, *self.sheet.pillars) if metric in levels]
        folded = [metric for metric in shown if metric not in SSI_PILLARS or "ssi" not in levels]
        said = ", ".join(f"{metrics.name(metric, self.texts)} {self.texts.number(levels[metric])}" for metric in folded)
        option = inputs.option(self.texts.plain("Same as last week"), "same") | {"description": plain(said, _OPTION)}
        element = {"type": "checkboxes", "action_id": _FIELD, "options": [option]}
        if self.before is not None and self.before.repeats_levels:
            element["initial_options"] = [option]
        return inputs.field(block_of(_REPEAT, self.sheet.week), self.texts.plain("What has not changed"), element)

    def _field(self, metric: str) -> Block:
        element: Block = {"type": "plain_text_input", "action_id": _FIELD, "max_length": _LONGEST}
        if text := self.filled.get(metric):
            element["initial_value"] = text
        elif metric in self.sheet.shown.last_week:
            last = self.texts.number(self.sheet.shown.last_week[metric])
            element["placeholder"] = plain(self.texts.plain("last week: {amount}", amount=last), _OPTION * 2)
        block = inputs.field(block_of(metric, self.sheet.week), self._label(metric), element)
        if metric == "target_contacts" and self.sheet.audience is not None:
            block["hint"] = plain(target.in_short(self.sheet.audience, self.texts), _OPTION * 2)
        if logged := self.sheet.logged.get(metric):
            block["hint"] = plain(numbers.hint(metric, logged, self.texts), _OPTION * 2)
        return block

    def _note(self) -> Block:
        typed = None if self.before is None else _typed_note(self.before, self.sheet.week)
        note = self.sheet.note if typed is None else typed
        element = inputs.typed(_NOTE, most=LONGEST, initial=note, multiline=True)
        return inputs.field(block_of(_NOTE, self.sheet.week), self.texts.plain("Note to yourself"), element)

    def _label(self, metric: str) -> str:
        name = metrics.name(metric, self.texts)
        label = f"{name} ({self.currency})" if metric == "pipeline" else name
        return capitalised(label)


def _named(week: Week, texts: Texts) -> str:
    return capitalised(texts.week(week))
