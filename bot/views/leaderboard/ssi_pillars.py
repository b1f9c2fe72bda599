"""The four pillars of the SSI, and for the weakest one what can be done: for the seller alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.ssi_pillars import PillarLevels
    from bot.i18n import Texts


def levels(pillars: PillarLevels, texts: Texts) -> str:
    """Return the pillars in one line with the weakest marked; nothing when none was ever reported."""
    if not pillars.levels:
        return ""
    told = [_level(pillar, pillars, texts) for pillar in pillars.levels]
    return "\n".join([texts.say("*SSI, each pillar of 25*"), " · ".join(told)])


def advice(pillars: PillarLevels, texts: Texts) -> str:
    """Return a short list of what helps the weakest pillar; nothing while it is not known."""
    if pillars.weakest is None:
        return ""
    title = texts.say("*What helps with “{pillar}”*", pillar=_NAMES[pillars.weakest](texts))
    return "\n".join([title, *(f"☐ {step}" for step in _STEPS[pillars.weakest](texts))])


def _level(pillar: str, pillars: PillarLevels, texts: Texts) -> str:
    facts = {"pillar": _NAMES[pillar](texts), "level": texts.number(pillars.levels[pillar])}
    if pillar == pillars.weakest:
        return texts.say("*{pillar} {level}*, most room here", **facts)
    return texts.say("{pillar} {level}", **facts)


def _brand(texts: Texts) -> Sequence[str]:
    return (
        texts.say("A profile photo on which you are easy to recognise"),
        texts.say("A summary that says whom you help, and with what"),
        texts.say("A pitch of one sentence as your headline"),
    )


def _people(texts: Texts) -> Sequence[str]:
    return (
        texts.say("Two searches a week for people in your target audience"),
        texts.say("Content that is about their questions, so that they find you"),
    )


def _insights(texts: Texts) -> Sequence[str]:
    return (
        texts.say("Two or three groups in which your customers are"),
        texts.say("A word in one of their discussions each week"),
        texts.say("What you know best, shown in a post or a comment"),
    )


def _relations(texts: Texts) -> Sequence[str]:
    return (
        texts.say("A look through the contacts that LinkedIn suggests"),
        texts.say("A request to somebody who decides, with a personal line"),
        texts.say("An answer to everybody who accepted yours"),
    )


_NAMES: Final[Mapping[str, Callable[[Texts], str]]] = {
    "ssi_brand": lambda texts: texts.plain("brand"),
    "ssi_people": lambda texts: texts.plain("people"),
    "ssi_insights": lambda texts: texts.plain("insights"),
    "ssi_relations": lambda texts: texts.plain("relationships"),
}
_STEPS: Final[Mapping[str, Callable[[Texts], Sequence[str]]]] = {
    "ssi_brand": _brand,
    "ssi_people": _people,
    "ssi_insights": _insights,
    "ssi_relations": _relations,
}
