"""The work that is done unasked."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from bot.schedule import Schedule, assembled
from bot.schedule.admins import Admins
from bot.slack.people import SlackPeople
from bot.slack.posting import Poster
from bot.views.digests import notices as digests
from bot.views.look_backs import look_back
from bot.views.outcomes import notices as outcome_notices
from bot.views.people import orphaned
from bot.views.presence import decisions, residence
from bot.views.programme import channel, proposals
from bot.views.prompts import prompt
from bot.views.shelf import answers as shelf_answers

if TYPE_CHECKING:
    from bot.features.parts import Parts


def schedule_of(parts: Parts) -> Schedule:
    """Return the work that is done unasked, not started yet."""
    settings = parts.settings
    people = SlackPeople(parts.calm, parts.clock)
    return assembled(
        run=parts.run,
        database=parts.database,
        clock=parts.clock,
        poster=Poster(parts.clients.patient(settings.post_timeout)),
        owner=secrets.token_hex(8),
        post_timeout=settings.post_timeout,
        reconcile_after=settings.reconcile_after,
        notices={
            **decisions.NOTICES,
            **residence.NOTICES,
            **outcome_notices.NOTICES,
            **channel.NOTICES,
            **proposals.NOTICES,
            **prompt.NOTICES,
            **shelf_answers.NOTICES,
            **look_back.NOTICES,
            **digests.NOTICES,
            **orphaned.NOTICES,
        },
        look_after=Admins(parts.run, parts.database, parts.clock, people.describe, people.owner).look_after,
    )
