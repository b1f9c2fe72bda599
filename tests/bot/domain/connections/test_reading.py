from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.connections.days import Order
from bot.domain.connections.errors import LARGEST_BYTES, ConnectionsFileError, Fault
from bot.domain.connections.reading import Count, Refusal, RefusedRow, check_offer
from bot.domain.weeks import Week
from tests.bot.domain.connections.lists import ENGLISH, archived, listed, on_days, reading, row

FIRST_LINES = [
    ENGLISH,
    "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verknüpft am",
    "Förnamn,Efternamn,URL,E-postadress,Företag,Befattning,Ansluten den",
    "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
    "Nombre,Apellidos,URL,Correo,Empresa,Cargo,Conectado el",
    "Nome,Cognome,URL,E-mail,Azienda,Posizione,Collegato il",
    "Voornaam,Achternaam,URL,E-mail,Bedrijf,Functie,Verbonden op",
    "Nome,Sobrenome,URL,E-mail,Empresa,Cargo,Conectado em",
    "Fornavn,Efternavn,URL,E-mail,Virksomhed,Stilling,Forbundet den",
    "Etunimi,Sukunimi,URL,Sähköposti,Yritys,Asema,Yhteys luotu",
]
_DAYS = {
    "05 Mar 2024": date(2024, 3, 5),
    "5 March 2024": date(2024, 3, 5),
    "Mar 5, 2024": date(2024, 3, 5),
    "2024-03-05": date(2024, 3, 5),
    "2024-03-05T08:15:00Z": date(2024, 3, 5),
    "5. März 2024": date(2024, 3, 5),
    "05.03.2024": date(2024, 3, 5),
    "5 mars 2024": date(2024, 3, 5),
    "5 août 2024": date(2024, 8, 5),
    "5 de marzo de 2024": date(2024, 3, 5),
    "5 dic. 2024": date(2024, 12, 5),
    "5-mei-24": date(2024, 5, 5),
    "5 juil. 2024": date(2024, 7, 5),
    "05-Okt-2024": date(2024, 10, 5),
}


def _fault(data: bytes) -> Fault:
    with pytest.raises(ConnectionsFileError) as caught:
        reading(data)
    return caught.value.fault


def test_connections_are_counted_by_the_week_of_their_day() -> None:
    """Each week knows what came in it, and what there was at its end."""
    found = reading(on_days("20 Nov 2026", "16 Nov 2026", "15 Nov 2026", "05 Mar 2024"))
    assert found.total == Count(4, 0)
    assert found.in_week(Week.iso(2026, 47)) == Count(2, 0)
    assert found.until(Week.iso(2026, 46)) == Count(2, 0)
    assert found.until(Week.iso(2024, 9)) == Count(0, 0)


def test_titles_of_the_target_audience_are_counted() -> None:
    """A position that one of the patterns means counts twice: among all, and among the targets."""
    data = listed(row(1, position="Senior IT Manager"), row(2, position="Poet"), row(3), row(4, position='"CIO, EMEA"'))
    assert reading(data, "IT manager, CIO").total == Count(4, 2)
    assert reading(data).total == Count(4, 0)


@pytest.mark.parametrize("first_line", FIRST_LINES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_list_is_read_in_any_language(first_line: str, encoding: str) -> None:
    """The first line may be in a language that nobody prepared for, in any of Unicode's encodings."""
    data = listed(row(1, position="CIO"), row(2), first_line=first_line, encoding=encoding)
    assert reading(data, "CIO").total == Count(2, 1)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_old_encodings_are_read(encoding: str) -> None:
    """Bytes that are no UTF-8 are taken as Windows' letters."""
    data = listed(row(1, "5. März 2024", "Säljchef"), first_line=FIRST_LINES[1], encoding=encoding)
    assert reading(data, "säljchef").total == Count(1, 1)


@pytest.mark.parametrize(("text", "day"), _DAYS.items())
def test_a_day_is_read_however_it_is_written(text: str, day: date) -> None:
    """LinkedIn's way, other languages' months and what spreadsheets make of it all name the same day."""
    assert list(reading(listed(row(1, f'"{text}"'))).added) == [Week.of(day)]


def test_days_in_numbers_are_read_by_what_all_of_them_allow() -> None:
    """A single 13th settles for the whole list whether the day or the month comes first."""
    assert reading(on_days("03/05/24", "13/05/24")).order is Order.DAY_FIRST
    found = reading(on_days("03/05/24", "05/13/24"))
    assert found.order is Order.MONTH_FIRST
    assert Week.of(date(2024, 3, 5)) in found.added


def test_days_that_allow_both_are_read_as_they_are_sorted() -> None:
    """LinkedIn lists the newest first; the reading that keeps an order wins."""
    assert reading(on_days("03/02/24", "02/11/24", "01/09/24")).order is Order.MONTH_FIRST
    assert reading(on_days("03/02/24", "09/01/24", "07/01/24")).order is Order.DAY_FIRST
    assert reading(on_days("05 Mar 2024")).order is None


def test_cells_may_hold_anything() -> None:
    """Commas, quotes, line breaks and formulas within cells are no one's business; they are counted and forgotten."""
    odd = '"Za""bel, Q.","=HYPERLINK(""http://x"",""y"")",https://x/in/1,,"Kuhn\r\n& Co","CIO\nof all",05 Mar 2024'
    found = reading(listed(odd, row(2), '=1+1,@SUM(A1),-x,,,"",05 Mar 2024'), "CIO")
    assert found.total == Count(3, 1)
    assert not found.refused


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_understood(separator: str) -> None:
    """Spreadsheets save with semicolons or tabs."""
    text = listed(row(1, position="CIO"), row(2), notes="").decode().replace(",", separator)
    assert reading(text.encode(), "CIO").total == Count(2, 1)


def test_rows_that_do_not_count_are_named() -> None:
    """Each is told by its number in a spreadsheet and by what is wrong with it, never by what stands in it."""
    found = reading(
        listed(
            "Quirin,Zabel",
            ",,,,,,05 Mar 2024",
            row(1, ""),
            row(2, "soon"),
            row(3, "01 Jan 1999"),
            row(4, "24 Nov 2026"),
        )
    )
    assert found.refused == (
        RefusedRow(5, Refusal.TOO_SHORT),
        RefusedRow(6, Refusal.NOBODY),
        RefusedRow(7, Refusal.NO_DAY),
        RefusedRow(8, Refusal.NOT_A_DAY),
        RefusedRow(9, Refusal.TOO_EARLY),
        RefusedRow(10, Refusal.IN_FUTURE),
    )
    assert found.total == Count(0, 0)


def test_only_the_first_refused_rows_are_named() -> None:
    """Ten are enough to see what is wrong; the others are counted."""
    found = reading(listed(*(row(number, f"soon {number}") for number in range(40)), row(99)))
    assert [refused.row for refused in found.refused] == list(range(5, 15))
    assert found.refused_count == 40


def test_tomorrow_may_have_begun_elsewhere() -> None:
    """A day ahead of the programme's counts, and for the running week."""
    assert list(reading(on_days("23 Nov 2026")).added) == [Week.iso(2026, 47)]


def test_somebody_counts_once() -> None:
    """The same profile twice is one connection, and two people of the same name are two."""
    found = reading(listed(row(1), row(1, "06 Mar 2024"), row(2)))
    assert (found.total, found.repeated) == (Count(2, 0), 1)


def test_an_open_quotation_mark_costs_one_row() -> None:
    """The rows below it are read as if nothing were wrong."""
    found = reading(listed(row(1), '"Quirin,Zabel,https://x/in/q,,,CIO,05 Mar 2024', row(2), row(3), row(4)))
    assert found.total.connections == 4
    assert found.refused_count == 1


def test_the_archive_is_looked_into() -> None:
    """LinkedIn sends an archive; the list nearest to its top is the one."""
    data = archived(
        {"Basic/old/Connections.csv": on_days("05 Mar 2020"), "Basic/connections.CSV": on_days("05 Mar 2024")}
    )
    assert list(reading(data).added) == [Week.of(date(2024, 3, 5))]


def test_no_more_is_unpacked_than_may_be_read() -> None:
    """A small archive that holds more than the largest list is refused before it fills the memory."""
    bomb = archived({"Connections.csv": b"0" * (LARGEST_BYTES + 1)})
    assert len(bomb) < 100_000
    assert _fault(bomb) is Fault.TOO_LARGE


def test_files_that_are_something_else_are_told_apart() -> None:
    """Each is refused for what it is."""
    messages = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\r\na,b,c,d,e,f,g,h\r\n"
    )
    assert _fault(b"") is Fault.EMPTY
    assert _fault(b"\r\n\r\n") is Fault.EMPTY
    assert _fault(b"x" * (LARGEST_BYTES + 1)) is Fault.TOO_LARGE
    assert _fault(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") is Fault.NOT_TEXT
    assert _fault(messages.encode()) is Fault.OTHER_LIST
    assert _fault(b"name,age\r\nanna,5\r\n") is Fault.NO_DATES
    assert _fault(listed()) is Fault.NO_ROWS
    assert _fault(archived({"messages.csv": b"x"})) is Fault.NOT_IN_ARCHIVE
    assert _fault(archived({"xl/workbook.xml": b"x"})) is Fault.SPREADSHEET
    assert _fault(archived({"Connections.csv": on_days("05 Mar 2024")})[:-30]) is Fault.BROKEN_ARCHIVE


def test_a_locked_archive_is_told_apart() -> None:
    """An archive with a password is not broken; it has to be unpacked first."""
    data = bytearray(archived({"Connections.csv": b"x"}))
    central = data.rindex(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    assert zipfile.ZipFile(BytesIO(data)).infolist()[0].flag_bits & 1
    assert _fault(bytes(data)) is Fault.LOCKED_ARCHIVE


@pytest.mark.parametrize(
    ("name", "size", "fault"),
    [
        ("Connections.csv", 10, None),
        ("Basic_LinkedInDataExport.ZIP", 10, None),
        ("Connections.csv", LARGEST_BYTES + 1, Fault.TOO_LARGE),
        ("Connections.xlsx", 10, Fault.SPREADSHEET),
        ("holiday.mp4", 10, Fault.NOT_TEXT),
        ("", 10, Fault.NOT_TEXT),
    ],
)
def test_what_cannot_be_the_list_is_not_fetched(name: str, size: int, fault: Fault | None) -> None:
    """Name and size say enough of some files."""
    if fault is None:
        check_offer(name, size)
        return
    with pytest.raises(ConnectionsFileError) as caught:
        check_offer(name, size)
    assert caught.value.fault is fault


_PIECES = st.lists(
    st.binary(max_size=40)
    | st.sampled_from([ENGLISH.encode(), row(1).encode(), row(2, "03/05/24").encode()])
    | st.sampled_from([b'"', b",", b";", b"\n", b"\r", b"\0", b"\xff\xfe", b"PK\x03\x04"]),
    max_size=30,
).map(b"".join)
_GOOD = archived({"a/Connections.csv": on_days("05 Mar 2024", "06 Mar 2024")})
_SPOILT = st.tuples(st.integers(0, len(_GOOD) - 1), st.binary(max_size=4)).map(
    lambda change: _GOOD[: change[0]] + change[1] + _GOOD[change[0] + len(change[1]) :]
)


@given(
    _PIECES
    | _PIECES.map(lambda data: listed() + data)
    | _PIECES.map(lambda data: archived({"Connections.csv": data}))
    | _SPOILT
    | st.text().map(lambda text: text.encode("utf-16", "surrogatepass"))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes are, there is a count or a reason, and never more targets than connections."""
    try:
        found = reading(data, "CIO")
    except ConnectionsFileError:
        return
    assert 0 <= found.total.targets <= found.total.connections
    assert len(found.refused) <= min(10, found.refused_count)
