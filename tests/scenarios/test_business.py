from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from bot.views.business.message import OTHER, PRINT, SPREADSHEET
from tests.bot.use_cases.business import market
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office


async def _asks(colleague: Colleague, line: str) -> str:
    """Return the report that somebody asks for."""
    return (await colleague.types(line)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
async def alva(office: Office) -> Colleague:
    """Return the admin of a programme with eight sellers and a quarter of business."""
    team = Team(office.bot.database, office.workspace.team_id)
    for number, seller_id in enumerate(market.SELLERS):
        team.joins(seller_id, f"Seller {number}", (WEEK - 25).starts_on)
    market.busy(team)
    market.trade(team)
    market.grouped(team, "<!channel> Nord", *market.SELLERS)
    return office.sits("alva")


async def test_the_first_two_lines_answer_whether_it_brings_in_money(alva: Colleague) -> None:
    """The money comes first, then the answer; with the costs it becomes whether it pays."""
    title, said, *_ = (await _asks(alva, "/upshot business")).split("\n")
    assert title == "€65,250 from social selling in 13 weeks"
    assert said.startswith("*Yes, it brings in money:* 5 customers, and 24% of all revenue.")
    assert "`/upshot costs`" in said
    told = await alva.types("/upshot costs licence 90 hours 2 rate 45 margin 40%")
    assert "€90 a licence and month" in told
    title, said, *_ = (await _asks(alva, "/upshot business")).split("\n")
    assert said.startswith("*Yes, it pays.* €11,513 of cost brought €26,100 to €41,600 of margin")
    assert "Price of a licence a month: *90*" in await alva.types("/upshot audit")


async def test_other_weeks_and_teams_are_asked_for_in_a_line_or_in_a_form(office: Office, alva: Colleague) -> None:
    """The form shows what the line shows; a name that would call everybody is none."""
    line = await _asks(alva, '/upshot business week 40 to week 46 "<!channel> Nord"')
    assert "(weeks 40\N{EN DASH}46) · team &lt;!channel&gt; Nord · 8 sellers" in line
    await alva.types("/upshot business")
    await alva.clicks(OTHER)
    form = alva.seat.form
    assert form is not None
    assert [block["block_id"] for block in form.blocks] == ["named", "first", "last", "team"]
    await alva.submits({"first": "Week 40, from 28 Sept 2026", "team": "<!channel> Nord"})
    shown = alva.seat.form
    assert shown is not None
    assert "weeks 40\N{EN DASH}46" in str(shown.blocks)
    assert "8 sellers" in str(shown.blocks)
    await alva.clicks(OTHER, shown)
    assert alva.seat.form is not None
    assert "named" in str(alva.seat.form.blocks)
    assert office.workspace.failures == []


async def test_weeks_that_cannot_be_are_told_at_their_field(alva: Colleague) -> None:
    """The form stays open when the weeks are upside down."""
    await alva.types("/upshot business")
    await alva.clicks(OTHER)
    seen = await alva.submits({"first": "Week 46, from 9 Nov 2026", "last": "Week 40, from 28 Sept 2026"})
    assert "first" in seen.errors
    assert "There is no report of weeks 46\N{EN DASH}40" in seen.errors["first"]


async def test_the_report_comes_as_a_workbook_and_as_a_page(office: Office, alva: Colleague) -> None:
    """Both hold what the message says, a sheet or a section a subject, and no name of anybody."""
    await alva.types("/upshot business")
    for button in (SPREADSHEET, PRINT):
        await alva.clicks(button)
        await office.bot.features.drain()
    book, page = (file for file in office.workspace.files.values() if file.is_complete)
    assert (book.name, page.name) == (
        "upshot-business-2026-W34-2026-W46.xlsx",
        "upshot-business-2026-W34-2026-W46.html",
    )
    sheets = CalamineWorkbook.from_filelike(BytesIO(book.content or b""))
    first = [row[0] for row in sheets.get_sheet_by_name("Upshot").to_python() if row]
    assert first[0] == "€65,250 from social selling in 13 weeks"
    sources = sheets.get_sheet_by_name("Deals by source").to_python()
    assert sources[1][:3] == ["Social selling", 65250, 5]
    text = (page.content or b"").decode()
    assert "<h1>€65,250 from social selling in 13 weeks</h1>" in text
    assert "<strong>Yes, it brings in money:</strong>" in text
    for file in (str(first), str(sources), text):
        assert "Seller 1" not in file
        assert "Customer 1" not in file


async def test_what_is_typed_wrongly_is_told(alva: Colleague) -> None:
    """A team that is not there, weeks to come and costs that cannot be are refused with what was typed."""
    assert "neither a team nor weeks called “Pluto”. The teams are: “&lt;!channel&gt; Nord”" in (
        await alva.types("/upshot business Pluto")
    )
    assert "There is no report of" in await alva.types("/upshot business 2030-W01")
    assert "There is no week “week 99”" in await alva.types("/upshot business week 99")
    refused = await alva.types("/upshot costs margin 400%")
    assert "400" in refused
    assert "`/upshot costs licence 90 hours 2 rate 45 margin 40%`" in refused
    assert "Nothing is told of costs yet." in await alva.types("/upshot costs")
    asked = await alva.types("/upshot costs licence 1.200")
    assert "I read *€1.20*. Did you mean *€1,200*?" in asked
    assert "€1,200 a licence" in await alva.clicks("I meant €1,200")


async def test_sellers_and_strangers_see_no_report(office: Office, alva: Colleague) -> None:
    """Neither the command nor the buttons of somebody else's report tell them anything."""
    await alva.types("/upshot business")
    for handle in ("anna", "gus", "sam"):
        colleague = office.sits(handle)
        assert "€" not in await colleague.types("/upshot business")
        assert "€" not in await colleague.types("/upshot costs")


async def test_a_small_programme_tells_on_nobody(office: Office) -> None:
    """With four sellers there are no sums, and it says from how many on there are."""
    assert "Nobody took part in those weeks" in await _asks(office.sits("alva"), "/upshot business")
    team = Team(office.bot.database, office.workspace.team_id)
    for seller_id in market.SELLERS[:4]:
        team.joins(seller_id, seller_id)
    told = await _asks(office.sits("alva"), "/upshot business")
    assert "That would be about 4 sellers, and sums are shown from 5 on" in told
