"""What a decision changed, in words: what it was, and what it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from babel.dates import get_day_names

from bot.domain.audit import Thing
from bot.domain.people import Visibility
from bot.domain.scoring.admissible import Subject
from bot.domain.scoring.exact import half_up
from bot.domain.seasons import Season
from bot.domain.weeks import Week
from bot.i18n import Markup, capitalised, escape
from bot.views import metrics
from bot.views.connections.titles import shown
from bot.views.content.words import platform
from bot.views.programme import audit_goals, audit_people, audit_teams, guard_rails, settings
from bot.views.programme.settings import LANGUAGES, season_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.domain.audit import Change, Value
    from bot.i18n import Texts

_HIDDEN = frozenset({"channel_id", "own_metrics"})
"""Settings that say nothing to people, or that are told otherwise."""
_NUMBERS = frozenset({"large_deal", "cost_licence", "cost_hours", "cost_rate", "cost_margin"})
_FIRST = "first_week_start"
"""A setting that is settled once: with the programme."""
_WEEKDAYS = frozenset({"post_weekday", "prompt_weekday"})
_MONEY_RULES = frozenset({"min_deal_value"})

_SETTINGS: Mapping[str, Callable[[Texts], str]] = {
    "channel_name": lambda texts: texts.plain("Channel"),
    "timezone": lambda texts: texts.plain("Time zone"),
    "language": lambda texts: texts.plain("Language of the post"),
    "currency": lambda texts: texts.plain("Currency"),
    "post_weekday": lambda texts: texts.plain("Day of the weekly post"),
    "post_time": lambda texts: texts.plain("Time of the weekly post"),
    "visibility": lambda texts: texts.plain("Who is named"),
    "named_places": lambda texts: texts.plain("Places that are named"),
    "minimum_cohort": lambda texts: texts.plain("People that a sum needs"),
    "metrics_asked": lambda texts: texts.plain("Asked in the form"),
    "first_week_start": lambda texts: texts.plain("First week"),
    "holiday_country": lambda texts: texts.plain("Country of public holidays"),
    "holiday_region": lambda texts: texts.plain("Region of public holidays"),
    "platforms": lambda texts: texts.plain("Where shares count"),
    "two_person": lambda texts: texts.plain("A second admin approves weights and goals"),
    "season": lambda texts: texts.plain("Season"),
    "prompt_weekday": lambda texts: texts.plain("Day of the reminder"),
    "prompt_time": lambda texts: texts.plain("Time of the reminder"),
    "works_council": lambda texts: texts.plain("Works council takes part"),
    "agreement": lambda texts: texts.plain("Agreement with the works council"),
    "dry_run": lambda texts: texts.plain("Dry run"),
    "wall_until": lambda texts: texts.plain("Link to the wall screen, until"),
    "cost_licence": lambda texts: texts.plain("Price of a licence a month"),
    "cost_hours": lambda texts: texts.plain("Hours a seller and week"),
    "cost_rate": lambda texts: texts.plain("Price of an hour"),
    "cost_margin": lambda texts: texts.plain("Margin in per cent"),
    "month_post": lambda texts: texts.plain("Monthly post"),
    "season_post": lambda texts: texts.plain("Season post"),
    "large_deal": lambda texts: texts.plain("Large deals"),
}
_ROLES: Mapping[str, Callable[[Texts], str]] = {
    "admin": lambda texts: texts.plain("admin"),
    "manager": lambda texts: texts.plain("manager"),
    "auditor": lambda texts: texts.plain("auditor"),
    "executive": lambda texts: texts.plain("executive"),
}
_STATES: Mapping[str, Callable[[Texts], str]] = {
    "open": lambda texts: texts.say("A change of weights or goals was proposed"),
    "approved": lambda texts: texts.say("The proposed change of weights or goals was approved"),
    "declined": lambda texts: texts.say("The proposed change of weights or goals was declined"),
}


_RULES: Mapping[str, Subject] = {
    "cover.base": Subject.COVER_BASE,
    "cover.rate": Subject.COVER_RATE,
    "min_deal_value": Subject.MIN_DEAL_VALUE,
}
"""What presets and currencies change beside weights and goals."""


def told(changes: Sequence[Change], texts: Texts) -> Iterator[str]:
    """Yield a line of mrkdwn for each change; the weights stand together in one, and so do the goals."""
    shown = [change for change in changes if change.thing in _ONE_BY_ONE and change.name not in _HIDDEN]
    if any(change.name == _FIRST and change.old is None for change in shown):
        settled = [_setting(change, texts) for change in shown if change.thing is Thing.SETTING]
        yield texts.say("Set up: {settings}", settings=Markup(", ".join(settled)))
        shown = [change for change in shown if change.thing is not Thing.SETTING]
    yield from (_ONE_BY_ONE[change.thing](change, texts) for change in shown)
    for title, thing in (
        (texts.say("Weights"), Thing.WEIGHT),
        (texts.say("Goals"), Thing.GOAL),
    ):
        parts = [_number(change, texts) for change in changes if change.thing is thing]
        if parts:
            yield f"{title}: {', '.join(parts)}"
    yield from (_rule(change, texts) for change in changes if change.thing is Thing.RULE)
    yield from audit_goals.told(changes, texts)
    yield from audit_people.told(changes, texts)


def setting_name(name: str, texts: Texts) -> str:
    """Return what a setting is called; for one that has no words yet, its column."""
    return _SETTINGS[name](texts) if name in _SETTINGS else name.replace("_", " ")


def setting_value(name: str, value: Value, texts: Texts) -> str:
    """Return the value of a setting as people read it; plain text."""
    if value is None or value == "":
        return texts.plain("none")
    if isinstance(value, bool):
        return texts.plain("yes") if value else texts.plain("no")
    if name in _WEEKDAYS:
        return str(get_day_names("wide", locale=texts.language)[int(str(value))])
    if name in _NUMBERS:
        return texts.number(Decimal(str(value)))
    if name == "metrics_asked":
        return ", ".join(metrics.name(metric, texts) for metric in str(value).split(","))
    return _VALUES[name](str(value), texts) if name in _VALUES else str(value).replace(",", ", ")


def _week(stored: str, texts: Texts) -> str:
    """Return the week of a stored day, or of one such as ``2026-W46``."""
    return texts.week_of_year(Week.of(date.fromisoformat(stored)))


_VALUES: Mapping[str, Callable[[str, Texts], str]] = {
    "season": lambda value, texts: season_name(Season(value), texts),
    "language": lambda value, _texts: LANGUAGES.get(value, value),
    "wall_until": lambda value, texts: texts.date(date.fromisoformat(value)),
    "channel_name": lambda value, _texts: f"#{value}",
    "platforms": lambda value, _texts: ", ".join(platform(name) for name in value.split(",")),
    "visibility": lambda value, texts: settings.named(Visibility(value), texts),
    "first_week_start": _week,
    "timezone": lambda value, _texts: value,
}


def role_name(role: str, texts: Texts) -> str:
    """Return what a role is called."""
    return _ROLES[role](texts) if role in _ROLES else role


def _setting(change: Change, texts: Texts) -> str:
    return _pair(
        escape(setting_name(change.name, texts)),
        "" if change.old is None else setting_value(change.name, change.old, texts),
        setting_value(change.name, change.new, texts),
    )


def _audience(change: Change, texts: Texts) -> str:
    old, new = (shown(str(value)) if value else texts.plain("none") for value in (change.old, change.new))
    return _pair(texts.say("Target audience"), old, new)


def _word(change: Change, texts: Texts) -> str:
    old, new = (texts.plain("none") if value == "" else str(value or "") for value in (change.old, change.new))
    return _pair(texts.say("In imported files, {word}", word=change.name), old, new)


def _role(change: Change, texts: Texts) -> str:
    facts = {"name": change.whom, "role": role_name(change.name, texts)}
    if change.new:
        return texts.say("{name} became {role}", **facts)
    return texts.say("{name} is no longer {role}", **facts)


def _scheme(change: Change, texts: Texts) -> str:
    if not int(str(change.new or 0)):
        return texts.say("Weights and goals, version {version}", version=change.name)
    return texts.say(
        "Weights and goals, version {version}, from {week} on",
        version=change.name,
        week=texts.week_of_year(Week(int(str(change.new or 0)))),
    )


def _withdrawal(change: Change, texts: Texts) -> str:
    return texts.say("Weights and goals, version {version}, will not come into force", version=change.name)


def _proposal(change: Change, texts: Texts) -> str:
    state = str(change.new)
    return _STATES[state](texts) if state in _STATES else escape(state)


def _rate(change: Change, texts: Texts) -> str:
    rates = (Decimal(str(value)) if value else None for value in (change.old, change.new))
    old, new = (texts.plain("none") if rate is None else texts.exact(rate) for rate in rates)
    since = texts.say("1 {currency}, from {week} on", currency=change.name, week=_week(change.whom, texts))
    return _pair(since, "" if change.old is None else old, new)


def _large_deal(change: Change, texts: Texts) -> str:
    return texts.say("A large deal was verified") if change.new else texts.say("A large deal was refused")


def _number(change: Change, texts: Texts) -> str:
    name = escape(metrics.name(change.name, texts))
    old = "" if change.old is None else _amount(change, change.old, change.old_currency, texts)
    return _pair(name, old, _amount(change, change.new, change.currency, texts), between=" ")


def _weather(change: Change, texts: Texts) -> str:
    if not isinstance(change.new, Decimal):
        return texts.say(
            "LinkedIn did not move the SSI in {week}: growth is counted as reported", week=_week(change.name, texts)
        )
    return texts.say(
        "LinkedIn moved everybody's SSI by {points} in {week}: growth is counted without it",
        points=texts.signed(change.new, 1),
        week=_week(change.name, texts),
    )


def _amount(change: Change, value: Value, currency: str, texts: Texts) -> str:
    amount = value if isinstance(value, Decimal) else Decimal(0)
    return (
        texts.number(amount) if change.thing is Thing.WEIGHT else metrics.amount(change.name, amount, texts, currency)
    )


def _rule(change: Change, texts: Texts) -> str:
    subject = _RULES.get(change.name)
    if subject is None:
        return _pair(escape(change.name.replace("_", " ")), str(change.old), str(change.new))
    old, new = (half_up(Fraction(str(value)), 2) for value in (change.old, change.new))
    if subject is Subject.MIN_DEAL_VALUE:
        told = texts.money(old, change.old_currency), texts.money(new, change.currency)
    else:
        told = texts.number(old), texts.number(new)
    return _pair(escape(guard_rails.rule(subject, texts)), *told)


def _pair(name: str, old: str, new: str, *, between: str = ": ") -> Markup:
    """Return old and new with an arrow between them; nothing but the new where there was none before."""
    arrow = f"{escape(old)} → *{escape(new)}*" if old else f"*{escape(new)}*"
    return Markup(f"{capitalised(name) if between == ': ' else name}{between}{arrow}")


_ONE_BY_ONE: Mapping[Thing, Callable[[Change, Texts], str]] = {
    **audit_teams.TOLD,
    Thing.SETTING: _setting,
    Thing.AUDIENCE: _audience,
    Thing.WORD: _word,
    Thing.ROLE: _role,
    Thing.SCHEME: _scheme,
    Thing.WITHDRAWAL: _withdrawal,
    Thing.PROPOSAL: _proposal,
    Thing.RATE: _rate,
    Thing.LARGE_DEAL: _large_deal,
    Thing.WEATHER: _weather,
}
