"""The work that is done unasked."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from bot.late import Late
from bot.schedule import Schedule, assembled
from bot.slack.people import SlackPeople
from bot.slack.posting import Poster

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.features.parts import Parts
    from bot.i18n import Texts
    from bot.schedule.admins import Admins
    from bot.views.answers import Answer


def schedule_of(parts: Parts) -> Schedule:
    """Return the work that is done unasked, not started yet."""
    settings = parts.settings
    return assembled(
        run=parts.run,
        database=parts.database,
        clock=parts.clock,
        poster=Poster(parts.clients.patient(settings.post_timeout)),
        owner=secrets.token_hex(8),
        post_timeout=settings.post_timeout,
        reconcile_after=settings.reconcile_after,
        notices=_notices,
        look_after=_look_after(parts),
    )


def _notices() -> Mapping[str, Callable[[Mapping[str, Any], Texts], Answer]]:
    from bot.views.digests import notices as digests
    from bot.views.leaderboard import copied
    from bot.views.look_backs import look_back
    from bot.views.outcomes import notices as outcome_notices
    from bot.views.people import orphaned
    from bot.views.presence import decisions, residence
    from bot.views.programme import channel, proposals
    from bot.views.prompts import prompt
    from bot.views.shelf import answers as shelf_answers

    return {
        **decisions.NOTICES,
        **residence.NOTICES,
        **outcome_notices.NOTICES,
        **channel.NOTICES,
        **proposals.NOTICES,
        **prompt.NOTICES,
        **shelf_answers.NOTICES,
        **look_back.NOTICES,
        **digests.NOTICES,
        **copied.NOTICES,
        **orphaned.NOTICES,
    }


def _look_after(parts: Parts) -> Callable[[str], Awaitable[None]]:
    def load() -> Admins:
        from bot.schedule.admins import Admins

        people = SlackPeople(parts.calm, parts.clock)
        return Admins(parts.run, parts.database, parts.clock, people.describe, people.owner)

    admins = Late(load)

    async def look_after(workspace_id: str) -> None:
        await (await admins.here()).look_after(workspace_id)

    return look_after
