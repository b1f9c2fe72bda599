"""The words for what cannot be done with people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.channels import GroupGoneError, GroupUnreadableError
from bot.use_cases.people.change_roles import CannotHoldRoleError, LastAdminError
from bot.use_cases.people.change_sellers import CannotTakePartError, StartTooEarlyError
from bot.views.weekly_post.board import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.i18n import Texts


def _last_admin(_error: LastAdminError, texts: Texts) -> str:
    return texts.say("Somebody has to look after the programme, so the last admin stays. Add another one first.")


def _cannot_hold(error: CannotHoldRoleError, texts: Texts) -> str:
    return texts.say(
        "{name} cannot get a role: only full members of this workspace can, no guests, no apps, nobody who has left "
        "and nobody of other organisations. Nothing was changed.",
        name=shown_name(error.name, texts),
    )


def _cannot_take_part(error: CannotTakePartError, texts: Texts) -> str:
    return texts.say(
        "{name} cannot take part: only people of this workspace can, no apps, nobody who has left and nobody of other "
        "organisations. Nothing was changed.",
        name=shown_name(error.name, texts),
    )


def _start_too_early(error: StartTooEarlyError, texts: Texts) -> str:
    return texts.say(
        "{day} lies before the programme, which began on {earliest}. Nothing was changed.",
        day=texts.date(error.day),
        earliest=texts.date(error.earliest),
    )


def _group_unreadable(_error: GroupUnreadableError, texts: Texts) -> str:
    return texts.say(
        "I may not read who is in a user group: that takes the optional permission `usergroups:read`. A channel works "
        "without it: `/upshot sellers add #sales`. Nothing was changed."
    )


def _group_gone(_error: GroupGoneError, texts: Texts) -> str:
    return texts.say("Slack knows no such user group any more. Nothing was changed.")


WORDS: Mapping[type[Exception], Callable[[Any, Texts], str]] = {
    LastAdminError: _last_admin,
    CannotHoldRoleError: _cannot_hold,
    CannotTakePartError: _cannot_take_part,
    StartTooEarlyError: _start_too_early,
    GroupUnreadableError: _group_unreadable,
    GroupGoneError: _group_gone,
}
