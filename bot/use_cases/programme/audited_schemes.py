"""What versions of weights and goals change, each against the one that was in force for its weeks before."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.audit import Change, scheme_changes
from bot.domain.scoring.scheme import Scheme
from bot.domain.weeks import Week
from storage import audits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.audits import Decision


class _Version(NamedTuple):
    since: Week
    scheme: Scheme
    currency: str
    """In which the programme counted money when it was saved."""


@dataclass(slots=True)
class Schemes:
    """The versions that were saved so far, while decisions are read from the oldest on."""

    currency: str = ""
    _standing: list[_Version] = field(default_factory=list)

    def note(self, decision: Decision) -> None:
        """Keep in mind what a decision means for the versions that come after it."""
        if decision.kind == audits.SETTINGS:
            self.currency = decision.values["currency"]
        elif decision.kind == audits.WITHDRAWAL:
            gone = decision.values["version"]
            self._standing = [each for each in self._standing if each.scheme.version != gone]

    def changes(self, decision: Decision) -> Iterator[Change]:
        """Yield what a new version changes in the weeks for which it was saved."""
        scheme = Scheme.from_json(json.loads(decision.values["document"]))
        now = _Version(Week.of(decision.values["effective_week_start"]), scheme, self.currency)
        before = max((each for each in self._standing if each.since <= now.since), key=_since, default=None)
        self._standing = [each for each in self._standing if each.since != now.since] + [now]
        for change in scheme_changes(before and before.scheme, scheme, now.since):
            yield replace(change, old_currency=before.currency if before else "", currency=now.currency)


def _since(version: _Version) -> Week:
    return version.since
