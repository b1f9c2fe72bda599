"""The lines of a score: what was done and expected, times the weight, is the points."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import half_up
from bot.domain.scoring.metrics import Kind, Pillar
from bot.domain.scoring.terms import Note
from bot.i18n import capitalised
from bot.views import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.scoring.score import Score
    from bot.domain.scoring.terms import Term
    from bot.i18n import Texts

PILLARS: Final = (Pillar.BUSINESS, Pillar.STRATEGIC, Pillar.SSI)
"""In the order in which they are shown: outcomes first."""


def pillar_name(pillar: Pillar, texts: Texts) -> str:
    """Return what a pillar is called."""
    return _PILLARS[pillar](texts)


def of_pillar(score: Score, pillar: Pillar, texts: Texts, currency: str) -> str:
    """Return the lines of one pillar under its name and points, as mrkdwn."""
    points = {Pillar.BUSINESS: score.business, Pillar.STRATEGIC: score.strategic, Pillar.SSI: score.ssi}[pillar]
    title = f"*{pillar_name(pillar, texts)} {texts.number(points, 2)}*"
    return "\n".join([title, *(line(term, score, texts, currency) for term in score.of_pillar(pillar))])


def line(term: Term, score: Score, texts: Texts, currency: str) -> str:
    """Return one line, such as ``• Meetings held: 4 / 12 × 13 = 4.33``, and why, where that needs a word."""
    facts = {
        "metric": capitalised(metrics.name(term.metric.key, texts)),
        "done": _amount(term, term.done, texts, currency),
        "expected": _amount(term, term.expected, texts, currency),
        "weight": _number(term.weight, texts),
        "points": texts.number(term.points, 2),
    }
    explains = _NOTES.get(term.note, _season_level) if term.note else _season_level
    notes = [note for note in (explains(term, score, texts), _own_goal(term, score, texts, currency)) if note]
    return _arithmetic(term, texts, facts) + (f" _({'; '.join(notes)})_" if notes else "")


def locked(score: Score, texts: Texts) -> str:
    """Return in one sentence why points are locked and what unlocks them; nothing when none are."""
    if not score.locked:
        return ""
    return texts.say(
        "*Locked −{locked}*: social work counts as far as outcomes cover it, here {base} + {rate} × {business} = "
        "{cover} of {social} points; every outcome from now on unlocks some.",
        locked=texts.number(score.locked, 2),
        base=_number(score.scheme.cover.base, texts),
        rate=_number(score.scheme.cover.rate, texts),
        business=texts.number(score.business, 2),
        cover=texts.number(score.cover, 2),
        social=texts.number(score.social, 2),
    )


def total(score: Score, texts: Texts) -> str:
    """Return the sum that makes the total, to the hundredth of a point."""
    return texts.say(
        "{business} + {strategic} + {ssi} − {locked} = *{total}*",
        business=texts.number(score.business, 2),
        strategic=texts.number(score.strategic, 2),
        ssi=texts.number(score.ssi, 2),
        locked=texts.number(score.locked, 2),
        total=texts.number(score.total, 2),
    )


def legend(score: Score, texts: Texts) -> str:
    """Return how to read the lines."""
    windows = sorted({term.yardstick.rule.window for term in score.terms if term.metric.kind is not Kind.GAUGE})
    if score.season_start is not None or not windows:
        return texts.say("Each line: done / expected × weight = points, over the season so far.")
    return texts.say(
        "Each line: done / expected × weight = points. Activity counts over the last {short} weeks, results over the "
        "last {long}.",
        short=windows[0],
        long=windows[-1],
    )


def braked(score: Score, texts: Texts) -> list[str]:
    """Return for which lines more is expected than the weeks of the window so far would ask, once for all of them."""
    named: dict[int, list[str]] = defaultdict(list)
    for term in score.terms:
        if term.note is Note.BRAKED:
            named[int(half_up(term.yardstick.rule.e_min, 0))].append(metrics.name(term.metric.key, texts))
    return [_expected_at_least(weeks, texts.listing(names), texts) for weeks, names in sorted(named.items())]


def _expected_at_least(weeks: int, names: str, texts: Texts) -> str:
    return texts.say_count(
        "At least the goal of {count} full week is expected: {metrics}.",
        "At least the goals of {count} full weeks are expected: {metrics}.",
        weeks,
        metrics=names,
    )


def _arithmetic(term: Term, texts: Texts, facts: Mapping[str, str]) -> str:
    counted = _counted(term)
    if counted == term.attainment and term.note is not Note.HELD:
        return texts.say("• {metric}: {done} / {expected} × {weight} = *{points}*", **facts)
    return texts.say(
        "• {metric}: {done} / {expected} → {share}% × {weight} = *{points}*",
        share=_number(counted * 100, texts),
        **facts,
    )


def _counted(term: Term) -> Fraction:
    """Return the share of the weight that is earned: what lies beyond the goal counts in part, up to the cap."""
    rule, attainment = term.yardstick.rule, term.attainment
    return min(attainment, Fraction(1)) + rule.over * max(Fraction(0), min(attainment, rule.cap) - 1)


def _amount(term: Term, amount: Fraction, texts: Texts, currency: str) -> str:
    shown = half_up(amount, 2)
    if term.metric.is_money:
        return texts.money(half_up(amount, 0), currency)
    return texts.number(shown)


def _number(number: Fraction, texts: Texts) -> str:
    return texts.number(half_up(number, 2))


def _season_level(term: Term, score: Score, texts: Texts) -> str:
    if score.season_start is None or term.metric.kind is not Kind.GAUGE:
        return ""
    return texts.say("weeks at the goal of {goal}", goal=_number(term.goal, texts))


def _own_goal(term: Term, score: Score, texts: Texts, currency: str) -> str:
    """Return the goal of a line where it is not that of everybody."""
    if term.metric.key not in score.scheme.goals_of:
        return ""
    return texts.say("goal for you: {goal}", goal=_amount(term, term.goal, texts, currency))


def _stale(_term: Term, score: Score, texts: Texts) -> str:
    return texts.say_count(
        "last reported more than {count} working week ago; the next report brings it back",
        "last reported more than {count} working weeks ago; the next report brings it back",
        score.scheme.carry_weeks,
    )


def _held(_term: Term, score: Score, texts: Texts) -> str:
    level = score.scheme.metrics["ssi_level"]
    return texts.say("at {goal} or more, holding counts as improving", goal=_number(level.goal, texts))


_NOTES: Final[Mapping[Note, Callable[[Term, Score, Texts], str]]] = {
    Note.UNREPORTED: lambda _term, _score, texts: texts.say("not reported yet"),
    Note.STALE: _stale,
    Note.BASELINE: lambda _term, _score, texts: texts.say("your starting point; growth counts from here"),
    Note.HELD: _held,
    Note.EXCUSED: lambda _term, _score, texts: texts.say("nothing was expected"),
    Note.TOO_FEW: lambda _term, _score, texts: texts.say("too few to say, so the smallest meaningful number stands in"),
}
_PILLARS: Final[Mapping[Pillar, Callable[[Texts], str]]] = {
    Pillar.BUSINESS: lambda texts: texts.plain("Outcomes"),
    Pillar.STRATEGIC: lambda texts: texts.plain("Strategic"),
    Pillar.SSI: lambda texts: texts.plain("SSI"),
}
