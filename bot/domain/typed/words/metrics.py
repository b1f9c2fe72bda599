"""What sellers call the metrics they report and the ones that are scored."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

REPORTED: Words[str] = Words(
    {
        "ssi": "ssi, ssi-score, ssi score, ssi-wert, social selling index, index",
        "ssi_brand": "brand, ssi_brand, personal brand, professional brand, profile; ssi-marke, marke, profil;"
        " ssi varumärke, varumärke, profil",
        "ssi_people": "people, ssi_people, find people; ssi-personen, personen, leute; ssi personer, personer,"
        " människor,"
        " rätt personer",
        "ssi_insights": "insights, insight, ssi_insights, engage; ssi-einblicke, einblicke, erkenntnisse; ssi insikter,"
        " insikter",
        "ssi_relations": "relationships, relationship, relations, ssi_relations, ssi relationships;"
        " ssi-beziehungen, beziehungen; ssi relationer, relationer",
        "connections": "connections, connection, network, contacts; kontakte, kontakt, verbindungen,"
        " netzwerk; kontakter,"
        " nätverk, förbindelser",
        "target_contacts": "target, target_contacts, targets, target contacts, in target, target audience,"
        " contacts in the target audience, kontakte in der zielgruppe, kontakter i målgruppen, zielgruppe,"
        " zielkunden, zielkontakte, zielgruppenkontakte, målgrupp, målgruppen, målgruppskontakter",
        "posts": "posts, post, own posts; beiträge, beitrag, eigene beiträge; inlägg, egna inlägg",
        "shares": "shares, share, shared, comments, geteilt, teilungen, kommentare, delningar, delning, delat, delade,"
        " kommentarer, shares and comments, shares/kommentare, delningar och kommentarer",
        "engagement": "engagement, reactions, reactions received, interactions, likes; interaktionen, reaktionen,"
        " erhaltene reaktionen; reaktioner, interaktioner",
        "impressions": "impressions, views; impressionen, aufrufe, ansichten; visningar, exponeringar",
        "shares_received": "shares_received, reshares, reshares received, reposts, shares received; weiterverbreitet,"
        " erhaltene shares, erhaltene reposts;"
        " mottagna delningar, vidaredelningar",
        "link_clicks": "link_clicks, clicks, link click; klicks, link-klicks, linkklicks, klick; länkklick, klick",
        "conversions": "conversions, conversion; konversionen, abschlüsse; konverteringar, konvertering",
        "mentions": "mentions, mention; erwähnungen, erwähnung; omnämnanden, omnämnande",
        "requests_sent": "requests_sent, requests, invites, invitations; anfragen, einladungen, gesendete anfragen;"
        " förfrågningar, inbjudningar, skickade förfrågningar",
        "requests_accepted": "requests_accepted, accepted, accepts; angenommen, angenommene anfragen; accepterade,"
        " accepterade förfrågningar",
        "calls": "calls, call, conversations, sales conversations; verkaufsgespräche, verkaufsgespräch, anrufe,"
        " anruf, telefonate, telefonat, gespräche, gespräch; samtal,"
        " säljsamtal",
        "meetings": "meetings, meeting, meetings held, mtg, mtgs, appointments, appointment; termine, termin,"
        " treffen; möten, möte, genomförda möten",
        "leads": "leads, lead, qualified leads; qualifizierte leads; kvalificerade leads",
        "pipeline": "pipeline, pipe, new pipeline; neue pipeline; ny pipeline",
        "social_hours": "social_hours, hours, hour, hrs, hours on social, social hours; stunden, stunde, std,"
        " stunden auf social media, social-media-stunden; timmar, timme, tim, timmar på sociala medier",
    }
)
"""Metrics of the weekly report and the pillars of the SSI."""

SCORED: Words[str] = Words(
    {
        "ssi": "ssi",
        "ssi_level": "ssi_level, ssi level; ssi-stand, ssi-wert; ssi-nivå, ssi-score",
        "ssi_growth": "ssi_growth, ssi improvement; ssi-zuwachs, ssi-verbesserung, ssi-wachstum; ssi-ökning",
        "connections_growth": "connections_growth, connections, connection, contacts, new connections; kontakte,"
        " neue kontakte; kontakter, nya kontakter, kontakttillväxt",
        "target_growth": "target_growth, target, target audience, new target contacts, zielgruppe, zielkunden,"
        " neue zielkontakte, nya kontakter i målgruppen,"
        " zielgruppenkontakte, målgrupp,"
        " målgruppen, målgruppskontakter",
        "posts": "posts, post, own posts; beiträge, beitrag, eigene beiträge; inlägg, egna inlägg",
        "shares": "shares, share, comments, shares and comments, teilen, geteilt, kommentare, shares/kommentare,"
        " delningar,"
        " delning, delningar och kommentarer",
        "engagement": "engagement, reactions, reactions received, interactions; interaktionen, reaktionen,"
        " erhaltene reaktionen; reaktioner, interaktioner",
        "calls": "calls, call, conversations, sales conversations; verkaufsgespräche, anrufe, telefonate, gespräche;"
        " samtal, säljsamtal",
        "meetings": "meetings, meeting, meetings held, appointments; termine, termin, treffen; möten, möte,"
        " genomförda möten",
        "leads": "leads, lead, qualified leads; qualifizierte leads; kvalificerade leads",
        "pipeline": "pipeline, pipe, new pipeline; neue pipeline; ny pipeline",
        "customers_won": "customers_won, customers, customer, won; kunden, kunde, gewonnene kunden, neukunden; kunder,"
        " vunna kunder, nya kunder",
        "revenue": "revenue, sales; umsatz; intäkt, intäkter, omsättning, försäljning",
        "network_growth_rate": "network_growth_rate, network growth; netzwerkwachstum; nätverkstillväxt",
        "engagement_rate": "engagement_rate; interaktionsrate; engagemangsgrad",
        "amplification_rate": "amplification_rate, amplification; verbreitungsrate; spridningsgrad",
        "conversion_rate": "conversion_rate, conversion; konversionsrate; konverteringsgrad",
    }
)
"""Metrics that weights and goals are set for; `ssi` alone means different things to the two."""

JOINING: Words[str] = Words({"and": "and, und, och, plus, also, samt, sowie, this, &"})
"""Words between two numbers that mean nothing; only a `+` glued to its number adds."""

SSI_NAME = r"social selling index|ssi[- ]?(?:score|wert|nivå)?|index"
"""May stand before the one number of `/ssi`."""

SSI_UNIT = r"points?|punkte?|poäng|pts?|p|%"
"""May stand behind it."""
