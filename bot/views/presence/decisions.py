"""What managers and admins are asked about a request, and what everybody is told of the decision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.domain.presence import FULL_TIME, PresenceRequest, RequestState, Subject
from bot.i18n import Markup, escape
from bot.use_cases import receipts
from bot.use_cases.presence.ask import REQUEST_NOTICE
from bot.use_cases.presence.decide import DECISION_NOTICE, Decision
from bot.views.answers import Answer, actions, button
from bot.views.presence import words
from bot.views.values import reads_value
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts
    from bot.views.answers import Block

DECIDE: Final = "decide_request"
"""Its value names the request and the verdict, read by `parse`."""


def request_notice(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that asks for a decision; the facts are those of a `PresenceRequest`."""
    request = receipts.read(PresenceRequest, json.dumps(facts))
    return Answer.of(_question(request, texts), actions(*buttons(request, texts)))


def decision_notice(facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return the message that tells a seller; the facts are those of a `Decision`."""
    decision = receipts.read(Decision, json.dumps(facts))
    told = {"name": shown_name(decision.by_name, texts), "wish": words.wish(decision.request, texts)}
    if decision.request.state is RequestState.CONFIRMED:
        return Answer.of(texts.say("{name} has confirmed: *{wish}*. Your goals follow that.", **told))
    return Answer.of(texts.say("{name} has declined: *{wish}*. Your goals stay as they are.", **told))


def settled(decision: Decision, texts: Texts) -> Answer:
    """Return what became of a request, in place of the question."""
    request = decision.request
    facts = {
        "name": shown_name(decision.by_name, texts),
        "seller": shown_name(request.seller_name, texts),
        "wish": words.wish(request, texts),
    }
    return Answer.of(_SETTLED[request.state](facts, texts)).in_place()


def buttons(request: PresenceRequest, texts: Texts) -> list[Block]:
    """Return the buttons that decide about a request."""
    return [
        button(texts.plain("Confirm"), f"{DECIDE}:yes", _value(request, RequestState.CONFIRMED), style="primary"),
        button(texts.plain("Decline"), f"{DECIDE}:no", _value(request, RequestState.DECLINED)),
    ]


@reads_value("/upshot away")
def parse(value: str) -> tuple[Subject, int, RequestState]:
    """Return what a button's value names: the subject and id of a request, and the verdict.

    Raises:
        OutdatedButtonError: it is none.
    """
    subject, request_id, verdict = value.split(" ")
    return Subject(subject), int(request_id), RequestState(verdict)


NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {
    REQUEST_NOTICE: request_notice,
    DECISION_NOTICE: decision_notice,
}
"""By the kind of notice, what draws it."""


def _value(request: PresenceRequest, verdict: RequestState) -> str:
    return f"{request.subject} {request.id} {verdict}"


def _question(request: PresenceRequest, texts: Texts) -> str:
    facts = {"seller": Markup(f"*{escape(shown_name(request.seller_name, texts))}*")}
    if request.percent == FULL_TIME:
        return texts.say(
            "{seller} works full time: {wish}. Once you confirm, the goals are those of a full week.",
            wish=words.wish(request, texts),
            **facts,
        )
    if request.percent is not None:
        return texts.say(
            "{seller} works part time: {wish}. Once you confirm, the goals follow in proportion.",
            wish=words.wish(request, texts),
            **facts,
        )
    return texts.say(
        "{seller} asks to be away {wish}. Once you confirm, nothing is expected on these days.",
        wish=words.wish(request, texts),
        **facts,
    )


_SETTLED: Mapping[RequestState, Callable[[Mapping[str, str], Texts], str]] = {
    RequestState.REQUESTED: lambda facts, texts: texts.say("{seller}, {wish}: still waiting.", **facts),
    RequestState.CONFIRMED: lambda facts, texts: texts.say("{seller}, {wish}: confirmed by {name}.", **facts),
    RequestState.DECLINED: lambda facts, texts: texts.say("{seller}, {wish}: declined by {name}.", **facts),
    RequestState.WITHDRAWN: lambda facts, texts: texts.say("{seller} has cancelled {wish}.", **facts),
}
