"""A seller's own numbers: the total, how it comes about, and the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.leaderboard import RankedSeller
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.scoring.score import Standing
from bot.views.answers import Answer, Block, context, header, section
from bot.views.leaderboard import badges, next_steps, own_things, places, rates, score_lines, ssi_pillars, streak, trend
from bot.views.weekly_post import rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from bot.domain.scoring.score import Score
    from bot.i18n import Texts
    from bot.use_cases.leaderboard.show_own_numbers import OwnNumbers

OWN_NUMBERS: Final = "own_numbers"
"""The button "My numbers"."""
WHY: Final = "why_this_score"
"""The button "Why this score"; its value is the week of the post, such as ``2026-W46``."""


def build(numbers: OwnNumbers, texts: Texts) -> Answer:
    """Return the answer to somebody who wants to see the own numbers."""
    own = numbers.leaderboard.own
    if own is None or not has_numbers(numbers):
        return _nothing_yet(texts)
    score = numbers.score
    title = _title(numbers, score, texts)
    paragraphs = [
        _shown_sum(score, texts),
        place(numbers, texts),
        next_steps.build(numbers.actions, texts),
        success(numbers, texts),
        *lines(numbers, score, texts),
        trend.in_text(numbers.trend, texts),
        ssi_pillars.levels(numbers.pillars, texts),
        ssi_pillars.advice(numbers.pillars, texts),
        own_things.progress(numbers.things, texts),
        own_things.deals(numbers.things, texts, numbers.leaderboard.currency),
    ]
    answer = _answer(title, paragraphs, [rates.build(numbers.derived, texts), *notes(numbers, score, texts)])
    return Answer(answer.text, (*answer.blocks, *own_things.answers(numbers.things, texts)))


def explained(numbers: OwnNumbers, texts: Texts) -> Answer:
    """Return why the own points of a week's post are what they are, to the hundredth."""
    own = numbers.leaderboard.own
    if own is None or numbers.is_new:
        return _nothing_yet(texts)
    score = numbers.score
    title = texts.plain("Your score in {week}", week=texts.week(numbers.leaderboard.week))
    paragraphs = [*lines(numbers, score, texts), _exact_sum(score, texts)]
    return _answer(title, paragraphs, [*_how_to_read(score, texts), _rules(numbers, texts)])


def has_numbers(numbers: OwnNumbers) -> bool:
    """Tell whether there is anything to show of the week: a report once, or an absence that explains why not."""
    own = numbers.leaderboard.own
    return own is not None and (not numbers.is_new or numbers.score.standing is Standing.AWAY)


def success(numbers: OwnNumbers, texts: Texts) -> str:
    """Return the streak and the badges."""
    collected = badges.build(numbers.badges, numbers.leaderboard.week, texts, numbers.things.collection)
    told = (streak.build(numbers.streak, texts), collected, own_things.changes(numbers.things, texts))
    return "\n".join(line for line in told if line)


def place(numbers: OwnNumbers, texts: Texts) -> str:
    """Return the own place between its neighbours, or why there is none."""
    own_place = places.own_place(numbers.leaderboard, texts)
    is_ranked = isinstance(numbers.leaderboard.own, RankedSeller)
    return f"{texts.say('*Your place*')}\n{own_place}" if is_ranked else own_place


def lines(numbers: OwnNumbers, score: Score, texts: Texts) -> list[str]:
    """Return a paragraph for each pillar with its lines, and one on locked points, empty when none are."""
    currency = numbers.leaderboard.currency
    pillars = [score_lines.of_pillar(score, pillar, texts, currency) for pillar in score_lines.PILLARS]
    return [*pillars, score_lines.locked(score, texts)]


def notes(numbers: OwnNumbers, score: Score, texts: Texts) -> list[str]:
    """Return the small print below the lines."""
    has_badges = bool(numbers.badges.get(numbers.leaderboard.week))
    named = own_things.naming_note(numbers.things, has_badges=has_badges, texts=texts)
    return [*_how_to_read(score, texts), _so_far(texts) if numbers.is_running else "", named]


def _how_to_read(score: Score, texts: Texts) -> list[str]:
    return [score_lines.legend(score, texts), *score_lines.braked(score, texts)]


def _answer(title: str, paragraphs: Sequence[str], small_print: Sequence[str]) -> Answer:
    said, small = [text for text in paragraphs if text], [text for text in small_print if text]
    blocks: tuple[Block, ...] = (header(title), *map(section, said), context("\n".join(small)))
    return Answer("\n".join([title, *said, *small]), blocks)


def _nothing_yet(texts: Texts) -> Answer:
    sentence = texts.say(
        "There is nothing to score yet. Start with what you know: `/ssi 72` for your SSI, `/connections 930` for your "
        "network, `/outcomes meetings 3` for this week's meetings. Your points and where they come from are here right "
        "after."
    )
    return Answer.of(sentence)


def _title(numbers: OwnNumbers, score: Score, texts: Texts) -> str:
    facts = {"week": texts.week(numbers.leaderboard.week), "points": texts.points(_total(score))}
    if numbers.is_running:
        return texts.plain("Your {week} so far: {points} points", **facts)
    return texts.plain("Your {week}: {points} points", **facts)


def _total(score: Score) -> Decimal:
    return in_shown_points(shown(score.parts.total))


def _shown_sum(score: Score, texts: Texts) -> str:
    business, strategic, ssi, locked = (texts.points(in_shown_points(part)) for part in score.parts.shown)
    facts = {"business": business, "strategic": strategic, "ssi": ssi, "total": texts.points(_total(score))}
    if score.parts.shown[3]:
        return texts.say(
            "*{total}* = outcomes {business} + strategic {strategic} + SSI {ssi} − locked {locked}",
            locked=locked.lstrip("-−"),
            **facts,
        )
    return texts.say("*{total}* = outcomes {business} + strategic {strategic} + SSI {ssi}", **facts)


def _exact_sum(score: Score, texts: Texts) -> str:
    return texts.say(
        "{sum}, shown as {shown} on the leaderboard.",
        sum=score_lines.total(score, texts),
        shown=texts.points(_total(score)),
    )


def _so_far(texts: Texts) -> str:
    return texts.say("So far: the goals of the whole week are counted already.")


def _rules(numbers: OwnNumbers, texts: Texts) -> str:
    board = numbers.leaderboard
    return rules.in_force(board.scheme_version, board.scheme_since, texts)
