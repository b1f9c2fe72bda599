"""Hand an admin everything of the programme that its visibility allows.

What a weekly post said is taken as it was posted, so it holds nobody who was not named in the channel; numbers of
single sellers are in it only where everybody is named. What sellers keep for themselves is never in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Thing
from bot.domain.exports import Export, Sheet
from bot.domain.metrics import PRIVATE
from bot.domain.people import NotSetUpError, Visibility
from bot.domain.scoring.scheme import Scheme
from bot.domain.visibility import names_sellers
from bot.domain.weekly_post import WeeklyPost
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.people.identify import known_programme
from bot.use_cases.programme.show_audit import audit_of
from storage.audits import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.clock import Clock
    from bot.domain.exports import Cell
    from bot.domain.people import Actor
    from storage.database import Database
    from storage.transaction import Transaction

_POINTS: Final = ("business", "strategic", "ssi", "locked")
_DEAL: Final = ("customer", "stage", "value", "source", "is_influenced", "opened_on", "closed_on", "crm_id")


@dataclass(frozen=True, slots=True)
class ExportProgramme:
    """Collect the settings, rules, posts, leaderboards and decisions of a programme."""

    database: Database
    clock: Clock

    def __call__(self, actor: Actor) -> Export:
        """Return a sheet for each subject.

        Raises:
            NotSetUpError: there is no programme yet.
            NotAllowedError: the person asking is no admin.
        """
        actor.require_admin()
        return self.for_operator(actor.workspace_id)

    def for_operator(self, workspace_id: str) -> Export:
        """Return the same for whoever has the database itself and asks on the command line.

        Raises:
            NotSetUpError: there is no programme yet.
        """
        with self.database.snapshot() as tx:
            programme = known_programme(tx, workspace_id)
            if programme is None:
                raise NotSetUpError(may_set_up=False)
            return Export(tuple(_sheets(tx, workspace_id, programme.visibility)), self.clock())


def _sheets(tx: Transaction, workspace_id: str, visibility: Visibility) -> Iterator[Sheet]:
    names = tx.people.names(workspace_id)
    posts = _posts(tx, workspace_id)
    yield _settings(tx, workspace_id)
    yield _rules(tx, workspace_id)
    yield _weeks(posts)
    if names_sellers(visibility):
        yield _standings(posts)
    if visibility is Visibility.NAMED:
        yield _numbers(tx, workspace_id, names)
        yield _deals(tx, workspace_id, names)
    yield _publications(tx, workspace_id)
    yield _audit(tx, workspace_id)


def _posts(tx: Transaction, workspace_id: str) -> list[WeeklyPost]:
    """Return what the weekly posts say now, oldest first."""
    found = []
    for post in sorted(tx.publications.of(workspace_id), key=lambda post: post.week_start):
        said = tx.publications.revisions(workspace_id, post.week_start) if post.state == "posted" else []
        if said and said[-1].document:
            found.append(receipts.read(WeeklyPost, said[-1].document))
    return found


def _settings(tx: Transaction, workspace_id: str) -> Sheet:
    row = tx.programmes.of(workspace_id)
    settings = {} if row is None else row._asdict()
    rows = [(name, value) for name, value in settings.items() if name not in SECRET]
    return Sheet("settings", ("setting", "value"), tuple(rows))


def _rules(tx: Transaction, workspace_id: str) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for row in tx.schemes.all(workspace_id):
        scheme = Scheme.from_json(json.loads(row.document))
        week = str(Week.of(row.effective_week_start))
        rows += [(row.version, week, key, float(rule.weight), float(rule.goal)) for key, rule in scheme.metrics.items()]
    return Sheet("rules", ("version", "since", "metric", "weight", "goal"), tuple(rows))


def _weeks(posts: list[WeeklyPost]) -> Sheet:
    """Return the sums of each week, as far as they were posted: without those that would tell on somebody."""
    columns = ("week", "rules", "reported", "present", "mean_points", "meetings", "leads", "customers", "revenue")
    rows = [
        (
            *(str(post.week), post.scheme_version, post.reported, post.present, post.mean),
            *((totals.meetings, totals.leads, totals.customers, totals.revenue) if totals else (None,) * 4),
        )
        for post, totals in ((post, post.totals) for post in posts)
    ]
    return Sheet("weeks", columns, tuple(rows))


def _standings(posts: list[WeeklyPost]) -> Sheet:
    rows = [
        (str(post.week), seller.place, seller.name, seller.points, *(getattr(seller, part) for part in _POINTS))
        for post in posts
        for seller in post.sellers
    ]
    return Sheet("standings", ("week", "place", "name", "points", *_POINTS), tuple(rows))


def _numbers(tx: Transaction, workspace_id: str, names: Mapping[str, str]) -> Sheet:
    numbers = sorted(tx.reports.all(workspace_id), key=lambda number: (number.week_start, number.seller_id))
    rows = [
        (str(Week.of(number.week_start)), names.get(number.seller_id, ""), number.metric, number.amount)
        for number in numbers
        if number.metric not in PRIVATE
    ]
    return Sheet("numbers", ("week", "name", "metric", "amount"), tuple(rows))


def _deals(tx: Transaction, workspace_id: str, names: Mapping[str, str]) -> Sheet:
    rows = [
        (deal.deal_id, names.get(deal.seller_id, ""), *(getattr(deal, column) for column in _DEAL))
        for deal in tx.deals.all(workspace_id)
    ]
    return Sheet("deals", ("deal", "name", *_DEAL), tuple(rows))


def _publications(tx: Transaction, workspace_id: str) -> Sheet:
    rows = [
        (str(Week.of(post.week_start)), post.state, post.due_at, post.posted_at, post.final_at, post.problem)
        for post in sorted(tx.publications.of(workspace_id), key=lambda post: post.week_start)
    ]
    return Sheet("posts", ("week", "state", "due_at", "posted_at", "final_at", "problem"), tuple(rows))


def _audit(tx: Transaction, workspace_id: str) -> Sheet:
    rows = [
        (
            entry.decided_at,
            entry.author,
            change.thing,
            change.name,
            change.whom,
            *_told(change.thing, change.old, change.new),
            entry.reason,
        )
        for entry in audit_of(tx, workspace_id)
        for change in entry.changes
    ]
    return Sheet("audit", ("at", "who", "what", "name", "whom", "old", "new", "reason"), tuple(rows))


def _told(thing: Thing, old: Cell, new: Cell) -> tuple[Cell, Cell]:
    """Return the values of a change; of a scheme the week from which it holds."""
    return (None, str(Week(int(str(new))))) if thing is Thing.SCHEME else (old, new)
