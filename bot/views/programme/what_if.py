"""What a scheme would have done to leaderboards of the past, in sentences."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.i18n import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.what_if import Shift
    from bot.i18n import Texts
    from bot.use_cases.programme.what_if import WhatIf


def lines(found: WhatIf, texts: Texts) -> list[str]:
    """Return a sentence for the last weeks, and one for the season where that is more of them."""
    return list(_lines(found, texts))


def _lines(found: WhatIf, texts: Texts) -> Iterator[str]:
    if found.lately is not None:
        yield _shift(found.lately, texts)
    if found.season is not None and (found.lately is None or found.season.weeks > found.lately.weeks):
        yield _shift(found.season, texts)


def _shift(shift: Shift, texts: Texts) -> str:
    span = capitalised(texts.weeks(shift.first, shift.last))
    if not shift.furthest:
        return texts.say("*{span}*: nobody would have had another place.", span=span)
    parts = [
        texts.plain("{share}% of the places would be others", share=texts.number(Decimal(round(shift.moved)))),
        texts.plain_count("the furthest by {count} place", "the furthest by {count} places", shift.furthest),
        _leaders(shift, texts),
    ]
    told = texts.say("*{span}*: {changes}.", span=span, changes=texts.listing(parts))
    return f"{told} {_agreement(shift, texts)}".rstrip()


def _leaders(shift: Shift, texts: Texts) -> str:
    if not shift.other_leaders:
        return texts.plain("the same first place every week")
    return texts.plain_count(
        "another first place in {count} week", "another first place in {count} weeks", shift.other_leaders
    )


def _agreement(shift: Shift, texts: Texts) -> str:
    if shift.agreement is None:
        return ""
    return texts.say(
        "The two orders agree by {agreement} (1 is the same order, 0 is chance).",
        agreement=texts.number(shift.agreement, 2),
    )
