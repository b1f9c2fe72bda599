"""``upshot score``: recompute scoring cases from a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TextIO

from bot.use_cases.replay_scores import Difference, Problem, Replay, replay

if TYPE_CHECKING:
    from pathlib import Path

AGREES: Final = 0
DIFFERS: Final = 1
MALFORMED: Final = 2


def run_score(path: Path, out: TextIO, err: TextIO) -> int:
    """Print what the cases of a file come to, and say where they differ from what they expect.

    Args:
        path: a JSON file of cases.
        out: gets a JSON list of {"id", "actual"} and nothing else.
        err: gets a line for each difference and each malformed field.

    Returns:
        0 when all agree, 1 when a case differs, 2 when the file or a case cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        err.write(f"{path}: cannot be read: {error}\n")
        return MALFORMED
    result = replay(text)
    json.dump(result.answers, out, indent=2)
    out.write("\n")
    err.writelines(_complaint(problem) for problem in result.problems)
    err.writelines(_difference(difference) for difference in result.differences)
    return _exit_code(result)


def _exit_code(result: Replay) -> int:
    if result.problems:
        return MALFORMED
    return DIFFERS if result.differences else AGREES


def _complaint(problem: Problem) -> str:
    place = ": ".join(_plain(part) for part in (problem.case, problem.path) if part) or "the file"
    return f"{place}: must be {problem.expected}\n"


def _difference(difference: Difference) -> str:
    expected, actual = json.dumps(difference.expected), json.dumps(difference.actual)
    path = f"{_plain(difference.path)}: " if difference.path else ""
    return f"{_plain(difference.case)}: {path}expected {expected}, actual {actual}\n"


def _plain(text: str) -> str:
    """Return text that any terminal can print on one line."""
    return json.dumps(text)[1:-1]
