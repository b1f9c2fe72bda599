"""What a request is called, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.presence import RequestState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.presence import PresenceRequest
    from bot.i18n import Texts


def wish(request: PresenceRequest, texts: Texts) -> str:
    """Return what is asked for, as it stands within a sentence: plain text."""
    if request.percent is not None:
        return texts.plain("{percent}% from {day} on", percent=request.percent, day=texts.date(request.first))
    return span(request, texts)


def span(request: PresenceRequest, texts: Texts) -> str:
    """Return the days away: plain text."""
    if request.last is None or request.last == request.first:
        return texts.date(request.first)
    return texts.days(request.first, request.last)


def state(request: PresenceRequest, texts: Texts) -> str:
    """Return what became of a request."""
    return _STATES[request.state](texts)


_STATES: Mapping[RequestState, Callable[[Texts], str]] = {
    RequestState.REQUESTED: lambda texts: texts.plain("waiting to be confirmed"),
    RequestState.CONFIRMED: lambda texts: texts.plain("confirmed"),
    RequestState.DECLINED: lambda texts: texts.plain("declined"),
    RequestState.WITHDRAWN: lambda texts: texts.plain("cancelled"),
}
