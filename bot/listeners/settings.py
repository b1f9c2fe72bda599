"""The programme's settings: shown to everybody, changed by admins after a preview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.plans import Plan, SettingsMovedError
from bot.domain.typed.context import Context
from bot.domain.typed.lines import settings as settings_line
from bot.domain.typed.lines.settings import SettingsLine
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.programme.change_settings import ChangeSettings, PreviewSettings, SettingsProposal, ShowSettings
from bot.views.programme import setting_commands, settings_preview

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.clock import Clock
    from bot.domain.channels import ChannelState
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class SettingsListener:
    """``/upshot schedule``, ``channel``, ``season``, ``language``, ``currency``, ``policy``, ``start``."""

    run: OffLoop
    clock: Clock
    database: Database
    look_at_channel: Callable[[str], Awaitable[ChannelState]]

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(
            subcommands={name: partial(self.start, name) for name in _PARSERS if name not in {PROMPTS, METRICS}},
            actions={settings_preview.SAVE: self.save, settings_preview.CANCEL: self.cancel},
        )

    async def start_prompts(self, request: Request) -> Outcome:
        """Preview another time for asking sellers; that they can switch it off is another feature's."""
        return await self.start(PROMPTS, request)

    async def start_metrics(self, request: Request) -> Outcome:
        """Preview other metrics to ask for; that admins define some is another feature's."""
        return await self.start(METRICS, request)

    async def start(self, name: str, request: Request) -> Outcome:
        """Show a setting, or preview the change that was typed."""
        if asks_for_help(request.text):
            return setting_commands.explained(name, request.texts)
        line = _PARSERS[name](request.text, self._context(request))
        if not line.is_empty:
            return await self.preview(line, request)
        return setting_commands.shown(name, await self.run(ShowSettings(self.database), request.actor), request.texts)

    async def preview(self, line: SettingsLine, request: Request) -> Outcome:
        """Show what a line would change, before anything is in force."""
        request.actor.require_admin()
        channel = await self.look_at_channel(line.channel_id) if line.channel_id else None
        proposal = SettingsProposal(replace(line.plan, channel=channel), line.because)
        preview = await self.run(PreviewSettings(self.database, self.clock), request.actor, proposal)
        return settings_preview.build(preview, request.texts)

    async def save(self, request: Request) -> Outcome:
        """Bring a preview into force, or show it anew where others have changed the settings since."""
        request.actor.require_admin()
        proposal = settings_preview.parse(request.text)
        if proposal.plan.channel is not None:
            channel = await self.look_at_channel(proposal.plan.channel.id)
            proposal = replace(proposal, plan=replace(proposal.plan, channel=channel))
        act = act_of(request, self.clock)
        try:
            receipt = await self.run(ChangeSettings(self.database), request.actor, act, proposal)
        except SettingsMovedError:
            preview = await self.run(PreviewSettings(self.database, self.clock), request.actor, proposal)
            return settings_preview.anew(preview, request.texts)
        return settings_preview.settled(receipt, request.texts)

    async def cancel(self, request: Request) -> Outcome:
        """Leave everything as it is."""
        return settings_preview.cancelled(request.texts)

    def _context(self, request: Request) -> Context:
        programme = request.actor.require_reader()
        return Context(
            request.texts.language,
            programme.today(self.clock()),
            programme.currency,
            own_metrics=programme.own_metrics,
        )


PROMPTS, METRICS = "prompts", "metrics"
_PARSERS: Mapping[str, Callable[[str, Context], SettingsLine]] = {
    "schedule": settings_line.parse,
    "channel": settings_line.parse_channel,
    "language": settings_line.parse_language,
    "currency": settings_line.parse,
    "season": lambda text, _: settings_line.parse_season(text),
    PROMPTS: lambda text, _: settings_line.parse_prompts(text),
    METRICS: settings_line.parse_metrics,
    "policy": lambda text, _: settings_line.parse_policy(text),
    "start": lambda _text, _context: SettingsLine(Plan(dry_run=False)),
}
