"""The Home tab: how the week stands, what helps most, what is missing, and what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.leaderboard import RankedSeller
from bot.views import examples, metrics
from bot.views.answers import Answer, Block, actions, button, context, divider, fields, header, section
from bot.views.digests import decisions
from bot.views.leaderboard import next_steps, own_numbers, own_things, places, ssi_pillars, streak, trend
from bot.views.leaderboard.standings import LEADERBOARD
from bot.views.programme import checklist
from bot.views.reporting.buttons import REPORT
from bot.views.shelf import section as shelf_section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.i18n import Texts
    from bot.use_cases.leaderboard.show_home import HomeNumbers
    from bot.use_cases.leaderboard.show_own_numbers import OwnNumbers

SET_UP: Final = "start_set_up"
"""The button with which a workspace admin or owner begins."""
_LINES: Final = ("checkin", "ssi", "connections", "shares", "outcomes", "deal", "undo", "mystats", "leaderboard")


def build(home: HomeNumbers, name: str, texts: Texts, *, with_chart: bool) -> dict[str, Any]:
    """Return the tab of somebody who may report.

    Args:
        home: the running week.
        name: the person's own.
        texts: the person's language.
        with_chart: whether the last weeks are drawn by Slack; else they are told in text.
    """
    own = home.own
    title = header(texts.plain("{name}, {week}", name=name, week=texts.week(own.leaderboard.week)))
    blocks: list[Block] = [*_beginning(home, texts), title]
    if not own_numbers.has_numbers(own):
        return _tab([*blocks, section(_nothing_yet(home, texts)), *_week(home, texts), *_shelf(home, texts)], texts)
    last_weeks = trend.chart(own.trend, texts) if with_chart else _said(trend.in_text(own.trend, texts))
    blocks += [
        *_standing(own, texts),
        *_said(next_steps.build(own.actions, texts)),
        *_week(home, texts),
        *_shelf(home, texts),
        *last_weeks,
        *_said(own_numbers.success(own, texts)),
        *_said(ssi_pillars.levels(own.pillars, texts), ssi_pillars.advice(own.pillars, texts)),
        *_said(own_things.progress(own.things, texts)),
        divider(),
        *_explained(own, texts),
    ]
    return _tab(blocks, texts)


def _beginning(home: HomeNumbers, texts: Texts) -> list[Block]:
    """Return what is left to do for an admin, and what waits for a manager."""
    steps = checklist.build(home.steps, texts)
    blocks: list[Block] = [header(texts.plain("Your programme")), *steps, divider()] if steps else []
    if home.decisions is None:
        return blocks
    waiting = decisions.on_home(home.decisions, texts)
    return [*blocks, header(texts.plain("Your team")), *waiting, divider()]


def refused(refusal: Answer, texts: Texts) -> dict[str, Any]:
    """Return the tab of somebody who may not report: why, and what there is to type."""
    return _tab(refusal.blocks, texts)


def before_set_up(texts: Texts, *, may_set_up: bool) -> dict[str, Any]:
    """Return the tab as it is before there is a programme: the way to begin, or who can."""
    blocks = [header("Upshot"), section(_promise(texts))]
    if not may_set_up:
        who = texts.say("Nothing is set up here yet. A workspace admin or owner does it here on their own Home tab.")
        return {"type": "home", "blocks": [*blocks, section(who)]}
    begin = button(texts.plain("Set up"), SET_UP, style="primary")
    how_long = texts.say("It takes a minute, and everything can be changed later. Invite me to the channel first.")
    return {"type": "home", "blocks": [*blocks, actions(begin), context(how_long)]}


def _promise(texts: Texts) -> str:
    return texts.say(
        "Your team reports its week in thirty seconds, and on Monday one leaderboard comes, on which business outcomes "
        "count."
    )


def _tab(blocks: Iterable[Block], texts: Texts) -> dict[str, Any]:
    lines = "\n".join(f"`{examples.line_for(command, texts)}`" for command in _LINES)
    how = texts.say("*Report your week* in any channel or here in the messages:\n{lines}", lines=lines)
    more = texts.say("`help` after any command explains it; `/upshot help` shows everything that you can do.")
    return {"type": "home", "blocks": [*blocks, divider(), section(how), section(more)]}


def _only_leads(home: HomeNumbers) -> bool:
    """Return whether somebody leads sellers and is none."""
    return home.decisions is not None and home.own.leaderboard.own is None


def _nothing_yet(home: HomeNumbers, texts: Texts) -> str:
    if _only_leads(home):
        return texts.say("You do not take part; a first report of your own would change that.")
    return texts.say(
        "Nothing is reported yet, and one number is enough to begin. Your points and where they come from are here "
        "right after."
    )


def _standing(own: OwnNumbers, texts: Texts) -> list[Block]:
    seller = own.leaderboard.own
    if not isinstance(seller, RankedSeller):
        return _said(places.own_place(own.leaderboard, texts))
    numbers = [
        texts.say("*Points so far*\n{points}", points=texts.points(seller.points)),
        texts.say("*Place*\n{place}", place=texts.number(seller.place)),
        texts.say("*Streak*\n{weeks}", weeks=streak.in_short(own.streak, texts)),
        _gap(own, texts),
    ]
    return [fields(numbers)]


def _gap(own: OwnNumbers, texts: Texts) -> str:
    """Return how far the next place up is, or for who leads the next one down."""
    board = own.leaderboard
    if board.above:
        return texts.say("*To the next place*\n{gap}", gap=places.gap(board.above[-1], texts))
    if board.below:
        return texts.say("*Lead*\n{gap}", gap=places.gap(board.below[0], texts))
    return texts.say("*To the next place*\nnobody else yet")


def _week(home: HomeNumbers, texts: Texts) -> list[Block]:
    """Return what is missing in the week, and the buttons."""
    is_due = not _only_leads(home) and (home.missing or not own_numbers.has_numbers(home.own))
    report = button(texts.plain("Report"), REPORT, style="primary" if is_due else None)
    row = actions(report, button(texts.plain("Leaderboard"), LEADERBOARD))
    if not home.missing:
        return [row]
    missing = texts.listing([metrics.name(metric, texts) for metric in home.missing])
    return [section(texts.say("Still open this week: {missing}.", missing=missing)), row]


def _shelf(home: HomeNumbers, texts: Texts) -> list[Block]:
    return shelf_section.build(home.shelf, texts)


def _explained(own: OwnNumbers, texts: Texts) -> list[Block]:
    if own.leaderboard.own is None:
        return []
    score = own.score
    told = [own_numbers.place(own, texts)] if isinstance(own.leaderboard.own, RankedSeller) else []
    small_print = "\n".join(note for note in own_numbers.notes(own, score, texts) if note)
    return [*_said(*told, *own_numbers.lines(own, score, texts)), context(small_print)]


def _said(*texts: str) -> list[Block]:
    return [section(text) for text in texts if text]
