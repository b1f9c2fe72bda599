"""Months, weekdays and the other words of dates."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

MONTHS: Words[int] = Words(
    {
        1: "january, jan, januar, jänner, januari",
        2: "february, feb, februar, februari",
        3: "march, mar, märz, mär, mrz, mars",
        4: "april, apr",
        5: "may, mai, maj",
        6: "june, jun, juni",
        7: "july, jul, juli",
        8: "august, aug, augusti",
        9: "september, sep, sept",
        10: "october, oct, oktober, okt",
        11: "november, nov",
        12: "december, dec, dezember, dez",
    }
)

WEEKDAYS: Words[int] = Words(
    {
        0: "monday, mon, mondays; montag, montags, mo; måndag, måndagar, mån",
        1: "tuesday, tue, tues, tuesdays; dienstag, dienstags, di; tisdag, tisdagar, tis",
        2: "wednesday, wed, wednesdays; mittwoch, mittwochs, mi; onsdag, onsdagar, ons",
        3: "thursday, thu, thur, thurs, thursdays; donnerstag, donnerstags, do; torsdag, torsdagar, tors, tor",
        4: "friday, fri, fridays; freitag, freitags, fr; fredag, fredagar, fre",
        5: "saturday, sat, saturdays; samstag, samstags, sonnabend, sa; lördag, lördagar, lör",
        6: "sunday, sun, sundays; sonntag, sonntags, so; söndag, söndagar, sön",
    }
)
"""Numbered as Python does: 0 is Monday."""

DAYS_AWAY: Words[int] = Words(
    {
        -2: "vorgestern, i förrgår",
        -1: "yesterday, gestern, igår, i går",
        0: "today, now, heute, jetzt, idag, i dag, nu",
        1: "tomorrow, tmrw, morgen, imorgon, i morgon, imorn",
        2: "day after tomorrow, übermorgen, i övermorgon, övermorgon",
    }
)
"""Days from today."""

WEEKS_AWAY: Words[int] = Words(
    {
        0: "this week, diese woche, denna vecka, den här veckan",
        1: "next week, nächste woche, kommende woche, nästa vecka",
    }
)
"""Weeks from the running one."""

FROM = r"from|starting|since|vom|von|ab dem|ab|seit|från och med|från|fr\.o\.m\.|fr o m|fom"
"""Before the start of a span."""

ON = r"on|as of|am|vom|per|den"
"""Before a single day."""

TO = r"to|until|till|til|through|thru|up to|bis zum|bis einschließlich|bis|t\.o\.m\.|t\.o\.m|t o m|tom|till och med"
"""Before the end of a span."""
