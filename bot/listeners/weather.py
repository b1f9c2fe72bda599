"""LinkedIn's weather: shown to everybody, taken back by admins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.typed.lines import weather as weather_line
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.listeners.doors import Doors
from bot.listeners.reporting import act_of
from bot.use_cases.programme.change_weather import ChangeWeather, ShowWeather
from bot.views.programme import helps, weather

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.listeners.doors import Outcome, Request
    from bot.off_loop import OffLoop
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class WeatherListener:
    """``/upshot weather``."""

    run: OffLoop
    clock: Clock
    database: Database

    def doors(self) -> Doors:
        """Return the doors of this feature."""
        return Doors(subcommands={"weather": self.start})

    async def start(self, request: Request) -> Outcome:
        """Tell which weeks had weather, or change how one is counted."""
        if asks_for_help(request.text):
            return helps.explained("weather", request.texts)
        running = request.actor.require_reader().week_of(self.clock())
        line = weather_line.parse(request.text, running)
        if line is None:
            return weather.listed(await self.run(ShowWeather(self.database), request.actor), request.texts)
        change = ChangeWeather(self.database)
        act = act_of(request, self.clock)
        noted = await self.run(change, request.actor, act, line.week, stands=line.stands, because=line.because)
        return weather.changed(noted, request.texts)
