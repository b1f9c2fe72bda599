"""The two buttons under a post of which nobody knows whether it is in the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.weeks import Week
from bot.views.answers import actions, button
from bot.views.values import reads_value

if TYPE_CHECKING:
    from bot.i18n import Texts
    from bot.views.answers import Block

AGAIN: Final = "post_again"
LEAVE: Final = "leave_post"


def choices(week: Week, attempt: int, texts: Texts) -> Block:
    """Return the buttons for a post's attempt whose outcome is unknown."""
    value = f"{week.number} {attempt}"
    return actions(
        button(texts.plain("Post it again"), AGAIN, value, style="primary"),
        button(texts.plain("Leave it as it is"), LEAVE, value),
    )


@reads_value("/upshot post now")
def parse(value: str) -> tuple[Week, int]:
    """Return the week and the attempt from the value of a button.

    Raises:
        OutdatedButtonError: it is none.
    """
    week, attempt = value.split(" ")
    return Week(int(week)), int(attempt)
