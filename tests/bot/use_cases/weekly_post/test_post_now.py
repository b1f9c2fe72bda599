from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import NotAllowedError, UnknownPersonError
from bot.domain.posting import PostState
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.compose import compose_post
from bot.use_cases.weekly_post.health import health_of
from bot.use_cases.weekly_post.planning import RenewPlans, plan_next
from bot.use_cases.weekly_post.post_now import PostNow, PostNowKind, SettleUnknownPost
from bot.use_cases.weekly_post.preview import PreviewPost
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.domain.weeks import Week
    from bot.use_cases.weekly_post.health import HealthFacts
    from storage.database import Database
    from storage.publications import PublicationRow

ENDED = WEEK - 1


def _clock() -> datetime:
    return NOW


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme with an admin, a manager and a seller, whose next post is planned."""
    team = Team.found(database, first_week_start=ENDED.starts_on)
    for person_id, name in (("U1", "Anna"), ("UADMIN", "Ada"), ("UBOSS", "Bo")):
        team.joins(person_id, name)
    team.appoints("UADMIN", "admin")
    team.appoints("UBOSS", "manager")
    team.reports("U1", ENDED, meetings=3)
    _plan(team)
    return team


def _plan(team: Team, workspace_id: str = "T1") -> None:
    with team.database.transaction() as tx:
        programme = known_programme(tx, workspace_id)
        assert programme is not None
        plan_next(tx, workspace_id, programme, NOW)


def _post(team: Team, week: Week = ENDED) -> PublicationRow:
    with team.database.snapshot() as tx:
        post = tx.publications.find(team.workspace_id, week.starts_on)
    assert post is not None
    return post


def _put(team: Team, state: PostState, **columns: object) -> None:
    with team.database.transaction() as tx:
        tx.publications.move(_post(team), state=state, **columns)


def _health(team: Team) -> HealthFacts:
    with team.database.snapshot() as tx:
        return health_of(tx, team.workspace_id)


def test_the_first_post_covers_the_first_week(team: Team) -> None:
    """The first planned post is that of the programme's first week, and planning again adds nothing."""
    _plan(team)
    health = _health(team)
    assert health.next is not None
    assert health.next.week == ENDED
    assert health.next.due_at == datetime(2026, 11, 9, 9, tzinfo=UTC)


@pytest.mark.parametrize("person_id", ["U1", "UBOSS"])
def test_only_admins_post_and_preview(team: Team, person_id: str) -> None:
    """Sellers and managers are refused at each door."""
    actor = team.actor(person_id)
    with pytest.raises(NotAllowedError):
        PostNow(team.database, _clock)(actor)
    with pytest.raises(NotAllowedError):
        SettleUnknownPost(team.database, _clock)(actor, ENDED, 1, again=True)
    with pytest.raises(NotAllowedError):
        PreviewPost(team.database, _clock, compose_post)(actor)


def test_an_admin_whom_slack_did_not_confirm_is_refused(team: Team) -> None:
    """Nobody posts as an admin on yesterday's word."""
    with pytest.raises(UnknownPersonError):
        PostNow(team.database, _clock)(replace(team.actor("UADMIN"), is_confirmed=False))


@pytest.mark.parametrize("state", [PostState.DUE, PostState.FAILED, PostState.MISSED])
def test_a_week_without_a_post_becomes_due(team: Team, state: PostState) -> None:
    """Whatever kept the post from the channel, an admin may have it posted."""
    _put(team, state, due_at=NOW - timedelta(days=2), not_before=NOW + timedelta(hours=1))
    answer = PostNow(team.database, _clock)(team.actor("UADMIN"))
    assert (answer.kind, answer.week) == (PostNowKind.PLANNED, ENDED)
    post = _post(team)
    assert (post.state, post.due_at, post.not_before, post.requested_by) == ("due", NOW, None, "UADMIN")


def test_a_week_before_the_first_may_be_posted_by_hand(database: Database) -> None:
    """An admin may post a reported week that ended before the programme began; the planned ones stay."""
    team = Team.found(database, first_week_start=WEEK.starts_on)
    team.knows("UADMIN", "Ada")
    team.appoints("UADMIN", "admin")
    team.joins("U1", "Anna", ENDED.starts_on)
    team.reports("U1", ENDED, meetings=1)
    _plan(team)
    assert PostNow(database, _clock)(team.actor("UADMIN")).kind is PostNowKind.PLANNED
    assert _post(team, ENDED).state == "due"
    assert _post(team, WEEK).due_at == datetime(2026, 11, 16, 9, tzinfo=UTC)


def test_a_posted_week_is_answered_with_its_link(team: Team) -> None:
    """There is one post a week; asking for another leads to it."""
    _put(team, PostState.POSTED, channel_id="C1", message_ts="1763283600.000100")
    answer = PostNow(team.database, _clock)(team.actor("UADMIN"))
    assert answer.kind is PostNowKind.POSTED
    assert answer.link == "https://acme.example/archives/C1/p1763283600000100"
    assert _post(team).state == "posted"


def test_a_post_under_way_is_let_be(team: Team) -> None:
    """A post that is being sent is not made due again."""
    _put(team, PostState.SENDING)
    assert PostNow(team.database, _clock)(team.actor("UADMIN")).kind is PostNowKind.UNDER_WAY


def test_a_post_of_unknown_fate_is_asked_about(team: Team) -> None:
    """Only the admin's word lets it be posted again, and that word counts for one attempt."""
    _put(team, PostState.ATTENTION, attempt=1)
    answer = PostNow(team.database, _clock)(team.actor("UADMIN"))
    assert (answer.kind, answer.attempt) == (PostNowKind.UNKNOWN, 1)
    assert _post(team).state == "attention"
    settle, admin = SettleUnknownPost(team.database, _clock), team.actor("UADMIN")
    assert settle(admin, ENDED, 0, again=True).kind is PostNowKind.UNKNOWN
    assert settle(admin, ENDED, 1, again=True).kind is PostNowKind.PLANNED
    assert _post(team).state == "due"


def test_a_post_of_unknown_fate_may_be_left(team: Team) -> None:
    """What an admin leaves as it is troubles nobody any more."""
    _put(team, PostState.ATTENTION, attempt=1)
    assert [post.week for post in _health(team).troubled] == [ENDED]
    settle = SettleUnknownPost(team.database, _clock)
    assert settle(team.actor("UADMIN"), ENDED, 1, again=False).kind is PostNowKind.LEFT
    assert _health(team).troubled == ()


def test_another_workspace_is_not_touched(team: Team) -> None:
    """An admin's word counts in the own workspace only."""
    other = Team.found(team.database, "T2", first_week_start=ENDED.starts_on)
    _plan(other, "T2")
    PostNow(team.database, _clock)(team.actor("UADMIN"))
    assert _post(other).requested_by == ""


def test_a_preview_shows_the_week_that_is_still_to_be_posted(team: Team) -> None:
    """Before the post it is the week that ended; after it the running week."""
    preview = PreviewPost(team.database, _clock, compose_post)
    first = preview(team.actor("UADMIN"))
    assert (first.document.week, first.is_running) == (ENDED, False)
    assert [seller.name for seller in first.document.sellers] == ["Anna"]
    _put(team, PostState.POSTED)
    second = preview(team.actor("UADMIN"))
    assert (second.document.week, second.is_running) == (WEEK, True)
    assert second.due_at == datetime(2026, 11, 16, 9, tzinfo=UTC)


def test_health_tells_the_last_and_the_next_post(team: Team) -> None:
    """The newest post that stands, the next one and those in trouble are told."""
    _put(team, PostState.POSTED, channel_id="C1", message_ts="1.5", posted_at=NOW)
    _plan(team)
    health = _health(team)
    assert health.last is not None
    assert health.next is not None
    assert (health.last.week, health.last.link) == (ENDED, "https://acme.example/archives/C1/p15")
    assert (health.next.week, health.troubled) == (WEEK, ())


def test_plans_are_renewed_at_the_start(team: Team) -> None:
    """When a time zone's rules changed between two starts, the next post moves with them."""
    _put(team, PostState.POSTED)
    _plan(team)
    with team.database.transaction() as tx:
        tx.publications.move(_post(team, WEEK), due_at=datetime(2026, 11, 16, 8, tzinfo=UTC))
    RenewPlans(team.database, _clock)()
    assert _post(team, WEEK).due_at == datetime(2026, 11, 16, 9, tzinfo=UTC)


def test_before_a_week_has_ended_there_is_nothing_to_post(database: Database) -> None:
    """In the programme's first week nothing is posted, and the answer tells when the first post comes."""
    team = Team.found(database, first_week_start=WEEK.starts_on)
    team.knows("UADMIN", "Ada")
    team.appoints("UADMIN", "admin")
    _plan(team)
    answer = PostNow(database, _clock)(team.actor("UADMIN"))
    assert (answer.kind, answer.week) == (PostNowKind.TOO_EARLY, WEEK)
    assert answer.first_at == datetime(2026, 11, 16, 9, tzinfo=UTC)
    assert _post(team, WEEK).state == PostState.DUE
    with database.snapshot() as tx:
        assert len(tx.publications.of("T1")) == 1
