"""What the data say of a relation, in plain words and never more than they hold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.domain.insight.blocks import EARLY_WEEKS, LATE_WEEKS
from bot.domain.insight.relation import FEWEST, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.insight.relation import Relation
    from bot.domain.statistics.proportions import Interval
    from bot.domain.weeks import Week
    from bot.i18n import Texts


def question(texts: Texts) -> str:
    """Return what is asked, without mark-up."""
    return texts.plain("Does a higher SSI bring more customers here?")


def answer(found: Relation, texts: Texts) -> str:
    """Return the answer with its numbers, as mrkdwn."""
    said = _ANSWERS[found.verdict](found, texts)
    if not found.is_indicative or found.verdict not in _ANSWERED:
        return said
    few = texts.say("Fewer than 25 sellers: take it as an indication only.")
    return f"{said}\n{few}"


def in_short(found: Relation, texts: Texts) -> str:
    """Return the answer in a few words, with ρ where there is one; it follows a colon."""
    said = _IN_SHORT[found.verdict](texts)
    return said if found.rho is None else f"{said} (ρ {coefficient(found.rho, texts)})"


def not_before(week: Week, texts: Texts) -> str:
    """Return from when on there can be an answer."""
    return texts.say(
        "There are no {weeks} weeks to compare yet; from {week} on there can be an answer.",
        weeks=EARLY_WEEKS + LATE_WEEKS,
        week=texts.week_of_year(week),
    )


def numbers(found: Relation, texts: Texts) -> str:
    """Return the coefficient, its interval and the number of sellers."""
    return texts.say(
        "ρ {rho}, 95% {within}, {n} sellers",
        rho=coefficient(found.rho or 0.0, texts),
        within=between(found.within, texts),
        n=found.n,
    )


def coefficient(number: float, texts: Texts) -> str:
    """Return a coefficient with two decimals."""
    return texts.number(Decimal(f"{number:z.2f}"), 2)


def between(within: Interval | None, texts: Texts) -> str:
    """Return an interval of coefficients; nothing where there is none."""
    if within is None:
        return ""
    return texts.say("{low} to {high}", low=coefficient(within.low, texts), high=coefficient(within.high, texts))


def _too_few(found: Relation, texts: Texts) -> str:
    return texts.say(
        "*Too few sellers to say.* It takes {fewest} who reported their SSI in three of six weeks and worked four full "
        "weeks of the thirteen after them; so far I have {n}.",
        fewest=FEWEST,
        n=found.n,
    )


def _no_variation(found: Relation, texts: Texts) -> str:
    return texts.say(
        "*Nothing to compare.* All {n} sellers had the same SSI, or won equally many customers.", n=found.n
    )


def _positive(found: Relation, texts: Texts) -> str:
    return texts.say(
        "*Yes, the two go together: sellers with a higher SSI tended to win more customers afterwards* ({numbers}). "
        "That does not prove that raising the SSI brings sales.",
        numbers=numbers(found, texts),
    )


def _negative(found: Relation, texts: Texts) -> str:
    return texts.say(
        "*No, rather the other way round: a higher SSI went with fewer customers afterwards* ({numbers}). "
        "That does not prove that the SSI costs sales.",
        numbers=numbers(found, texts),
    )


def _no_relevant_relation(found: Relation, texts: Texts) -> str:
    return texts.say(
        "*No: whether the SSI is high or low makes no difference that matters for customers won* ({numbers}).",
        numbers=numbers(found, texts),
    )


def _cannot_tell(found: Relation, texts: Texts) -> str:
    return texts.say(
        "*Not to be told yet.* With {n} sellers only a strong relation would show, ρ of {smallest} or more; what I see "
        "fits anything from {within}. Keep collecting, and do not raise the weight of the SSI on this.",
        n=found.n,
        smallest=coefficient(found.smallest_seen or 1.0, texts),
        within=between(found.within, texts),
    )


_ANSWERED: Final = frozenset({Verdict.POSITIVE, Verdict.NEGATIVE, Verdict.NO_RELEVANT_RELATION})
_ANSWERS: Final[Mapping[Verdict, Callable[[Relation, Texts], str]]] = {
    Verdict.TOO_FEW: _too_few,
    Verdict.NO_VARIATION: _no_variation,
    Verdict.POSITIVE: _positive,
    Verdict.NEGATIVE: _negative,
    Verdict.NO_RELEVANT_RELATION: _no_relevant_relation,
    Verdict.CANNOT_TELL: _cannot_tell,
}
_IN_SHORT: Final[Mapping[Verdict, Callable[[Texts], str]]] = {
    Verdict.TOO_FEW: lambda texts: texts.say("too few to say"),
    Verdict.NO_VARIATION: lambda texts: texts.say("nothing to compare"),
    Verdict.POSITIVE: lambda texts: texts.say("more with a higher SSI"),
    Verdict.NEGATIVE: lambda texts: texts.say("fewer with a higher SSI"),
    Verdict.NO_RELEVANT_RELATION: lambda texts: texts.say("no difference that matters"),
    Verdict.CANNOT_TELL: lambda texts: texts.say("not to be told yet"),
}
