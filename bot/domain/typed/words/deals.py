"""The words of the `/deal` line."""

from __future__ import annotations

from bot.domain.typed.words.lookup import Words

STAGES: Words[str] = Words(
    {
        "open": "open, opened, new; offen, neu, eröffnet; öppen, öppnad, ny",
        "qualified": "qualified; qualifiziert; kvalificerad",
        "won": "won, win; gewonnen; vunnen, vunnet, vann, vunna",
        "lost": "lost, lose; verloren; förlorad, förlorat, förlorade",
        "void": "void, voided, cancelled, canceled; storniert, storno; makulerad, makulera, annullerad",
    }
)

SOURCES: Words[str] = Words(
    {
        "social": "social, social selling, social media, linkedin, soziale medien, sociala medier, socialt",
        "referral": "referral, referred, recommendation, empfehlung, rekommendation, tips",
        "outbound": "outbound, cold call, kaltakquise, utgående",
        "inbound": "inbound, website, eingehend, inkommande",
        "event": "event, trade fair, fair, messe, veranstaltung, mässa, evenemang",
        "other": "other, sonstige, sonstiges, andere, annat, övrigt, annan",
    }
)

MARKS: Words[str] = Words(
    {
        "sourced": "sourced, generated, initiiert, generiert, genererad, initierad",
        "influenced": "influenced, beeinflusst, påverkad, påverkat",
    }
)
"""Whether social selling led to the deal or only helped."""

REOPENED: Words[str] = Words(
    {
        "open": "reopen, reopened; wiedereröffnet, wieder geöffnet, wieder offen, wiedereröffnen; återöppnad,"
        " återöppna, återöppnat, öppen igen"
    }
)
"""In place of a stage: a deal that was lost or void goes on."""

LISTING: Words[str] = Words({"list": "list, show, liste, zeigen, lista, visa"})
"""Alone after the command."""

OPENED = r"opened on|opened|eröffnet am|eröffnet|seit|öppnad|öppnades|öppnat"
CLOSED = (
    r"closed on|closed|won on|lost on"
    r"|abgeschlossen am|abgeschlossen|geschlossen am|geschlossen|gewonnen am|verloren am"
    r"|stängdes|stängd|stängt|avslutades|avslutad"
)
CRM = r"crm[- ]?id|crm[- ]?nr\.?|crm|id"
SHARED = (
    r"(?:(?:split|shared?|together|half|geteilt|gemeinsam|zusammen|delad|delat|delas|tillsammans)\s)?(?:with|mit|med)"
    r"|split|shared|teilen|geteilt|delad|delat"
)
"""Before the colleagues with whom a deal is shared."""
NOBODY = r"(?:shared?\s)?with (?:nobody|no one|noone)|mit niemand(?:em)?|med ingen"
"""The whole deal is the seller's."""
BEFORE_SOURCE = r"source|quelle|källa|via|from|von|aus|über|från|through|genom"
"""May stand before a source and means nothing."""
