"""``upshot leaderboard`` and ``upshot export``: a programme on the command line, for whoever has its database.

Each command writes to the streams it is given and returns its exit code: 0 when all is well, 1 when something is wrong
with the database, 2 when it was asked for something that cannot be done.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TextIO

from bot.db_command import run_task
from bot.domain.people import NotSetUpError
from bot.i18n import Texts
from bot.use_cases.exports.programme import ExportProgramme
from bot.use_cases.leaderboard.show_to_channel import ShowToChannel
from bot.views.exports import archive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.clock import Clock
    from bot.domain.visibility import VisibleLeaderboard
    from storage.database import Database

    Work = Callable[[Database, str, TextIO, TextIO], int]

_ENGLISH: Final = Texts("en")


def leaderboard(url: str, clock: Clock, workspace_id: str, out: TextIO, err: TextIO, *, season: bool = False) -> int:
    """Print the leaderboard of the running week, or of the season so far, as the channel may see it."""
    return run_task(partial(_in_workspace, workspace_id, partial(_show, clock, season)), url, out, err)


def export(url: str, clock: Clock, workspace_id: str, path: Path, out: TextIO, err: TextIO) -> int:
    """Write everything of a programme that its visibility allows to a new archive."""
    return run_task(partial(_in_workspace, workspace_id, partial(_export, clock, path)), url, out, err)


def _in_workspace(workspace_id: str, work: Work, database: Database, out: TextIO, err: TextIO) -> int:
    """Work in the workspace that was named, or in the only one."""
    with database.snapshot() as tx:
        known = tx.programmes.workspace_ids()
    if not workspace_id and len(known) > 1:
        err.write(f"There are several workspaces; name one: --workspace {known[0]}\n{', '.join(known)}\n")
        return 2
    wanted = workspace_id or "".join(known)
    if wanted not in known:
        err.write(f"There is no workspace {wanted}.\n" if wanted else "Nothing is set up here yet.\n")
        return 2
    try:
        return work(database, wanted, out, err)
    except NotSetUpError:
        err.write("Nothing is set up here yet.\n")
        return 2


def _show(clock: Clock, season: bool, database: Database, workspace_id: str, out: TextIO, _: TextIO) -> int:  # noqa: FBT001 - bound by partial
    seen = ShowToChannel(database, clock)(workspace_id, season=season)
    span = f"{seen.season_start} to {seen.week}" if seen.season_start else f"{seen.week}, so far"
    out.writelines(f"{line}\n" for line in [span, *_rows(seen)])
    return 0


def _rows(seen: VisibleLeaderboard) -> list[str]:
    if not seen.named:
        return ["Nobody has points yet, or nobody is named here."]
    widest = max(len(seller.name) for seller in seen.named)
    return [
        f"{seller.place:>3}. {seller.name:<{widest}} {seller.points:>6}  outcomes {seller.business}, "
        f"strategic {seller.strategic}, SSI {seller.ssi}"
        for seller in seen.named
    ]


def _export(clock: Clock, path: Path, database: Database, workspace_id: str, out: TextIO, err: TextIO) -> int:
    made = archive.programme(ExportProgramme(database, clock).for_operator(workspace_id), _ENGLISH)
    try:
        with path.open("xb") as file:
            file.write(made.content)
    except FileExistsError:
        err.write(f"There is a file {path} already; nothing was written.\n")
        return 2
    except OSError as error:
        err.write(f"The export cannot be written to {path}: {error.strerror}.\n")
        return 1
    out.write(f"The programme is exported to {path}.\n")
    return 0
