"""How far a deal is, and where it came from, in the words of the CRMs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.deals import Source, Stage
from bot.domain.imports.plain import by_name, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEFT_OUT: Final = "left out"
"""What an admin can say of an owner or a stage: rows with it are passed over."""

_STAGES: Final = by_name(
    {
        Stage.OPEN: "open, offen, öppen, in progress, in bearbeitung, pågående, on hold, angehalten, väntar, new, neu,"
        " ny, active, aktiv, prospecting, qualification, qualifizierung, kvalificering, needs analysis,"
        " bedarfsanalyse, behovsanalys, appointment scheduled, termin vereinbart, möte bokat, appointmentscheduled,"
        " lead in, contact made, demo scheduled, id decision makers, perception analysis, qualify, discovery,"
        " erstkontakt, kontaktiert, kontaktad",
        Stage.QUALIFIED: "qualified, qualifiziert, kvalificerad, qualified to buy, qualifiedtobuy, kaufqualifiziert,"
        " presentation scheduled, presentationscheduled, präsentation vereinbart, presentation bokad,"
        " decision maker bought in, decision maker bought-in, decisionmakerboughtin, contract sent, contractsent,"
        " vertrag gesendet, avtal skickat, value proposition, proposal, proposal price quote, proposal made, angebot,"
        " angebot erstellt, offert, offert skickad, negotiation, negotiation review, negotiations started,"
        " verhandlung, förhandling, develop, propose, close, entwickeln, vorschlagen",
        Stage.WON: "won, closed won, closedwon, gewonnen, abgeschlossen und gewonnen, abgeschlossen gewonnen,"
        " geschlossen gewonnen, vunnen, vunnet, stängd vunnen, avslutad vunnen, signed, unterschrieben, signerad",
        Stage.LOST: "lost, closed lost, closedlost, verloren, abgeschlossen und verloren, abgeschlossen verloren,"
        " geschlossen verloren, förlorad, förlorat, stängd förlorad, avslutad förlorad, canceled, cancelled,"
        " storniert, abgebrochen, avbruten, out sold, disqualified, abandoned",
        Stage.VOID: "deleted, gelöscht, borttagen, raderad, archived, archiviert, arkiverad",
    }
)
_LOST_WORD: Final = re.compile(r"\b(?:lost|verloren|forlorad\w*)\b")
_WON_WORD: Final = re.compile(r"\b(?:won|gewonnen|vunn\w*)\b")
_NOT: Final = re.compile(r"\b(?:not|nicht|inte|ej)\b")
_YES: Final = frozenset({"true", "1", "yes", "ja", "wahr", "sant", "x"})

_SOURCES: Final = by_name(
    {
        Source.SOCIAL: "social, social media, social selling, linkedin, organic social, paid social, sales navigator,"
        " xing, soziale medien, soziale netzwerke, sociala medier, social organisch, organisch social, linked in,"
        " twitter, facebook, instagram, bezahlte soziale medien, organische soziale medien",
        Source.REFERRAL: "referral, referrals, employee referral, external referral, customer referral, partner,"
        " partner referral, word of mouth, empfehlung, mitarbeiterempfehlung, kundenempfehlung, weiterempfehlung,"
        " rekommendation, tips, kundreferens, public relations",
        Source.OUTBOUND: "outbound, cold call, cold calling, kaltakquise, kallsamtal, prospecting, sales,"
        " telefonakquise, purchased list, akquise, uppsökande, outreach, cold email",
        Source.INBOUND: "inbound, web, website, web site, webbplats, webseite, webform, web form, organic search,"
        " paid search, direct traffic, email marketing, phone inquiry, telefonanfrage, anfrage, advertisement,"
        " anzeige, annons, chat, newsletter, internet, organische suche, organisk sökning",
        Source.EVENT: "event, events, trade show, tradeshow, messe, mässa, conference, konferenz, konferens, seminar,"
        " seminarium, webinar, webbinarium, veranstaltung, evenemang",
    }
)


def stage_of(texts: Sequence[str], kept: Mapping[str, str]) -> str | None:
    """Return how far a deal is, ``LEFT_OUT``, or nothing where that cannot be told.

    A status of won, lost or deleted decides before the stage does: stages may be deleted in the CRM since.

    Args:
        texts: the stage, the status, whether it is won, and whether it is closed, as they stand in the table.
        kept: what an admin said that words mean.
    """
    stage, status, is_won, is_closed = texts
    said = kept.get(plain(stage)) or kept.get(plain(status))
    if said:
        return said
    if plain(is_won) in _YES:
        return Stage.WON
    by_status, by_stage = _meaning(status), _meaning(stage)
    if by_status in {Stage.WON, Stage.LOST, Stage.VOID}:
        return by_status
    if plain(is_closed) in _YES and plain(is_won):
        return Stage.LOST
    return by_stage or by_status


def source_of(text: str, kept: Mapping[str, str]) -> Source:
    """Return where a deal came from; what is not known is another source."""
    name = plain(text)
    said = kept.get(name) or _SOURCES.get(name)
    if said:
        return Source(said)
    words = set(name.split())
    is_social = bool(words & {"social", "linkedin", "xing", "soziale", "sociala"})
    return Source.SOCIAL if is_social else Source.OTHER


def _meaning(text: str) -> Stage | None:
    name = plain(text)
    if name in _STAGES:
        return Stage(_STAGES[name])
    if _NOT.search(name):
        return None
    if _LOST_WORD.search(name):
        return Stage.LOST
    return Stage.WON if _WON_WORD.search(name) else None
