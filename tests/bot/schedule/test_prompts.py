from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from bot.views.prompts import prompt
from storage.database import Database
from storage.memberships import Membership
from tests.bot.schedule.stage import WEEK

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.weeks import Week
    from bot.schedule import Schedule
    from sandbox.state.messages import Message
    from tests.bot.schedule.stage import Stage

THURSDAY = datetime(2026, 11, 19, 9, tzinfo=UTC)
"""Ten o'clock in Berlin, in the week after that of the stage."""
FRIDAY = THURSDAY + timedelta(days=1)
A_WEEK = timedelta(weeks=1)


@dataclass(slots=True)
class Story:
    """A team on a stage that somebody looks after once a week."""

    stage: Stage
    schedule: Schedule

    async def at(self, moment: datetime) -> None:
        """Let it be a moment, at which the bot looks what is due."""
        self.stage.clock.moment = moment
        await self.schedule.tick()

    def told(self, person_id: str = "U2") -> list[str]:
        """Return how each message that somebody got begins."""
        return [message.text.split("?")[0].split(":")[0] for message in self.messages(person_id)]

    def messages(self, person_id: str) -> list[Message]:
        """Return the messages that somebody got."""
        return self.stage.server.workspace.direct(person_id).history()

    def describe(self, person_id: str, **facts: Any) -> None:
        """Let Slack describe somebody anew."""
        with self.stage.team.database.transaction() as tx:
            person = tx.people.find("T1", person_id)
            assert person is not None
            tx.people.remember("T1", person._replace(**facts))

    def reports(self, week: Week, **amounts: int | None) -> None:
        """Let the seller report now; nothing takes a number back."""
        exact = {metric: None if amount is None else Decimal(amount) for metric, amount in amounts.items()}
        with self.stage.team.database.transaction() as tx:
            sequence = tx.journal.open_entry("T1")
            tx.reports.record("T1", sequence, "U2", week.starts_on, exact)
            tx.journal.record(
                "T1",
                sequence,
                delivery_key=f"report:{sequence}",
                person_id="U2",
                origin="command",
                action="report",
                recorded_at=self.stage.clock(),
                receipt="{}",
            )


ASKED = "Thirty seconds for week 47"
REMINDED = "Only this once more"


@pytest.fixture
def story(stage: Stage) -> Story:
    """Give a team of which Ben is watched."""
    for handle, person_id in (("ben", "U2"), ("cleo", "U3"), ("anni", "U1"), ("gus", "U4")):
        stage.server.workspace.add_person(handle, id=person_id)
    return Story(stage, stage.schedule(notices=prompt.NOTICES))


async def test_a_seller_is_asked_once_and_reminded_once(story: Story) -> None:
    """Thursday at ten comes the prompt, Friday at ten the reminder, and then silence."""
    await story.at(THURSDAY - timedelta(seconds=1))
    assert story.told() == []
    await story.at(THURSDAY)
    assert story.told() == [ASKED]
    for hours in range(1, 24):
        await story.at(THURSDAY + timedelta(hours=hours) - timedelta(seconds=1))
    assert story.told() == [ASKED]
    for hours in range(24, 24 * 6, 5):
        await story.at(THURSDAY + timedelta(hours=hours))
    assert story.told() == [ASKED, REMINDED]


async def test_nobody_is_asked_on_a_holiday_of_their_own(story: Story) -> None:
    """On Thanksgiving a seller in the United States is let be, and asked on Friday; the colleagues are asked."""
    thanksgiving = THURSDAY + A_WEEK
    story.stage.team.lives("U2", "US")
    await story.at(thanksgiving)
    assert (story.told("U1")[-1], story.told("U2")) == ("Thirty seconds for week 48", [])
    await story.at(thanksgiving + timedelta(days=1))
    assert story.told("U2") == ["Thirty seconds for week 48"]


async def test_each_is_asked_at_ten_of_their_own(story: Story) -> None:
    """In one programme somebody in New York is asked six hours after somebody in Berlin."""
    story.describe("U2", timezone="America/New_York")
    await story.at(THURSDAY)
    assert (story.told("U2"), story.told("U3")) == ([], [ASKED])
    await story.at(THURSDAY + timedelta(hours=6))
    assert (story.told("U2"), story.told("U3")) == ([ASKED], [ASKED])


@pytest.mark.parametrize("state", ["requested", "confirmed"])
async def test_nobody_is_asked_on_days_away(story: Story, state: str) -> None:
    """Who is away on Thursday is asked on Friday, and who is away on both not at all."""
    story.stage.team.is_away("U2", THURSDAY.date(), THURSDAY.date(), state)
    story.stage.team.is_away("U3", THURSDAY.date(), FRIDAY.date(), state)
    await story.at(THURSDAY)
    assert story.told() == []
    await story.at(FRIDAY)
    assert (story.told("U2"), story.told("U3")) == ([ASKED], [])
    await story.at(FRIDAY + timedelta(days=1))
    assert len(story.told()) == 1


async def test_nobody_is_asked_on_a_public_holiday(story: Story) -> None:
    """On Ascension Day nobody in Germany is asked, but on the day after it."""
    ascension = datetime(2027, 5, 6, 8, tzinfo=UTC)
    await story.at(ascension)
    assert story.told() == []
    await story.at(ascension + timedelta(days=1))
    assert story.told() == ["Thirty seconds for week 18"]


async def test_who_reported_everything_is_let_be(story: Story) -> None:
    """With nothing missing nothing is asked, also when something is taken back later."""
    story.reports(WEEK + 1, ssi=60, connections=500, meetings=2)
    await story.at(THURSDAY)
    story.reports(WEEK + 1, ssi=None)
    await story.at(THURSDAY + timedelta(hours=2))
    await story.at(FRIDAY)
    assert story.told() == []


async def test_who_reported_something_is_not_reminded(story: Story) -> None:
    """Any report after the prompt answers it."""
    await story.at(THURSDAY)
    story.stage.clock.passes(hours=1)
    story.reports(WEEK + 1, ssi=61)
    await story.at(FRIDAY)
    assert story.told() == [ASKED]


async def test_two_processes_and_a_restart_ask_once(story: Story, database_url: str) -> None:
    """Two schedules at once, and one more after them, write to everybody once."""
    other = Database(database_url)
    second = story.stage.schedule(other, "two", notices=prompt.NOTICES)
    story.stage.clock.moment = THURSDAY
    await asyncio.gather(story.schedule.tick(), second.tick())
    await story.stage.schedule(notices=prompt.NOTICES).tick()
    other.close()
    assert [story.told(person_id) for person_id in ("U1", "U2", "U3")] == [[ASKED]] * 3


@pytest.mark.parametrize("stored", [True, False])
async def test_a_prompt_of_unknown_fate_is_not_repeated(story: Story, *, stored: bool) -> None:
    """When the answer is lost, the prompt came once at the most."""
    for person_id in ("U1", "U3"):
        with story.stage.team.database.transaction() as tx:
            tx.prompts.switch("T1", person_id, is_on=False)
    await story.at(THURSDAY - timedelta(hours=1))
    story.stage.fails("drop", stored=stored)
    await story.at(THURSDAY)
    for hours in range(1, 4):
        await story.at(THURSDAY + timedelta(hours=hours))
    assert story.told() == [ASKED] * stored


def _leaves(story: Story) -> None:
    with story.stage.team.entry("U2", "leave") as (tx, sequence):
        gone = Membership("U2", (WEEK - 4).starts_on, date(2026, 11, 18), None, "")
        tx.memberships.record("T1", sequence, gone)


def _is_deactivated(story: Story) -> None:
    story.describe("U2", is_deleted=True)


def _wants_no_prompts(story: Story) -> None:
    with story.stage.team.database.transaction() as tx:
        tx.prompts.switch("T1", "U2", is_on=False)


def _joins_today(story: Story) -> None:
    with story.stage.team.entry("U2", "join") as (tx, sequence):
        tx.memberships.record("T1", sequence, Membership("U2", THURSDAY.date(), None, None, ""))


@pytest.mark.parametrize("happens", [_leaves, _is_deactivated, _wants_no_prompts, _joins_today])
async def test_some_are_never_asked(story: Story, happens: Callable[[Story], None]) -> None:
    """Who left, was deactivated, wants no prompts or joined a moment ago is let be; the others are asked."""
    happens(story)
    await story.at(THURSDAY)
    assert (story.told("U2"), story.told("U3")) == ([], [ASKED])


async def test_a_guest_is_asked_only_as_a_seller(story: Story) -> None:
    """A guest who takes part is asked, one who does not is not."""
    story.describe("U2", is_guest=True)
    story.stage.team.knows("U4", "Gus", is_guest=True)
    await story.at(THURSDAY)
    assert (story.told("U2"), story.told("U4")) == ([ASKED], [])


async def test_a_workspace_without_a_programme_does_no_harm(story: Story) -> None:
    """Where nothing is set up nobody is asked, and the others are."""
    with story.stage.team.database.transaction() as tx:
        tx.programmes.remember_workspace("T0", name="New", url="", seen_at=THURSDAY)
    await story.at(THURSDAY)
    assert story.told() == [ASKED]


async def test_a_clock_that_jumps_over_thursday_asks_nobody(story: Story) -> None:
    """After a week that nobody saw, only the next Thursday counts; set back, the clock asks nobody again."""
    await story.at(THURSDAY - timedelta(days=1))
    await story.at(THURSDAY + timedelta(days=6))
    assert story.told() == []
    await story.at(THURSDAY + A_WEEK)
    await story.at(THURSDAY + timedelta(hours=1))
    await story.at(THURSDAY + A_WEEK)
    assert story.told() == ["Thirty seconds for week 48", ASKED]


async def test_a_bot_that_was_down_asks_in_working_hours(story: Story) -> None:
    """Back on Thursday evening it waits for Friday, and does not remind then."""
    await story.at(THURSDAY + timedelta(hours=8))
    assert story.told() == []
    await story.at(FRIDAY + timedelta(hours=5))
    assert story.told() == [ASKED]
    await story.at(FRIDAY + timedelta(days=1, hours=5))
    assert len(story.told()) == 1


async def test_a_prompt_held_up_until_night_is_dropped(story: Story) -> None:
    """When Slack takes nothing before the evening, nothing comes at night."""
    await story.at(THURSDAY - timedelta(hours=1))
    for _ in range(3):
        story.stage.fails("rate_limit", retry_after=9 * 60 * 60)
    await story.at(THURSDAY)
    await story.at(THURSDAY + timedelta(hours=10))
    assert story.told() == []


async def test_after_three_in_vain_one_question_and_then_silence(story: Story) -> None:
    """Who never answers is asked whether to go on, then left alone, and asked again after a report."""
    await story.at(THURSDAY - timedelta(hours=1))
    for weeks in range(8):
        await story.at(THURSDAY + weeks * A_WEEK)
    *asked, question = story.told()
    assert [text.split(" for ")[0] for text in asked] == ["Thirty seconds"] * 3
    assert question.startswith("My last three reminders")
    story.reports(WEEK + 8, ssi=62)
    await story.at(THURSDAY + 8 * A_WEEK)
    assert story.told()[4:] == ["Thirty seconds for week 2"]
