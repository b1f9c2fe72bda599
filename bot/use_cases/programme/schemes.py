"""The schemes of a programme: which one holds when, and which ones are planned."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.drafts import Draft
from bot.domain.phase_in import stages
from bot.domain.presence import OtherNotTakingPartError
from bot.domain.weeks import Week
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.people.membership import takes_part
from bot.use_cases.programme.entries import SCHEME
from storage.schemes import SchemeRow

if TYPE_CHECKING:
    from bot.domain.people import Actor, Programme
    from bot.domain.scoring.rulebook import Rulebook
    from bot.domain.scoring.scheme import Scheme
    from bot.use_cases.reporting.entries import Act
    from storage.transaction import Transaction


def scheme_in_force(tx: Transaction, workspace_id: str, week: Week) -> Scheme:
    """Return the version of weights and goals that holds in a week as things stand.

    Raises:
        ValueError: there is none.
    """
    return rulebook_of(tx, workspace_id).at(week.number)


def planned_schemes(tx: Transaction, workspace_id: str, running: Week) -> list[Scheme]:
    """Return the versions that come into force after the running week, in that order."""
    return rulebook_of(tx, workspace_id).after(running.number)


def with_name(tx: Transaction, workspace_id: str, draft: Draft) -> Draft:
    """Return a draft with the name of the person that it is about, if it is about one.

    Raises:
        OtherNotTakingPartError: the person takes no part.
    """
    if not draft.person:
        return draft
    if not takes_part(tx.memberships.of(workspace_id, draft.person)):
        raise OtherNotTakingPartError
    return replace(draft, person_name=tx.people.names(workspace_id).get(draft.person, ""))


def drafted(draft: Draft, rules: Rulebook, programme: Programme, running: Week) -> list[Scheme]:
    """Return the schemes that a draft would bring into force, in that order; their versions are still those before.

    Raises:
        UserError: the draft cannot be, or would break guard rails.
    """
    if draft.steps:
        return _staged(draft, rules, programme, running)
    start = draft.starts_in(running)
    return [replace(draft.applied_to(rules.at(start.number), programme.currency), effective_from=start.number)]


def store(tx: Transaction, actor: Actor, act: Act, sequence: int, schemes: list[Scheme], reason: str) -> list[Scheme]:
    """Keep schemes as the next versions and return them so, the first under the entry that is being written.

    Each further one has an entry of its own.
    """
    kept = []
    for number, scheme in enumerate(schemes):
        version = tx.schemes.last_version(actor.workspace_id) + 1
        numbered = replace(scheme, version=version)
        entry = sequence if number == 0 else _entry(tx, actor, act, number, reason)
        start = Week(scheme.effective_from).starts_on
        tx.schemes.record(actor.workspace_id, entry, SchemeRow(version, start, json.dumps(numbered.to_json())))
        kept.append(numbered)
    return kept


def _staged(draft: Draft, rules: Rulebook, programme: Programme, running: Week) -> list[Scheme]:
    scheme, found = rules.at(running.number), []
    for stage in stages(draft.steps, programme.first_week, running):
        step = Draft(draft.aspect, preset=stage.preset)
        scheme = replace(step.applied_to(scheme, programme.currency), effective_from=stage.start.number)
        found.append(scheme)
    return found


def _entry(tx: Transaction, actor: Actor, act: Act, number: int, reason: str) -> int:
    sequence = tx.journal.open_entry(actor.workspace_id)
    tx.journal.record(
        actor.workspace_id,
        sequence,
        delivery_key=f"{act.delivery_key}:{number}",
        person_id=actor.id,
        origin=act.origin,
        action=SCHEME,
        recorded_at=act.moment,
        reason=reason,
        receipt="",
    )
    return sequence
