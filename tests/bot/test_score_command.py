from __future__ import annotations

import io
import json
from pathlib import Path

from bot.score_command import run_score

EXAMPLES = Path(__file__).parent / "domain/scoring/worked_examples.json"


def run(path: Path) -> tuple[int, str, str]:
    """Return exit code, output and complaints of scoring a file."""
    out, err = io.StringIO(), io.StringIO()
    return run_score(path, out, err), out.getvalue(), err.getvalue()


def test_a_file_that_agrees_prints_its_answers_alone() -> None:
    """All examples agree: a JSON list on stdout, nothing on stderr, exit code 0."""
    code, out, err = run(EXAMPLES)
    assert (code, err) == (0, "")
    assert {"id", "actual"} == set(json.loads(out)[0])


def test_a_difference_is_told_on_stderr(tmp_path: Path) -> None:
    """A case that expects something else exits with 1 and names case, place and both values."""
    path = tmp_path / "cases.json"
    path.write_text(EXAMPLES.read_text().replace('"total": "99.08"', '"total": "99.09"'))
    code, out, err = run(path)
    assert (code, err) == (1, 'V01: total: expected "99.09", actual "99.08"\n')
    assert json.loads(out)


def test_a_malformed_case_is_named_on_stderr(tmp_path: Path) -> None:
    """A case that cannot be read exits with 2 and names case and field, and stdout is still a list."""
    path = tmp_path / "cases.json"
    path.write_text(json.dumps({"vectors": [{"id": "x\ny", "kind": "board", "input": {}}]}))
    code, out, err = run(path)
    assert (code, err) == (2, "x\\ny: input.results: must be present\n")
    assert json.loads(out) == [{"id": "x\ny", "actual": None}]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file, one that is no text and one that is no JSON exit with 2."""
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "words").write_text("hello")
    for name in ("missing", "bytes", "words"):
        code, _, err = run(tmp_path / name)
        assert code == 2
        assert err
