"""The Home tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.listeners.announced import Announced

if TYPE_CHECKING:
    from bot.features.parts import Parts
    from bot.listeners.home import HomeTab
    from bot.listeners.identity import Identity


def home_of(parts: Parts, identity: Identity) -> Announced[HomeTab]:
    """Return what draws the Home tab."""

    def load() -> HomeTab:
        from bot.listeners.home import HomeTab
        from bot.slack.home_tab import HomePublisher
        from bot.use_cases.leaderboard.show_home import ShowHome

        show = ShowHome(parts.database, parts.clock)
        return HomeTab(parts.run, identity, show, HomePublisher(parts.calm))

    return Announced(load, events=("app_home_opened",))
