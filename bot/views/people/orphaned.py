"""What an owner of the workspace is told when nobody may administer the programme any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.use_cases.people.orphaned import NOBODY_LEFT
from bot.views.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def nobody_left(_facts: Mapping[str, Any], texts: Texts) -> Answer:
    """Return that the last admin has left, and what to do."""
    return Answer.of(
        texts.say(
            "The last admin of Upshot has left this workspace, so nobody can look after the programme. As an owner you "
            "can take over: type `/upshot setup`, then `/upshot admins add @anna` for whoever should go on."
        )
    )


NOTICES: Final[Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]] = {NOBODY_LEFT: nobody_left}
"""By the kind of notice, what draws it."""
