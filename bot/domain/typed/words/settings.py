"""The words of a programme's settings."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

SEASONS: Words[str] = Words(
    {
        "quarter": "quarter, quarters, quarterly, calendar quarter, three months, 3 months; quartal, drei monate,"
        " 3 monate; kvartal, tre månader, 3 månader",
        "half-year": "half-year, half year, half-years, halfyear, six months, 6 months; halbjahr, sechs monate,"
        " 6 monate; halvår, sex månader, 6 månader",
    }
)

VISIBILITIES: Words[str] = Words(
    {
        "named": "named, all named, names, everybody; namentlich, mit namen, namen, alle; namngivna, med namn, alla",
        "top": "top, first, best; die besten, die ersten; de bästa, de första",
        "pseudonyms": "pseudonyms, pseudonym; pseudonyme; pseudonymer, aliases, alias",
        "teams": "teams, team, teams only, only teams; nur teams; lag, bara lag, endast lag",
        "own": "own, own numbers, own only, own numbers only, private; eigene, nur eigene, eigene zahlen, privat; egna,"
        " bara egna, egna siffror",
        "off": "off, none, nobody, no leaderboard; aus, niemand, keine; av, ingen, inga",
    }
)

COHORT: Words[str] = Words({"cohort": "cohort, minimum cohort, minimum, group, kohorte, mindestgruppe, mindestens,"
    " gruppe, kohort, minsta grupp, grupp, minst"})  # fmt: skip
AGREEMENT: Words[str] = Words({"agreement": "agreement, reference, vereinbarung, betriebsvereinbarung, bv,"
    " avtal, överenskommelse, kollektivavtal"})  # fmt: skip
WORKS_COUNCIL: Words[str] = Words({"council": "works council, workscouncil, council, betriebsrat, personalrat,"
    " fack, facket, arbetstagarorganisation"})  # fmt: skip
TWO_PERSON: Words[str] = Words({"two-person": "two-person, two person, two people, four eyes, vier-augen, vier augen,"
    " vieraugenprinzip, två personer, fyra ögon, tvåpersonsregel"})  # fmt: skip
LOOK_BACKS: Words[str] = Words(
    {
        "month_post": "month, monthly, months, monthly post, month post; monat, monatlich, monatspost, monatsbeitrag;"
        " månad, månadsvis, månadsinlägg",
        "season_post": "season, seasons, season post; saison, saisonbeitrag; säsong, säsonginlägg",
    }
)
LARGE_DEALS: Words[str] = Words({"large": "large deals, large deal; große deals, große abschlüsse, große geschäfte;"
    " stora affärer"})  # fmt: skip
DRY_RUN: Words[str] = Words({"dry run": "dry-run, dryrun, dry run, probelauf, testlauf, provkörning, testkörning"})
