from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.prompts import Prompt, PromptKind, key_of, reminder_key_of
from bot.i18n import Texts
from bot.use_cases import receipts
from bot.views.prompts import prompt
from sandbox.block_kit import check_message
from tests.desk import Desk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.views.answers import Answer
    from storage.database import Database
    from storage.notices import NoticeRow

ASKED = Prompt(
    week=WEEK,
    missing=("ssi", "connections", "meetings"),
    repeatable=("ssi", "connections"),
    deadline=datetime(2026, 11, 16, 8, tzinfo=UTC),
    zone="Europe/Berlin",
    may_remind=True,
)


def _drawn(kind: PromptKind = PromptKind.PROMPT, language: str = "en") -> Answer:
    return prompt.NOTICES[kind](json.loads(receipts.written(ASKED)), Texts(language))


@dataclass(slots=True)
class PromptDesk(Desk):
    """A desk with a prompt on it."""

    async def answers(self, label: str, kind: PromptKind = PromptKind.PROMPT) -> str:
        """Click a button of the prompt."""
        return await self.clicks(label, on=_drawn(kind))

    def notice(self, key: str) -> NoticeRow | None:
        """Return a planned message."""
        with self.database.snapshot() as tx:
            return tx.notices.find(self.workspace_id, key)

    @property
    def is_off(self) -> bool:
        """Whether the person wants no prompts."""
        with self.database.snapshot() as tx:
            return self.person_id in tx.prompts.switched_off(self.workspace_id)


@pytest.fixture
def desk(database: Database) -> PromptDesk:
    """Give a seller who is asked on Thursday morning, and reported the week before."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.reports("U1", WEEK - 1, ssi=64, connections=500, meetings=3, shares=4)
    with database.transaction() as tx:
        facts = json.dumps({"week": WEEK.number})
        tx.notices.plan("T1", key_of("U1", WEEK), person_id="U1", kind="prompt", facts=facts, due_at=NOW, state="sent")
    return PromptDesk(database)


def _is_answered(desk: PromptDesk) -> bool:
    notice = desk.notice(key_of("U1", WEEK))
    return notice is not None and notice.answered_at is not None


async def test_same_as_last_week_takes_levels_over(desk: PromptDesk) -> None:
    """The SSI and the connections stand for this week, too; meetings and shares do not, and the answer says so."""
    text = await desk.answers("Same as last week")
    assert desk.numbers() == {"ssi": Decimal(64), "connections": Decimal(500)}
    assert "Taken over from last week: SSI and connections." in text
    assert "Still open for week 46: meetings held" in text
    assert _is_answered(desk)


async def test_same_as_last_week_changes_nothing_that_stands(desk: PromptDesk) -> None:
    """What was reported since the prompt came stays; a second click finds nothing more."""
    Team(desk.database).reports("U1", WEEK, ssi=70)
    await desk.answers("Same as last week")
    assert desk.numbers() == {"ssi": Decimal(70), "connections": Decimal(500)}
    assert "nothing was stored" in await desk.answers("Same as last week")


async def test_a_closed_week_takes_nothing_over(desk: PromptDesk) -> None:
    """A week that is closed by now takes nothing over."""
    desk.turns_to(2027, 1, 14, 9)
    await desk.answers("Same as last week")
    assert desk.numbers() == {}
    assert desk.shown.is_refusal


async def test_away_tells_the_line(desk: PromptDesk) -> None:
    """Being away is told by a command, which the answer shows."""
    assert "`/upshot away" in await desk.answers("I'm away")
    assert _is_answered(desk)


async def test_tomorrow_is_tomorrow_at_ten(desk: PromptDesk) -> None:
    """A wished reminder is planned for Friday at ten, in place of the prompt."""
    assert "Fri 13 Nov, 10:00" in await desk.answers("Remind me tomorrow")
    assert desk.shown.is_replacement
    notice = desk.notice(reminder_key_of("U1", WEEK))
    assert notice is not None
    assert notice.due_at == datetime(2026, 11, 13, 9, tzinfo=UTC)
    assert _is_answered(desk)


async def test_there_is_no_tomorrow_after_friday(desk: PromptDesk) -> None:
    """On Friday, or when Friday is a day off, nothing is planned, and the answer says why."""
    desk.waits(days=1)
    assert "no working day left" in await desk.answers("Remind me tomorrow")
    assert desk.notice(reminder_key_of("U1", WEEK)) is None


async def test_reminders_are_ended_and_brought_back(desk: PromptDesk) -> None:
    """One click ends them, the button of the answer brings them back, and so do commands."""
    await desk.answers("No more reminders", PromptKind.PAUSE)
    assert desk.is_off
    await desk.clicks("Remind me again")
    assert not desk.is_off
    await desk.types("/upshot prompts aus")
    assert desk.is_off
    await desk.types("/upshot prompts on")
    assert not desk.is_off
    assert "`/upshot prompts off`" in await desk.types("/upshot prompts")


@pytest.mark.parametrize("language", ["en", "de", "sv"])
@pytest.mark.parametrize("kind", [PromptKind.PROMPT, PromptKind.REMINDER, PromptKind.PAUSE])
def test_prompts_are_valid_in_every_language(kind: PromptKind, language: str) -> None:
    """Slack takes each of them, and their buttons are short enough to be read."""
    drawn = _drawn(kind, language)
    message: dict[str, Any] = {"text": drawn.text, "blocks": list(drawn.blocks)}
    assert check_message(message) == []
    labels = [
        element["text"]["text"] for block in drawn.blocks for element in block.get("elements", ()) if "value" in element
    ]
    assert all(len(label) <= 30 for label in labels)
