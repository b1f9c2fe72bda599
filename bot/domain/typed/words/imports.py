"""What files can be of, as it is typed after `/upshot import`."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

KINDS: Words[str] = Words(
    {
        "deals": "deals, deal, crm, affärer",
        "seats": "seats, seat, usage, ssi, sales navigator, lizenzen, licenser",
        "numbers": "numbers, number, reports, file, zahlen, datei, siffror, fil",
    }
)
