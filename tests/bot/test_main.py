from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points, version
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from bot.__main__ import main
from bot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Start in an empty folder, and without tokens in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_API_URL", "DATABASE_URL", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)


def test_the_console_command_is_this_one() -> None:
    """`upshot` and `python -m bot` are the same."""
    (entry,) = entry_points(group="console_scripts", name="upshot")
    assert entry.load() is main


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["run", "--nonsense"], ["db"], ["score"], ["export"]])
def test_what_cannot_be_meant_ends_with_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong line is answered with a right one."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: upshot" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks learns what there is."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert [
        command
        for command in ("run", "web", "clock", "start", "sandbox", "score", "db", "leaderboard", "export")
        if command not in said
    ] == []


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """It is the one that was installed."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"upshot {version('upshot')}\n"


def test_running_without_tokens_says_what_to_set(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code tells a supervisor that trying again is of no use."""
    assert main(["run"]) == 2
    said = capsys.readouterr().err
    assert "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set" in said
    assert ".env" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "LOUD"),
        ("UPSHOT_POST_TIMEOUT", "0"),
        ("UPSHOT_RECONCILE_AFTER", "soon"),
        ("UPSHOT_WEBHOOK_SECRET", "short"),
        ("UPSHOT_PUBLIC_URL", "upshot.example.com"),
    ],
)
def test_a_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    """The sentence names the setting as it is spelled in the environment."""
    monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    assert name in capsys.readouterr().err


def test_settings_come_from_a_file_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What stands in `.env` holds unless the environment says something else."""
    (tmp_path / ".env").write_text("LOG_LEVEL=warning\nSLACK_BOT_TOKEN=xoxb-from-file\nSLACK_APP_TOKEN=\n")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:1/api")
    settings = Settings()
    assert settings.log_level == "WARNING"
    assert settings.slack_bot_token.get_secret_value() == "xoxb-from-file"
    assert settings.slack_api_url == "http://127.0.0.1:1/api/"
    assert settings.missing("slack_bot_token", "slack_app_token") == ["slack_app_token"]
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    assert Settings().log_level == "ERROR"


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    """A token in a log would be a token in the wrong hands."""
    assert "xoxb" not in repr(Settings(slack_bot_token=SecretStr("xoxb-1")))


def test_commands_load_what_they_need_only() -> None:
    """`upshot score` waits for neither Slack's libraries nor the database's."""
    assert _loaded("import bot.__main__, bot.score_command") == "set()\n"


@pytest.mark.parametrize("command", ["web", "start"])
def test_what_cannot_start_says_so_before_anything_is_loaded(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Whoever forgot a token, or mistyped a setting, does not wait for what would be of no use."""
    if command == "start":
        monkeypatch.setenv("LOG_LEVEL", "LOUD")
    assert _loaded(f"import bot.__main__; assert bot.__main__.main(['{command}']) == 2") == "set()\n"


def _loaded(statements: str) -> str:
    """Return which of the large libraries a process has loaded after these statements."""
    asked = f"import sys; {statements}; print({{'slack_bolt', 'sqlalchemy', 'aiohttp'}} & set(sys.modules))"
    return subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own
