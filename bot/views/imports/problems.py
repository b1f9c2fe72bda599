"""What another program is told about deals that it posts: problem details after RFC 9457, in English."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from bot.domain.imports.errors import RowFault
from bot.domain.imports.posted import FIELDS, MOST_DEALS, ItemFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.imports.posted import RefusedItem

MEDIA_TYPE: Final = "application/problem+json"

_FAULTS: Final[Mapping[ItemFault | RowFault, str]] = {
    ItemFault.NOT_AN_OBJECT: "a deal is an object",
    ItemFault.UNKNOWN_FIELD: f"there is no such field; there are {', '.join(FIELDS)}",
    ItemFault.WRONG_KIND: "text, a number or null is expected",
    ItemFault.NO_ID: "the id of the deal in the CRM is needed",
    RowFault.NO_OWNER: "the seller is needed: a Slack id, a name or an e-mail address",
    RowFault.UNKNOWN_OWNER: "no seller is called that",
    RowFault.NO_CUSTOMER: "the customer is needed",
    RowFault.NO_STAGE: "the stage is needed: open, qualified, won, lost or void",
    RowFault.UNKNOWN_STAGE: "this stage is not known: open, qualified, won, lost and void are",
    RowFault.NO_AMOUNT: "the value is needed",
    RowFault.NOT_AN_AMOUNT: "this is no amount; 1234.50 is one",
    RowFault.OUT_OF_RANGE: "a value lies between 0.01 and 1,000,000,000",
    RowFault.OTHER_CURRENCY: "this is not the programme's currency",
    RowFault.NO_DAY: "a deal that is won needs its day",
    RowFault.NOT_A_DAY: "this is no day; 2026-11-12 is one",
    RowFault.IN_FUTURE: "this day is still to come",
    RowFault.CLOSED_EARLIER: "it was closed before it was opened",
    RowFault.REPEATED: "the same deal stands here twice",
    RowFault.IMPOSSIBLE: "this does not fit what else is known",
}


def build(status: HTTPStatus, detail: str) -> dict[str, Any]:
    """Return a problem without a place."""
    return {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail}


def refused(items: Iterable[RefusedItem]) -> dict[str, Any]:
    """Return which deals cannot be taken, and why; none was stored."""
    problem = build(HTTPStatus.UNPROCESSABLE_ENTITY, "Nothing was stored: some deals cannot be taken.")
    return problem | {"errors": [_error(item) for item in items]}


def too_many() -> dict[str, Any]:
    """Return that a request has too many deals."""
    return build(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A request has {MOST_DEALS} deals at most.")


def _error(item: RefusedItem) -> dict[str, str]:
    name = item.name.replace("~", "~0").replace("/", "~1")
    pointer = f"#/{item.place}/{name}" if name else f"#/{item.place}"
    shown = {"value": item.text} if item.text else {}
    return {"pointer": pointer, "detail": _FAULTS[item.fault]} | shown
