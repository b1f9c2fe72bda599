"""The words of lines about people: what of a seller is set."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

SELLER_FACTS: Words[str] = Words(
    {
        "from": "from, starting; vom, ab; från, fom",
        "share": "share, working share, parttime; anteil, teilzeit; andel, deltid",
        "country": "country, region; land, bundesland",
        "licence": "licence, license; lizenz; licens",
        "role": "role, sales role; rolle, vertriebsrolle; roll, säljroll",
    }
)
"""Before what is set of a seller."""

NO_LICENCE: Words[str] = Words({"": "off, none, no, aus, keine, ohne, nein, av, ingen, nej"})
"""Takes a licence away."""
