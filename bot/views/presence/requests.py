"""What a seller is told about what they asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.presence import PresenceRequest, RequestState, Subject
from bot.views.answers import Answer, actions, button, context, section
from bot.views.presence import words
from bot.views.presence.decisions import buttons
from bot.views.values import reads_value
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.i18n import Texts
    from bot.use_cases.presence.ask import RequestReceipt
    from bot.views.answers import Block

WITHDRAW: Final = "withdraw_request"
"""Its value names the request, read by `parse`."""

_MOST_LISTED = 10


def asked(receipt: RequestReceipt, texts: Texts) -> Answer:
    """Return what was asked for, and who confirms it."""
    request = receipt.request
    sentences = [_asked(request, texts), _replaced(receipt, texts), _who(receipt, texts)]
    text = "\n".join(sentence for sentence in sentences if sentence)
    row = [*(buttons(request, texts)[:1] if receipt.may_decide else []), _cancel(request, texts)]
    return Answer.of(text, actions(*row))


def listed(subject: Subject, requests: Sequence[PresenceRequest], today: date, texts: Texts) -> Answer:
    """Return the own requests, each that can be taken back with a button, and the line to type for a new one."""
    how = _how(subject, texts)
    if not requests:
        return Answer.of(f"{_none(subject, texts)}\n{how}")
    blocks: list[Block] = []
    lines = []
    for request in requests[-_MOST_LISTED:]:
        lines.append(texts.say("{wish}: {state}", wish=words.wish(request, texts), state=words.state(request, texts)))
        can_cancel = request.is_waiting or (request.stands and request.subject is Subject.ABSENCE)
        blocks.append(section(lines[-1], button=_cancel(request, texts, today) if can_cancel else None))
    return Answer("\n".join([*lines, how]), (*blocks, context(how)))


def withdrawn(request: PresenceRequest, texts: Texts) -> Answer:
    """Return what stands now that a request was taken back."""
    if request.state is RequestState.WITHDRAWN:
        return Answer.of(texts.say("Cancelled: {wish}. Your goals are as before.", wish=words.wish(request, texts)))
    wish = words.wish(request, texts)
    if request.is_waiting:
        return Answer.of(
            texts.say(
                "Welcome back. You were away {wish}, which waits to be confirmed; from today on goals count again.",
                wish=wish,
            )
        )
    return Answer.of(texts.say("Welcome back. You were away {wish}; from today on your goals count again.", wish=wish))


@reads_value("/upshot away")
def parse(value: str) -> tuple[Subject, int]:
    """Return what a button's value names: the subject and the id of a request.

    Raises:
        OutdatedButtonError: it is none.
    """
    subject, request_id = value.split(" ")
    return Subject(subject), int(request_id)


def _asked(request: PresenceRequest, texts: Texts) -> str:
    if request.percent is not None:
        return texts.say("Noted: you work *{wish}*. It is not in force yet.", wish=words.wish(request, texts))
    return texts.say("Noted: you are away *{wish}*. It does not count yet.", wish=words.wish(request, texts))


def _replaced(receipt: RequestReceipt, texts: Texts) -> str:
    if receipt.replaced is None:
        return ""
    return texts.say("It takes the place of {wish}, which was still waiting.", wish=words.wish(receipt.replaced, texts))


def _who(receipt: RequestReceipt, texts: Texts) -> str:
    if receipt.may_decide:
        return texts.say("You are the only admin, so you can confirm it yourself.")
    names = texts.listing([shown_name(name, texts) for name in receipt.asked[:_MOST_LISTED]])
    if not names:
        return texts.say("Nobody can confirm it at the moment; please ask your admin.")
    return texts.say(
        "I have asked {names} to confirm it, because it changes what is expected of you. You hear when it is settled.",
        names=names,
    )


def _cancel(request: PresenceRequest, texts: Texts, today: date | None = None) -> Block:
    is_running = today is not None and request.last is not None and request.first < today
    title = texts.plain("I am back") if is_running else texts.plain("Cancel it")
    return button(title, f"{WITHDRAW}:{request.id}", f"{request.subject} {request.id}")


def _none(subject: Subject, texts: Texts) -> str:
    if subject is Subject.ABSENCE:
        return texts.say("You have no days away ahead.")
    return texts.say("You are noted as working full time.")


def _how(subject: Subject, texts: Texts) -> str:
    if subject is Subject.ABSENCE:
        return texts.say("`/upshot away 2026-12-20 to 2027-01-06` notes days away.")
    return texts.say("`/upshot parttime 60%` notes your share of a full week.")
