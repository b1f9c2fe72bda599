"""A programme's settings as a person reads them, and those that it begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from bot.domain.public_holidays import country_of

if TYPE_CHECKING:
    from bot.domain.people import Actor, Programme

_MONDAY = 0
_TEN = time(10)
_CURRENCIES = {"sv": "SEK"}


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


def known_settings(actor: Actor) -> Settings:
    """Return the settings that hold, or those that a first set-up by this person would begin with."""
    return settings_of(actor.programme) if actor.programme is not None else usual_settings(actor)


def usual_settings(actor: Actor) -> Settings:
    """Return what a first set-up by this person begins with where nothing is said; the channel has to be."""
    zone, language = actor.zone.key, actor.language
    return Settings("", "", zone, _MONDAY, _TEN, usual_currency(language), language, country_of(zone))


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
    )
