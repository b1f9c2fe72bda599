"""Programmes of any size, whose sellers report week by week and whose posts are told one after another."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bot.use_cases import receipts
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.compose import compose_post
from storage.memberships import Membership
from storage.people import PersonRow
from storage.reports import ReportedNumber
from tests.teams import NOW, SETTINGS, WEEK, Team

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.people import Visibility
    from bot.domain.weekly_post import WeeklyPost
    from bot.domain.weeks import Week
    from storage.database import Database

NAMES: Final = (
    "Anna Berg",
    "Björn Åkesson-Lindqvist",
    "נועה לוי",
    "Zoë 🚀 Müller",
    "Maximiliana Wilhelmina von Hohenstein-Lichtenfels zu Unterwörnitz und Oberdachstetten",
    "محمد الأحمد",
    "Li Wei",
    "<!channel> *boss*",
    "Chloé Dubois",
    "O'Neil, Pat",
    "Ида Соколова",
    "田中 美咲",
)
"""As people are called: long ones, those written from right to left, emoji, and one who means harm."""
_MARKS: Final = dict.fromkeys(("is_workspace_admin", "is_guest", "is_bot", "is_deleted", "is_stranger"), False)


@dataclass(slots=True, repr=False)
class Crowd:
    """Many sellers, who do the same in each run."""

    team: Team
    size: int
    chance: random.Random = field(default_factory=lambda: random.Random(47))  # noqa: S311 - it is to be the same again

    @classmethod
    def gathers(cls, database: Database, size: int, names: Sequence[str] = NAMES, **settings: Any) -> Crowd:
        """Found a programme with so many sellers of these names, who take part from its first week on."""
        team = Team.found(database, **settings)
        sellers = [f"U{number:05}" for number in range(size)]
        with team.entry(action="join") as (tx, sequence):
            for number, seller_id in enumerate(sellers):
                name = names[number] if number < len(names) else f"{names[number % 4]} {number}"
                tx.people.remember(team.workspace_id, PersonRow(seller_id, name, "en-US", "", fetched_at=NOW, **_MARKS))
                membership = Membership(seller_id, SETTINGS.first_week_start, None, None, "")
                tx.memberships.record(team.workspace_id, sequence, membership)
                tx.namings.record(team.workspace_id, sequence, seller_id, is_named=True)
        return cls(team, size)

    def parts(self, *teams: str) -> None:
        """Put everybody into one of some teams, by turns, for all the weeks that are told of."""
        for number, name in enumerate(teams):
            members = [f"U{seller:05}" for seller in range(number, self.size, len(teams))]
            self.team.groups(name, *members, since=WEEK - 26)

    def reports(self, week: Week, *, ssi: float = 0, effort: float = 1) -> None:
        """Let nearly everybody report a week, with so many SSI points more and so much of the usual business."""
        numbers = [each for seller in range(self.size) for each in self._numbers(seller, week, ssi, effort)]
        with self.team.entry() as (tx, sequence):
            tx.reports.record_all(self.team.workspace_id, sequence, numbers)
        for number in range(-(-self.size // 6)):
            if effort and self.chance.random() < effort / 2:
                self._wins(number, week)

    def posts(self, week: Week = WEEK) -> WeeklyPost:
        """Return what the post of a week says, and let it be posted."""
        with self.team.database.snapshot() as tx:
            programme = known_programme(tx, self.team.workspace_id)
            assert programme is not None
            sequence = tx.journal.last_sequence(self.team.workspace_id)
            post = compose_post(tx, self.team.workspace_id, programme, week, sequence)
        self.team.publishes(week, receipts.written(post))
        return post

    def seen_by(self, modes: Iterable[Visibility], week: Week = WEEK) -> Iterator[WeeklyPost]:
        """Yield what the post of a week says where sellers are named in each of these ways."""
        with self.team.database.snapshot() as tx:
            programme, sequence = (
                known_programme(tx, self.team.workspace_id),
                tx.journal.last_sequence(self.team.workspace_id),
            )
            assert programme is not None
            for mode in modes:
                yield compose_post(tx, self.team.workspace_id, replace(programme, visibility=mode), week, sequence)

    def lives(self, weeks: int, **usual: float) -> WeeklyPost:
        """Let so many weeks be reported and posted, up to the week of the stories; return its post."""
        for week in range((WEEK - weeks + 1).number, WEEK.number + 1):
            self.reports(WEEK + (week - WEEK.number), **usual)
            post = self.posts(WEEK + (week - WEEK.number))
        return post

    def _numbers(self, seller: int, week: Week, ssi: float, effort: float) -> list[ReportedNumber]:
        if seller and self.chance.random() < 0.1:
            return []
        strength = effort * 3 / (1 + seller % 7)
        amounts = {
            "ssi": 48 + seller % 30 + ssi,
            "connections": 700 + 12 * (week.number - WEEK.number + 30) + seller,
            "shares": self.chance.randint(1, 4),
            **{metric: round(self.chance.random() * mean * strength) for metric, mean in _MEANS.items()},
        }
        key = (f"U{seller:05}", week.starts_on)
        return [ReportedNumber(*key, metric, Decimal(str(amount))) for metric, amount in amounts.items()]

    def _wins(self, seller: int, week: Week) -> None:
        customer = f"Customer {week.number}/{seller}"
        value = self.chance.randrange(4, 30) * 1000
        self.team.deals(f"U{seller:05}", customer, value, closed_on=week.days[1])


_MEANS: Final = {"calls": 12, "meetings": 4, "leads": 3, "pipeline": 20_000, "link_clicks": 30, "conversions": 1}
