"""What Slack's client checks in a form before it bothers the app.

Source: docs.slack.dev/reference/block-kit/block-elements.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from sandbox.state.inputs import answer_of

if TYPE_CHECKING:
    from sandbox.state.views import View
    from sandbox.wire import Json

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)


def complaints(view: View) -> dict[str, str]:
    """Return what is wrong with what stands in the inputs of a form, by block id."""
    found = {}
    for block in view.blocks:
        if block["type"] == "input" and (complaint := _complaint(view, block)):
            found[block["block_id"]] = complaint
    return found


def _complaint(view: View, block: Json) -> str:
    element = block["element"]
    answer = answer_of(view.values[block["block_id"]][element["action_id"]])
    if answer in (None, "", []):
        return "" if block.get("optional") else "Please complete this required field."
    checks = {"number_input": _number, "email_text_input": _email, "url_text_input": _url, "plain_text_input": _length}
    check = checks.get(element["type"])
    return check(element, str(answer)) if check else ""


def _number(element: Json, answer: str) -> str:
    try:
        number = Decimal(answer)
    except InvalidOperation:
        return "Please enter a number."
    if not element["is_decimal_allowed"] and number != number.to_integral_value():
        return "Please enter a whole number."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and number < Decimal(low):
        return f"Please enter a number that is {low} or more."
    if high is not None and number > Decimal(high):
        return f"Please enter a number that is {high} or less."
    return ""


def _email(_element: Json, answer: str) -> str:
    return "" if _EMAIL.fullmatch(answer) else "Please enter an email address."


def _url(_element: Json, answer: str) -> str:
    return "" if _URL.fullmatch(answer) else "Please enter a link."


def _length(element: Json, answer: str) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(answer) < least:
        return f"Please enter {least} characters or more."
    return f"Please enter {most} characters or fewer." if len(answer) > most else ""
