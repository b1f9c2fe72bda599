"""What became of a draft of weights or goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer, context
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.use_cases.programme.new_scheme import SchemeReceipt


def saved(receipt: SchemeReceipt, texts: Texts) -> Answer:
    """Return the new version, since when it holds and why."""
    facts = {"version": receipt.version, "week": texts.week(receipt.since)}
    if receipt.more:
        weeks = [texts.week_of_year(week) for week in (receipt.since, *receipt.more)]
        sentence = texts.say("Saved: the schedule starts new rules in {weeks}.", weeks=texts.listing(weeks))
    elif receipt.is_planned:
        planned = {**facts, "week": texts.week_of_year(receipt.since)}
        sentence = texts.say("Saved: version {version} of weights and goals holds from {week} on.", **planned)
    else:
        sentence = texts.say("Saved: version {version} of weights and goals is in force from {week} on.", **facts)
    if receipt.draft.person:
        where = texts.say(
            "{name} reads it in `/mystats` and `/upshot goals`; others learn that somebody's goals changed, not whose.",
            name=shown_name(receipt.draft.person_name, texts),
        )
    else:
        where = texts.say("Everybody can read it with `/upshot weights`; the next weekly post names the change.")
    because = [context(texts.say("Reason: {reason}", reason=receipt.draft.because))] if receipt.draft.because else []
    return Answer.of(f"{sentence} {where}", *because).in_place()


def cancelled(texts: Texts) -> Answer:
    """Return that nothing was changed."""
    return Answer.of(texts.say("All right, weights and goals stay as they are.")).in_place()


def withdrawn(versions: tuple[int, ...], texts: Texts) -> Answer:
    """Return which planned versions will not come."""
    if not versions:
        return Answer.of(
            texts.say(
                "Nothing is planned, so nothing was changed. `/upshot weights plan adoption 26 weeks then balanced` "
                "plans something."
            )
        )
    named = texts.listing([str(version) for version in versions])
    return Answer.of(texts.say("Cancelled: version {versions} will not come into force.", versions=named)).in_place()
