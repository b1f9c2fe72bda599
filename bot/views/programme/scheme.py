"""Weights and goals as lines that anybody can read."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.scoring.admissible import shares
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.metrics import CATALOGUE, Kind
from bot.domain.typed.numbers import MOST_DECIMALS
from bot.views import examples, metrics
from bot.views.answers import Answer, context, header, section
from bot.views.leaderboard.score_lines import PILLARS, pillar_name

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.domain.drafts import Aspect
    from bot.domain.scoring.metrics import Pillar
    from bot.domain.scoring.scheme import Scheme
    from bot.i18n import Texts
    from bot.use_cases.programme.show_scheme import ShownScheme

_POINTS_A_BAR = 5


def build(shown: ShownScheme, aspect: Aspect, texts: Texts) -> Answer:
    """Return the scheme in force, pillar by pillar, with its limits and how to change it."""
    title = texts.plain("Weights and goals, version {version}", version=shown.scheme.version)
    pillars = [_pillar(shown, pillar, texts) for pillar in PILLARS]
    notes = f"{_limits(texts)}\n{_how_to_change(aspect, texts)}"
    since = texts.say(
        "In force since {week}. Weights add up to 100; goals are for a full-time week.", week=str(shown.since)
    )
    blocks = (header(title), *map(section, pillars), context(since), context(notes))
    return Answer("\n".join([title, *pillars, since, notes]), blocks)


def weights_of(scheme: Scheme, pillar: Pillar) -> dict[str, Decimal]:
    """Return the weights of a pillar's metrics as shares of 100 with two decimals; those without weight too."""
    weights = shares(scheme.metrics)
    return {key: half_up(weights[key], 2) for key in scheme.metrics if CATALOGUE[key].pillar is pillar}


def weight_of(scheme: Scheme, pillar: Pillar) -> Decimal:
    """Return the weight of a pillar as a share of 100 with two decimals."""
    weights = shares(scheme.metrics)
    return half_up(
        sum((weights[key] for key in scheme.metrics if CATALOGUE[key].pillar is pillar), start=Fraction(0)), 2
    )


def goal(metric: str, amount: Fraction, texts: Texts, currency: str) -> str:
    """Return a goal with what it is counted in: a level, or an amount a week."""
    rounded = half_up(amount, 2)
    exact = half_up(amount, MOST_DECIMALS).normalize()  # a small goal must not look like none
    shown = metrics.amount(metric, rounded, texts, currency) if rounded else texts.exact(exact)
    if CATALOGUE[metric].kind in {Kind.GAUGE, Kind.RATE}:
        return shown
    return texts.plain("{amount} a week", amount=shown)


def bar(points: Decimal) -> str:
    """Return a bar as long as a weight."""
    return "▇" * round(points / _POINTS_A_BAR)


def capitalised(text: str) -> str:
    """Return text that begins a line."""
    return text[:1].upper() + text[1:]


def _pillar(shown: ShownScheme, pillar: Pillar, texts: Texts) -> str:
    points = weight_of(shown.scheme, pillar)
    title = f"*{pillar_name(pillar, texts)} {texts.number(points)}*  {bar(points)}"
    weights = weights_of(shown.scheme, pillar)
    return "\n".join([title, *(_line(shown, key, weight, texts) for key, weight in weights.items() if weight)])


def _line(shown: ShownScheme, metric: str, weight: Decimal, texts: Texts) -> str:
    return texts.say(
        "• {metric} *{weight}*, goal {goal}",
        metric=capitalised(metrics.name(metric, texts)),
        weight=texts.number(weight),
        goal=goal(metric, shown.scheme.metrics[metric].goal, texts, shown.currency),
    )


def _limits(texts: Texts) -> str:
    return texts.say(
        "Guard rails: outcomes weigh 55 to 90, SSI 20 at most, each other social metric 15 at most, sales "
        "conversations 10 at most, and customers won with revenue at least a quarter of the outcomes."
    )


def _how_to_change(aspect: Aspect, texts: Texts) -> str:
    return texts.say(
        "Admins change them with `{line}`, always with a preview before anything is saved.",
        line=examples.line_for(aspect, texts),
    )
