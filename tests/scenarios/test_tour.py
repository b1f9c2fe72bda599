"""Everything that the bot shows keeps within Slack's limits, whoever looks and however many there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sandbox.block_kit import check_message, check_view
from tests.tour.guide import Tour
from tests.tour.lines import HOSTILE
from tests.tour.stops import Kind, Stop

if TYPE_CHECKING:
    from tests.scenarios.office import Office

_MOST_TEXT = 4_000
"""Updates of a message refuse a longer text."""
_MOST_IN_BLOCKS = 9_000
"""Well below what Slack was seen to take in the blocks of one message."""


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("language", "crowd"), [("en", -1), ("sv", 0), ("en", 2), ("de", 2), ("sv", 2), ("de", 499)])
async def test_everything_shown_keeps_within_the_limits(fresh_office: Office, language: str, crowd: int) -> None:
    """Every message, form and Home tab is valid: with 0, 1, 3 and 500 sellers of long, foreign and lively names."""
    fresh_office.expects_incidents = False
    async for stop in Tour(fresh_office, language, crowd, HOSTILE).stops():
        assert _problems(stop) == [], stop.name
        assert "{" not in _plain(stop), stop.name


def _problems(stop: Stop) -> list[object]:
    if stop.kind is not Kind.MESSAGE:
        return list(check_view(stop.surface.content))  # type: ignore[union-attr] # no message
    message = {"text": stop.surface.text, "blocks": stop.surface.blocks}  # type: ignore[union-attr] # a message
    too_long = [
        words
        for words, most in ((message["text"], _MOST_TEXT), (json.dumps(message["blocks"]), _MOST_IN_BLOCKS))
        if len(words) > most
    ]
    return [*check_message(message), *too_long]


def _plain(stop: Stop) -> str:
    return stop.surface.text if stop.kind is Kind.MESSAGE else ""  # type: ignore[union-attr] # a message
