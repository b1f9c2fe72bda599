"""What columns can hold, and what they are called in English, German and Swedish."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.imports.plain import by_name

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """What a table is of."""

    DEALS = "deals"
    SEATS = "seats"
    NUMBERS = "numbers"
    CONNECTIONS = "connections"
    """LinkedIn's list of somebody's connections, which is read by other rules."""


class Field(StrEnum):
    """What a column holds."""

    OWNER = "owner"
    EMAIL = "email"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    CUSTOMER = "customer"
    TITLE = "title"
    STAGE = "stage"
    STATUS = "status"
    IS_WON = "is won"
    IS_CLOSED = "is closed"
    AMOUNT = "amount"
    ACTUAL = "actual amount"
    """What a deal brought in the end, where the CRM keeps it beside the estimate."""
    CURRENCY = "currency"
    SOURCE = "source"
    OPENED = "opened"
    CLOSED = "closed"
    WON_ON = "won on"
    LOST_ON = "lost on"
    ID = "id"
    WEEK = "week"
    SSI = "ssi"
    SSI_BRAND = "ssi_brand"
    SSI_PEOPLE = "ssi_people"
    SSI_INSIGHTS = "ssi_insights"
    SSI_RELATIONS = "ssi_relations"


_PERSON: Final[Mapping[str, str]] = {
    Field.FIRST_NAME: "first name, vorname, förnamn, given name",
    Field.LAST_NAME: "last name, surname, nachname, efternamn, family name",
    Field.EMAIL: "email, e-mail, email address, e-mail address, user email, owner email, deal owner email,"
    " opportunity owner email, seller email, work email, e-mail-adresse, mail, e-post, e-postadress,"
    " ägarens e-post, e-mail des besitzers, besitzer e-mail, inhaber e-mail",
}

DEALS: Final = by_name(
    {
        Field.OWNER: "deal owner, opportunity owner, owner, owner name, owner full name, deal owner name, salesperson,"
        " sales rep, account executive, besitzer, deal-besitzer, zuständiger mitarbeiter, zuständig, verantwortlich,"
        " verantwortlicher, inhaber, opportunity-inhaber, eigentümer, deal-eigentümer, ägare, affärsägare,"
        " ägare av affär, ansvarig, säljare, verkäufer, affärsmöjlighetsägare, owning user",
        **{name: names for name, names in _PERSON.items() if name == Field.EMAIL},
        Field.CUSTOMER: "associated company, associated company names, associated company primary, company,"
        " company name, account name, account, organization, organisation, deal organization, deal organisation,"
        " potential customer, customer, customer name, kunde, kundenname, firma, firmenname, unternehmen,"
        " unternehmensname, zugehöriges unternehmen, accountname, potenzieller kunde, kund, kundnamn, företag,"
        " företagsnamn, kontonamn, associerat företag, potentiell kund",
        Field.TITLE: "deal name, opportunity name, deal title, title, topic, name, dealname, opportunity, deal,"
        " verkaufschance, name der verkaufschance, opportunity-name, thema, titel, deal-titel, affärsnamn, affär,"
        " affärens namn, ämne, affärsmöjlighet, affärsmöjlighetens namn, rubrik",
        Field.STAGE: "deal stage, stage, sales stage, opportunity stage, pipeline stage, status reason, phase,"
        " deal-phase, verkaufsphase, statusgrund, fas, affärsfas, steg, affärssteg, försäljningsfas, statusorsak",
        Field.STATUS: "status, deal status, state, deal-status, affärsstatus, statuscode",
        Field.IS_WON: "is closed won, is won, won, gewonnen, vunnen, ist gewonnen, är vunnen",
        Field.IS_CLOSED: "is deal closed, is closed, closed, geschlossen, ist geschlossen, stängd, är stängd",
        Field.AMOUNT: "amount, deal value, value, deal amount, est revenue, estimated revenue, est value,"
        " amount in company currency, betrag, wert, deal-wert, umsatz, auftragswert, volumen, geschätzter umsatz,"
        " gesch umsatz, summe, belopp, värde, affärsvärde, uppskattad intäkt, ber intäkt, summa, ordervärde",
        Field.ACTUAL: "actual revenue, actual value, tatsächlicher umsatz, faktisk intäkt",
        Field.CURRENCY: "currency, deal currency, deal currency of value, amount currency, opportunity currency,"
        " currency code, deal currency code, währung, deal-währung, valuta, affärsvaluta",
        Field.SOURCE: "lead source, original source, original source type, original traffic source, deal source,"
        " deal source channel, source channel, source, leadquelle, quelle, herkunft, ursprüngliche quelle,"
        " lead-quelle, källa, leadkälla, ursprunglig källa, affärskälla",
        Field.OPENED: "create date, created date, created on, created, creation date, deal created, deal creation date,"
        " deal deal created,"
        " add time, opened, opened on, erstellt am, erstellungsdatum, erstelldatum, angelegt am, deal erstellt am,"
        " eröffnet am, skapad, skapad den, skapades, skapandedatum, skapat datum, skapad datum",
        Field.CLOSED: "close date, closed date, closed on, actual close date, deal closed on, deal close date,"
        " close time, abschlussdatum, geschlossen am, schlusstermin, tatsächliches abschlussdatum, slutdatum,"
        " stängd den, stängningsdatum, avslutsdatum, avslutad den, faktiskt slutdatum, avslutningsdatum",
        Field.WON_ON: "won time, deal won time, won date, won on, gewonnen am, vunnen den, vunnen tid",
        Field.LOST_ON: "lost time, deal lost time, lost date, lost on, verloren am, förlorad den",
        Field.ID: "record id, deal id, opportunity id, opportunity id 18, case safe id, id, crm id, objekt-id,"
        " datensatz-id, verkaufschancen-id, do not modify opportunity, nicht ändern verkaufschance,"
        " ändra inte affärsmöjlighet, post-id, affärs-id, opportunity-id, deal-id",
    }
)

SEATS: Final = by_name(
    {
        Field.OWNER: "name, user, user name, full name, seat holder, seat holder name, member name, member, nutzer,"
        " benutzer, nutzername, användare, namn, seat-inhaber, lizenzinhaber, licensinnehavare",
        **_PERSON,
        Field.WEEK: "date, as of, as of date, period, period end, end date, week, week ending, report date,"
        " snapshot date, datum, stichtag, stand, woche, kw, vecka, rapportdatum, period slut",
        Field.SSI: "ssi, ssi score, current ssi, current ssi score, social selling index, ssi total, overall ssi,"
        " total ssi, social selling index ssi, ssi-wert, ssi gesamt, ssi-poäng, ssi totalt",
        Field.SSI_BRAND: "ssi brand, build brand, brand, professional brand, establish your professional brand,"
        " ssi build brand, ssi professional brand, ssi establish your professional brand, create a professional brand,"
        " professionelle marke, ssi marke, varumärke, ssi varumärke",
        Field.SSI_PEOPLE: "ssi people, find people, people, find the right people, ssi find people,"
        " ssi find the right people, ssi find right people, die richtigen personen finden, ssi personen,"
        " rätt personer, ssi personer",
        Field.SSI_INSIGHTS: "ssi insights, insights, engage with insights, ssi engage with insights, ssi engage,"
        " mit einblicken, ssi einblicke, insikter, ssi insikter",
        Field.SSI_RELATIONS: "ssi relationships, relationships, build relationships, build strong relationships,"
        " ssi build relationships, ssi build strong relationships, beziehungen aufbauen, ssi beziehungen,"
        " relationer, ssi relationer",
    }
)

SEAT_HINTS: Final = frozenset(
    by_name(
        {
            "": "days active, searches performed, profile views, profiles viewed, leads saved, accounts saved,"
            " coach level, inmails sent, inmail messages sent, inmail acceptance rate, seat status, license type,"
            " seat type, date activated, activated on, aktive tage, lizenztyp, aktiva dagar, licenstyp, groups"
        }
    )
)
"""Columns that tell a report of seats from other lists with names in them."""

NUMBERS: Final = by_name(
    {
        Field.OWNER: "name, seller, seller name, salesperson, person, full name, sales rep, verkäufer, vertrieb,"
        " mitarbeiter, säljare, namn, medarbetare, owner, user",
        **_PERSON,
        Field.WEEK: "week, iso week, calendar week, week starting, week start, week of, woche, kw, kalenderwoche,"
        " vecka, date, datum, v",
    }
)

LISTS: Final = by_name({Field.OPENED: "connected on, verbunden am, ansluten den, vernetzt am"})
"""How LinkedIn's list of connections is told, for those that are not called so."""
