"""When the bot acts on its own: a tick every few seconds that asks the database what is due."""

from bot.schedule.notices import Notices
from bot.schedule.ticks import Schedule
from bot.schedule.weekly_posts import WeeklyPosts

__all__ = ["Notices", "Schedule", "WeeklyPosts"]
