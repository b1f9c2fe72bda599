"""The command line: ``upshot``, the same as ``python -m bot``."""

from __future__ import annotations

import argparse
import gc
import sys
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING

from bot.duties import Duties, Transport

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
    return _serve(Duties(), *_SOCKET_MODE)


def _web(parsed: argparse.Namespace) -> int:
    duties = Duties(Transport.HTTP, keeps_schedule=not parsed.no_schedule)
    return _serve(duties, "slack_bot_token", "slack_signing_secret")


def _clock(_: argparse.Namespace) -> int:
    return _serve(Duties(transport=None), "slack_bot_token")


def _serve(duties: Duties, *secrets: str) -> int:
    """Run a process of the bot that needs these secrets, or say which are missing, before anything is loaded."""
    settings = _settings()
    if settings is None:
        return 2
    if missing := settings.missing(*secrets):
        named = " and ".join(name.upper() for name in missing)
        sys.stderr.write(
            f"{named} {'are' if len(missing) > 1 else 'is'} not set. Put what is missing into the environment or into "
            ".env (.env.example shows how), or try Upshot without Slack: upshot sandbox\n"
        )
        return 2
    from bot.serving import serve  # noqa: PLC0415 - see above

    return serve(settings, duties)


def _start(parsed: argparse.Namespace) -> int:
    settings = _settings()
    if settings is None:
        return 2
    if not settings.missing(*_SOCKET_MODE):
        return _run(parsed)
    return int(_plugins()["sandbox"].load()([]))


def _score(parsed: argparse.Namespace) -> int:
    from bot.score_command import run_score  # noqa: PLC0415 - see above

    return run_score(parsed.file, sys.stdout, sys.stderr)


def _doctor(_: argparse.Namespace) -> int:
    from bot.clock import system_clock  # noqa: PLC0415 - see above
    from bot.doctor_command import examine  # noqa: PLC0415 - see above

    settings = _settings()
    return 2 if settings is None else examine(settings, system_clock, sys.stdout)


def _db(parsed: argparse.Namespace) -> int:
    from bot import db_command  # noqa: PLC0415 - see above

    settings = _settings()
    if settings is None:
        return 2
    if parsed.task == "backup":
        return db_command.backup(settings.database_url, parsed.path, sys.stdout, sys.stderr)
    task = db_command.upgrade if parsed.task == "upgrade" else db_command.check
    return task(settings.database_url, sys.stdout, sys.stderr)


def _programme(parsed: argparse.Namespace) -> int:
    from bot import programme_command  # noqa: PLC0415 - see above
    from bot.clock import system_clock  # noqa: PLC0415 - see above

    settings = _settings()
    if settings is None:
        return 2
    asked = settings.database_url, system_clock, parsed.workspace
    if parsed.command == "export":
        return programme_command.export(*asked, parsed.path, sys.stdout, sys.stderr)
    return programme_command.leaderboard(*asked, sys.stdout, sys.stderr, season=parsed.season)


_COMMANDS = {
    "run": _run,
    "web": _web,
    "clock": _clock,
    "start": _start,
    "score": _score,
    "doctor": _doctor,
    "db": _db,
    "leaderboard": _programme,
    "export": _programme,
}
_SOCKET_MODE = ("slack_bot_token", "slack_app_token")


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
    web = commands.add_parser("web", help="take Slack's requests over HTTP instead, and keep the schedule")
    web.add_argument("--no-schedule", action="store_true", help="leave the schedule to `upshot clock`")
    commands.add_parser("clock", help="keep the schedule only, beside `upshot web --no-schedule`")
    commands.add_parser("start", help="run in Slack when tokens are set, otherwise start the sandbox")
    commands.add_parser("sandbox", help="a local Slack workspace in the browser, with the bot in it", add_help=False)
    commands.add_parser("doctor", help="look at tokens, permissions, clock and database, and say how to mend them")
    board = commands.add_parser("leaderboard", help="print the leaderboard as everybody in the channel may see it")
    board.add_argument("--season", action="store_true", help="of the season so far instead of the running week")
    export = commands.add_parser("export", help="write what the programme's visibility allows to a ZIP archive")
    export.add_argument("path", type=Path, metavar="PATH")
    for about_one in (board, export):
        about_one.add_argument("--workspace", default="", metavar="ID", help="which one, where there are several")
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
