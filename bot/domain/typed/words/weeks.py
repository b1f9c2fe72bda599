"""How a week is named at the end of a line."""

from __future__ import annotations

LAST = (
    r"last ?week|previous week|prev\.? week"
    r"|letzte[rn]? ?woche|vorige[rn]? woche|vergangene[rn]? woche|vorwoche"
    r"|förra veckan|forra veckan"
)
"""The week before the running one."""

THIS = (
    r"this week|current week"
    r"|diese[rn]? woche|laufende[rn]? woche|aktuelle[rn]? woche"
    r"|denna vecka|den här veckan|den har veckan|nuvarande vecka"
)
"""The running week."""

NEXT = r"next week|nächste[rn]? woche|kommende[rn]? woche|nästa vecka|nasta vecka"
"""The week after the running one."""

NEXT_SEASON = (
    r"(?:the )?next season|next quarter|nächste[rn]? saison|der nächsten saison|nächste[sn]? quartal|nästa säsong"
    r"|nästa kvartal"
)
"""The season after the running one."""

FROM = r"from|starting(?: in)?|ab(?: der)?|von|från(?: och med)?|fr\.? ?o\.? ?m\.?"
"""Before the first week of a change."""

WEEK = r"weeks?|wk|w|kw|cw|kalenderwoche|woche|vecka|v"
"""Before the number of a week."""

PREPOSITION = r"for|in|of|für|fuer|fur|der|i|för|under|am"
"""May stand before a week and means nothing."""
