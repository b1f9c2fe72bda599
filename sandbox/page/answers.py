"""What stands in elements, and what a person enters: between Slack's state and the fields of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sandbox.page.dates import moment
from sandbox.page.markup import unescaped
from sandbox.state.inputs import answer_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from sandbox.page.onlooker import Onlooker
    from sandbox.state.inputs import Answer
    from sandbox.wire import Json

_INPUT_TYPES = {
    "email_text_input": "email",
    "url_text_input": "url",
    "datepicker": "date",
    "timepicker": "time",
    "datetimepicker": "datetime-local",
}


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: what is sent, what is shown, and below which heading."""

    value: str
    label: str
    group: str = ""


def input_type(element_type: str) -> str:
    """Return the type of the HTML input that takes an element's answer."""
    return _INPUT_TYPES.get(element_type, "text")


def shown_answer(state: Json, zone: ZoneInfo | None = None) -> str:
    """Return what a field shows of an element's state; moments are shown in the zone."""
    answer = answer_of(state) if state else None
    if answer is None:
        return ""
    if state["type"] == "datetimepicker":
        return f"{moment(answer).astimezone(zone):%Y-%m-%dT%H:%M}"
    if isinstance(answer, dict):
        return "\n".join(_lines(answer))
    return str(answer)


def chosen(state: Json) -> set[str]:
    """Return the values of the options, or the ids, that are chosen."""
    answer = answer_of(state) if state else None
    several = answer if isinstance(answer, list) else [answer] if answer else []
    return {str(one["value"]) if isinstance(one, dict) else str(one) for one in several}


def offered(element: Json, eye: Onlooker) -> list[Option]:
    """Return what an element offers: its own options, or the people or channels that a person sees."""
    source = element["type"].removeprefix("multi_")
    if source == "users_select":
        return list(_people(eye))
    if source == "channels_select":
        return list(_channels(eye))
    if source == "conversations_select":
        return [*_channels(eye, "Channels"), *_people(eye, "People")]
    return list(_options(element))


def entered_answer(element: Json, raw: Any, zone: ZoneInfo) -> Answer:  # noqa: ANN401 - any JSON value from the page
    """Return the answer that a person entered into a field of the page.

    Raises:
        ValueError: the field holds no moment, though the element asks for one.
    """
    if raw in ("", None, []):
        return None
    if element["type"] == "datetimepicker":
        return str(int(datetime.fromisoformat(raw).replace(tzinfo=zone).timestamp()))
    if element["type"] == "rich_text_input":
        line = {"type": "rich_text_section", "elements": [{"type": "text", "text": raw}]}
        return {"type": "rich_text", "elements": [line]}
    answer: Answer = raw
    return answer


def _options(element: Json) -> Iterable[Option]:
    for option in element.get("options") or []:
        yield Option(option["value"], _label(option))
    for group in element.get("option_groups") or []:
        for option in group["options"]:
            yield Option(option["value"], _label(option), unescaped(group["label"]["text"]))
    for known in [element.get("initial_option"), *(element.get("initial_options") or [])]:
        if known and "external" in element["type"]:
            yield Option(known["value"], _label(known))


def _people(eye: Onlooker, group: str = "") -> Iterable[Option]:
    for person in eye.workspace.people.values():
        if not person.deleted:
            yield Option(person.id, person.shown_name, group)


def _channels(eye: Onlooker, group: str = "") -> Iterable[Option]:
    for channel in eye.workspace.channels.values():
        if not channel.is_direct and (eye.me.id in channel.members or channel.kind == "public_channel"):
            yield Option(channel.id, f"#{channel.name}", group)


def _label(option: Json) -> str:
    return str(option["text"]["text"])


def _lines(rich_text: Json) -> Iterable[str]:
    for part in rich_text.get("elements", []):
        yield "".join(str(piece.get("text", "")) for piece in part.get("elements", []))
