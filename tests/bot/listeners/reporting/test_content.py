from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.use_cases.reporting.logged import Span, logged_amounts
from tests.desk import Desk
from tests.teams import WEEK

if TYPE_CHECKING:
    from decimal import Decimal

    from tests.teams import Team

POST = "https://www.linkedin.com/posts/anna_sales-activity-7123456789012345678-AbCd"


def logged(desk: Desk) -> dict[str, Decimal]:
    """Return what was logged for the week."""
    with desk.database.snapshot() as tx:
        found = logged_amounts(tx, Span(desk.workspace_id, desk.person_id, WEEK.starts_on))
    return found.get((desk.person_id, WEEK.starts_on), {})


async def test_a_share_is_told_as_it_was_understood(anna: Desk) -> None:
    """Kind, phase, platform and aim are repeated, and the kind decides what it counts for."""
    said = await anna.types(f'/shares {POST} own post interest for "more *demos*"')
    assert "*own posts 1*" in said
    assert "own post · interest · LinkedIn · to achieve “more *demos*”" in said


async def test_kind_and_phase_are_said_by_a_tap(anna: Desk) -> None:
    """A select below the answer changes what it counts for, and an undo takes each tap back."""
    await anna.types("/shares https://example.com/a")
    assert "*own posts 1* (0 typed + 1 by address)\nown post" in await anna.picks("Own post")
    assert anna.shown.is_replacement
    assert "own post · consideration" in await anna.picks("Consideration")
    assert "*shares and comments 1*" in await anna.picks("Comment")
    await anna.types("/undo")
    assert logged(anna) == {"posts": 1}
    await anna.types("/undo")
    await anna.types("/undo")
    assert logged(anna) == {"shares": 1}
    assert "Now week 46 has no shares and comments." in await anna.types("/undo")


async def test_more_is_said_of_an_address_that_counts(anna: Desk) -> None:
    """The same address with a kind or with numbers counts once, and keeps what is new."""
    await anna.types(f"/shares {POST}")
    await anna.types(f"/shares {POST} own post awareness")
    assert "own post · interest" in await anna.types(f"/shares {POST} interest")
    assert logged(anna) == {"posts": 1}


async def test_results_add_to_the_week(anna: Desk) -> None:
    """What shares have brought and what was typed add up, and the answer shows both parts and the rate."""
    await anna.types("/checkin impressions 500")
    said = await anna.types(f"/shares {POST} own reactions 34 impressions 800")
    assert "It has brought: reactions received 34, impressions 800." in said
    assert "impressions 1,300 (500 typed + 800 from shares)" in said
    assert "engagement rate 4.3%" in said
    said = await anna.types(f"/shares {POST} reactions +6")
    assert "reactions received 34 → 40" in said
    assert "impressions 1,300 (500 typed + 800 from shares)" in await anna.types("/checkin")


async def test_too_little_is_no_rate(anna: Desk) -> None:
    """A rate of few impressions says that they are few."""
    said = await anna.types(f"/shares {POST} reactions 34 impressions 80")
    assert "engagement rate: too few to say (n = 80)" in said


async def test_results_are_taken_back_step_by_step(anna: Desk) -> None:
    """Each undo lets the numbers be as before."""
    await anna.types(f"/shares {POST} reactions 34 impressions 800")
    await anna.types(f"/shares {POST} reactions +6 clicks 3")
    before = {"shares": 1, "engagement": 34, "impressions": 800}
    assert "Now week 46 has reactions received 34." in await anna.types("/undo")
    assert logged(anna) == before
    await anna.types("/undo")
    assert logged(anna) == {}
    await anna.types(f"/shares {POST}")
    assert logged(anna) == {"shares": 1}


@pytest.mark.parametrize(
    ("typed", "line", "said"),
    [
        ("impressions 100", f"/shares {POST} reactions 101", "cannot be more than impressions (100)"),
        ("reactions 90 impressions 100", f"/shares {POST} reactions 11", "cannot be more than"),
        ("clicks 5", f"/shares {POST} conversions 6", "cannot be more than link clicks (5)"),
        ("reactions 100000", f"/shares {POST} reactions 1", "outside of what is possible"),
        ("shares 200", f"/shares {POST}", "outside of what is possible"),
    ],
)
async def test_what_cannot_be_together_is_refused(anna: Desk, typed: str, line: str, said: str) -> None:
    """The typed numbers and those of the shares are compared as one, and nothing is stored."""
    await anna.types(f"/checkin {typed}")
    assert said in await anna.types(line)
    assert logged(anna) == {}


async def test_a_typed_number_is_checked_with_the_results(anna: Desk) -> None:
    """The same holds when the number is typed after the results."""
    await anna.types(f"/shares {POST} reactions 34 impressions 34")
    assert "cannot be more than" in await anna.types("/checkin reactions 1")
    await anna.types("/checkin reactions 1 impressions 1")
    assert anna.numbers() == {"engagement": 1, "impressions": 1}


async def test_results_move_with_their_share(anna: Desk) -> None:
    """What was meant for last week takes its results along, and an undo brings them back."""
    anna.turns_to(2026, 11, 16, 8)
    await anna.types(f"/shares {POST} reactions 3")
    await anna.clicks("Week 46 instead")
    assert logged(anna) == {"shares": 1, "engagement": 3}
    await anna.types("/undo")
    assert logged(anna) == {}


async def test_posts_elsewhere_are_refused_until_allowed(anna: Desk) -> None:
    """Where shares count is named, and how to change it."""
    said = await anna.types("/shares https://www.xing.com/a")
    assert "Shares on XING do not count here" in said
    assert "They count on LinkedIn." in said
    assert logged(anna) == {}


async def test_the_list_shows_what_was_shared(anna: Desk) -> None:
    """Each share of the open weeks has its results and the button that asks for them."""
    await anna.types(f"/shares {POST} own interest reactions 34 impressions 800 last week")
    await anna.types("/shares https://example.com/a")
    said = await anna.types("/shares")
    assert "*Week 46*: shares and comments 1\n`example.com/a`" in said
    assert "*Week 45*: own posts 1" in said
    assert "reactions received 34, impressions 800\nengagement rate 4.3%" in said
    assert anna.labels == ["How did it do?", "How did it do?"]


async def test_a_colleague_cannot_describe_a_share(anna: Desk, team: Team) -> None:
    """A button works for whose share it is, and for nobody else."""
    await anna.types("/shares https://example.com/a")
    bo = Desk(team.database, "U2")
    assert "changed or taken back" in await bo.picks("Own post", on=anna.shown)
    assert "changed or taken back" in await bo.clicks("How did it do", on=anna.shown)
    assert logged(anna) == {"shares": 1}


async def test_a_share_that_was_taken_back_takes_no_results(anna: Desk) -> None:
    """The buttons of an answer that no longer holds change nothing."""
    await anna.types("/shares https://example.com/a")
    shown = anna.shown
    await anna.types("/undo")
    assert "changed or taken back" in await anna.clicks("How did it do", on=shown)
    assert "changed or taken back" in await anna.picks("Comment", on=shown)


async def test_results_that_came_later_move_too(anna: Desk) -> None:
    """They belong to the share, and stay behind nowhere."""
    anna.turns_to(2026, 11, 16, 8)
    await anna.types(f"/shares {POST}")
    shown = anna.shown
    await anna.types(f"/shares {POST} reactions 3")
    await anna.clicks("Week 46 instead", on=shown)
    assert logged(anna) == {"shares": 1, "engagement": 3}
    assert "*Week 46*: shares and comments 1\n" in await anna.types("/shares")
    await anna.types("/undo")
    assert logged(anna) == {}
    assert "reactions received 3" in await anna.types("/shares")
