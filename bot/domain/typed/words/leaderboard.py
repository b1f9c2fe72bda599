"""The words behind `/leaderboard`."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

SPANS: Words[str] = Words(
    {
        "running": "now, so far, today; jetzt, bisher; nu, hittills",
        "last_post": "last, last post, last week, previous week; letzte, letzte woche, vorige woche,"
        " letzter post; förra, förra veckan, senaste",
        "season": "season, quarter; saison, quartal; säsong, kvartal",
        "last_season": "last season, previous season, last quarter; letzte saison, vorige saison, letztes quartal,"
        " voriges quartal; förra säsongen, förra kvartalet, senaste säsongen",
        "teams": "teams, team, teams so far; teams bisher; lag, laget, team hittills",
        "teams_last_week": "teams last week, last week teams, teams last, team last week; teams letzte woche,"
        " letzte woche teams, teams vorige woche; team förra veckan, förra veckan team, lag förra veckan",
        "teams_season": "teams season, season teams, team season, teams quarter; teams saison, saison teams,"
        " teams quartal; team säsong, säsong team, säsongen team, lag säsong",
    }
)
