"""Metrics that a programme defines for itself, beside those of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.domain.metrics import RAW, RawMetric
from bot.domain.scoring.metrics import CATALOGUE, Kind, Metric, Phase, Pillar, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.scoring.json_field import JsonField

MOST_OWN: Final = 5
"""How many a programme may have at once."""
LARGEST: Final = Decimal(1_000_000)
"""The largest amount that can be reported for one."""
_DECIMALS_OF_LEVELS: Final = 2


class OwnKind(StrEnum):
    """How the amounts of an own metric count."""

    COUNT = "count"
    """Whole numbers; the weeks add up."""
    LEVEL = "level"
    """A number that is read off, with two decimals at most; the newest counts."""


@dataclass(frozen=True, slots=True)
class OwnMetric:
    """A metric that an admin defined; it never changes, but may be removed."""

    key: str
    """What is typed for it, and what its numbers are stored under."""
    name: str
    """What people read, in the one language in which the admin wrote it; plain text."""
    kind: OwnKind
    pillar: Pillar
    """Business or strategic: the SSI is LinkedIn's alone."""
    phase: Phase
    unit: str = ""
    """What is counted, behind its amounts; often empty, because the name says it."""

    @classmethod
    def read(cls, key: str, source: JsonField) -> OwnMetric:
        """Return the definition that a JSON object holds.

        Raises:
            MalformedFieldError: something is missing or cannot be.
        """
        return cls(
            key=key,
            name=source.at("name").text(),
            kind=OwnKind(source.at("kind").text()),
            pillar=Pillar(source.at("pillar").text()),
            phase=Phase(source.at("phase").text()),
            unit=source.at("unit").text(),
        )

    def to_json(self) -> dict[str, object]:
        """Return what read() reads."""
        return {"name": self.name, "kind": self.kind, "pillar": self.pillar, "phase": self.phase, "unit": self.unit}

    @property
    def is_level(self) -> bool:
        """Whether the newest number counts, rather than the sum of some weeks."""
        return self.kind is OwnKind.LEVEL

    @property
    def scored(self) -> Metric:
        """The metric as it earns points."""
        kind = Kind.GAUGE if self.is_level else Kind.COUNTER
        return Metric(self.key, kind, Unit.OWN, self.pillar, self.phase, self.key)

    @property
    def reported(self) -> RawMetric:
        """The metric as it is reported, with the range of its amounts."""
        decimals = _DECIMALS_OF_LEVELS if self.is_level else 0
        return RawMetric(self.key, Decimal(0), LARGEST, is_gauge=self.is_level, decimals=decimals)


def catalogue_with(own: Iterable[OwnMetric]) -> Mapping[str, Metric]:
    """Return all metrics that can earn points where these are defined; without any it is the catalogue itself."""
    added = {metric.key: metric.scored for metric in own}
    return {**CATALOGUE, **added} if added else CATALOGUE


@lru_cache(maxsize=64)
def reported_with(own: tuple[OwnMetric, ...]) -> Mapping[str, RawMetric]:
    """Return all metrics that can be reported where these are defined."""
    return {**RAW, **{metric.key: metric.reported for metric in own}} if own else RAW
