"""Weights and goals: shown to everybody, changed by admins after a preview."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.deals import OtherCurrencyError
from bot.domain.drafts import Aspect, Draft
from bot.domain.scoring.presets import Preset
from bot.domain.typed.context import Context
from bot.domain.typed.lines.scheme import GoalsLine, PresetLine, WeightsLine, parse_goals, parse_weights
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.programme.preview_scheme import PreviewScheme
from bot.use_cases.programme.save_scheme import SaveScheme
from bot.use_cases.programme.show_scheme import ShowScheme
from bot.views.programme import helps, scheme, scheme_preview

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from bot.clock import Clock
    from bot.domain.typed.lines.report import Amount
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database

Line = WeightsLine | GoalsLine | PresetLine


@dataclass(frozen=True, slots=True)
class SchemeListener:
    """``/upshot weights`` and ``/upshot goals``, and the buttons below a preview."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={aspect.value: partial(self.start, aspect) for aspect in Aspect},
            actions={scheme_preview.SAVE: self.save, scheme_preview.CANCEL: self.cancel},
        )

    async def start(self, aspect: Aspect, request: Request) -> Outcome:
        """Show the scheme, or preview the change that was typed."""
        if asks_for_help(request.text):
            return helps.explained(aspect, request.texts)
        return await (self.preview(aspect, request) if request.text.strip() else self.show(aspect, request))

    async def show(self, aspect: Aspect, request: Request) -> Outcome:
        """Show the weights and goals that hold."""
        return scheme.build(await self.run(ShowScheme(self.database), request.actor), aspect, request.texts)

    async def preview(self, aspect: Aspect, request: Request) -> Outcome:
        """Show what a line would change, before anything is in force."""
        programme = request.actor.require_admin()
        today = programme.today(self.clock())
        line = _PARSERS[aspect](request.text, Context(request.texts.language, today, programme.currency))
        draft = _draft(aspect, line, programme.currency)
        preview = await self.run(PreviewScheme(self.database, self.clock), request.actor, draft)
        return scheme_preview.build(preview, request.texts)

    async def save(self, request: Request) -> Outcome:
        """Bring a preview into force."""
        proposal = scheme_preview.parse(request.text)
        act = act_of(request, self.clock)
        return scheme_preview.settled(
            await self.run(SaveScheme(self.database), request.actor, act, proposal), request.texts
        )

    async def cancel(self, request: Request) -> Outcome:
        """Leave everything as it is."""
        return scheme_preview.cancelled(request.texts)


def _draft(aspect: Aspect, line: Line, currency: str) -> Draft:
    because = line.because or ""
    if isinstance(line, PresetLine):
        return Draft(aspect, preset=Preset(line.name), because=because)
    typed = line.weights if isinstance(line, WeightsLine) else line.goals
    return Draft(aspect, {metric: _amount(amount, currency) for metric, amount in typed.items()}, because=because)


def _amount(amount: Amount, currency: str) -> Decimal:
    if amount.currency not in {None, currency}:
        raise OtherCurrencyError(amount.currency or "", currency)
    return amount.value


_PARSERS: Mapping[Aspect, Callable[[str, Context], Line]] = {
    Aspect.WEIGHTS: parse_weights,
    Aspect.GOALS: parse_goals,
}
