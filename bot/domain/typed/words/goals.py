"""The words of lines about goals that hold for some only."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

ROLE: Words[str] = Words({"role": "role, sales role, roles; rolle, vertriebsrolle; roll, säljroll"})
"""Before a sales role."""

LIFTED: Words[str] = Words(
    {"off": "off, none, no, remove, default; aus, keine, weg, entfernen; av, ingen, inget, bort"}
)
"""Takes a goal, or a role, back."""
