"""The templates, and the words they know."""

from __future__ import annotations

import re
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

from sandbox.page.answers import chosen, input_type, offered, shown_answer
from sandbox.page.charts import chart
from sandbox.seats.surfaces import values_of

if TYPE_CHECKING:
    from sandbox.page.onlooker import Onlooker
    from sandbox.state.channels import Channel
    from sandbox.state.inputs import Values
    from sandbox.state.messages import Message
    from sandbox.state.people import Person
    from sandbox.wire import Json

HERE = Path(__file__).parent
HUES = 8
"""How many colours pictures of people have."""

_COLOURS = {"good": "#2eb67d", "warning": "#ecb22e", "danger": "#e01e5a"}
_HEX = re.compile(r"#?[0-9a-fA-F]{6}")
_MARKDOWN = (
    (re.compile(r"\[([^\]\n]+)\]\((\S+?)\)"), r"<\2|\1>"),
    (re.compile(r"\*\*(.+?)\*\*"), r"*\1*"),
    (re.compile(r"~~(.+?)~~"), r"~\1~"),
    (re.compile(r"^#{1,6} +(.+)$", re.MULTILINE), r"*\1*"),
    (re.compile(r"^[-*] +", re.MULTILINE), "• "),
)


@cache
def templates() -> Environment:
    """Return the templates; whatever they show is escaped unless it is markup of ours."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "answer": shown_answer,
        "chart": chart,
        "chosen": chosen,
        "from_markdown": from_markdown,
        "hue": hue,
        "input_type": input_type,
        "latest": latest,
        "offered": offered,
        "person_name": person_name,
        "stripe": stripe,
        "values": values,
    }
    return environment


@cache
def version() -> str:
    """Return a mark that changes with the script and the style sheet, so that browsers fetch them anew."""
    return f"{zlib.crc32(b''.join(path.read_bytes() for path in sorted((HERE / 'static').iterdir()))):x}"


def from_markdown(text: str) -> str:
    """Return mrkdwn for the commonest parts of a markdown block."""
    for pattern, replacement in _MARKDOWN:
        text = pattern.sub(replacement, text)
    return text


def hue(person_id: str) -> int:
    """Return which of the colours a person's picture has."""
    return zlib.crc32(person_id.encode()) % HUES


def latest(channel: Channel, person_id: str) -> str:
    """Return the ts of the last message that a person sees in a channel; nothing when there is none."""
    seen = channel.seen_by(person_id)
    return seen[-1].ts if seen else ""


def person_name(person_id: str, eye: Onlooker) -> str:
    """Return the name of a person."""
    return eye.person(person_id)


def role(person: Person) -> str:
    """Return what a person is in the workspace, in one word; nothing for a full member."""
    if person.is_guest:
        return "guest"
    if person.is_primary_owner or person.is_owner:
        return "owner"
    return "admin" if person.is_admin else ""


def values(message: Message, eye: Onlooker) -> Values:
    """Return what stands in a message's elements before the person who looks."""
    return values_of(message, eye.me)


def stripe(attachment: Json) -> str:
    """Return the colour beside an attachment."""
    colour = str(attachment.get("color") or "")
    if _HEX.fullmatch(colour):
        return f"#{colour.removeprefix('#')}"
    return _COLOURS.get(colour, "#8a8a8f")
