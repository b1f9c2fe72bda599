"""A change of the rules that another admin approves or declines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.drafts import Aspect, Draft
from bot.domain.weeks import Week
from bot.use_cases import receipts
from bot.use_cases.programme.propose_scheme import PROPOSAL_NOTICE, VERDICT_NOTICE, Verdict
from bot.views import metrics
from bot.views.answers import Answer, actions, button, context
from bot.views.content import words
from bot.views.programme import presets
from bot.views.values import reads_value
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.i18n import Texts
    from bot.use_cases.programme.propose_scheme import WaitingProposal
    from bot.views.answers import Block

APPROVE: Final = "approve_scheme"
"""Its value is the id of the proposal."""
DECLINE: Final = "decline_scheme"
LOOK: Final = "look_at_proposal"
"""Previews a proposal; its value is its id."""


def question(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return what another admin is asked, with buttons."""
    draft, proposal_id = receipts.read(Draft, facts["draft"]), str(facts["id"])
    asked = texts.say(
        "*{name}* proposes other rules: {changes}. Do you approve?",
        name=shown_name(facts["by"], texts),
        changes=texts.listing(list(_changes(draft, texts))),
    )
    reason = [context(texts.say("Reason: {reason}", reason=draft.because))] if draft.because else []
    buttons = actions(
        button(texts.plain("Approve"), APPROVE, proposal_id, style="primary"),
        *_others(proposal_id, texts),
    )
    note = context(texts.say("It can be approved for 14 days, as long as the rules stay as they are."))
    return Answer.of(asked, *reason, buttons, note)


def waits(proposal: WaitingProposal, reader_id: str, texts: Texts) -> tuple[str, Block]:
    """Return what waits for another admin, and its buttons; nobody approves what they proposed themselves."""
    line = texts.say(
        "*Proposed by {name}:* {changes}. Another admin can approve it until {day}.",
        name=shown_name(proposal.by_name, texts),
        changes=texts.listing(list(_changes(proposal.draft, texts))),
        day=texts.date(proposal.until),
    )
    approve = [button(texts.plain("Approve"), f"{APPROVE}:{proposal.id}", str(proposal.id))]
    return line, actions(*(approve if proposal.by_id != reader_id else []), *_others(str(proposal.id), texts))


def proposed(draft: Draft, texts: Texts) -> Answer:
    """Return to the proposer that others are asked."""
    sentence = texts.say("Proposed. The other admins are asked now; it holds once one of them approves.")
    reason = [context(texts.say("Reason: {reason}", reason=draft.because))] if draft.because else []
    return Answer.of(sentence, *reason).in_place()


def decided(verdict: Verdict, texts: Texts) -> Answer:
    """Return what the click did."""
    if verdict.is_approved and verdict.since is not None:
        sentence = texts.say(
            "Approved: version {version} of weights and goals holds from {week} on.",
            version=verdict.version,
            week=texts.week(verdict.since),
        )
        return Answer.of(sentence).in_place()
    return Answer.of(texts.say("Declined: weights and goals stay as they are.")).in_place()


def told(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return to the proposer what became of it."""
    name = shown_name(facts["by_name"], texts)
    if facts["is_approved"]:
        week = texts.week(Week(facts["since"]["number"]))
        return Answer.of(
            texts.say(
                "{name} approved your rules: version {version} holds from {week} on.",
                name=name,
                version=facts["version"],
                week=week,
            )
        )
    return Answer.of(texts.say("{name} declined the rules that you proposed; they stay as they are.", name=name))


@reads_value("/upshot weights")
def parse(value: str) -> int:
    """Return the id of the proposal from the value of a button.

    Raises:
        OutdatedButtonError: it is none.
    """
    return int(value)


NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {
    PROPOSAL_NOTICE: question,
    VERDICT_NOTICE: told,
}
"""By the kind of notice."""


def _others(proposal_id: str, texts: Texts) -> tuple[Block, ...]:
    return (
        button(texts.plain("Look at what it does"), f"{LOOK}:{proposal_id}", proposal_id),
        button(texts.plain("Decline"), f"{DECLINE}:{proposal_id}", proposal_id),
    )


def _changes(draft: Draft, texts: Texts) -> Iterator[str]:
    for step in draft.steps:
        yield texts.plain("preset {preset}", preset=presets.name(step.preset, texts))
    if draft.preset is not None:
        yield texts.plain("preset {preset}", preset=presets.name(draft.preset, texts))
    if whose := draft.person_name or draft.role:
        yield texts.plain("goals of {whose}", whose=shown_name(whose, texts))
    for metric, amount in draft.amounts.items():
        facts = {"metric": metrics.name(metric, texts), "amount": texts.exact(amount)}
        if draft.aspect is Aspect.WEIGHTS:
            yield texts.plain("{metric} {amount}", **facts)
        else:
            yield texts.plain("goal for {metric} {amount}", **facts)
    for phase, percent in draft.phases.items():
        yield texts.plain("goals of {phase} {percent}%", phase=words.phase(phase, texts), percent=texts.exact(percent))
