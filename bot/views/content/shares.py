"""What a seller shared lately, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Markup
from bot.views import examples, metrics
from bot.views.answers import Answer, Block, context, section
from bot.views.content import share as one_share
from bot.views.content import words
from bot.views.reporting import numbers
from bot.views.reporting.addresses import address
from bot.views.shelf import section as shelf_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.content import OwnShare
    from bot.domain.shelf import ShelfItem
    from bot.i18n import Texts
    from bot.use_cases.content.shares import WeekOfShares

_MOST = 15
"""As many shares are listed, the newest; more can be read by nobody on a phone."""


def build(weeks: Sequence[WeekOfShares], texts: Texts, shelf: Sequence[ShelfItem] = ()) -> Answer:
    """Return the shares of some weeks, each with what it has brought and the button that asks for more.

    Args:
        weeks: the newest one first.
        texts: the seller's language.
        shelf: what is worth sharing, newest first.
    """
    blocks = [*_blocks(weeks, texts), *shelf_section.build(shelf, texts)]
    hidden = sum(len(week.shares) for week in weeks) - _MOST
    notes = [texts.say("Log one with `{line}`.", line=examples.line_for("share", texts))]
    if hidden > 0:
        notes.append(texts.say_count("{count} older one is not shown.", "{count} older ones are not shown.", hidden))
    blocks.append(context("\n".join(notes)))
    return Answer.saying(*blocks)


def _blocks(weeks: Sequence[WeekOfShares], texts: Texts) -> Iterator[Block]:
    left = _MOST
    for week in weeks:
        if left > 0:
            yield section(_head(week, texts))
        for share in week.shares[-left:] if left > 0 else ():
            yield section(_line(share, texts), button=one_share.how_did_it_do(share.key, texts))
        left -= len(week.shares)


def _head(week: WeekOfShares, texts: Texts) -> str:
    name = texts.week(week.week)
    counted = [_count(week, metric, texts) for metric in ("posts", "shares") if metric in {*week.typed, *week.logged}]
    if not counted:
        return texts.say("Nothing is shared in {week} yet.", week=name)
    return texts.say("*{week}*: {counted}", week=name[:1].upper() + name[1:], counted=Markup(", ".join(counted)))


def _count(week: WeekOfShares, metric: str, texts: Texts) -> str:
    typed, logged = week.typed.get(metric), week.logged.get(metric, 0)
    number = f"{metrics.name(metric, texts)} {texts.number((typed or 0) + logged)}"
    return f"{number} ({numbers.parts(metric, typed, logged, texts)})" if typed is not None and logged else number


def _line(share: OwnShare, texts: Texts) -> str:
    lines = [
        address(share.address),
        words.about(share.about, share.platform, texts),
        one_share.results(share.results, texts),
        one_share.rates(share.results, texts),
    ]
    return "\n".join(line for line in lines if line)
