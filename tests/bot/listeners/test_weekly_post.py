from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.people import NotAllowedError, Origin
from bot.domain.typed.errors import TypedError
from bot.i18n import Texts
from bot.listeners.doors import Request
from bot.listeners.weekly_post import WeeklyPostListeners
from bot.off_loop import OffLoop
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.post_now import PostNow, SettleUnknownPost
from bot.use_cases.weekly_post.preview import PreviewPost
from bot.views.answers import Answer
from sandbox.block_kit import check_ack_message
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.listeners.doors import Outcome
    from storage.database import Database


@pytest.fixture
def team(sqlite_database: Database) -> Team:
    """Give an admin and a seller who reported last week."""
    team = Team.found(sqlite_database)
    team.knows("UADMIN", "Ada")
    team.appoints("UADMIN", "admin")
    team.joins("U1", "Anna")
    team.reports("U1", WEEK - 1, meetings=3)
    return team


class Desk:
    """Asks the listeners, and counts how often the schedule was woken."""

    def __init__(self, team: Team) -> None:
        """Put the listeners together."""
        self.team, self.woken, self.run = team, 0, OffLoop()
        database = team.database
        self.listeners = WeeklyPostListeners(
            run=self.run,
            post=PostNow(database, lambda: NOW),
            settle=SettleUnknownPost(database, lambda: NOW),
            look_ahead=PreviewPost(database, lambda: NOW, compose_post),
            wake=self.wake,
        )

    def wake(self) -> None:
        """Count."""
        self.woken += 1

    async def asks(self, door: str, text: str = "", person_id: str = "UADMIN") -> Answer:
        """Return the answer to a command or a click, which fits an ack."""
        doors = self.listeners.doors()
        listener = {**doors.subcommands, **doors.actions}[door]
        actor = self.team.actor(person_id)
        outcome: Outcome = await listener(Request(actor, Texts("en"), text, Origin.COMMAND, "command:1", "1", {}))
        assert isinstance(outcome, Answer)
        assert check_ack_message({"text": outcome.text, "blocks": list(outcome.blocks)}) == []
        return outcome


@pytest.fixture
def desk(team: Team) -> Iterator[Desk]:
    """Give the listeners of the team."""
    desk = Desk(team)
    yield desk
    desk.run.close()


def _state(team: Team) -> str | None:
    with team.database.snapshot() as tx:
        post = tx.publications.find("T1", (WEEK - 1).starts_on)
    return None if post is None else post.state


@pytest.mark.parametrize("text", ["now", " NOW ", "jetzt", "nu", "now."])
async def test_now_posts_the_week_that_ended(desk: Desk, team: Team, text: str) -> None:
    """The word lets the post be due and wakes the schedule, and the answer names the week and the channel."""
    answer = await desk.asks("post", text)
    assert "week 45" in answer.text
    assert "#sales" in answer.text
    assert (_state(team), desk.woken) == ("due", 1)


@pytest.mark.parametrize("text", ["", "help"])
async def test_without_the_word_nothing_is_posted(desk: Desk, team: Team, text: str) -> None:
    """Nothing becomes due, and the answer says what to type."""
    assert "/upshot post now" in (await desk.asks("post", text)).text
    assert (_state(team), desk.woken) == (None, 0)


@pytest.mark.parametrize("text", ["later", "now or never", "n" * 3000])
async def test_another_word_posts_nothing_either(desk: Desk, team: Team, text: str) -> None:
    """Whatever else is typed is refused, and nothing becomes due."""
    with pytest.raises(TypedError):
        await desk.asks("post", text)
    assert (_state(team), desk.woken) == (None, 0)


async def test_a_preview_posts_nothing(desk: Desk, team: Team) -> None:
    """A preview shows the leaderboard to the admin and leaves everything as it is."""
    answer = await desk.asks("preview")
    assert "Anna" in str(answer.blocks)
    assert (_state(team), desk.woken) == (None, 0)


@pytest.mark.parametrize(("door", "text"), [("post", "now"), ("preview", ""), ("post_again", f"{WEEK.number} 1")])
async def test_a_seller_is_refused_at_each_door(desk: Desk, door: str, text: str) -> None:
    """Commands and clicks are for admins alone."""
    with pytest.raises(NotAllowedError):
        await desk.asks(door, text, person_id="U1")
    assert desk.woken == 0


@pytest.mark.parametrize(("door", "state"), [("post_again", "due"), ("leave_post", "attention")])
async def test_an_admin_settles_what_nobody_knows(desk: Desk, team: Team, door: str, state: str) -> None:
    """A click decides about the post of unknown fate, and its answer stands in place of the question."""
    week = WEEK - 1
    with team.database.transaction() as tx:
        tx.publications.plan("T1", week.starts_on, NOW)
        post = tx.publications.find("T1", week.starts_on)
        assert post is not None
        tx.publications.move(post, state="attention", attempt=1)
    asked = await desk.asks("post", "now")
    assert [element["action_id"] for element in asked.blocks[-1]["elements"]] == ["post_again", "leave_post"]
    settled = await desk.asks(door, f"{week.number} 1")
    assert settled.is_replacement
    assert _state(team) == state
