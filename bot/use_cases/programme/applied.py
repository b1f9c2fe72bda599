"""What a plan makes of a programme's settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.people import Programme, Visibility
from bot.domain.visibility import names_sellers
from bot.domain.weeks import Week
from bot.use_cases.programme import own_metrics
from bot.use_cases.programme.settings import usual_currency, usual_settings
from storage.programmes import ProgrammeRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.domain.channels import ChannelState
    from bot.domain.people import Actor
    from bot.domain.plans import Plan

_ALIKE = (
    *("currency", "language", "season", "visibility", "named_places", "minimum_cohort", "works_council", "agreement"),
    *("two_person", "dry_run", "prompt_weekday", "month_post", "season_post"),
    "large_deal",
)
"""What a plan and a programme call the same."""


def first(actor: Actor, plan: Plan, channel: ChannelState, now: datetime, draw_key: Callable[[], str]) -> Programme:
    """Return the programme that somebody begins with."""
    usual = usual_settings(actor)
    zone = ZoneInfo(plan.zone or usual.zone)
    bare = Programme(
        channel_id=channel.id,
        channel_name=channel.name,
        zone=zone,
        language=usual.language,
        currency=usual_currency(plan.language or usual.language),
        post_weekday=usual.weekday,
        post_time=usual.at,
        visibility=Visibility(usual.visibility),
        named_places=usual.named_places,
        minimum_cohort=usual.minimum_cohort,
        metrics_asked=usual.metrics,
        first_week=Week.containing(now, zone),
    )
    return changed(bare, plan, draw_key)


def changed(before: Programme, plan: Plan, draw_key: Callable[[], str]) -> Programme:
    """Return a programme with what a plan says, and everything else as it was.

    Whoever works with a works council and still names people compares teams only from then on, unless the plan says
    otherwise.

    Args:
        before: the programme as it is.
        plan: what is asked for.
        draw_key: returns a new secret; called whenever pseudonyms take the place of something else.
    """
    said = {name: value for name in _ALIKE if (value := getattr(plan, name)) is not None}
    after = replace(
        before,
        channel_id=plan.channel.id if plan.channel else before.channel_id,
        channel_name=plan.channel.name if plan.channel else before.channel_name,
        zone=ZoneInfo(plan.zone) if plan.zone else before.zone,
        post_weekday=before.post_weekday if plan.weekday is None else plan.weekday,
        post_time=plan.at or before.post_time,
        holiday_country=plan.calendar[0] if plan.calendar else before.holiday_country,
        holiday_region=plan.calendar[1] if plan.calendar else before.holiday_region,
        metrics_asked=plan.metrics or before.metrics_asked,
        prompt_time=plan.prompt_at or before.prompt_time,
        **said,
    )
    if plan.works_council and plan.visibility is None and names_sellers(before.visibility):
        after = replace(after, visibility=Visibility.TEAMS)
    is_new = before.visibility is not Visibility.PSEUDONYMS or not before.pseudonym_key
    if after.visibility is Visibility.PSEUDONYMS and is_new:  # whoever saw names last week must not know them by it
        after = replace(after, pseudonym_key=draw_key())
    return after


def row_of(programme: Programme) -> ProgrammeRow:
    """Return the row in which a programme is kept."""
    return ProgrammeRow(
        channel_id=programme.channel_id,
        channel_name=programme.channel_name,
        timezone=programme.zone.key,
        language=programme.language,
        currency=programme.currency,
        post_weekday=programme.post_weekday,
        post_time=programme.post_time.isoformat("minutes"),
        visibility=programme.visibility,
        named_places=programme.named_places,
        minimum_cohort=programme.minimum_cohort,
        metrics_asked=",".join(programme.metrics_asked),
        first_week_start=programme.first_week.starts_on,
        holiday_country=programme.holiday_country,
        holiday_region=programme.holiday_region,
        platforms=",".join(programme.platforms),
        two_person=programme.two_person,
        season=programme.season,
        prompt_weekday=programme.prompt_weekday,
        prompt_time=programme.prompt_time.isoformat("minutes"),
        works_council=programme.works_council,
        agreement=programme.agreement,
        pseudonym_key=programme.pseudonym_key,
        dry_run=programme.dry_run,
        month_post=programme.month_post,
        season_post=programme.season_post,
        large_deal=programme.large_deal,
        own_metrics=own_metrics.written(programme.own_metrics),
    )
