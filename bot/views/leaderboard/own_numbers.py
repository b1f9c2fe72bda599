"""A seller's own numbers: the total, how it comes about, and the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.leaderboard import RankedSeller
from bot.domain.scoring.parts import in_shown_points, shown
from bot.domain.scoring.score import Standing
from bot.views.answers import Answer, Block, context, header, section
from bot.views.leaderboard import places, score_lines

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

_BARS: Final = "▁▂▃▄▅▆▇█"


def build(numbers: OwnNumbers, texts: Texts) -> Answer:
    """Return the answer to somebody who wants to see the own numbers."""
    own = numbers.leaderboard.own
    if own is None or (numbers.is_new and own.score.standing is not Standing.AWAY):
        return _nothing_yet(texts)
    score = own.score
    title = _title(numbers, score, texts)
    paragraphs = [
        _shown_sum(score, texts),
        _place(numbers, texts),
        *(score_lines.of_pillar(score, pillar, texts, numbers.leaderboard.currency) for pillar in score_lines.PILLARS),
        score_lines.locked(score, texts),
    ]
    notes = [
        _trend(numbers.trend, texts),
        score_lines.legend(score, texts),
        _so_far(texts) if numbers.is_running else "",
    ]
    return _answer(title, paragraphs, notes)


def explained(numbers: OwnNumbers, texts: Texts) -> Answer:
    """Return why the own points of a week's post are what they are, to the hundredth."""
    own = numbers.leaderboard.own
    if own is None or numbers.is_new:
        return _nothing_yet(texts)
    score = own.score
    title = texts.plain("Your score in {week}", week=texts.week(numbers.leaderboard.week))
    currency = numbers.leaderboard.currency
    paragraphs = [
        *(score_lines.of_pillar(score, pillar, texts, currency) for pillar in score_lines.PILLARS),
        score_lines.locked(score, texts),
        _exact_sum(score, texts),
    ]
    return _answer(title, paragraphs, [score_lines.legend(score, texts), _rules(numbers, texts)])


def _answer(title: str, paragraphs: Sequence[str], notes: Sequence[str]) -> Answer:
    said, small = [text for text in paragraphs if text], [text for text in notes if text]
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


def _place(numbers: OwnNumbers, texts: Texts) -> str:
    place = places.own_place(numbers.leaderboard, texts)
    is_ranked = isinstance(numbers.leaderboard.own, RankedSeller)
    return f"{texts.say('*Your place*')}\n{place}" if is_ranked else place


def _trend(totals: Sequence[Decimal], texts: Texts) -> str:
    if len(totals) < 2:  # noqa: PLR2004 - one week is no trend
        return ""
    highest = max(*totals, in_shown_points(1))
    bars = "".join(_BARS[int(total * (len(_BARS) - 1) / highest)] for total in totals)
    return texts.say_count(
        "Your last {count} week: {bars} {first} → {last}",
        "Your last {count} weeks: {bars} {first} → {last}",
        len(totals),
        bars=bars,
        first=texts.points(totals[0]),
        last=texts.points(totals[-1]),
    )


def _so_far(texts: Texts) -> str:
    return texts.say("So far: the goals of the whole week are counted already.")


def _rules(numbers: OwnNumbers, texts: Texts) -> str:
    board = numbers.leaderboard
    return texts.say("Rules v{version} since {week}.", version=board.scheme_version, week=str(board.scheme_since))
