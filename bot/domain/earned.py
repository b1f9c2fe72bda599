"""What a seller's week may be remembered for: its badges, and the questions that they wait for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from bot.domain.scoring.badges import Badge, badges_in
from bot.domain.scoring.flags import questions

if TYPE_CHECKING:
    from bot.domain.scoring.career import Career
    from bot.domain.weeks import Week


@dataclass(frozen=True, slots=True)
class Earned:
    """The badges of a seller's week."""

    badges: tuple[Badge, ...] = ()
    questions: tuple[str, ...] = ()
    """What is asked about the reported numbers of the week, as answers name it; nothing where there is no badge."""

    @classmethod
    @lru_cache(maxsize=1024)
    def read(cls, badges: str, questions: str) -> Self:
        """Return what was earned as it is written, with blanks between; many weeks are alike."""
        return cls(tuple(map(Badge, badges.split())), tuple(questions.split()))


def earned_in(career: Career, week: Week, currency: str) -> Earned:
    """Return what a seller earned in a week, by their own facts alone: what is asked about deals is not in it.

    Args:
        career: the seller's facts and rules.
        week: the week.
        currency: the programme's, an ISO 4217 code.
    """
    badges = badges_in(career, week.number)
    asked = questions(career.history, week.number, currency=currency) if badges else ()
    return Earned(badges, tuple(flag.question for flag in asked))
