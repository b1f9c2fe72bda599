"""The words behind `/upshot business` and `/upshot costs`."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

PERIODS: Words[str] = Words(
    {
        "month": "month, this month, the month, monat, dieser monat, diesen monat, diesem monat, månad, månaden,"
        " denna månad, den här månaden",
        "last_month": "last month, previous month, letzter monat, letzten monat, voriger monat, vorigen monat,"
        " förra månaden, senaste månaden",
        "season": "season, this season, saison, diese saison, dieser saison, säsong, säsongen, denna säsong,"
        " den här säsongen",
        "last_season": "last season, previous season, letzte saison, letzter saison, vorige saison, voriger saison,"
        " förra säsongen, senaste säsongen",
        "quarter": "quarter, this quarter, quartal, dieses quartal, diesem quartal, kvartal, kvartalet, detta kvartal,"
        " det här kvartalet",
        "last_quarter": "last quarter, previous quarter, letztes quartal, voriges quartal, letztem quartal,"
        " letzten quartal, vorigem quartal, förra kvartalet, senaste kvartalet",
        "year": "year, this year, jahr, dieses jahr, diesem jahr, år, året, i år, detta år",
        "last_year": "last year, previous year, letztes jahr, voriges jahr, vorigem jahr, förra året, i fjol",
    }
)
"""Spans of time by name."""

QUARTER = r"quarter|quartals?|kvartal(?:et)?|kv\.?"
"""Before or after the number of a quarter; ``Q3`` needs none."""

ORDINAL = r"\.|st|nd|rd|th|:e|:a|:dje"
"""May stand after a number that is before its thing."""

WEEKS = r"weeks?|wochen?|veckor(?:na)?|vecka"
"""After a number of weeks."""

LATELY = r"(?:the )?(?:last|past)|(?:die |der |den )?(?:letzten?|vergangenen?)|(?:de )?(?:senaste|sista)"
"""May stand before a number of weeks and means nothing."""

UNTIL = r"to|till|until|through|bis|und|and|till och med|t\.? ?o\.? ?m\.?|-"
"""Between the first and the last week."""

TEAM = r"teams?|for|of|für|von|för|lag|laget|i|in"
"""May stand before the name of a team and means nothing."""

COSTS: Words[str] = Words(
    {
        "licence": "licence, license, licences, licenses, seat, lizenz, lizenzen, platz, licens, licenser",
        "hours": "hours, hours a week, stunden, wochenstunden, timmar, timmar i veckan",
        "rate": "rate, hour, hourly rate, hour rate, stundensatz, satz, stunde, stundenlohn, timpris, timkostnad,"
        " timme, timlön",
        "margin": "margin, gross margin, marge, deckungsbeitrag, handelsspanne, marginal, bruttomarginal",
    }
)
"""What a programme costs, and what is left of revenue."""
