"""The words of lines that define a metric of a programme's own."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

OWN_KINDS: Words[str] = Words(
    {
        "count": "count, counter, number; anzahl, zahl, zähler; antal, räknare",
        "level": "level, gauge; stand, wert, pegel; nivå, värde",
    }
)

OWN_PILLARS: Words[str] = Words(
    {
        "business": "business, outcome, outcomes, company; geschäft, ergebnis, ergebnisse; affär, affärer, resultat,"
        " utfall",
        "strategic": "strategic, social, activity; strategisch, sozial, aktivität; strategisk, socialt, aktivitet",
    }
)

OWN_FACTS: Words[str] = Words(
    {
        "goal": "goal, target; ziel; mål",
        "cap": "cap, up to, limit; obergrenze, deckel; tak",
        "unit": "unit; einheit; enhet",
    }
)
"""Before what follows from them."""
