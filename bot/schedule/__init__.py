"""When the bot acts on its own: a tick every few seconds that asks the database what is due."""

from bot.schedule.assembly import assembled
from bot.schedule.ticks import Schedule

__all__ = ["Schedule", "assembled"]
