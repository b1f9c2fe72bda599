"""The rules by which a leaderboard was made, and in the weekly post what is new of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.drafts import Aspect
from bot.views import metrics

if TYPE_CHECKING:
    from bot.domain.rule_changes import RuleChange
    from bot.domain.weekly_post import WeeklyPost
    from bot.domain.weeks import Week
    from bot.i18n import Texts

MOST: Final = 4
"""Changes that are named; the rest are counted."""


def in_force(version: int, since: Week, texts: Texts) -> str:
    """Return which rules hold, and since which week."""
    return texts.say("Rules v{version} since {week}.", version=version, week=texts.week_of_year(since))


def line(post: WeeklyPost, texts: Texts) -> str:
    """Return what changed and why; nothing when the rules are those of the post before."""
    if post.announcement is None:
        return ""
    changes, because = post.announcement.changes, post.announcement.because
    told = [_change(change, texts, post.currency) for change in changes[:MOST]]
    if len(changes) > MOST:
        told.append(texts.plain_count("{count} more", "{count} more", len(changes) - MOST))
    facts = {"version": post.scheme_version, "changes": texts.listing(told), "reason": because}
    if because:
        return texts.say("*New rules v{version}*: {changes}. Reason: {reason}", **facts)
    return texts.say("*New rules v{version}*: {changes}.", **facts)


def _change(change: RuleChange, texts: Texts, currency: str) -> str:
    name = change.name or metrics.name(change.metric, texts)
    if change.aspect is Aspect.WEIGHTS:
        step = f"{texts.number(change.before)} → {texts.number(change.after)}"
        return texts.plain("weight of {metric} {step}", metric=name, step=step)
    amounts = (metrics.amount(change.metric, amount, texts, currency) for amount in (change.before, change.after))
    step = " → ".join(amounts)
    if change.role:
        return texts.plain("goal of {role} for {metric} {step}", role=change.role, metric=name, step=step)
    return texts.plain("goal for {metric} {step}", metric=name, step=step)
