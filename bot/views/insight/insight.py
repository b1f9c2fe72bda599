"""Whether the SSI goes with outcomes here: the answer first, then what it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.scoring.exact import half_up
from bot.domain.weeks import Week
from bot.i18n import Markup, capitalised
from bot.use_cases import receipts
from bot.views import metrics
from bot.views.answers import Answer, actions, button, context, header, section
from bot.views.insight import chart, verdicts
from bot.views.programme.scheme_preview import PREVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.insight.insight import Beyond, Group, Insight, Luck
    from bot.i18n import Texts
    from bot.use_cases.insight.show_insight import LighterSsi, ShownInsight
    from bot.views.answers import Block

CHART: Final = "insight_chart"
"""The button that sends the answer as a message with a chart."""
_LONGEST_BAR: Final = 10
"""Signs of the longest bar."""


def build(shown: ShownInsight, texts: Texts) -> Answer:
    """Return the answer, what it rests on, and a suggestion where there is one; an ack may hold it."""
    elements = [*_look(shown, texts), *([button(texts.plain("As a chart"), CHART)] if shown.insight.groups else [])]
    return Answer(_whole(shown, texts), tuple(_blocks(shown, elements, texts)))


def drawn(shown: ShownInsight, texts: Texts) -> Answer:
    """Return the same as a message with a chart, and without one for where Slack takes none."""
    plain = tuple(_blocks(shown, _look(shown, texts), texts))
    if not shown.insight.groups:
        return Answer(_whole(shown, texts), plain)
    drawing = chart.bars(shown.insight.groups, texts)
    title, answer, _, *more = plain
    return Answer(_whole(shown, texts), (title, answer, *drawing, *more), plain=plain)


def _whole(shown: ShownInsight, texts: Texts) -> str:
    answer, *more = _paragraphs(shown, texts)
    return "\n".join([f"{verdicts.question(texts)} {answer}", *more, _small_print(shown.insight, texts)])


def _blocks(shown: ShownInsight, elements: Sequence[Block], texts: Texts) -> Iterator[Block]:
    yield header(verdicts.question(texts))
    yield from map(section, _paragraphs(shown, texts))
    yield context(_small_print(shown.insight, texts))
    if elements:
        yield actions(*elements)


def _paragraphs(shown: ShownInsight, texts: Texts) -> Iterator[str]:
    yield from told(shown, texts)
    if shown.suggestion is not None:
        yield _suggested(shown.suggestion, texts)


def told(shown: ShownInsight, texts: Texts) -> Iterator[str]:
    """Yield the answer and what it rests on, a paragraph of mrkdwn each; nobody is named."""
    insight = shown.insight
    early = "" if shown.first_answer is None else verdicts.not_before(shown.first_answer, texts)
    yield "\n".join(part for part in (verdicts.answer(insight.customers, texts), early) if part)
    if insight.groups:
        yield "\n".join(_bars(insight.groups, texts))
    if lines := list(_besides(insight, texts)):
        yield "\n".join(lines)


def explained(texts: Texts) -> Answer:
    """Return what the command is for."""
    return Answer.of(
        texts.say(
            "*Does the SSI say anything about sales here?*\n"
            "`/upshot insight` compares each seller's SSI of six weeks with the customers won in the thirteen weeks "
            "after them, and says in one sentence what follows; for managers, admins and auditors\n"
            "It takes ten sellers to say anything, and nobody is named. It never changes points."
        )
    )


def working(texts: Texts) -> Answer:
    """Return what is said while it takes longer."""
    return Answer.of(texts.say("I am comparing everybody's weeks. The answer comes as a direct message in a moment."))


def coming(texts: Texts) -> Answer:
    """Return what a click on the chart's button is answered."""
    return Answer.of(texts.say("The chart comes as a direct message."))


def _bars(groups: Sequence[Group], texts: Texts) -> Iterator[str]:
    yield texts.say("*Customers won in a quarter, by the SSI of the weeks before*")
    most = max(group.customers for group in groups)
    for group in groups:
        yield texts.say_count(
            "{bar} *{customers}*  SSI {lowest} to {highest} ({count} seller)",
            "{bar} *{customers}*  SSI {lowest} to {highest} ({count} sellers)",
            group.n,
            bar="▇" * max(1, round(_LONGEST_BAR * group.customers / most)) if most else "",
            customers=texts.number(half_up(group.customers, 1), 1),
            lowest=texts.number(half_up(group.lowest, 0)),
            highest=texts.number(half_up(group.highest, 0)),
        )


def _besides(insight: Insight, texts: Texts) -> Iterator[str]:
    for result, found in insight.besides.items():
        name, said = capitalised(metrics.name(result, texts)), Markup(verdicts.in_short(found, texts))
        yield texts.say("• {metric}: {said}", metric=name, said=said)
    if insight.beyond is not None:
        yield _beyond(insight.beyond, texts)
    if insight.luck is not None:
        yield _luck(insight.luck, texts)


def _beyond(beyond: Beyond, texts: Texts) -> str:
    facts = {
        "rho": verdicts.coefficient(beyond.rho, texts),
        "within": verdicts.between(beyond.within, texts),
    }
    if beyond.within.is_off_zero:
        return texts.say(
            "• Among sellers who had won equally many before, the SSI still makes a difference (ρ {rho}, 95% {within})",
            **facts,
        )
    return texts.say(
        "• Among sellers who had won equally many before, the SSI adds nothing that shows (ρ {rho}, 95% {within})",
        **facts,
    )


def _luck(luck: Luck, texts: Texts) -> str:
    return texts.say(
        "• About {percent}% of the differences in customers won are chance: of {sellers} places, one in the middle "
        "could as well be {places} higher or lower",
        percent=texts.number(half_up(Fraction(luck.by_chance) * 100, 0)),
        places=luck.places,
        sellers=luck.sellers,
    )


def _suggested(suggestion: LighterSsi, texts: Texts) -> str:
    return texts.say(
        "*Two quarters without a yes.* I suggest to let the SSI weigh less: {before} → {after} of 100. Nothing changes "
        "before an admin has looked at the preview and saved it.",
        before=suggestion.before,
        after=suggestion.after,
    )


def _look(shown: ShownInsight, texts: Texts) -> list[Block]:
    if shown.suggestion is None or not shown.is_admin:
        return []
    label = texts.plain("Preview SSI {weight}", weight=shown.suggestion.after)
    return [button(label, PREVIEW, receipts.written(shown.suggestion.proposal), style="primary")]


def _small_print(insight: Insight, texts: Texts) -> str:
    early, late = insight.blocks
    return texts.say(
        "SSI: each seller's mean of {early}. Customers: what a full week of work brought in {late}. One pair a seller; "
        "ρ runs from −1 to 1, and 0 is no relation. No names, ever.",
        early=texts.weeks(Week(early.first), Week(early.last)),
        late=texts.weeks(Week(late.first), Week(late.last)),
    )
