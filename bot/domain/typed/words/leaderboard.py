"""The words behind `/leaderboard`."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

SPANS: Words[str] = Words(
    {
        "running": "now, so far, today, jetzt, bisher, nu, hittills",
        "last_post": "last, last post, last week, previous week, letzte, letzte woche, vorige woche,"
        " letzter post, förra, förra veckan, senaste",
        "season": "season, quarter, saison, quartal, säsong, kvartal",
        "last_season": "last season, previous season, last quarter, letzte saison, vorige saison, letztes quartal,"
        " voriges quartal, förra säsongen, förra kvartalet, senaste säsongen",
        "teams": "teams, team, lag, laget",
    }
)
