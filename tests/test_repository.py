from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
TOP = {
    *(".ci", ".env.example", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile"),
    *("Procfile", "README.md", "bot", "docs", "manifest.yml", "pyproject.toml", "sandbox", "storage", "tests"),
    *LOCKS,
}
TEXT = {".py", ".md", ".yml", ".toml", ".lock", ".po", ".html", ".css", ".js", ".json", ".example", ".mako", ""}
ELSEWHERE = re.compile(
    r"/work/|/root/|/home/\w+/|/opt/venv|https?://[\w.-]*(?:pypi|mirror|proxy|nexus|artifactory)[\w.-]*"
)


def tracked() -> list[Path]:
    """Return the files that git knows; none where this is no checkout."""
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607 - git of the developer
    return [ROOT / name for name in found.stdout.split("\0") if name]


FILES = [path for path in tracked() if path.exists()]
needs_git = pytest.mark.skipif(not FILES, reason="this is no git checkout")


@pytest.mark.parametrize("name", LOCKS)
def test_locks_pin_with_hashes_and_name_no_index(name: str) -> None:
    """Whoever installs gets exactly what was tested, from wherever they get packages."""
    text = (ROOT / name).read_text()
    packages = re.findall(r"^(?![ #])(\S+)", text, re.MULTILINE)
    assert packages
    assert [package for package in packages if "==" not in package] == []
    assert text.count(" \\\n    --hash=sha256:") >= len(packages)
    assert not re.search(r"index-url|find-links|trusted-host|://", text)


@needs_git
def test_nothing_points_to_a_machine() -> None:
    """No file names a path or a package index of whoever wrote it."""
    texts = {path: path.read_text(errors="ignore") for path in FILES if path.suffix in TEXT and path != Path(__file__)}
    found = {str(path.relative_to(ROOT)): match[0] for path, text in texts.items() if (match := ELSEWHERE.search(text))}
    assert found == {}


@needs_git
def test_the_top_is_tidy() -> None:
    """A newcomer sees what there is at a glance."""
    assert {path.relative_to(ROOT).parts[0] for path in FILES} <= TOP


@needs_git
def test_nothing_generated_is_kept() -> None:
    """Databases, caches and compiled catalogues are made where they are needed."""
    made = {".db", ".pyc", ".mo", ".log", ".sqlite"}
    assert [str(path) for path in FILES if path.suffix in made or "__pycache__" in path.parts] == []


def test_decisions_are_numbered_without_gaps() -> None:
    """Each record of a decision has its own number and says what was decided."""
    records = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        assert record.read_text().startswith("# "), record
        assert "decision" in record.read_text().lower(), record


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_that_are_promised_exist(name: str) -> None:
    """Every `make` line of the guides is a target, and `make` alone tells of it."""
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    promised = set(re.findall(r"\bmake ([a-z-]+)`|^make ([a-z-]+)", (ROOT / name).read_text(), re.MULTILINE))
    assert {one or other for one, other in promised} <= targets
    assert promised


def test_links_between_the_guides_lead_somewhere() -> None:
    """A relative link in any guide is a file of the repository."""
    guides = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [(guide, link) for guide in guides for link in re.findall(r"\]\(([^)#:]+)[^):]*\)", guide.read_text())]
    assert [f"{guide.name}: {link}" for guide, link in links if not (guide.parent / link).exists()] == []


def test_the_changelog_goes_on() -> None:
    """What comes next has its place."""
    assert re.search(r"^## \[?Unreleased", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)


def test_the_pipeline_runs_what_developers_run() -> None:
    """CI calls one target, which includes the tests."""
    assert "make check" in (ROOT / ".ci" / "run").read_text()
    (line,) = re.findall(r"^check:(.*)##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {"lint", "types", "contracts", "translations", "test"} <= set(line.split())


def test_the_manifest_names_no_place() -> None:
    """It can be pasted into any workspace as it stands."""
    assert isinstance(yaml.safe_load((ROOT / "manifest.yml").read_text()), dict)
    assert "://" not in (ROOT / "manifest.yml").read_text().replace("https://…", "")


def test_every_setting_has_its_example() -> None:
    """`.env.example` names what `bot/settings.py` reads, and nothing else."""
    fields = re.findall(r"^    (\w+): (?!ClassVar)", (ROOT / "bot" / "settings.py").read_text(), re.MULTILINE)
    example = (ROOT / ".env.example").read_text()
    named = set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE))
    assert {name.removeprefix("UPSHOT_").lower() for name in named} <= set(fields)
