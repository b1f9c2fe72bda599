"""A programme's settings as a person reads them, and those that it begins with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal  # noqa: TC003 - pydantic reads the annotations at run time
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.domain.people import Visibility
from bot.domain.public_holidays import country_of
from bot.domain.seasons import Season
from bot.use_cases import receipts

if TYPE_CHECKING:
    from bot.domain.people import Actor, Programme
    from bot.domain.plans import Plan

_MONDAY = 0
_TEN = time(10)
_CURRENCIES = {"sv": "SEK"}
FIRST_METRICS = ("ssi", "connections", "meetings")
"""What is asked for in the beginning: one for each of profile, network and outcomes, two of which change little."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as a person reads them."""

    channel_id: str
    channel_name: str
    zone: str
    weekday: int
    at: time
    currency: str
    language: str
    calendar: str = ""
    """The country, and the region, whose public holidays count, such as ``DE`` or ``DE-BY``."""
    metrics: tuple[str, ...] = FIRST_METRICS
    prompt_weekday: int = 3
    prompt_at: time = _TEN
    season: Season = Season.QUARTER
    visibility: Visibility = Visibility.TOP
    named_places: int = 3
    minimum_cohort: int = 5
    works_council: bool = False
    agreement: str = ""
    two_person: bool = False
    dry_run: bool = False
    month_post: bool = False
    season_post: bool = True
    large_deal: Decimal | None = None


_SHOWN_ALIKE = (
    *("zone", "weekday", "at", "currency", "language", "metrics", "prompt_weekday", "prompt_at", "season"),
    *("visibility", "works_council", "dry_run"),
)
"""What a plan and the settings call the same, and a form shows."""


def meant(plan: Plan, shown: Settings, *, is_first: bool) -> Plan:
    """Return a plan without what stays as its sender was shown it.

    What somebody else changed in the meantime is kept so; and who only ticks that there is a works council gets what
    follows from it.

    Args:
        plan: everything that stood in a form when it was sent.
        shown: what the form was filled with.
        is_first: whether nothing was in force then; the currency is said in any case, or the language would choose it.
    """
    untouched = [name for name in _SHOWN_ALIKE if getattr(plan, name) == getattr(shown, name)]
    changes: dict[str, object] = dict.fromkeys(untouched)
    if plan.calendar is not None and "-".join(filter(None, plan.calendar)) == shown.calendar:
        changes["calendar"] = None
    if plan.channel is not None and plan.channel.id == shown.channel_id:
        changes["channel"] = None
    if is_first:
        changes["currency"] = plan.currency
    return replace(plan, **changes)  # type: ignore[arg-type] # nothing is right for every field of a plan


def known_settings(actor: Actor) -> Settings:
    """Return the settings that hold, or those that a first set-up by this person would begin with."""
    return settings_of(actor.programme) if actor.programme is not None else usual_settings(actor)


def usual_settings(actor: Actor) -> Settings:
    """Return what a first set-up by this person begins with where nothing is said; the channel has to be."""
    zone, language = actor.zone.key, actor.language
    return Settings("", "", zone, _MONDAY, _TEN, usual_currency(language), language, country_of(zone))


def mark(settings: Settings) -> str:
    """Return what tells these settings from any others: 16 hexadecimal digits."""
    return sha256(receipts.written(settings).encode()).hexdigest()[:16]


def usual_currency(language: str) -> str:
    """Return the currency for a language where none is said, as an ISO code."""
    return _CURRENCIES.get(language, "EUR")


def settings_of(programme: Programme) -> Settings:
    """Return the settings of a programme."""
    return Settings(
        channel_id=programme.channel_id,
        channel_name=programme.channel_name,
        zone=programme.zone.key,
        weekday=programme.post_weekday,
        at=programme.post_time,
        currency=programme.currency,
        language=programme.language,
        calendar="-".join(filter(None, programme.calendar)),
        metrics=programme.metrics_asked,
        prompt_weekday=programme.prompt_weekday,
        prompt_at=programme.prompt_time,
        season=programme.season,
        visibility=programme.visibility,
        named_places=programme.named_places,
        minimum_cohort=programme.minimum_cohort,
        works_council=programme.works_council,
        agreement=programme.agreement,
        two_person=programme.two_person,
        dry_run=programme.dry_run,
        month_post=programme.month_post,
        season_post=programme.season_post,
        large_deal=programme.large_deal or None,
    )
