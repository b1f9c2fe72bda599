"""Admins who change whatever they like, whenever they like, while sellers report and weeks go by."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain.permissions import Role
from bot.domain.posting import PostState
from bot.domain.weekly_post import WeeklyPost
from bot.slack.posting import EVENT_TYPE
from bot.use_cases import receipts
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.leaderboard.standings import leaderboard_of
from bot.use_cases.people.holders import active_holders
from tests.scenarios.office import SETUP, Office

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bot.domain.weeks import Week
    from sandbox.state.messages import Message
    from storage.database import Database
    from storage.publications import PublicationRow, RevisionRow
    from storage.transaction import Transaction
    from tests.scenarios.office import Colleague

OWNER = "olga"
"""An owner of the workspace who never leaves Slack, and is no admin of the programme to begin with."""
PEOPLE = ("alva", OWNER, "anna", "bernd", "cajsa", "mia")
SETTINGS = (
    "setup tuesday 9:30",
    "setup wednesday 17:00",
    "setup monday 8:00",
    "setup Europe/London",
    "setup America/New_York",
    "setup Asia/Tokyo",
    "setup USD",
    "setup deutsch",
    "channel #general",
    "channel #sales",
    "schedule tuesday 9:30",
    "season month",
    "season quarter",
    "policy named",
    "policy pseudonyms",
    "policy top 5",
    "platforms linkedin xing",
)
"""What admins type after ``/upshot`` to settle something."""
OWN_RULES = (
    "metrics add demos business goal 2 cap 150%",
    "metrics add demos business goal 2 cap 150%",
    "metrics remove demos",
    'weights demos 6 because "we demo"',
    'weights demos 0 because "no more"',
    "sellers @anna role farmer",
    'goals role farmer meetings 6 because "they keep customers"',
    'goals @anna meetings 1 because "back from leave"',
    'goals @anna off because "all well"',
)
"""What admins type for metrics of their own, and for goals of some."""
METRICS = ("meetings", "ssi", "leads", "revenue", "customers", "posts", "shares", "connections", "calls", "pipeline")
_CLICKS = 3
"""How often somebody clicks on: to see the nearest scheme that is possible, to save it, to give a reason."""
_people = st.sampled_from(("alva", "alva", "alva", *PEOPLE))
"""Mostly the admin."""
_because = st.sampled_from((' because "new focus"', ' because "new focus"', ""))


class AnyProgramme(RuleBasedStateMachine):
    """The real bot in its local Slack, with a clock that goes on by hours."""

    def __init__(self, new_database: Callable[[], Database]) -> None:
        """Open an office whose bot was set up by Alva, with the bot in two channels."""
        super().__init__()
        self._runner = asyncio.Runner()
        self._finals: dict[str, str] = {}
        self.office: Office = self._does(Office.open(new_database()))
        workspace = self.office.workspace
        workspace.add_person(OWNER, real_name="Olga Owner", is_owner=True, is_admin=True)
        workspace.general.members.append(workspace.app.user_id)
        self._does(self._sits("alva").types(SETUP))
        self._does(self._sits("anna").types("/outcomes meetings 2"))

    @rule(
        who=_people,
        metric=st.sampled_from(METRICS),
        weight=st.one_of(st.integers(3, 16), st.integers(0, 100)),
        because=_because,
    )
    def weighs(self, who: str, metric: str, weight: int, because: str) -> None:
        """Somebody types another weight, however odd, and saves it where that is offered."""
        self._settles(who, f"/upshot weights {metric} {weight}{because}")

    @rule(who=_people, metric=st.sampled_from(METRICS), goal=st.integers(0, 40), because=_because)
    def expects(self, who: str, metric: str, goal: int, because: str) -> None:
        """Somebody types another goal."""
        self._settles(who, f"/upshot goals {metric} {goal}{because}")

    @rule(who=_people, preset=st.sampled_from(("adoption", "balanced", "results")), because=_because)
    def begins_anew(self, who: str, preset: str, because: str) -> None:
        """Somebody goes back to a preset."""
        self._settles(who, f"/upshot weights preset {preset}{because}")

    @rule(who=_people, line=st.sampled_from(SETTINGS))
    def changes_settings(self, who: str, line: str) -> None:
        """Somebody changes when, where or how the post comes."""
        self._settles(who, f"/upshot {line}")

    @rule(who=_people, line=st.sampled_from(OWN_RULES))
    def has_own_rules(self, who: str, line: str) -> None:
        """Somebody defines a metric, weighs it, removes it, or gives some other goals."""
        self._settles(who, f"/upshot {line}")

    @rule(
        who=_people,
        role=st.sampled_from(("admins", "managers", "auditors", "executives")),
        change=st.sampled_from(("add", "remove")),
        whom=_people,
    )
    def appoints(self, who: str, role: str, change: str, whom: str) -> None:
        """Somebody gives or takes a role."""
        self._settles(who, f"/upshot {role} {change} @{whom}")

    @rule(whom=st.sampled_from([person for person in PEOPLE if person != OWNER]), is_gone=st.booleans())
    def leaves(self, whom: str, is_gone: bool) -> None:  # noqa: FBT001 - hypothesis passes by name
        """Somebody leaves Slack, or comes back; when no admin is left, an owner of the workspace takes over."""
        self._does(self._told(whom, is_gone=is_gone))
        if not self._admins():
            self._does(self._sits(OWNER).types("/upshot setup monday 10:00"))

    @rule(who=_people, metric=st.sampled_from(("meetings", "leads", "calls", "demos")), amount=st.integers(0, 9))
    def reports(self, who: str, metric: str, amount: int) -> None:
        """Somebody reports."""
        self._does(self._sits(who).types(f"/outcomes {metric} {amount}"))

    @rule(hours=st.integers(1, 20))
    def time_passes(self, hours: int) -> None:
        """Some hours go by."""
        self._waits(hours)

    @rule()
    def a_week_passes(self) -> None:
        """A week goes by, half a day after the other."""
        for _ in range(14):
            self._waits(12)

    @invariant()
    def all_schemes_are_admissible(self) -> None:
        """A scheme that breaks a guard rail could not even be read."""
        with self.office.bot.database.snapshot() as tx:
            assert rulebook_of(tx, self._workspace_id)

    @invariant()
    def somebody_looks_after_it(self) -> None:
        """There is an admin who can act."""
        assert self._admins()

    @invariant()
    def each_week_is_posted_once(self) -> None:
        """What stands in the channels is one message for each week that counts as posted, and none is lost."""
        posts = self._posts()
        assert {post.state for post, _ in posts} <= {PostState.DUE, PostState.POSTED}
        stored = sorted(post.message_ts for post, _ in posts if post.state == PostState.POSTED)
        assert stored == sorted(message.ts for message in self._messages())

    @invariant()
    def the_past_stays(self) -> None:
        """Each stored post is computed again from its entries alone, and a final one never changes."""
        texts = {message.ts: message.text for message in self._messages()}
        with self.office.bot.database.snapshot() as tx:
            for post, revision in self._posts():
                if revision is not None and post.state == PostState.POSTED:
                    assert _shown(revision) == _computed(tx, post, revision)
                if post.final_at is not None and post.final_at <= self.office.clock():
                    assert self._finals.setdefault(post.message_ts, texts[post.message_ts]) == texts[post.message_ts]

    def teardown(self) -> None:
        """Close the office."""
        assert self.office.workspace.dropped == []
        self._does(self.office.closes())
        self._runner.close()

    def _settles(self, who: str, line: str) -> None:
        """Type a line, and click what the answers offer first of all."""
        colleague = self._sits(who)
        self._does(colleague.types(line))
        for _ in range(_CLICKS):
            if colleague.seat.form is not None:
                self._does(colleague.seat.closes(everything=True))
            offered = colleague.seat.sees("sales")[-1]
            action_id = next(_primary(offered.blocks), None) if offered.is_ephemeral else None
            if action_id is None:
                return
            self._does(colleague.clicks(action_id, offered))

    async def _told(self, whom: str, *, is_gone: bool) -> None:
        """Let Slack tell the bot that somebody left or came back; without a running loop no event is sent."""
        self.office.workspace.change_person(whom, deleted=is_gone)
        await self.office.server.slack.events.settle()

    def _waits(self, hours: int) -> None:
        self.office.clock.advance_to(self.office.clock() + timedelta(hours=hours))
        self._does(self.office.bot.features.schedule.tick())
        now = self.office.clock()
        assert [post for post, _ in self._posts() if post.state == PostState.DUE and post.due_at <= now] == []

    def _messages(self) -> list[Message]:
        channels = [channel for channel in self.office.workspace.channels.values() if not channel.is_direct]
        told = (message for channel in channels for message in channel.history() if message.metadata)
        return [message for message in told if message.metadata and message.metadata["event_type"] == EVENT_TYPE]

    def _posts(self) -> list[tuple[PublicationRow, RevisionRow | None]]:
        with self.office.bot.database.snapshot() as tx:
            posts = tx.publications.of(self._workspace_id)
            kept = {post.week_start: tx.publications.revisions(self._workspace_id, post.week_start) for post in posts}
        return [(post, kept[post.week_start][-1] if kept[post.week_start] else None) for post in posts]

    def _admins(self) -> dict[str, Any]:
        with self.office.bot.database.snapshot() as tx:
            return dict(active_holders(tx, self._workspace_id, Role.ADMIN))

    def _sits(self, who: str) -> Colleague:
        return self.office.sits(who)

    def _does(self, deed: Awaitable[Any]) -> Any:
        return self._runner.run(_awaited(deed))

    @property
    def _workspace_id(self) -> str:
        return self.office.workspace.team_id


async def _awaited(deed: Awaitable[Any]) -> Any:
    return await deed


def _primary(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        for element in block.get("elements", ()):
            if element.get("type") == "button" and element.get("style") == "primary":
                yield element["action_id"]


def _shown(revision: RevisionRow) -> list[tuple[int, str, Any]]:
    document: WeeklyPost = receipts.read(WeeklyPost, revision.document)
    return [(seller.place, seller.seller_id, seller.points) for seller in document.sellers if seller.seller_id]


def _computed(tx: Transaction, post: PublicationRow, revision: RevisionRow) -> list[tuple[int, str, Any]]:
    week: Week = receipts.read(WeeklyPost, revision.document).week
    ranked = leaderboard_of(tx, post.workspace_id, week, limit=revision.sequence).ranked
    shown = {seller_id for _, seller_id, _ in _shown(revision)}
    return [(seller.place, seller.seller_id, seller.points) for seller in ranked if seller.seller_id in shown]
