"""What stands on a wall screen, in words and numbers: money first, then people, then teams."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bot.domain.people import Visibility
from bot.domain.scoring.metrics import Pillar
from bot.domain.scoring.parts import in_shown_points, shown
from bot.views.leaderboard import score_lines
from bot.views.weekly_post import board

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.leaderboard import Outcomes, Participation
    from bot.domain.scoring.leaderboard import TeamScore
    from bot.domain.teams import PlacedTeam
    from bot.domain.visibility import NamedSeller, VisibleLeaderboard
    from bot.i18n import Texts
    from bot.use_cases.wall.show_wall import WallScreen

_SELLERS: Final = 8
"""More names would be too small to read from five metres."""
_TEAMS: Final = 6
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


def of(screen: WallScreen, texts: Texts) -> Mapping[str, Any]:
    """Return the values of the template; text is plain and still to be escaped."""
    title = texts.plain("Leaderboard of {week} so far", week=texts.week(screen.week))
    visible = screen.leaderboard
    if visible is None:
        return {"title": texts.plain("Leaderboard"), "empty": texts.plain("There is nothing to show here for now.")}
    headline = tuple(_headline(visible.outcomes, visible.currency, texts))
    sellers, aside = _sellers(visible.named[:_SELLERS], texts), tuple(_aside(visible, screen.season, texts))
    is_empty = not (headline or sellers or aside)
    return {
        "title": title,
        "empty": texts.plain("There is nothing to show here for now.") if is_empty else "",
        "headline": headline,
        "sellers": sellers,
        "legend": _legend(texts),
        "aside": aside,
        "nobody": "" if sellers or visible.visibility is Visibility.TEAMS else texts.plain("Nobody has points yet."),
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


def _sellers(sellers: Sequence[NamedSeller], texts: Texts) -> tuple[Row, ...]:
    full = max([_FULL, *(seller.points for seller in sellers)])
    return tuple(
        Row(
            place=texts.number(seller.place),
            name=board.name(seller, texts),
            points=texts.points(seller.points),
            arrow=board.arrow(seller),
            parts=tuple(_parts(seller, full)),
        )
        for seller in sellers
    )


def _parts(seller: NamedSeller, full: Decimal) -> Iterator[Part]:
    """Yield the parts of a bar as long as the points; what is locked shortens the two social ones alike."""
    social = seller.strategic + seller.ssi
    counted = (social + seller.locked) / social if social else Decimal(1)
    start = 0
    for kind, points in (
        ("outcomes", seller.business),
        ("strategic", seller.strategic * counted),
        ("ssi", seller.ssi * counted),
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
        yield Card(texts.plain("This season, from social selling"), money)
    if visible.teams.are_compared:
        yield Card(texts.plain("Teams"), teams=tuple(_team(team, texts) for team in visible.teams.placed[:_TEAMS]))
    if visible.team is not None and visible.team.present:
        yield Card(texts.plain("Everybody's mean"), _mean(visible.team, texts), texts.plain("points"))
    if visible.participation is not None and visible.participation.present:
        yield _reported(visible.participation, texts)


def _team(team: PlacedTeam, texts: Texts) -> Row:
    return Row("" if team.place is None else texts.number(team.place), team.name, texts.points(team.points))


def _mean(team: TeamScore, texts: Texts) -> str:
    return texts.points(in_shown_points(shown(team.parts.total)))


def _reported(participation: Participation, texts: Texts) -> Card:
    amount = texts.plain("{reported} of {present}", reported=participation.reported, present=participation.present)
    return Card(texts.plain("Reported so far"), amount)
