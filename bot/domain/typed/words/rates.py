"""The words of a line about other currencies."""

from __future__ import annotations

from typing import Final

EQUALS: Final = r"=|is|are|at|zu|sind|ist|är|till|worth|wert|värd"
"""May stand between a currency and its rate, and means nothing."""
GONE: Final = r"off|none|no|remove|aus|kein|keine|keiner|weg|av|ingen|bort"
"""In place of a rate: what was set for the week is taken back."""
