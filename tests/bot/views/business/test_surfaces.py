from __future__ import annotations

from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from bot.domain.business.opportunities import Money
from bot.domain.business.periods import last_weeks
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.business.show_business import ShowBusiness, WhichTeam
from bot.views.business import form, message, page, spreadsheet
from bot.views.business.subjects import subjects
from sandbox.block_kit import check_message, check_view, is_plain_answer
from storage.database import Database
from tests.bot.use_cases.business import market
from tests.browser import browser  # noqa: F401 - a fixture
from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Browser, ConsoleMessage

    from bot.domain.business.report import BusinessReport

HOSTILE = '=HYPERLINK("x")<script>alert(1)</script> & *Süd* <!channel>'


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> BusinessReport:
    """Return a report of everything, about a team with a hostile name."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('business')}/upshot.db")
    database.prepare()
    team = market.opened(database)
    market.busy(team)
    market.trade(team)
    market.gathers(team)
    market.costs(team, licence=90, hours=2, rate=45, margin=40)
    market.licensed(team, *market.SELLERS)
    market.grouped(team, HOSTILE, *market.SELLERS)
    report = ShowBusiness(database, lambda: NOW)(team.actor("UM"), last_weeks(WEEK), WhichTeam(HOSTILE))
    database.close()
    return report


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> BusinessReport:
    """Return a report of a programme without any numbers."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('nothing')}/upshot.db")
    database.prepare()
    team = market.opened(database)
    report = ShowBusiness(database, lambda: NOW)(team.actor("UM"), last_weeks(WEEK), WhichTeam())
    database.close()
    return report


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["full", "empty"])
def test_the_message_fits_an_ack(language: str, name: str, request: pytest.FixtureRequest) -> None:
    """In every language it has only what an ack may hold, within Slack's limits, and nothing in it is live."""
    answer = message.build(request.getfixturevalue(name), Texts(language))
    payload = {"text": answer.text, "blocks": list(answer.blocks)}
    assert check_message(payload) == []
    assert is_plain_answer(payload)
    assert "<!channel>" not in str(answer.blocks)
    assert len(answer.text) < 4000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_one_that_slack_takes(language: str) -> None:
    """With a hundred weeks and many teams it stays within the limits."""
    teams = {number: f"Team {number}" for number in range(1, 150)}
    assert check_view(form.build(last_weeks(WEEK), 5, teams, WEEK, Texts(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["full", "empty"])
def test_the_workbook_opens(language: str, name: str, request: pytest.FixtureRequest) -> None:
    """Each subject has a sheet with its titles; no cell is a formula, and it says what it is not for."""
    report = request.getfixturevalue(name)
    file = spreadsheet.build(report, ["*Not to be told yet.*"], Texts(language))
    book = CalamineWorkbook.from_filelike(BytesIO(file.content))
    assert book.sheet_names[0] == "Upshot"
    titles = [subject.title for subject in subjects(report, Texts(language))]
    assert book.sheet_names[1:] == titles
    assert len(book.sheet_names) == (11 if name == "full" else 4)
    cells = [
        str(cell) for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python() for cell in row
    ]
    assert not any(cell.startswith("=") for cell in cells)
    assert any(HOSTILE in cell for cell in cells) is (name == "full")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["full", "empty"])
def test_the_page_is_whole_and_holds_nothing_live(language: str, name: str, request: pytest.FixtureRequest) -> None:
    """All that is opened is closed, nothing is loaded from elsewhere, and a hostile name stays text."""
    page_of = page.html(request.getfixturevalue(name), ["*No.* <b>bold</b>"], Texts(language))
    reader = _Reader()
    reader.feed(page_of)
    assert reader.open == []
    assert reader.tags.isdisjoint({"script", "link", "img", "iframe", "b"})
    assert "http" not in page_of
    assert f'lang="{language}"' in page_of
    assert ("&lt;script&gt;alert(1)&lt;/script&gt;" in page_of) is (name == "full")


@pytest.mark.browser
async def test_the_page_reads_well_in_a_browser(full: BusinessReport, browser: Browser, tmp_path: Path) -> None:  # noqa: F811 - the fixture
    """On a phone only wide tables are wider than the screen, on paper none is; in light and dark, and nothing fails."""
    path = tmp_path / "report.html"
    path.write_text(page.html(full, ["*No.*"], Texts("de")))
    for scheme, ground in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(19, 25, 23)")):
        tab = await browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type] # one of the two
        failures: list[object] = []
        tab.on("console", partial(_note, failures))
        await tab.goto(path.as_uri())
        assert await tab.evaluate("document.documentElement.scrollWidth") <= 390
        assert await tab.evaluate("getComputedStyle(document.body).backgroundColor") == ground
        assert await tab.locator("svg").count() == 4
        assert await tab.locator("h1").inner_text() == "65.250\N{NO-BREAK SPACE}€ aus Social Selling in 13 Wochen"
        await tab.set_viewport_size({"width": 690, "height": 980})
        await tab.emulate_media(media="print")
        assert await tab.evaluate("document.documentElement.scrollWidth") <= 690
        printed = await tab.pdf(prefer_css_page_size=True)
        assert printed.startswith(b"%PDF")
        assert failures == []
        await tab.close()


def test_what_waits_for_a_second_person_is_told(full: BusinessReport) -> None:
    """Unverified revenue is named beside the answer, and the source that it came from."""
    (source, figures), *others = full.deals.by_source
    doubtful = replace(figures, unverified=Money(1, figures.won.value))
    report = replace(full, deals=replace(full.deals, social=doubtful, by_source=((source, doubtful), *others)))
    text = message.build(report, Texts("en")).text
    assert "€65,250 unverified" in text
    assert "€65,250 of the revenue is not verified yet." in text


def test_files_are_named_by_their_weeks(full: BusinessReport) -> None:
    """Two reports of different weeks can lie in one folder."""
    assert page.build(full, [], Texts("en")).name == "upshot-business-2026-W34-2026-W46.html"
    assert spreadsheet.build(full, [], Texts("en")).name == "upshot-business-2026-W34-2026-W46.xlsx"


def _note(failures: list[object], said: ConsoleMessage) -> None:
    failures.append(said.text)


class _Reader(HTMLParser):
    """Notes which elements are open."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class gives them
        """Note an element that opens."""
        self.tags.add(tag)
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class gives them
        """Note an element that is closed at once."""
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last, which has to be this one."""
        assert self.open.pop() == tag
