"""The weekly post in the channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.posting import Rendering
from bot.i18n import escape
from bot.views.answers import Answer, Block, actions, button, context, header, section
from bot.views.leaderboard.own_numbers import OWN_NUMBERS, WHY
from bot.views.reporting.buttons import REPORT
from bot.views.weekly_post import board, commended, headline, noticed, team, trend, words
from bot.views.weekly_post.teams import team_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.domain.weekly_post import WeeklyPost
    from bot.i18n import Texts


@dataclass(frozen=True, slots=True)
class Edition:
    """Which message it is, beside what it says."""

    key: str
    """By which it is found again in the channel."""
    revision: int = 0
    edited_at: datetime | None = None
    """When it was edited; nothing for the post itself."""
    zone: ZoneInfo | None = None
    rendering: Rendering = Rendering.TABLE


def build(post: WeeklyPost, texts: Texts, edition: Edition) -> Answer:
    """Return the message; the key stands in a block id, from where Slack's history gives it back."""
    title = header(headline.title(post, texts)) | {"block_id": f"{edition.key}:{edition.revision}"}
    body = _body(post, texts, edition.rendering)
    blocks = (title, *body, *_small_print(post, texts, edition), _buttons(post, texts))
    return Answer(words.whole(post, texts, words.edited(texts, edition.edited_at, edition.zone)), blocks)


def preview(post: WeeklyPost, texts: Texts) -> tuple[Block, ...]:
    """Return what the post would say, in blocks that an ack may hold."""
    return (
        section(f"*{escape(headline.title(post, texts))}*"),
        *_body(post, texts, Rendering.PLAIN),
        *map(context, words.notes(post, texts)),
    )


def _body(post: WeeklyPost, texts: Texts, rendering: Rendering) -> tuple[Block, ...]:
    is_plain = rendering is Rendering.PLAIN
    return (
        *_said(headline.lines(post, texts)),
        *_sellers(post, texts, is_plain=is_plain),
        *_said(team_lines(post, texts)),
        *_said(commended.lines(post, texts)),
        *_said(team.lines(post, texts)),
        *(_said(trend.in_bars(post, texts)) if is_plain else trend.chart(post, texts)),
        *_said(noticed.lines(post, texts)),
    )


def _sellers(post: WeeklyPost, texts: Texts, *, is_plain: bool) -> tuple[Block, ...]:
    if not post.sellers:
        return _said([line for line in [words.nobody(post, texts)] if line])
    return board.plain(post.sellers, texts) if is_plain else (board.table(post.sellers, texts),)


def _said(lines: Sequence[str]) -> tuple[Block, ...]:
    return (section("\n".join(lines)),) if lines else ()


def _small_print(post: WeeklyPost, texts: Texts, edition: Edition) -> tuple[Block, ...]:
    edited = words.edited(texts, edition.edited_at, edition.zone)
    return tuple(context(line) for line in (*words.notes(post, texts), edited) if line)


def _buttons(post: WeeklyPost, texts: Texts) -> Block:
    week = str(post.week)
    return actions(
        button(texts.plain("My numbers"), OWN_NUMBERS, week),
        button(texts.plain("Why this score"), WHY, week),
        button(texts.plain("Report"), REPORT),
    )
