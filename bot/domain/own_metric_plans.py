"""A metric that an admin wants to define, and what it must be to be taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bot.domain.errors import UserError
from bot.domain.scoring.metrics import Phase, Pillar
from bot.domain.scoring.own_metrics import LARGEST, MOST_OWN, OwnKind, OwnMetric
from bot.domain.scoring.scheme import MetricRule
from bot.domain.typed.words.commands import ADDING, BACK, HELP
from bot.domain.typed.words.content import PHASES
from bot.domain.typed.words.lookup import folded
from bot.domain.typed.words.metrics import JOINING, REPORTED, SCORED
from bot.domain.typed.words.outcomes import SINGLE
from bot.domain.typed.words.own_metrics import reported_words, scored_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.typed.words.lookup import Words

LONGEST_NAME: Final = 40
LONGEST_UNIT: Final = 15
LOWEST_CAP, HIGHEST_CAP = 100, 300
"""Per cent of the goal up to which a business metric may earn; a strategic one ends at its goal."""

_KEY: Final = re.compile(r"[^\W\d_][\w-]{1,19}")
_LIVE: Final = re.compile(r"[<>*_~`\"|\x00-\x1f]")
"""What marks up text in Slack, or ends it."""
_WEEKS: Final = 4
_TAKEN: Final[Sequence[Words[str]]] = (REPORTED, SCORED, JOINING, PHASES, SINGLE, ADDING, BACK, HELP)
_COMMANDS: Final = frozenset({"role", "preset", "plan", "suggest", "deal", "undo", "last", "week"})


class KeyRefusedError(UserError):
    """The word to type for a metric is no word, or too long."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NameTakenError(UserError):
    """The word or the name means something already."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NameRefusedError(UserError):
    """A name or unit is too long, or has characters that Slack would bring to life."""

    def __init__(self, name: str, longest: int) -> None:
        super().__init__(name, longest)
        self.name = name
        self.longest = longest


class TooManyOwnMetricsError(UserError):
    """A programme has as many own metrics as it may have."""

    def __init__(self, most: int = MOST_OWN) -> None:
        super().__init__(most)
        self.most = most


class CapRefusedError(UserError):
    """A cap lies outside of its bounds, in per cent of the goal."""

    def __init__(self, cap: Decimal, lowest: int, highest: int) -> None:
        super().__init__(cap, lowest, highest)
        self.cap = cap
        self.lowest = lowest
        self.highest = highest


class OwnGoalRefusedError(UserError):
    """The goal of an own metric is missing, not above 0, or larger than what can be reported."""

    def __init__(self, goal: Decimal | None) -> None:
        super().__init__(goal)
        self.goal = goal


class NoSuchOwnMetricError(UserError):
    """A programme has no metric of its own by that word."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        super().__init__(key, known)
        self.key = key
        self.known = known


class MetricWeighedError(UserError):
    """A metric that has a weight cannot be removed: that would change points."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class OwnMetricPlan:
    """What was asked for."""

    key: str
    name: str = ""
    """The key where nothing was said."""
    kind: OwnKind = OwnKind.COUNT
    pillar: Pillar = Pillar.STRATEGIC
    phase: Phase | None = None
    """Consideration for business, interest for the rest where nothing was said."""
    goal: Decimal | None = None
    """Per full-time week; of a level the level."""
    cap: Decimal = Decimal(LOWEST_CAP)
    """Per cent of the goal."""
    unit: str = ""
    because: str = ""

    @property
    def metric(self) -> OwnMetric:
        """The metric that it defines."""
        usual = Phase.CONSIDERATION if self.pillar is Pillar.BUSINESS else Phase.INTEREST
        return OwnMetric(self.key, self.name or self.key, self.kind, self.pillar, self.phase or usual, self.unit)

    @property
    def rule(self) -> MetricRule:
        """What a scheme says about it, as long as nobody has weighed it."""
        is_level, cap = self.kind is OwnKind.LEVEL, Fraction(self.cap) / 100
        return MetricRule(
            weight=Fraction(0),
            goal=Fraction(self.goal or 0),
            window=1 if is_level else _WEEKS,
            cap=cap,
            over=Fraction(1, 2) if cap > 1 else Fraction(0),
            e_min=Fraction(0 if is_level else 1),
        )

    def check(self, existing: tuple[OwnMetric, ...]) -> None:
        """Return when the metric can be defined beside others.

        Raises:
            TooManyOwnMetricsError, KeyRefusedError, NameRefusedError, NameTakenError: it cannot be named so.
            OwnGoalRefusedError, CapRefusedError: a number cannot be.
        """
        if not _KEY.fullmatch(self.key):
            raise KeyRefusedError(self.key)
        _check_text(self.name, LONGEST_NAME)
        _check_text(self.unit, LONGEST_UNIT)
        for name in filter(None, (self.key, self.name)):
            _check_free(name, existing)
        highest = HIGHEST_CAP if self.pillar is Pillar.BUSINESS else LOWEST_CAP
        if not LOWEST_CAP <= self.cap <= highest:
            raise CapRefusedError(self.cap, LOWEST_CAP, highest)
        if self.goal is None or not 0 < self.goal <= LARGEST:
            raise OwnGoalRefusedError(self.goal)
        if len(existing) >= MOST_OWN:
            raise TooManyOwnMetricsError


def _check_text(text: str, longest: int) -> None:
    if len(text) > longest or _LIVE.search(text):
        raise NameRefusedError(text, longest)


def _check_free(name: str, existing: tuple[OwnMetric, ...]) -> None:
    tables: tuple[Callable[[str], object], ...] = (
        *(words.meaning for words in _TAKEN),
        reported_words(existing).meaning,
        scored_words(existing).meaning,
    )
    if folded(name) in _COMMANDS or any(meaning(name) is not None for meaning in tables):
        raise NameTakenError(name)
