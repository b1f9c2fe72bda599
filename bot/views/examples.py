"""Lines that work, to be shown beside what did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts

_LINES: Mapping[str, Callable[[Texts], str]] = {
    "checkin": lambda texts: texts.plain("/checkin ssi 72 connections 930 shares 4 meetings 2"),
    "ssi": lambda texts: texts.plain("/ssi 72.5"),
    "pillars": lambda texts: texts.plain("/ssi 72 18 17.5 20 16.5"),
    "connections": lambda texts: texts.plain("/connections 930 target 120"),
    "shares": lambda texts: texts.plain("/shares 4"),
    "share": lambda texts: texts.plain("/shares https://example.com/post own post interest"),
    "outcomes": lambda texts: texts.plain("/outcomes calls 12 meetings 3 leads 1"),
    "deal": lambda texts: texts.plain("/deal won 12000 Acme social"),
    "undo": lambda _: "/undo",
    "mystats": lambda _: "/mystats",
    "leaderboard": lambda texts: texts.plain("/leaderboard last week"),
    "setup": lambda texts: texts.plain("/upshot setup #sales Europe/Berlin monday 10:00 EUR"),
    "weights": lambda texts: texts.plain('/upshot weights meetings 20 ssi 5 because "Q1 focus"'),
    "goals": lambda texts: texts.plain("/upshot goals meetings 4 revenue 6000"),
    "schedule": lambda _: "/upshot schedule tuesday 9:30",
    "channel": lambda _: "/upshot channel #sales",
    "season": lambda _: "/upshot season half-year",
    "language": lambda _: "/upshot language svenska",
    "currency": lambda _: "/upshot currency EUR",
    "metrics": lambda _: "/upshot metrics ssi connections meetings",
    "metrics add": lambda texts: texts.plain(
        '/upshot metrics add demos "Product demos" count business consideration goal 2'
    ),
    "prompts": lambda _: "/upshot prompts wednesday 14:00",
    "policy": lambda _: "/upshot policy top 5",
    "policy cohort": lambda _: "/upshot policy cohort 7",
    "start": lambda _: "/upshot start",
    "admins": lambda _: "/upshot admins add @anna",
    "managers": lambda _: "/upshot managers add @anna",
    "auditors": lambda _: "/upshot auditors add @anna",
    "sellers": lambda _: "/upshot sellers add @anna",
    "people": lambda _: "/upshot people",
    "executives": lambda _: "/upshot executives add @anna",
    "teams": lambda _: "/upshot teams add @anna @ben to Nord",
    "teams channel": lambda _: "/upshot teams channel Nord #nord",
    "teams rename": lambda _: "/upshot teams rename Nord to North",
    "teams end": lambda _: "/upshot teams end Nord",
    "audience": lambda texts: texts.plain('/upshot audience titles "IT manager, CIO"'),
    "import": lambda _: "/upshot import connections",
    "away": lambda texts: texts.plain("/upshot away 2026-12-20 to 2027-01-06"),
    "parttime": lambda _: "/upshot parttime 60%",
    "target": lambda texts: texts.plain('/upshot target "IT managers" 5'),
    "naming": lambda _: "/upshot naming off",
    "country": lambda _: "/upshot country DE-BY",
    "shelf": lambda texts: texts.plain('/upshot shelf add https://example.com/article "why" industry news'),
    "platforms": lambda _: "/upshot platforms linkedin xing",
    "post": lambda _: "/upshot post now",
    "insight": lambda _: "/upshot insight",
    "wall": lambda texts: texts.plain("/upshot wall 30 days"),
    "claims": lambda _: "/upshot claims",
    "business": lambda texts: texts.plain("/upshot business last quarter"),
    "costs": lambda texts: texts.plain("/upshot costs licence 90 hours 2 rate 45 margin 40%"),
    "verify": lambda _: "/upshot verify",
    "digest": lambda _: "/upshot digest on",
    "ask": lambda texts: texts.plain('/upshot ask "Nobody answers my messages"'),
    "rates": lambda texts: texts.plain("/upshot rates USD 0.92 from week 46"),
    "weather": lambda texts: texts.plain("/upshot weather off week 46"),
    "preview": lambda _: "/upshot preview",
    "health": lambda _: "/upshot health",
    "audit": lambda _: "/upshot audit weights",
    "export": lambda _: "/upshot export",
    "privacy": lambda _: "/upshot privacy",
    "join": lambda _: "/upshot join",
    "leave": lambda _: "/upshot leave",
}


def line_for(command: str, texts: Texts, typed: str = "") -> str:
    """Return a line that works for a command, named without its slash; for an unknown one, the way to help.

    Of the lines that a command has, it is the one that comes closest to what was typed.
    """
    closest = next((name for name in _LINES if name.startswith(f"{command} ") and name in typed.casefold()), command)
    return _LINES[closest](texts) if closest in _LINES else "/upshot help"
