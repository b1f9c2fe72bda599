"""The commands behind `/upshot`, and other words of admins."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

COMMANDS: Words[str] = Words(
    {
        "checkin": "checkin, check in, report; bericht; rapport, rapportera",
        "ssi": "ssi",
        "connections": "connections; kontakte; kontakter",
        "shares": "shares, share; geteilt; delningar",
        "outcomes": "outcomes, outcome; ergebnisse; resultat, utfall",
        "deal": "deal, deals; abschluss, geschäft; affär, affärer",
        "undo": "undo; rückgängig; ångra",
        "mystats": "mystats, my stats, stats; meine zahlen; statistik, min statistik",
        "leaderboard": "leaderboard, board, ranking; rangliste; topplista, tavla",
        "away": "away, absent, vacation, holiday; abwesend, abwesenheit, urlaub; borta, frånvarande,"
        " frånvaro, semester",
        "parttime": "parttime, part time; teilzeit; deltid",
        "country": "country, region, public holidays; land, bundesland, feiertage, feiertag; land, helgdagar, helgdag",
        "prompts": "prompts, prompt, reminders; erinnerungen, erinnerung; påminnelser, påminnelse",
        "target": "target; zielgruppe; målgrupp",
        "audience": "audience, audiences; zielpublikum; målpublik",
        "privacy": "privacy; datenschutz; integritet",
        "join": "join; mitmachen, beitreten; gå med",
        "leave": "leave; verlassen, austreten; lämna",
        "export": "export; exportieren; exportera",
        "setup": "setup, set up; einrichten, einrichtung; installera, konfigurera",
        "weights": "weights, weight; gewichte, gewichtung, gewicht; vikter, vikt, viktning",
        "goals": "goals, goal; ziele, ziel; mål, målen",
        "schedule": "schedule; zeitplan, plan; schema",
        "channel": "channel; kanal; kanal",
        "metrics": "metrics, metric; kennzahlen, kennzahl; mått",
        "start": "start, go, begin; starten, loslegen; starta, börja",
        "season": "season; saison; säsong",
        "language": "language; sprache; språk",
        "currency": "currency; währung; valuta",
        "policy": "policy; richtlinie",
        "admins": "admins, admin; administratoren; administratörer",
        "managers": "managers, manager; führungskräfte; chefer",
        "auditors": "auditors, auditor; prüfer, revisoren, revisor; revisorer, granskare",
        "executives": "executives, executive; geschäftsleitung, geschäftsführung, vorstand; ledning, ledningen",
        "digest": "digest, digests, summary; wochenbrief, übersicht; sammandrag, veckobrev",
        "ask": "ask, help me, ask for help; frage, hilf mir, um hilfe bitten; fråga, hjälp mig, be om hjälp",
        "people": "people; personen, leute; personer, deltagare",
        "teams": "teams, team;; lag",
        "sellers": "sellers, seller; verkäufer; säljare",
        "import": "import; importieren; importera",
        "wall": "wall, wall screen, screen, wandanzeige, wand, anzeige, bildschirm, väggskärm, vägg, skärm, väggtavla",
        "insight": "insight, insights; erkenntnis, erkenntnisse, zusammenhang; insikt, insikter, samband",
        "costs": "costs, cost; kosten; kostnader, kostnad",
        "business": "business; geschäftsbericht; affärsrapport",
        "shelf": "shelf; regal; hylla",
        "naming": "naming; nennung, namensnennung; namngivning, namn",
        "platforms": "platforms, platform, networks; plattformen, plattform, netzwerke; plattformar, nätverk",
        "post": "post, posten, posta, publish",
        "claims": "claims, claim; ansprüche, anspruch; anspråk",
        "verify": "verify, verification, large deals; prüfen, prüfung, große deals; granska, granskning, stora affärer",
        "rates": "rates, rate, exchange rates; kurse, kurs, wechselkurse; kurser, växelkurs, växelkurser",
        "weather": "weather; wetter; väder",
        "preview": "preview; vorschau; förhandsvisning, förhandsgranska",
        "health": "health, status; zustand; hälsa",
        "audit": "audit; protokoll; logg, revision",
        "help": "help, ?, hilfe, hjälp, commands, befehle, kommandon",
    }
)

HELP: Words[str] = Words({"help": "help, ?, hilfe, hjälp, h, --help, usage"})
"""After any command."""

SWITCHES: Words[str] = Words(
    {"on": "on, yes, an, ein, ja, på", "off": "off, no, none, aus, nein, keine, av, nej, ingen, inga"}
)
"""After a command that lets something be or not be."""

NEVER_MIND: Words[str] = Words(
    {
        "never mind": "never mind, nevermind, no, off, forget it, done; schon gut, nein, aus, vergiss es, erledigt;"
        " glöm det, nej, av, klart",
    }
)
"""After `ask`: help is no longer needed."""

TITLES: Words[str] = Words({"titles": "titles, title, titel, jobtitel, titlar, roller, rollen"})
"""Before the job titles of a target audience."""

ADDING: Words[str] = Words(
    {
        "add": "add; hinzufügen, hinzu, ernennen; lägg till, lägg",
        "remove": "remove, rm, delete; entfernen, löschen; ta bort, ta, radera",
    }
)

PRESETS: Words[str] = Words(
    {
        "adoption": "adoption; einführung, start; införande",
        "balanced": "balanced, default, standard; ausgewogen; balanserad",
        "leadership": "leadership, thought leadership; meinungsführer, meinungsführerschaft; tankeledare,"
        " tankeledarskap",
        "loyalty": "loyalty, relations; loyalität, beziehungen; lojalitet, relationer",
        "results": "results, result; ergebnisse, ergebnis; resultat",
    }
)

PRESET = r"preset|vorlage|förval|mall"
PLAN = r"plan|schedule|zeitplan|schema|planen|planera"
"""Before a schedule of presets."""

THEN = r"then|dann|danach|sedan|därefter"
"""Between the steps of a schedule."""

SUGGEST: Words[str] = Words(
    {"suggest": "suggest, suggestion, suggestions, tune, vorschlag, vorschlagen, vorschläge, förslag, föreslå"}
)
"""Asks for goals that follow from what was done."""

BECAUSE = r"because|since|weil|da|denn|eftersom|därför att|för att|därför"
BACK: Words[str] = Words(
    {
        "back": "back, cancel, none, zurück, wieder da, abbrechen, absagen, stornieren, tillbaka, avbryt,"
        " inställt, delete,"
        " löschen, ta bort"
    }
)
"""Takes an absence back."""

PROGRAMMES_OWN: Words[str] = Words(
    {"programme": "off, back, reset, default, programme, program, aus, zurück, programm, av, tillbaka, programmet"}
)
"""Goes back to the public holidays of the programme."""

SETUP_FILLERS: Words[str] = Words(
    {"": "at, on, in, every, each, um, jeden, am, kl, kl., klockan, på, varje, i, and, und, och, uhr"}
)
"""Words of a setup line that mean nothing."""

LANGUAGES: Words[str] = Words(
    {
        "en": "en, english, englisch, engelska",
        "de": "de, german, deutsch, tyska",
        "sv": "sv, se, swedish, schwedisch, svenska",
    }
)

PERCENT = r"%|percent|per cent|prozent|procent"
