"""What people are told about who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.people import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def nobody(visibility: Visibility, texts: Texts) -> str:
    """Return why a leaderboard lists nobody, where that is not for want of points."""
    return _NOBODY[visibility](texts)


def nobody_yet(visibility: Visibility, texts: Texts) -> str:
    """Return why a leaderboard lists nobody, also for want of points."""
    return _NOBODY[visibility](texts) if visibility in _NOBODY else texts.say("Nobody has points yet.")


_NOBODY: Final[Mapping[Visibility, Callable[[Texts], str]]] = {
    Visibility.PSEUDONYMS: lambda texts: texts.say("There are too few points or people yet for a list of pseudonyms."),
    Visibility.TEAMS: lambda texts: texts.say("Teams are compared here, not people: `/leaderboard teams`"),
    Visibility.OWN: lambda texts: texts.say("Everybody sees their own numbers only: `/mystats`"),
    Visibility.OFF: lambda texts: texts.say("There is no leaderboard in this programme. Your own numbers: `/mystats`"),
}
