from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

if TYPE_CHECKING:
    from tests.scenarios.office import Office


async def _files(office: Office) -> list[dict[str, bytes]]:
    """Return what is in the archives that were sent, oldest first."""
    await office.bot.features.drain()
    sent = [file for file in office.workspace.files.values() if file.is_complete]
    archives = [zipfile.ZipFile(BytesIO(file.content or b"")) for file in sent]
    return [{name: archive.read(name) for name in archive.namelist()} for archive in archives]


async def test_everybody_gets_all_that_is_stored_about_them_and_of_nobody_else(office: Office) -> None:
    """The workbook and the JSON hold one's own reports and deals; a name that would be a formula is none."""
    anna, bernd = office.sits("anna"), office.sits("bernd")
    await anna.types("/checkin ssi 72 meetings 2")
    await anna.types('/deal won 12000 "=HYPERLINK(1)" social')
    await bernd.types("/deal won 5000 Globex social")
    await anna.types("/upshot export")
    (archive,) = await _files(office)
    stored = json.loads(archive["my-data.json"])
    assert {row["metric"]: row["amount"] for row in stored["reported_amount"]}["meetings"] == "2"
    assert stored["person"][0]["name"] == "Anna Berg"
    assert "Globex" not in archive["my-data.json"].decode()
    assert "Bernd" not in archive["my-data.json"].decode()
    book = CalamineWorkbook.from_filelike(BytesIO(archive["my-data.xlsx"]))
    deals = book.get_sheet_by_name("deal_version").to_python()
    deal = dict(zip(deals[0], deals[1], strict=True))
    assert str(deal["customer"]).startswith("'=")
    assert deal["value"] == 12000
    assert any("not for appraisal" in str(cell) for row in book.get_sheet_by_name("Upshot").to_python() for cell in row)


async def test_a_file_that_slack_does_not_take_is_told(office: Office) -> None:
    """What went wrong is said in the direct message that would have been the file's."""
    mia = office.sits("mia")
    office.fails("error", "files.completeUploadExternal", error="channel_not_found")
    await mia.types("/upshot export")
    assert await _files(office) == []


async def test_an_admin_gets_of_the_programme_what_everybody_may_see(office: Office) -> None:
    """Settings, rules, the weekly posts and the audit; single numbers of sellers only where everybody is named."""
    anna, alva = office.sits("anna"), office.sits("alva")
    await anna.types("/checkin ssi 72 meetings 2 hours 3")
    await anna.types("/deal won 12000 Acme social")
    await office.turns_to(2026, 11, 16, 9, 1)
    await alva.types("/upshot export programme")
    (archive,) = await _files(office)
    assert {"settings.csv", "rules.csv", "weeks.csv", "standings.csv", "posts.csv", "audit.csv"} < set(archive)
    assert {"numbers.csv", "deals.csv"}.isdisjoint(archive)
    assert "2026-W46,1,Anna Berg" in archive["standings.csv"].decode()
    assert "pseudonym" not in archive["settings.csv"].decode()
    assert "posted" in archive["posts.csv"].decode()
    book = CalamineWorkbook.from_filelike(BytesIO(archive["programme.xlsx"]))
    assert book.sheet_names[:3] == ["Upshot", "settings", "rules"]
    assert "not for appraisal" in str(book.get_sheet_by_name("Upshot").to_python())


async def test_who_is_no_admin_exports_no_programme(office: Office) -> None:
    """A seller is refused before anything is read."""
    anna = office.sits("anna")
    await anna.types("/ssi 72")
    seen = await anna.types("/upshot export programme")
    assert "admin" in str(seen)
    assert await _files(office) == []
