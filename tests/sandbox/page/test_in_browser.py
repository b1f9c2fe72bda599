"""The page as people use it, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.sandbox.block_kit import samples as s

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox.server import SandboxServer
    from sandbox.state.people import Person
    from sandbox.state.workspace import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("app")]


@pytest.fixture
async def tab(browser: Browser, server: SandboxServer, sales: str) -> AsyncIterator[Page]:
    """Return #sales as the seller sees it; the test fails when the page's script does."""
    page = await browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    await opened(page, f"{server.url}{sales}")
    yield page
    assert [error for error in errors if "422" not in error] == []


async def opened(page: Page, url: str) -> None:
    """Open an address, and wait until the page hears of changes."""
    await page.goto(url)
    await page.wait_for_selector("body[data-live]")


async def test_a_command_is_completed_and_answered(tab: Page) -> None:
    """The arrows and Tab complete a command, Enter sends it, and the answer appears by itself."""
    box = tab.get_by_role("combobox", name="Message #sales")
    await box.press_sequentially("/s")
    options = tab.get_by_role("listbox", name="Completions").get_by_role("option")
    await expect(options).to_have_count(2)
    await box.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await box.press("ArrowUp")
    await box.press("Tab")
    await expect(box).to_have_value("/ssi ")
    await expect(options).to_contain_text("Report your index")
    await box.press_sequentially("72")
    await box.press("Enter")
    await expect(tab.get_by_text("Noted: SSI 72")).to_be_visible()
    await expect(tab.get_by_text("Only visible to you")).to_be_visible()
    await expect(box).to_have_value("")
    await box.press("ArrowUp")
    await expect(box).to_have_value("/ssi 72")


async def test_a_failure_is_said(tab: Page) -> None:
    """When the app does not answer, Slack's words about it are shown."""
    box = tab.get_by_role("combobox", name="Message #sales")
    await box.fill("/shares 4")
    await box.press("Enter")
    await expect(tab.get_by_role("status")).to_contain_text('/shares failed with the error "')
    await box.fill("/nothing")
    await box.press("Enter")
    await expect(tab.get_by_role("status")).to_contain_text("/nothing is not a valid command.")


async def test_a_form_from_opening_to_closing(tab: Page) -> None:
    """A form shows errors at its fields, keeps what was typed when the app changes it, pushes and closes."""
    await tab.get_by_label("Shortcuts").click()
    await tab.get_by_role("menuitem", name="Report my week").click()
    form = tab.get_by_role("dialog", name="Report")
    await expect(form).to_be_visible()
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_text("Please complete this required field.")).to_be_visible()
    amount = form.get_by_label("SSI")
    await expect(amount).to_be_focused()
    await form.get_by_label("Notes").fill("typed before")
    await amount.fill("172")
    await form.get_by_role("button", name="More").click()
    await expect(form.get_by_text("Changed by the app")).to_be_visible()
    await expect(form.get_by_label("Notes")).to_have_value("typed before")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_text("SSI goes from 0 to 100.")).to_be_visible()
    await amount.fill("100")
    await form.get_by_role("button", name="Save").click()
    await expect(tab.get_by_role("dialog", name="Sure")).to_be_visible()
    await tab.keyboard.press("Escape")
    await expect(form).to_be_visible()
    await form.get_by_label("SSI").fill("72")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_be_hidden()


async def test_buttons_and_selects(tab: Page, workspace: Workspace) -> None:
    """A choice reaches the app, a dangerous click is confirmed first, and the message changes in place."""
    confirm = {"title": s.plain("Sure?"), "text": s.plain("It ends here."), "confirm": s.plain("End it")}
    blocks = [s.section(text=s.plain("Pick"), accessory=s.select()), s.actions(s.button(confirm=confirm))]
    workspace.post("sales", workspace.app.user_id, blocks=blocks, bot_id=workspace.app.bot_id)
    await tab.get_by_label("Select an option").select_option(label="b")
    await expect(tab.get_by_text("Picked b")).to_be_visible()
    await tab.get_by_role("button", name="Go").click()
    asked = tab.get_by_role("dialog", name="Sure?")
    await asked.get_by_role("button", name="Cancel").click()
    await expect(tab.get_by_text("Done.")).to_be_hidden()
    await tab.get_by_role("button", name="Go").click()
    await asked.get_by_role("button", name="End it").click()
    await expect(tab.get_by_text("Done.")).to_be_visible()
    await expect(tab.get_by_text("(edited)")).to_be_visible()


async def test_selects_of_several_and_of_the_app(tab: Page, workspace: Workspace) -> None:
    """Several options reach the app when the list is closed; an external select offers what the app finds."""
    several = s.select(type="multi_static_select", action_id="several", placeholder=s.plain("Teams"))
    found = {"type": "external_select", "action_id": "find", "placeholder": s.plain("Customer")}
    workspace.post("sales", workspace.app.user_id, blocks=[s.actions(several, found)], bot_id=workspace.app.bot_id)
    teams = tab.locator("summary", has_text="Teams")
    await teams.click()
    await tab.get_by_label("a", exact=True).check()
    await tab.get_by_label("b", exact=True).check()
    await tab.get_by_role("heading", name="sales").click()
    await expect(tab.get_by_text("Picked a+b")).to_be_visible()
    customer = tab.get_by_placeholder("Customer")
    await customer.press_sequentially("Ac")
    await expect(tab.locator("datalist option").nth(1)).to_have_attribute("value", "Ac south")
    await customer.fill("Ac south")
    await customer.press("Enter")
    await expect(tab.get_by_text("Picked Ac south")).to_be_visible()


async def test_files(tab: Page, workspace: Workspace, anna: Person) -> None:
    """A file goes with a form, or into the messages with the app."""
    element = {"type": "file_input", "action_id": "file"}
    view = workspace.views.open(anna.id, s.modal(s.form_input(element, block_id="sheet")))
    chosen: FilePayload = {"name": "seats.csv", "mimeType": "text/csv", "buffer": b"a,b"}
    await tab.get_by_role("dialog").get_by_label("Label").set_input_files(chosen)
    await tab.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(tab.get_by_role("status")).to_contain_text("We had some trouble connecting")
    assert [file["name"] for file in view.values["sheet"]["file"]["files"]] == ["seats.csv"]
    await tab.keyboard.press("Escape")
    await tab.get_by_role("link", name="Upshot").click()
    await tab.wait_for_selector("body[data-live]")
    await tab.get_by_label("Send a file").set_input_files(chosen)
    await expect(tab.get_by_text("seats.csv")).to_be_visible()


async def test_threads_reactions_and_message_shortcuts(tab: Page, workspace: Workspace) -> None:
    """From a message one can react, run a shortcut, and answer in a thread."""
    workspace.post("sales", "mia", "We won!")
    message = tab.get_by_role("listitem").filter(has_text="We won!").first
    await message.hover()
    await message.get_by_label("Add a reaction").click()
    await message.get_by_role("menuitem", name="tada").click()
    await expect(message.get_by_label("1 reacted with tada")).to_be_visible()
    await message.get_by_label("More actions").click()
    await message.get_by_role("menuitem", name="Log as outcome").click()
    await expect(tab.get_by_text("Logged: We won!")).to_be_visible()
    await message.hover()
    await message.get_by_label("Reply in a thread").click()
    await tab.wait_for_selector("body[data-live]")
    reply = tab.get_by_role("combobox", name="Reply…")
    await reply.fill("Well done")
    await reply.press("Enter")
    await expect(tab.get_by_label("Thread", exact=True).get_by_text("Well done")).to_be_visible()
    await expect(tab.get_by_text("1 reply")).to_be_visible()


async def test_another_person(tab: Page, workspace: Workspace) -> None:
    """One can go on as someone else, who sees their own channels and is told of unread ones."""
    await tab.get_by_label("Act as").select_option("Mia Lind (admin)")
    await tab.wait_for_url(f"**/as/{workspace.person('mia').id}/**")
    await tab.wait_for_selector("body[data-live]")
    board = tab.get_by_role("link", name="board")
    await expect(board).to_be_visible()
    workspace.post("board", "mia", "News")
    await expect(board).to_have_class("unread")


async def test_home_and_the_clock(tab: Page) -> None:
    """The Home tab is filled when it is opened, and the bot's time moves by a click."""
    await tab.get_by_role("link", name="Upshot").click()
    await tab.get_by_role("link", name="Home").click()
    await expect(tab.get_by_role("heading", name="Good morning")).to_be_visible()
    await expect(tab.get_by_role("img", name="Trend")).to_be_visible()
    await expect(tab.get_by_text("Mon, 23 Nov 2026")).to_be_visible()
    await tab.get_by_role("button", name="One week later").click()
    await expect(tab.get_by_text("Mon, 30 Nov 2026")).to_be_visible()


async def test_data_tables_are_sorted_and_paged(tab: Page, workspace: Workspace) -> None:
    """A data table shows a page at a time, and sorts by the column that is clicked."""
    rows = [[s.raw(f"Seller {n}"), {"type": "raw_number", "value": n, "text": str(n)}] for n in (3, 20, 100)]
    table = s.data_table([s.raw("Seller"), s.raw("Points")], *rows, page_size=2)
    workspace.post("sales", workspace.app.user_id, blocks=[table])
    cells = tab.locator("tbody th:visible")
    await expect(cells).to_have_text(["Seller 3", "Seller 20"])
    await tab.get_by_role("button", name="Next").click()
    await expect(cells).to_have_text(["Seller 100"])
    await tab.get_by_role("button", name="Points").click()
    await tab.get_by_role("button", name="Points").click()
    await expect(cells).to_have_text(["Seller 100", "Seller 20"])


async def test_fits_a_phone(tab: Page, workspace: Workspace, anna: Person) -> None:
    """At 390 pixels nothing is wider than the screen, and the sidebar comes by a button."""
    await tab.set_viewport_size({"width": 390, "height": 844})
    rows = [[s.raw(f"A wide column {n}") for n in range(9)]] * 2
    workspace.post("sales", workspace.app.user_id, blocks=[s.table(*rows), s.line_chart()])
    await expect(tab.get_by_role("img", name="Trend")).to_be_visible()
    assert await tab.evaluate("document.documentElement.scrollWidth") == 390
    sidebar = tab.get_by_label("Workspace")
    await expect(sidebar).to_be_hidden()
    await tab.get_by_role("button", name="Show the sidebar").click()
    await expect(sidebar).to_be_visible()
    workspace.views.open(anna.id, s.modal(s.form_input({"type": "plain_text_input"})))
    form = tab.get_by_role("dialog", name="Form")
    await expect(form).to_be_visible()
    box = await form.bounding_box()
    assert box
    assert box["width"] <= 390
