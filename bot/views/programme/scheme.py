"""Weights and goals as lines that anybody can read."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.drafts import Aspect
from bot.domain.scoring.admissible import shares
from bot.domain.scoring.exact import half_up
from bot.domain.scoring.metrics import Phase
from bot.domain.scoring.presets import preset_of
from bot.domain.weeks import Week
from bot.i18n import capitalised
from bot.views import examples, metrics
from bot.views.answers import Answer, actions, button, context, header, section
from bot.views.content import words
from bot.views.leaderboard.score_lines import PILLARS, pillar_name
from bot.views.programme import limits, own_goals, presets, proposals
from bot.views.programme.goal_words import goal
from bot.views.values import number_in, reads_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from bot.domain.scoring.metrics import Pillar
    from bot.domain.scoring.scheme import Scheme
    from bot.i18n import Texts
    from bot.use_cases.programme.show_scheme import ShownScheme
    from bot.views.answers import Block

CHANGE: Final = "change_scheme"
"""Opens the form; its value is the aspect."""
WITHDRAW: Final = "withdraw_scheme"
"""Takes a planned version back; its value is the version."""

_POINTS_A_BAR = 8


@reads_value("/upshot weights")
def aspect_in(value: str) -> Aspect:
    """Return what the button is about that opens the form."""
    return Aspect(value)


@reads_value("/upshot weights")
def version_in(value: str) -> int:
    """Return the version that a button takes back."""
    return number_in(value)


def build(shown: ShownScheme, aspect: Aspect, texts: Texts) -> Answer:
    """Return the scheme in force, with its limits, what is planned, and how to change it."""
    title = texts.plain("Weights and goals, version {version}", version=shown.scheme.version)
    since = texts.say(
        "In force since {week}. Weights add up to 100; goals are for a full-time week.",
        week=texts.week_of_year(shown.since),
    )
    parts = _weights(shown, texts) if aspect is Aspect.WEIGHTS else _goals(shown, texts)
    how = _how_to_change(aspect, texts)
    planned = [_planned(scheme, texts) for scheme in shown.planned]
    waiting = [proposals.waits(each, shown.reader_id, texts) for each in shown.proposals]
    blocks = (
        header(title),
        *map(section, parts),
        *_planned_blocks(shown, planned, texts),
        *(block for line, buttons in waiting for block in (section(line), buttons)),
        *([_buttons(aspect, texts)] if shown.may_change else []),
        context(since),
        context(how),
    )
    return Answer("\n".join([title, *parts, *planned, *(line for line, _ in waiting), since, how]), blocks)


def weights_of(scheme: Scheme, pillar: Pillar) -> dict[str, Decimal]:
    """Return the weights of a pillar's metrics as shares of 100 with two decimals; those without weight too."""
    weights = shares(scheme.metrics)
    return {key: half_up(weights[key], 2) for key in scheme.metrics if scheme.catalogue[key].pillar is pillar}


def weight_of(scheme: Scheme, pillar: Pillar) -> Decimal:
    """Return the weight of a pillar as a share of 100 with two decimals."""
    weights = shares(scheme.metrics)
    points = (weights[key] for key in scheme.metrics if scheme.catalogue[key].pillar is pillar)
    return half_up(sum(points, start=Fraction(0)), 2)


def bar(points: Decimal) -> str:
    """Return a bar as long as a weight."""
    return "▇" * round(points / _POINTS_A_BAR)


def _weights(shown: ShownScheme, texts: Texts) -> list[str]:
    return [*(_pillar(shown, pillar, texts) for pillar in PILLARS), limits.build(shown.scheme, texts)]


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
        goal=goal(shown.scheme.catalogue[metric], shown.scheme.metrics[metric].goal, texts, shown.currency),
    )


def _goals(shown: ShownScheme, texts: Texts) -> list[str]:
    """Return the goals of what has a weight by the phases of the funnel, in their order."""
    weights = shares(shown.scheme.metrics)
    phases = [
        "\n".join([f"*{capitalised(words.phase(phase, texts))}*", *_goals_of(shown, phase, weights, texts)])
        for phase in Phase
    ]
    return [*phases, *own_goals.listed(shown, texts)]


def _goals_of(shown: ShownScheme, phase: Phase, weights: dict[str, Fraction], texts: Texts) -> Iterator[str]:
    for key, rule in shown.scheme.metrics.items():
        metric = shown.scheme.catalogue[key]
        if metric.phase is phase and weights[key]:
            name = capitalised(metrics.name(key, texts))
            yield texts.say("• {metric} *{goal}*", metric=name, goal=goal(metric, rule.goal, texts, shown.currency))


def _planned(scheme: Scheme, texts: Texts) -> str:
    weights = [f"{pillar_name(pillar, texts)} {texts.number(weight_of(scheme, pillar))}" for pillar in PILLARS]
    facts = {
        "version": scheme.version,
        "week": texts.week_of_year(Week(scheme.effective_from)),
        "weights": " · ".join(weights),
    }
    preset = preset_of(scheme)
    if preset is None:
        return texts.say("Planned: version {version} from {week} on: {weights}", **facts)
    name = presets.name(preset, texts)
    return texts.say("Planned: version {version}, “{preset}”, from {week} on: {weights}", preset=name, **facts)


def _planned_blocks(shown: ShownScheme, planned: list[str], texts: Texts) -> Iterator[Block]:
    for scheme, line in zip(shown.planned, planned, strict=True):
        away = button(texts.plain("Cancel this plan"), f"{WITHDRAW}:{scheme.version}", str(scheme.version))
        yield section(line, button=away if shown.may_change else None)


def _buttons(aspect: Aspect, texts: Texts) -> Block:
    other = Aspect.GOALS if aspect is Aspect.WEIGHTS else Aspect.WEIGHTS
    label = texts.plain("Change goals") if other is Aspect.GOALS else texts.plain("Change weights")
    return actions(
        button(texts.plain("Change"), f"{CHANGE}:{aspect}", aspect),
        button(label, f"{CHANGE}:{other}", other),
    )


def _how_to_change(aspect: Aspect, texts: Texts) -> str:
    return texts.say(
        "Admins change them with `{line}`, always with a preview before anything is saved.",
        line=examples.line_for(aspect, texts),
    )
