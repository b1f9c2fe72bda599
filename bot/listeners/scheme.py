"""Weights and goals: shown to everybody, changed by admins after a preview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.deals import OtherCurrencyError
from bot.domain.drafts import Aspect, Draft
from bot.domain.scoring.admissible import InadmissibleSchemeError
from bot.domain.scoring.presets import Preset
from bot.domain.typed.cleaning import clean
from bot.domain.typed.context import Context
from bot.domain.typed.lines import schedule
from bot.domain.typed.lines.scheme import GoalsLine, PresetLine, WeightsLine, parse_goals, parse_weights
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.words.commands import SUGGEST
from bot.listeners.doors import Doors, DrawForm, OpenForm
from bot.listeners.reporting import act_of
from bot.use_cases.programme.preview_scheme import PreviewScheme, SchemePreview
from bot.use_cases.programme.propose_scheme import ProposalReceipt
from bot.use_cases.programme.save_scheme import SaveScheme
from bot.use_cases.programme.show_scheme import ShowScheme
from bot.use_cases.programme.suggest_goals import SuggestGoals
from bot.use_cases.programme.withdraw_scheme import WithdrawScheme
from bot.views import refusals
from bot.views.programme import (
    goal_suggestions,
    helps,
    proposals,
    scheme,
    scheme_form,
    scheme_preview,
    scheme_reason,
    scheme_saved,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from bot.clock import Clock
    from bot.domain.people import Programme
    from bot.domain.seasons import Season
    from bot.domain.typed.lines.report import Amount
    from bot.domain.weeks import Week
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from bot.use_cases.programme.save_scheme import DraftOnTop
    from bot.views.answers import Answer
    from storage.database import Database

Line = WeightsLine | GoalsLine | PresetLine


@dataclass(frozen=True, slots=True)
class SchemeListener:
    """``/upshot weights`` and ``/upshot goals``, the form, and the buttons below a preview."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={aspect.value: partial(self.start, aspect) for aspect in Aspect},
            actions={
                scheme_preview.SAVE: self.save,
                scheme_preview.EXPLAIN: self.ask_reason,
                scheme_preview.PREVIEW: self.preview_button,
                scheme_preview.CANCEL: self.cancel,
                scheme.CHANGE: self.open_form,
                scheme.WITHDRAW: self.withdraw,
                scheme_form.TAKE_PRESET: self.take_preset,
            },
            forms={scheme_form.FORM: self.submit_form, scheme_reason.FORM: self.submit_reason},
        )

    async def start(self, aspect: Aspect, request: Request) -> Outcome:
        """Show the scheme, or preview the change that was typed."""
        if asks_for_help(request.text):
            return helps.explained(aspect, request.texts)
        if not request.text.strip():
            return await self.show(aspect, request)
        if aspect is Aspect.GOALS and SUGGEST.meaning(clean(request.text)):
            return await self.suggest(request)
        line = schedule.parse(request.text) if aspect is Aspect.WEIGHTS else None
        return await (self.preview(aspect, request) if line is None else self.plan(line, request))

    async def show(self, aspect: Aspect, request: Request) -> Outcome:
        """Show the weights and goals that hold."""
        shown = await self.run(ShowScheme(self.database, self.clock), request.actor)
        return scheme.build(shown, aspect, request.texts)

    async def preview(self, aspect: Aspect, request: Request) -> Outcome:
        """Show what a line would change, before anything is in force."""
        programme = request.actor.require_admin()
        today = programme.today(self.clock())
        context = Context(
            request.texts.language, today, programme.currency, programme.season, own_metrics=programme.own_metrics
        )
        line = _PARSERS[aspect](request.text, context, programme.season)
        return await self._previewed(_draft(aspect, line, programme.currency), request)

    async def plan(self, line: schedule.ScheduleLine, request: Request) -> Outcome:
        """Preview a schedule of presets, show the one that is planned, or take it back."""
        if line.is_cancelled:
            return await self._withdrawn(None, request)
        if not line.steps:
            return await self.show(Aspect.WEIGHTS, request)
        draft = Draft(Aspect.WEIGHTS, steps=line.steps, because=line.because or "")
        return await self._previewed(draft, request)

    async def suggest(self, request: Request) -> Outcome:
        """Show goals that follow from what the team did."""
        found = await self.run(SuggestGoals(self.database, self.clock), request.actor)
        return goal_suggestions.build(found, request.texts)

    async def open_form(self, request: Request) -> Outcome:
        """Open the form with what holds; if Slack does not, say how to do the same in one line."""
        request.actor.require_admin()
        aspect = scheme.aspect_in(request.text)
        shown = await self.run(ShowScheme(self.database, self.clock), request.actor)
        form = scheme_form.build(shown.scheme, aspect, request.texts)
        return OpenForm(form, instead=helps.explained(aspect, request.texts))

    async def take_preset(self, request: Request) -> Outcome:
        """Draw the form anew with the numbers of a preset."""
        request.actor.require_admin()
        shown = await self.run(ShowScheme(self.database, self.clock), request.actor)
        aspect = scheme_form.aspect_of(request.body["view"])
        return DrawForm(
            scheme_form.build(shown.scheme, aspect, request.texts, filled=scheme_form.preset_in(request.text))
        )

    async def submit_form(self, request: Request) -> Outcome:
        """Preview what was entered, in the place of the form."""
        programme = request.actor.require_admin()
        shown = await self.run(ShowScheme(self.database, self.clock), request.actor)
        entered = scheme_form.parse(request.body["view"], shown.scheme)
        since = _first_week(entered.start, programme, programme.week_of(self.clock()))
        draft = Draft(entered.aspect, entered.amounts, because=entered.because, since=since)
        return await self._previewed(draft, request)

    async def preview_button(self, request: Request) -> Outcome:
        """Preview the draft that a button holds."""
        proposal = scheme_preview.parse(request.text)
        return await self._previewed(proposal.draft, request)

    async def ask_reason(self, request: Request) -> Outcome:
        """Ask for the reason of a change before it is saved."""
        request.actor.require_admin()
        proposal = scheme_preview.parse(request.text)
        form = scheme_reason.build(proposal, request.texts)
        if (request.body.get("view") or {}).get("type") == "modal":
            return DrawForm(form)
        return OpenForm(form, instead=helps.explained(proposal.draft.aspect, request.texts))

    async def submit_reason(self, request: Request) -> Outcome:
        """Save a draft with the reason that was entered."""
        return await self._saved(scheme_reason.parse(request.body["view"]), request)

    async def save(self, request: Request) -> Outcome:
        """Bring a preview into force."""
        return await self._saved(scheme_preview.parse(request.text), request)

    async def cancel(self, request: Request) -> Outcome:
        """Leave everything as it is."""
        return scheme_saved.cancelled(request.texts)

    async def withdraw(self, request: Request) -> Outcome:
        """Take a planned version back."""
        return await self._withdrawn(scheme.version_in(request.text), request)

    async def _previewed(self, draft: Draft, request: Request) -> Answer:
        preview = PreviewScheme(self.database, self.clock)
        try:
            return scheme_preview.build(await self.run(preview, request.actor, draft), request.texts)
        except InadmissibleSchemeError as error:
            mended = await self.run(preview, request.actor, replace(draft, is_mended=True))
            typed = f"{request.body['command']} {request.body['text']}" if "command" in request.body else ""
            refusal = refusals.build(error, request.texts, typed, draft.aspect if typed else "")
            return scheme_preview.inadmissible(refusal, mended, request.texts)

    async def _saved(self, proposal: DraftOnTop, request: Request) -> Answer:
        act = act_of(request, self.clock)
        outcome = await self.run(SaveScheme(self.database), request.actor, act, proposal)
        if isinstance(outcome, SchemePreview):
            return scheme_preview.build(outcome, request.texts).in_place()
        if isinstance(outcome, ProposalReceipt):
            return proposals.proposed(outcome.draft, request.texts)
        return scheme_saved.saved(outcome, request.texts)

    async def _withdrawn(self, version: int | None, request: Request) -> Answer:
        act = act_of(request, self.clock)
        receipt = await self.run(WithdrawScheme(self.database), request.actor, act, version)
        return scheme_saved.withdrawn(receipt.versions, request.texts)


def _first_week(start: scheme_form.Start, programme: Programme, running: Week) -> Week | None:
    weeks = {scheme_form.Start.NEXT_WEEK: running + 1, scheme_form.Start.NEXT_SEASON: programme.season.next(running)}
    return weeks.get(start)


def _draft(aspect: Aspect, line: Line, currency: str) -> Draft:
    because = line.because or ""
    if isinstance(line, PresetLine):
        return Draft(aspect, preset=Preset(line.name), because=because, since=line.since)
    typed = line.weights if isinstance(line, WeightsLine) else line.goals
    amounts = {metric: _amount(amount, currency) for metric, amount in typed.items()}
    draft = Draft(aspect, amounts, because=because, since=line.since)
    if isinstance(line, WeightsLine):
        return draft
    others = {metric: amount.other for metric, amount in typed.items() if amount.other and amount.other > amount.value}
    return replace(
        draft,
        others=others,
        phases=line.phases,
        role=line.role,
        person=line.person,
        lifted=line.lifted,
        lifts_all=line.lifts_all,
    )


def _amount(amount: Amount, currency: str) -> Decimal:
    if amount.currency not in {None, currency}:
        raise OtherCurrencyError(amount.currency or "", currency)
    return amount.value


_PARSERS: Mapping[Aspect, Callable[[str, Context, Season], Line]] = {
    Aspect.WEIGHTS: parse_weights,
    Aspect.GOALS: parse_goals,
}
