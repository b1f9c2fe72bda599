"""The words behind `/upshot wall`."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

ENDING: Words[str] = Words(
    {"end": "end, off, stop, revoke, beenden, ende, aus, widerrufen, avsluta, slut, av, återkalla"}
)
"""Ends the link."""

UNITS: Words[str] = Words(
    {
        "days": "days, day, d, tage, tag, tagen, dagar, dag, dgr",
        "weeks": "weeks, week, wochen, woche, veckor, vecka",
        "months": "months, month, monate, monat, monaten, månader, månad",
    }
)
"""How long the link lasts is told in these."""
