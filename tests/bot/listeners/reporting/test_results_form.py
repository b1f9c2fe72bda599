from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES
from bot.use_cases.reporting.logged import Span, logged_amounts
from bot.views.content import results_form
from tests.form_desk import FormDesk
from tests.teams import WEEK

if TYPE_CHECKING:
    from decimal import Decimal

    from tests.teams import Team


@dataclass(slots=True)
class ResultsDesk(FormDesk):
    """A desk at which the form "How did it do?" is filled in."""

    async def asks(self) -> None:
        """Log a share, and open the form by its button."""
        await self.types("/shares https://example.com/a own post interest")
        await self.clicks("How did it do?")

    @property
    def week(self) -> str:
        """The week that the share counts for."""
        return str(WEEK)

    @property
    def logged(self) -> dict[str, Decimal]:
        """What was logged for the week."""
        with self.database.snapshot() as tx:
            found = logged_amounts(tx, Span(self.workspace_id, self.person_id, WEEK.starts_on))
        return found.get((self.person_id, WEEK.starts_on), {})


@pytest.fixture
def anna(team: Team) -> ResultsDesk:
    """Seat a seller."""
    return ResultsDesk(team.database)


async def test_results_are_stored_by_the_form(anna: ResultsDesk) -> None:
    """Numbers are read as people write them, and the answer says what was understood."""
    anna.language = "de"
    await anna.types("/shares https://example.com/a eigener Beitrag")
    await anna.clicks("Wie lief es?")
    said = await anna.saves(engagement="34", impressions="1.200")
    assert "Impressions 1.200" in said
    assert anna.logged == {"posts": 1, "engagement": 34, "impressions": 1200}


async def test_the_form_is_filled_with_what_is_known(anna: ResultsDesk) -> None:
    """A second look changes one number, takes one back and leaves the third."""
    await anna.asks()
    await anna.saves(engagement="34", impressions="800", link_clicks="5")
    await anna.types("/shares")
    await anna.clicks("How did it do?")
    assert anna.fields == {
        "engagement": "34",
        "impressions": "800",
        "shares_received": None,
        "link_clicks": "5",
        "conversions": None,
    }
    anna.view_id = "V2"
    said = await anna.saves(engagement="+6", link_clicks="")
    assert "reactions received 34 → 40, link clicks removed" in said
    assert anna.logged == {"posts": 1, "engagement": 40, "impressions": 800}
    await anna.types("/undo")
    assert anna.logged == {"posts": 1, "engagement": 34, "impressions": 800, "link_clicks": 5}


async def test_a_double_click_stores_once(anna: ResultsDesk) -> None:
    """The same form sent twice adds once."""
    await anna.asks()
    assert await anna.saves(engagement="+6") == await anna.saves()
    assert anna.logged["engagement"] == 6


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({"engagement": "many"}, "engagement"),
        ({"impressions": "-3"}, "impressions"),
        ({"impressions": "10000001"}, "impressions"),
        ({"engagement": "9", "impressions": "8"}, "engagement"),
        ({"conversions": "9", "link_clicks": "8"}, "conversions"),
        ({}, "engagement"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field(anna: ResultsDesk, typed: dict[str, str], where: str) -> None:
    """The form stays open, and nothing is stored."""
    await anna.asks()
    assert await anna.saves(**typed) == ""
    assert list(anna.wrong) == [where]
    assert anna.logged == {"posts": 1}


async def test_a_form_in_which_nothing_changed_is_no_entry(anna: ResultsDesk) -> None:
    """Saving it as it is shows what is there, and an undo takes back what came before."""
    await anna.asks()
    await anna.saves(engagement="34")
    await anna.types("/shares")
    await anna.clicks("How did it do?")
    anna.view_id = "V2"
    assert "reactions received 34" in await anna.saves()
    await anna.types("/undo")
    assert anna.logged == {"posts": 1}


async def test_a_share_that_is_gone_takes_nothing(anna: ResultsDesk) -> None:
    """A form left open while the share was taken back stores nothing, and says so."""
    await anna.asks()
    await anna.types("/undo")
    assert "changed or taken back" in await anna.saves(engagement="34")
    assert anna.logged == {}


async def test_a_closed_week_takes_nothing(anna: ResultsDesk) -> None:
    """A form left open until its week is closed stores nothing."""
    await anna.asks()
    anna.turns_to(2026, 12, 21, 9)
    assert "changed or taken back" in await anna.saves(engagement="34")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_form_can_be_drawn_in_every_language(anna: ResultsDesk, language: str) -> None:
    """The desk checks it as strictly as Slack."""
    anna.language = language
    await anna.types("/shares https://example.com/a")
    await anna.types("/shares")
    await anna.clicks(anna.labels[0])
    assert anna.form["callback_id"] == results_form.FORM
