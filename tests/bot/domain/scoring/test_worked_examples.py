from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.domain.scoring.answers import answer
from bot.domain.scoring.json_field import JsonField

EXAMPLES = json.loads(Path(__file__).with_name("worked_examples.json").read_text())
KINDS = {"score", "board", "team", "rates", "validate", "actions", "flags", "insight"}
KNOWN = [case for case in EXAMPLES["vectors"] if case["kind"] in KINDS]


@pytest.mark.parametrize("case", KNOWN, ids=[case["id"] for case in KNOWN])
def test_worked_example(case: dict[str, object]) -> None:
    """A worked example comes out as it was worked out by hand."""
    assert answer(JsonField(case, ""), lambda: JsonField(EXAMPLES["default_config"], "")) == case["expected"]
