"""The command line: ``upshot``, the same as ``python -m bot``."""

from __future__ import annotations

import argparse
import gc
import sys
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.metadata import EntryPoint

    from bot.settings import Settings

# Each command imports what it needs when it runs: `upshot score` needs neither Slack nor a database.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parsed, rest = _parser().parse_known_args(arguments)
    if rest and parsed.command not in _plugins():
        _parser().error(f"unrecognised arguments: {' '.join(rest)}")
    command = parsed.command
    gc.disable()  # collecting while modules load finds nothing and takes half of the time; what serves turns it on
    if command in _plugins():
        return int(_plugins()[command].load()(rest))
    return _COMMANDS[command](parsed)


def _run(_: argparse.Namespace) -> int:
    from bot.serving import serve  # noqa: PLC0415 - see above

    settings = _settings()
    if settings is None:
        return 2
    if not settings.has_slack_tokens:
        sys.stderr.write(
            "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set. Put them into the environment or into .env "
            "(.env.example shows how), or try Upshot without Slack: upshot sandbox\n"
        )
        return 2
    return serve(settings)


def _start(parsed: argparse.Namespace) -> int:
    settings = _settings()
    if settings is None:
        return 2
    if settings.has_slack_tokens:
        return _run(parsed)
    return int(_plugins()["sandbox"].load()([]))


def _score(parsed: argparse.Namespace) -> int:
    from bot.score_command import run_score  # noqa: PLC0415 - see above

    return run_score(parsed.file, sys.stdout, sys.stderr)


def _db(parsed: argparse.Namespace) -> int:
    from bot import db_command  # noqa: PLC0415 - see above

    settings = _settings()
    if settings is None:
        return 2
    if parsed.task == "backup":
        return db_command.backup(settings.database_url, parsed.path, sys.stdout, sys.stderr)
    task = db_command.upgrade if parsed.task == "upgrade" else db_command.check
    return task(settings.database_url, sys.stdout, sys.stderr)


_COMMANDS = {"run": _run, "start": _start, "score": _score, "db": _db}


def _settings() -> Settings | None:
    """Return the settings, or say what is wrong with them."""
    from pydantic import ValidationError  # noqa: PLC0415 - see above

    from bot.settings import Settings  # noqa: PLC0415 - see above

    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = str(problem["loc"][0]).upper()
            sys.stderr.write(f"The setting {name} cannot be used: {problem['msg']}\n")
        return None


def _plugins() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group="upshot.commands")}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="upshot", description="A Slack bot for teams that sell with LinkedIn.")
    parser.add_argument("--version", action="version", version=f"upshot {version('upshot')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="connect to Slack (Socket Mode) and keep the schedule")
    commands.add_parser("start", help="run in Slack when tokens are set, otherwise start the sandbox")
    commands.add_parser("sandbox", help="a local Slack workspace in the browser, with the bot in it", add_help=False)
    score = commands.add_parser("score", help="recompute scoring cases, to check a receipt")
    score.add_argument("file", type=Path, metavar="FILE.json")
    database = commands.add_parser("db", help="look after the database").add_subparsers(
        dest="task", required=True, metavar="TASK"
    )
    database.add_parser("upgrade", help="bring the tables up to date (upshot run does it by itself)")
    database.add_parser("check", help="check that the database is whole")
    database.add_parser("backup", help="copy it while it is in use").add_argument("path", type=Path, metavar="PATH")
    return parser


if __name__ == "__main__":
    sys.exit(main())
