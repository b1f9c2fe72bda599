"""How far the team has come: its own bar, how many reported, and what the best part of it has reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.domain.weekly_post import WeeklyPost
    from bot.i18n import Texts

GOAL: Final = 100
"""Points at which all goals are met exactly."""
_STEPS: Final = 10


def lines(post: WeeklyPost, texts: Texts, *, is_heard: bool = False) -> list[str]:
    """Return the team's bar and mean, whether that is worth a word, and the participation; no bar is heard."""
    if post.mean is None:
        return []
    mean = _mean(post.mean, texts, is_heard=is_heard)
    return [line for line in (mean, _worth_a_word(post, texts), _participation(post, texts)) if line]


def whole_percent(part: int, whole: int) -> int:
    """Return a share in whole per cent, the nearest; 100 stands for all of them alone, and 0 for none."""
    nearest = (200 * part + whole) // (2 * whole)
    return min(max(nearest, 1), 99) if 0 < part < whole else nearest


def bar(points: Decimal) -> str:
    """Return a bar of ten steps up to the goal; it is full at the goal and not before."""
    full = min(int(points * _STEPS / GOAL), _STEPS)
    return "█" * full + "░" * (_STEPS - full)


def benchmarks(post: WeeklyPost, texts: Texts) -> str:
    """Return what the best tenth, quarter and half have at least; nothing among too few, or where the list says it."""
    found = post.story.benchmarks
    if found is None or any(seller.points <= found.tenth for seller in post.sellers):
        return ""
    return texts.say(
        "Top 10% from {tenth} points, top 25% from {quarter}, top half from {half}.",
        tenth=texts.points(found.tenth),
        quarter=texts.points(found.quarter),
        half=texts.points(found.half),
    )


def _mean(mean: Decimal, texts: Texts, *, is_heard: bool) -> str:
    if not mean:
        return ""
    steps = "" if is_heard else f"{bar(mean)} "
    return texts.say("*Team* {bar}*{points} of 100* on average", bar=steps, points=texts.points(mean))


def _worth_a_word(post: WeeklyPost, texts: Texts) -> str:
    if post.mean is not None and post.mean >= GOAL:
        return texts.say("The team is at its goal. Well done, all of you.")
    if post.story.is_best_week:
        return texts.say("The best mean in {count} weeks.", count=len(post.story.trail))
    return ""


def _participation(post: WeeklyPost, texts: Texts) -> str:
    if post.reported is None or not post.present:
        return ""
    return texts.say(
        "{reported} of {present} reported ({percent}).",
        reported=texts.number(post.reported),
        present=texts.number(post.present),
        percent=texts.percent(texts.number(whole_percent(post.reported, post.present))),
    )
