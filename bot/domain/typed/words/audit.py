"""The words for what the audit can be narrowed to."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

TOPICS: Words[str] = Words(
    {
        "settings": "settings, setting, setup, schedule, channel, season, language, currency, policy, audience,"
        " platforms; einstellungen, einstellung, kanal, zeitplan, sprache, währung, richtlinie, saison;"
        " inställningar, inställning, kanal, schema, språk, valuta, policy, säsong",
        "rules": "rules, rule, weights, weight, goals, goal, scheme; regeln, regel, gewichte, gewicht, gewichtung,"
        " ziele, ziel; regler, vikter, vikt, mål, målen",
        "roles": "roles, role, admins, admin, managers, manager, auditors, auditor, executives,"
        " people; rollen, rolle,"
        " administratoren, führungskräfte, personen; roller, roll, administratörer, chefer, personer",
        "sellers": "sellers, seller, licences, licence, licenses, license, members; vertriebsteam, vertrieb, verkäufer,"
        " lizenzen, lizenz, mitglieder; säljare, säljarna, licenser, licens, medlemmar",
        "imports": "imports, import, files, file, crm, webhook, deals; importe, dateien, datei, abschlüsse; filer, fil,"
        " importer, affärer",
    }
)
