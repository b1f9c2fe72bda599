from __future__ import annotations

import json
import re
from pathlib import Path

from bot.domain.scoring.presets import PRESETS, Preset
from bot.use_cases.replay_scores import replay

GUIDE = (Path(__file__).parents[4] / "docs/scoring.md").read_text(encoding="utf-8")


def test_the_example_of_the_guide_is_what_upshot_computes() -> None:
    """The case in docs/scoring.md scores what it says, and its lines stand in the table."""
    (block,) = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    scheme = PRESETS[Preset.BALANCED].to_json()
    result = replay(json.dumps({"default_config": scheme, "vectors": [json.loads(block)]}))
    assert (result.differences, result.problems) == ((), ())
    answer = result.answers[0]["actual"]
    assert isinstance(answer, dict)
    example = GUIDE.split("## An example")[1]
    assert re.findall(r"(\d+\.\d\d) \|\n", example) == list(answer["points"].values())


def test_the_guide_names_every_metric_with_its_weight() -> None:
    """The table of metrics is that of the balanced preset."""
    for key, rule in PRESETS[Preset.BALANCED].metrics.items():
        (row,) = re.findall(rf"^\| `{key}`.*$", GUIDE, re.MULTILINE)
        assert not rule.weight or f" | {rule.weight} | " in row
