"""Whatever an admin does to the schedule, every week is posted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.people import Origin
from bot.domain.plans import Plan
from bot.domain.posting import Posted, PostState, due_at
from bot.domain.weeks import Week
from bot.use_cases.people.identify import known_programme
from bot.use_cases.programme.change_settings import ChangeSettings, SettingsProposal
from bot.use_cases.reporting.entries import Act
from bot.use_cases.weekly_post.claim import ClaimDuePost
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.due import week_of
from bot.use_cases.weekly_post.missed import GiveUpMissedPosts
from bot.use_cases.weekly_post.planning import plan_next
from bot.use_cases.weekly_post.record import RecordSending
from tests.teams import Team

if TYPE_CHECKING:
    from bot.domain.people import Programme
    from bot.domain.weekly_post import WeeklyPost
    from storage.database import Database
    from storage.publications import PublicationRow
    from storage.transaction import Transaction

_START = datetime(2026, 11, 16, 7, tzinfo=UTC)
"""Two hours before the post of week 46 is due."""
_ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu")
_NUMBERS = count(1)
_CHANGES = st.builds(
    Plan,
    weekday=st.none() | st.integers(0, 2),
    at=st.none() | st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 59])),
    zone=st.none() | st.sampled_from(_ZONES),
)
_PAUSES = st.integers(1, 20 * 60).map(lambda minutes: timedelta(minutes=minutes))


@dataclass(slots=True)
class _Programme:
    """A programme whose admin is restless, and whose bot looks at the clock after every step."""

    team: Team
    now: datetime = _START
    posted: Counter[int] = field(default_factory=Counter)

    @classmethod
    def founded(cls, database: Database) -> _Programme:
        team = Team.found(database, f"T{next(_NUMBERS)}", first_week_start=Week.iso(2026, 46).starts_on)
        team.knows("UA", "Alva")
        team.appoints("UA", "admin")
        found = cls(team)
        with database.transaction() as tx:
            plan_next(tx, team.workspace_id, found.settings(tx), found.now)
        return found

    def settings(self, tx: Transaction) -> Programme:
        programme = known_programme(tx, self.team.workspace_id)
        assert programme is not None
        return programme

    def changes(self, plan: Plan) -> None:
        act = Act(Origin.CLICK, f"click:{next(_NUMBERS)}", self.now)
        ChangeSettings(self.team.database)(self.team.actor("UA"), act, SettingsProposal(plan))

    def ticks(self) -> None:
        database, workspace_id = self.team.database, self.team.workspace_id
        GiveUpMissedPosts(database, self._clock)(workspace_id)
        for post in self.posts():
            claim = ClaimDuePost(database, self._clock, compose_post, "test")
            intent = claim(workspace_id, week_of(post))
            if intent is not None:
                self.posted[intent.week.number] += 1
                RecordSending(database, self._clock)(intent, Posted("C1", f"{intent.week.number}.0"))

    def posts(self) -> list[PublicationRow]:
        with self.team.database.snapshot() as tx:
            return list(tx.publications.of(self.team.workspace_id))

    def _clock(self) -> datetime:
        return self.now


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(_PAUSES, st.none() | _CHANGES), min_size=5, max_size=30))
def test_every_week_is_posted_once(database: Database, steps: list[tuple[timedelta, Plan | None]]) -> None:
    """No change of day, time or zone around the time of a post brings a week twice, or passes one over."""
    programme = _Programme.founded(database)
    for pause, plan in steps:
        programme.now += pause
        programme.ticks()
        if plan is not None:
            programme.changes(plan)
            programme.ticks()
    posts = programme.posts()
    assert not [post for post in posts if post.state in {PostState.MISSED, PostState.SILENT}]
    posted, waiting = sorted(programme.posted), [week_of(post) for post in posts if post.state == PostState.DUE]
    assert posted == list(range(Week.iso(2026, 46).number, Week.iso(2026, 46).number + len(posted)))
    assert set(programme.posted.values()) <= {1}
    assert waiting == [Week.iso(2026, 46) + len(posted)]
    with database.snapshot() as tx:
        due = min(post.due_at for post in posts if post.state == PostState.DUE)
        assert due >= due_at(programme.settings(tx), waiting[0])
        assert due > programme.now


def test_a_change_while_a_post_is_made_moves_the_next(database: Database) -> None:
    """The next week is planned by the settings that hold when a post is taken, not by those it was made with."""
    programme = _Programme.founded(database)
    programme.now = _START + timedelta(hours=2)

    def compose(tx: Transaction, workspace_id: str, before: Programme, week: Week, sequence: int) -> WeeklyPost:
        programme.changes(Plan(weekday=2, at=time(8)))
        return compose_post(tx, workspace_id, before, week, sequence)

    claim = ClaimDuePost(database, lambda: programme.now, compose, "test")
    assert claim(programme.team.workspace_id, Week.iso(2026, 46)) is not None
    next_one = next(post for post in programme.posts() if post.state == PostState.DUE)
    assert next_one.due_at == datetime(2026, 11, 25, 7, tzinfo=UTC)


def test_a_dry_run_passes_weeks_in_silence(database: Database) -> None:
    """In a dry run nothing is posted, nothing counts as missed, and the first week after it is posted."""
    programme = _Programme.founded(database)
    programme.changes(Plan(dry_run=True))
    for _ in range(16):
        programme.now += timedelta(hours=12)
        programme.ticks()
    assert not programme.posted
    programme.changes(Plan(dry_run=False))
    for _ in range(14):
        programme.now += timedelta(hours=12)
        programme.ticks()
    assert sorted(programme.posted) == [Week.iso(2026, 48).number]
    states = {str(week_of(post)): post.state for post in programme.posts()}
    assert states == {"2026-W46": "silent", "2026-W47": "silent", "2026-W48": "posted", "2026-W49": "due"}
