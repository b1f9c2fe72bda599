"""What stands on a wall screen, in words and numbers: money first, then people, then teams."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bot.domain.people import Visibility
from bot.domain.posts.headline import Measure
from bot.domain.scoring.metrics import Pillar
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.visibility import NamedSeller
from bot.views.leaderboard import score_lines
from bot.views.weekly_post import board
from bot.views.weekly_post.headline import unverified

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.leaderboard import Outcomes, Participation
    from bot.domain.posts.headline import Usual
    from bot.domain.scoring.leaderboard import TeamScore
    from bot.domain.teams import PlacedTeam
    from bot.domain.visibility import VisibleLeaderboard
    from bot.i18n import Texts
    from bot.use_cases.wall.show_wall import WallScreen

_SELLERS: Final = 8
"""More names would be too small to read from five metres."""
_TEAMS: Final = 5
_BAR: Final = 1000
"""Units of a bar's length."""
_FULL: Final = Decimal(100)
"""Points at which a bar is full, unless somebody has more."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in large type, and what it is."""

    amount: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar, in units of its length."""

    kind: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """A seller or a team."""

    place: str
    name: str
    points: str
    arrow: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """Something beside the list: a figure, or teams."""

    title: str
    amount: str = ""
    words: str = ""
    teams: tuple[Row, ...] = ()
    is_small: bool = False
    """Whether two of its kind stand beside each other."""


def of(screen: WallScreen, texts: Texts) -> Mapping[str, Any]:
    """Return the values of the template; text is plain and still to be escaped."""
    title = texts.plain("Leaderboard of {week} so far", week=texts.week(screen.week))
    visible = screen.leaderboard
    if visible is None:
        return {"title": texts.plain("Leaderboard"), "empty": texts.plain("There is nothing to show here for now.")}
    headline = tuple(_headline(visible.outcomes, visible.currency, texts))
    rows = _rows(visible.named or visible.teams.placed, texts)
    aside = tuple(_aside(visible, screen.season, texts))
    is_empty = not (headline or rows or aside)
    return {
        "title": title,
        "empty": texts.plain("There is nothing to show here for now.") if is_empty else "",
        "headline": headline,
        "usual": _below(screen, visible, texts) if headline else "",
        "rows": rows,
        "legend": _legend(texts),
        "aside": aside,
        "nobody": "" if rows or visible.visibility is Visibility.TEAMS else texts.plain("Nobody has points yet."),
    }


def _headline(outcomes: Outcomes | None, currency: str, texts: Texts) -> Iterator[Figure]:
    if outcomes is None:
        return
    meetings, leads, customers = int(outcomes.meetings), int(outcomes.leads), outcomes.customers
    if outcomes.social_revenue:
        yield Figure(texts.money(outcomes.social_revenue, currency), texts.plain("from social selling this week"))
    if meetings:
        yield Figure(texts.number(meetings), texts.plain_count("meeting", "meetings", meetings))
    if leads:
        yield Figure(texts.number(leads), texts.plain_count("lead", "leads", leads))
    if customers:
        yield Figure(texts.number(customers), texts.plain_count("new customer", "new customers", customers))


def _below(screen: WallScreen, visible: VisibleLeaderboard, texts: Texts) -> str:
    """Return what there is to say about the figures: what of the money waits for a second person, and what is usual."""
    waiting = visible.outcomes.unverified_revenue if visible.outcomes is not None else Decimal(0)
    money = texts.short_money(waiting, visible.currency)
    doubt = texts.plain("{money} of the revenue is not verified yet.", money=money) if waiting else ""
    return " ".join(filter(None, (doubt, _usual(screen.usual, visible.currency, texts))))


def _usual(usual: Usual | None, currency: str, texts: Texts) -> str:
    """Return what the weeks before brought in the mean, to be held against what the running one has so far."""
    if usual is None:
        return ""
    if usual.measure is Measure.REVENUE:
        return texts.plain(
            "In a whole week usually {amount} from social selling (mean of the last {count}).",
            amount=texts.short_money(round(usual.amount), currency),
            count=texts.number(usual.weeks),
        )
    return texts.plain(
        "In a whole week usually {amount} meetings (mean of the last {count}).",
        amount=texts.number(usual.amount, 1),
        count=texts.number(usual.weeks),
    )


def _rows(ranked: Sequence[NamedSeller | PlacedTeam], texts: Texts) -> tuple[Row, ...]:
    full = max([_FULL, *(each.points for each in ranked)])
    return tuple(_row(each, full, texts) for each in ranked[:_SELLERS])


def _row(each: NamedSeller | PlacedTeam, full: Decimal, texts: Texts) -> Row:
    return Row(
        place="" if each.place is None else texts.number(each.place),
        name=board.shown_name(each.name, texts),
        points=texts.points(each.points),
        arrow=board.arrow(each) if isinstance(each, NamedSeller) else "",
        parts=tuple(_parts(each, full)),
    )


def _parts(each: NamedSeller | PlacedTeam, full: Decimal) -> Iterator[Part]:
    """Yield the parts of a bar as long as the points; what is locked shortens the two social ones alike."""
    social = each.strategic + each.ssi
    counted = (social + each.locked) / social if social else Decimal(1)
    start = 0
    for kind, points in (
        ("outcomes", each.business),
        ("strategic", each.strategic * counted),
        ("ssi", each.ssi * counted),
    ):
        width = max(0, round(points * _BAR / full))
        yield Part(kind, start, width)
        start += width


def _legend(texts: Texts) -> tuple[tuple[str, str], ...]:
    pillars = {"outcomes": Pillar.BUSINESS, "strategic": Pillar.STRATEGIC, "ssi": Pillar.SSI}
    return tuple((kind, score_lines.pillar_name(pillar, texts)) for kind, pillar in pillars.items())


def _aside(visible: VisibleLeaderboard, season: Outcomes | None, texts: Texts) -> Iterator[Card]:
    if season is not None and season.social_revenue:
        money = texts.money(season.social_revenue, visible.currency)
        waiting = unverified(season.unverified_revenue, visible.currency, texts)
        yield Card(texts.plain("This season, from social selling"), money, waiting)
    if visible.named and visible.teams.are_compared:
        yield Card(texts.plain("Teams"), teams=_rows(visible.teams.placed[:_TEAMS], texts))
    if visible.team is not None and visible.team.present:
        yield Card(texts.plain("Everybody's mean"), _mean(visible.team, texts), texts.plain("points"), is_small=True)
    if visible.participation is not None and visible.participation.present:
        yield _reported(visible.participation, texts)


def _mean(team: TeamScore, texts: Texts) -> str:
    return texts.points(in_shown_points(shown(team.parts.total)))


def _reported(participation: Participation, texts: Texts) -> Card:
    amount = f"{texts.number(participation.reported)}/{texts.number(participation.present)}"
    return Card(texts.plain("Reported so far"), amount, is_small=True)
