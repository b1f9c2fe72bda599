"""Which column of a list of connections holds what, in whatever language its first line is."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TextIO

from bot.domain.connections.days import is_day
from bot.domain.connections.errors import ConnectionsFileError, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATORS: Final = (",", ";", "\t")
_SEARCHED_LINES: Final = 100
"""Notes stand above the first line; LinkedIn's are three lines long."""
_LONGEST_LINE: Final = 10_000
_LEAST_COLUMNS: Final = 6
_WITH_ADDRESS: Final = 7
_NOT_LETTERS = re.compile(r"[^a-z]+")

_DAY: Final = (
    "connected on, connection date, verbunden am, verknupft am, vernetzt am, vernetzt seit, kontakt seit, kontakt am,"
    " ansluten den, anslot den, kontakt sedan, kontakter sedan, kopplad den, connecte le, en relation depuis,"
    " date de connexion, conectado el, fecha de conexion, contacto desde, collegato il, data di collegamento,"
    " verbonden op, conectado em, ligado em, data da conexao, forbundet den, forbindelse oprettet den, tilkoblet den,"
    " koblet til den, kontakt siden"
)
_TITLE: Final = (
    "position, title, job title, titel, jobtitel, stelle, befattning, roll, poste, fonction, intitule du poste, cargo,"
    " puesto, posizione, qualifica, functie, funcao, cargo atual, stilling"
)
_ADDRESS: Final = (
    "url, profile url, linkedin url, profil url, profil, profiladresse, profiladress, url du profil, url del perfil,"
    " url del profilo, url do perfil, profiel url"
)
_OTHER_LISTS: Final = (
    "conversation id, conversation title, sender profile url, sent at, message, date, link, inviter profile url,"
    " given name, phone numbers, notifications, endorsement date, recommendation, skill name, started on, finished on,"
    " start date, ip address, search query, company name, registered at, followed on, organization"
)
"""Columns of the other lists in LinkedIn's export."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the first line stands, and what the columns below it hold."""

    separator: str
    line: int
    """The first line's number, from 0."""
    width: int
    day: int
    title: int | None
    address: int | None


def columns_of(text: TextIO) -> Columns:
    """Return the columns of a list; the text is read only as far as is needed, and is where it was afterwards.

    A first line in a language that is not known is told by what stands below it: LinkedIn's columns keep their order.

    Raises:
        ConnectionsFileError: it is another list, or none.
    """
    lines = [line[:_LONGEST_LINE] for line in islice(text, _SEARCHED_LINES)]
    text.seek(0)
    for number, line in enumerate(lines):
        for separator in SEPARATORS:
            below = lines[number + 1] if number + 1 < len(lines) else ""
            if columns := _named(line, separator, number) or _placed(line, below, separator, number):
                return columns
    raise ConnectionsFileError(_fault(lines))


def cells_of(line: str, separator: str) -> list[str]:
    """Return the cells of a single line; none where its quotation marks make no sense."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _named(line: str, separator: str, number: int) -> Columns | None:
    names = [_plain(cell) for cell in cells_of(line, separator)]
    day = _place(names, _DAY_NAMES)
    if day is None or len(names) < 2:  # noqa: PLR2004 - a list has a day and something else
        return None
    return Columns(separator, number, len(names), day, _place(names, _TITLE_NAMES), _place(names, _ADDRESS_NAMES))


def _placed(line: str, below: str, separator: str, number: int) -> Columns | None:
    names, cells = cells_of(line, separator), cells_of(below, separator)
    width = len(names)
    if width < _LEAST_COLUMNS or len(cells) != width or is_day(names[-1]) or not is_day(cells[-1]):
        return None
    return Columns(separator, number, width, width - 1, width - 2, 2 if width == _WITH_ADDRESS else None)


def _fault(lines: Sequence[str]) -> Fault:
    """Return what the file is instead."""
    if not any(line.strip() for line in lines):
        return Fault.EMPTY
    names = {_plain(cell) for separator in SEPARATORS for cell in cells_of(lines[0], separator)}
    return Fault.OTHER_LIST if names & _OTHER_NAMES else Fault.NO_DATES


def _place(names: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _plain(cell: str) -> str:
    split = unicodedata.normalize("NFKD", cell.casefold())
    return " ".join(_NOT_LETTERS.sub(" ", "".join(filter(str.isascii, split))).split())


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.split(","))


_DAY_NAMES, _TITLE_NAMES, _ADDRESS_NAMES, _OTHER_NAMES = map(_names, (_DAY, _TITLE, _ADDRESS, _OTHER_LISTS))
