"""The words for whose data are exported."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

WHOSE: Words[str] = Words(
    {
        "own": "own, mine, me, my data; eigene, meine, meine daten; egna, mina, mina data",
        "programme": "programme, program, all, everything; programm, alles; programmet, allt",
    }
)
