"""What the metrics are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from bot.i18n import Texts

_MONEY = frozenset({"pipeline", "revenue"})

_NAMES: Mapping[str, Callable[[Texts], str]] = {
    "ssi": lambda texts: texts.plain("SSI"),
    "ssi_brand": lambda texts: texts.plain("SSI brand"),
    "ssi_people": lambda texts: texts.plain("SSI people"),
    "ssi_insights": lambda texts: texts.plain("SSI insights"),
    "ssi_relations": lambda texts: texts.plain("SSI relationships"),
    "connections": lambda texts: texts.plain("connections"),
    "target_contacts": lambda texts: texts.plain("contacts in the target audience"),
    "posts": lambda texts: texts.plain("own posts"),
    "shares": lambda texts: texts.plain("shares and comments"),
    "engagement": lambda texts: texts.plain("reactions received"),
    "impressions": lambda texts: texts.plain("impressions"),
    "shares_received": lambda texts: texts.plain("reshares received"),
    "link_clicks": lambda texts: texts.plain("link clicks"),
    "conversions": lambda texts: texts.plain("conversions"),
    "mentions": lambda texts: texts.plain("mentions"),
    "requests_sent": lambda texts: texts.plain("requests sent"),
    "requests_accepted": lambda texts: texts.plain("requests accepted"),
    "calls": lambda texts: texts.plain("sales conversations"),
    "meetings": lambda texts: texts.plain("meetings held"),
    "leads": lambda texts: texts.plain("qualified leads"),
    "pipeline": lambda texts: texts.plain("new pipeline"),
    "social_hours": lambda texts: texts.plain("hours on social"),
    "deal": lambda texts: texts.plain("the value of a deal"),
    "customers_won": lambda texts: texts.plain("customers won"),
    "revenue": lambda texts: texts.plain("revenue"),
    "ssi_level": lambda texts: texts.plain("SSI level"),
    "ssi_growth": lambda texts: texts.plain("SSI improvement"),
    "connections_growth": lambda texts: texts.plain("new connections"),
    "target_growth": lambda texts: texts.plain("new target contacts"),
    "network_growth_rate": lambda texts: texts.plain("network growth"),
    "engagement_rate": lambda texts: texts.plain("engagement rate"),
    "amplification_rate": lambda texts: texts.plain("amplification rate"),
    "conversion_rate": lambda texts: texts.plain("conversion rate"),
    "connections_before": lambda texts: texts.plain("connections four weeks ago"),
    "acceptance_rate": lambda texts: texts.plain("acceptance rate"),
    "target_share": lambda texts: texts.plain("target audience"),
}


def name(metric: str, texts: Texts) -> str:
    """Return what a metric is called, raw or scored, as it stands within a sentence."""
    if metric in _NAMES:
        return _NAMES[metric](texts)
    return next((own.name for own in texts.own_metrics if own.key == metric), metric)


def amount(metric: str, value: Decimal, texts: Texts, currency: str) -> str:
    """Return an amount of a metric as people read it: money with its currency, the rest as a number."""
    if metric in _MONEY:
        return texts.money(value, currency)
    unit = next((own.unit for own in texts.own_metrics if own.key == metric), "")
    number = texts.number(value)
    return texts.percent(number) if unit == "%" else f"{number} {unit}".rstrip()
