"""What a copy of the leaderboard says at the moment in which it is sent, and what its sender is told if it is not."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.domain.teams import NO_TEAM
from bot.use_cases.leaderboard.post_copy import COPY
from bot.use_cases.leaderboard.standings import leaderboard_of
from bot.use_cases.leaderboard.visible import as_seen_by
from bot.use_cases.notices.plan import PlannedNotice
from bot.use_cases.people.identify import known_programme
from bot.use_cases.weekly_post.team_post import channel_id_of, team_board

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.people import Programme
    from bot.domain.teams import VisibleTeams
    from bot.domain.visibility import VisibleLeaderboard
    from bot.domain.weeks import Week
    from bot.use_cases.notices.send import AfterRefusal, Renew
    from storage.notices import NoticeRow
    from storage.transaction import Transaction

REFUSED: Final = "leaderboard_copy_refused"
"""The kind of the notice to whoever wanted a copy that Slack refused."""
_DAY: Final = timedelta(days=1)


def copy_now(tx: Transaction, notice: NoticeRow, now: datetime) -> Mapping[str, Any] | None:
    """Return the leaderboard as everybody in the channel may see it now, and who signs it.

    Nothing when the week is over, nothing is posted any more, or the channel is another one by now.
    """
    programme, asked = known_programme(tx, notice.workspace_id), json.loads(notice.facts)
    if programme is None or programme.is_silent or programme.week_of(now).number != asked["week"]:
        return None
    team_id = int(asked["team"])
    if channel_id_of(tx, notice.workspace_id, programme, team_id) != notice.person_id:
        return None
    seen = _seen(tx, notice.workspace_id, programme, programme.week_of(now), team_id)
    if seen is None:
        return None
    team, leaderboard, teams = seen
    by = tx.people.names(notice.workspace_id).get(asked["by"], "")
    return {"leaderboard": leaderboard, "team": team, "teams": teams, "by": by, "at": now, "zone": programme.zone}


def told_of_refusal(notice: NoticeRow, problem: str, now: datetime) -> PlannedNotice:
    """Return what whoever wanted the copy is told, with Slack's word for why."""
    asked = json.loads(notice.facts)
    facts = json.dumps({"channel": asked["channel"], "problem": problem, "team": asked["team"]})
    key = f"{REFUSED}:{notice.key}:{notice.attempt}"
    return PlannedNotice(key, asked["by"], REFUSED, facts, now, now + _DAY)


def _seen(
    tx: Transaction, workspace_id: str, programme: Programme, week: Week, team_id: int
) -> tuple[str, VisibleLeaderboard, VisibleTeams] | None:
    """Return the name of the team, if it is one's, its leaderboard and all teams; nothing when nobody takes part."""
    if team_id == NO_TEAM:
        visible = as_seen_by(tx, None, leaderboard_of(tx, workspace_id, week), programme)
        return "", visible, visible.teams
    board = team_board(tx, workspace_id, programme, week, team_id)
    return None if board is None else (board.name, board.visible, board.others)


RENEW: Final[Mapping[str, Renew]] = {COPY: copy_now}
"""By the kind of notice."""
AFTER_REFUSAL: Final[Mapping[str, AfterRefusal]] = {COPY: told_of_refusal}
"""By the kind of notice."""
