"""The words of a line about one lead, meeting or call."""

from __future__ import annotations

from bot.domain.outcomes import OutcomeKind
from bot.domain.typed.words.lookup import Words

SINGLE: Words[str] = Words(
    {
        OutcomeKind.LEAD: "lead, new lead, qualified lead, neuer lead, qualifizierter lead, ny lead, nytt lead,"
        " kvalificerat lead, kvalificerad lead",
        OutcomeKind.MEETING: "meeting, mtg, appointment, termin, treffen, möte",
        OutcomeKind.CALL: "call, conversation, anruf, gespräch, verkaufsgespräch, telefonat, samtal, säljsamtal",
    }
)
"""Only in the singular: the plural is a number of the week."""

WITH = r"with|at|for|mit|bei|für|med|hos|för|customer|kunde|kund"
"""May stand before the customer and means nothing."""

FROM = r"from|via|share|by|von|aus|durch|über|från|genom|ur|delning"
"""May stand before the address of the share, and has to stand before one without its scheme."""
