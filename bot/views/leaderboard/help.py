"""What the commands about standings can do, with lines that work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.answers import Answer

if TYPE_CHECKING:
    from bot.i18n import Texts


def leaderboard(texts: Texts) -> Answer:
    """Return the help of ``/leaderboard``."""
    lines = [
        texts.say("*`/leaderboard`* shows you alone how things stand:"),
        texts.say("• `/leaderboard` the running week so far"),
        texts.say("• the button *Post in #…* below it posts a copy so far, signed by you (managers and admins)"),
        texts.say("• `/leaderboard last week` the last weekly post as it stands"),
        texts.say("• `/leaderboard week 44` the post of another week"),
        texts.say("• `/leaderboard season` the quarter so far, `/leaderboard last season` the one before"),
        texts.say("• `/leaderboard teams` compares the teams; also `teams last week` and `teams season`"),
    ]
    return Answer.of("\n".join(lines))


def own_numbers(texts: Texts) -> Answer:
    """Return the help of ``/mystats``."""
    lines = [
        texts.say(
            "*`/mystats`* shows you alone your points of the running week, line by line: done / expected × weight = "
            "points, your place with two neighbours on each side, what helps most now, your streak and your last 13 "
            "weeks."
        ),
        texts.say("Nobody else sees your lines. `/leaderboard` shows who is at the top."),
    ]
    return Answer.of("\n".join(lines))
