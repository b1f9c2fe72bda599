"""Messages beside the usual weekly post: first weeks, empty ones, corrections, seasons, digests, reports, answers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from bot.domain.business.periods import last_weeks
from bot.domain.digests import AskedForHelp, ManagerDigest
from bot.domain.drafts import Aspect
from bot.domain.insight.relation import Relation, Verdict
from bot.domain.look_backs import Period, Span
from bot.domain.people import Visibility
from bot.domain.posting import Rendering
from bot.domain.posts.headline import Cause, Headline, Measure
from bot.domain.posts.vanity import Vanity, VanityGap
from bot.domain.posts.weather import Weather
from bot.domain.rule_changes import Announcement, RuleChange
from bot.domain.statistics.proportions import Interval
from bot.i18n import LANGUAGES, Texts
from bot.use_cases import receipts
from bot.use_cases.business.show_business import ShowBusiness, WhichTeam
from bot.use_cases.digests.compose import compose_executive_digest
from bot.use_cases.insight.show_insight import ShowInsight
from bot.use_cases.look_backs.compose import compose_look_back
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.team_post import compose_team_post
from bot.views.business import message as business
from bot.views.digests import executive, manager
from bot.views.insight import insight
from bot.views.look_backs import look_back
from bot.views.weekly_post import corrected
from bot.views.weekly_post import post as post_view
from tests.bot.listeners.insight.quarters import FOUNDED, sells
from tests.bot.use_cases.business import market
from tests.crowds import Crowd
from tests.pictures import databases
from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.domain.weekly_post import WeeklyPost
    from bot.views.answers import Answer
    from tests.pictures.channel import Channel

_Drawn: TypeAlias = "Callable[[Texts], Answer]"
_RHO: Final = {
    Verdict.POSITIVE: (0.52, (0.21, 0.74)),
    Verdict.NEGATIVE: (-0.48, (-0.71, -0.16)),
    Verdict.NO_RELEVANT_RELATION: (0.02, (-0.18, 0.19)),
    Verdict.CANNOT_TELL: (0.18, (-0.21, 0.52)),
}


async def make(channel: Channel, folder: Path) -> None:
    """Draw all of them into ``folder/occasions``, also as they are where Slack refuses tables and charts."""
    (folder / "occasions").mkdir(parents=True, exist_ok=True)
    for name, drawn in (*_posts(), *_messages(), *_insights()):
        for language in LANGUAGES:
            answer = drawn(Texts(language))
            (folder / "occasions" / f"{name}-{language}.png").write_bytes(await channel.shot(answer))
            if answer.plain:
                plain = await channel.shot(replace(answer, blocks=answer.plain, plain=()))
                (folder / "occasions" / f"{name}-{language}-plain.png").write_bytes(plain)


def _posts() -> Iterator[tuple[str, _Drawn]]:
    """Yield weekly posts on days that are not as usual."""
    for name, post in _told():
        for rendering in Rendering:
            yield f"post-{name}-{rendering}", partial(_post, post, rendering)


def _post(post: WeeklyPost, rendering: Rendering, texts: Texts) -> Answer:
    edition = post_view.Edition("picture", 1, NOW, ZoneInfo("Europe/Berlin"), rendering)
    return post_view.build(post, texts, edition)


def _told() -> Iterator[tuple[str, WeeklyPost]]:
    with databases.fresh() as database:
        young = Crowd.gathers(database, 12, first_week_start=WEEK.starts_on)
        yield "nobody", young.posts()
        young.reports(WEEK)
        yield "first", next(young.seen_by([Visibility.TOP]))
    with databases.fresh() as database:
        strong = Crowd.gathers(database, 12)
        strong.parts("Nord", "Süd & Co")
        yield "goal-met", strong.lives(6, effort=6)
        yield from _of_team(strong)
    with databases.fresh() as database:
        yield "everything", _everything(Crowd.gathers(database, 12).lives(9))


def _of_team(crowd: Crowd) -> Iterator[tuple[str, WeeklyPost]]:
    """Yield the post of a team, as the programme names its first ones and as it names nobody."""
    with crowd.team.database.snapshot() as tx:
        programme = known_programme(tx, crowd.team.workspace_id)
        assert programme is not None
        sequence = tx.journal.last_sequence(crowd.team.workspace_id)
        team_id = next(team_id for team_id, name in tx.teams.all(crowd.team.workspace_id) if name == "Nord")
        for mode in (Visibility.TOP, Visibility.TEAMS):
            seen = replace(programme, visibility=mode)
            post = compose_team_post(tx, crowd.team.workspace_id, seen, WEEK, sequence, team_id)
            assert post is not None
            yield f"of-team-{mode}", post


def _everything(post: WeeklyPost) -> WeeklyPost:
    """Return a post that tells all that one can tell, in a week without a deal after weeks with some."""
    assert post.totals is not None
    first, second, *others = post.sellers
    sellers = (
        replace(first, movement=Decimal("12.5")),
        replace(second, movement=Decimal(-9), locked=Decimal("-3.5"), strategic=second.strategic + Decimal("3.5")),
        *others,
    )
    changes = (
        RuleChange(Aspect.WEIGHTS, "meetings", Decimal(13), Decimal(20)),
        RuleChange(Aspect.GOALS, "revenue", Decimal(5000), Decimal(7500)),
    )
    story = replace(
        post.story,
        headline=Headline(Measure.REVENUE, Decimal(0), Decimal(12250), 4, Cause.NO_DEAL),
        vanity=VanityGap(Vanity.SSI, Decimal("3.1"), Decimal("10.2"), Decimal("9.5")),
        weather=Weather(Decimal("-4.5"), 11, 12),
    )
    totals = replace(post.totals, customers=0, revenue=Decimal(0), unverified=Decimal(0))
    return replace(
        post,
        sellers=sellers,
        totals=totals,
        story=story,
        announcement=Announcement(changes, "Q4 is about new business"),
    )


def _messages() -> Iterator[tuple[str, _Drawn]]:
    """Yield what is told beside posts: corrections, months, seasons, digests, and the business report."""
    first = [(1, "Anna Berg", "88.7"), (2, "Zoë 🚀 Müller", "78.4")]
    yield "corrected", partial(corrected.build, {"week": WEEK.number, "first": first})
    asked = (AskedForHelp("Anna Berg", "Nobody answers my messages"), AskedForHelp("Bo *Lind*"))
    digest = ManagerDigest(WEEK, 11, 12, asked, presence=1, claims=2, deals=1, questions=3)
    yield "manager", partial(manager.notice, _document(digest))
    yield (
        "manager-clear",
        partial(manager.notice, _document(replace(digest, asked=(), presence=0, claims=0, deals=0, questions=0))),
    )
    with databases.fresh() as database:
        team = market.opened(database, visibility="named")
        for fill in (market.busy, market.trade, market.gathers):
            fill(team)
        for told in ("", "-costs"):
            if told:
                market.costs(team, licence=90, hours=2, rate=45, margin=40)
            report = ShowBusiness(database, lambda: NOW)(team.actor("UM"), last_weeks(WEEK), WhichTeam())
            yield f"business{told}", partial(business.build, report)
        with database.snapshot() as tx:
            programme = known_programme(tx, team.workspace_id)
            assert programme is not None
            for span in Span:
                period = Period.of(span, programme.season, WEEK - 7)
                look = compose_look_back(tx, team.workspace_id, programme, period)
                yield str(span), partial(look_back.build, _document(look))
            executives = compose_executive_digest(
                tx, team.workspace_id, programme, Period.of(Span.MONTH, programme.season, WEEK - 7)
            )
            yield "executive", partial(executive.notice, _document(executives))


def _document(told: object) -> dict[str, Any]:
    return {"document": receipts.written(told)}


def _insights() -> Iterator[tuple[str, _Drawn]]:
    """Yield each answer to whether the SSI goes with outcomes."""
    with databases.fresh() as database:
        team = market.opened(database, first_week_start=FOUNDED)
        for number in range(12):
            sells(team, number, 30 + 5 * number, wins=number % 4)
        shown = ShowInsight(database, lambda: NOW)(team.actor("UM"))
    for verdict in Verdict:
        rho, within = _RHO.get(verdict, (None, None))
        found = Relation(7 if verdict is Verdict.TOO_FEW else 12, verdict, rho, within and Interval(*within), 0.01)
        yield (
            f"insight-{verdict}",
            partial(insight.drawn, replace(shown, insight=replace(shown.insight, customers=found))),
        )
