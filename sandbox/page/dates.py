"""Moments as Slack words them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

_TOKEN = re.compile(r"\{(\w+)\}")


def moment(ts: str | float) -> datetime:
    """Return the aware moment of Unix seconds or of a message's ``ts``."""
    return datetime.fromtimestamp(float(ts), UTC)


def clock_time(at: datetime, zone: tzinfo) -> str:
    """Return ``9:41 AM`` in a zone."""
    local = at.astimezone(zone)
    return f"{local.hour % 12 or 12}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"  # noqa: PLR2004 - noon


def day_name(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Return ``Today``, ``Yesterday``, ``Tomorrow`` or ``Monday, November 23rd`` as seen now in a zone."""
    return _near(at, now, zone) or f"{at.astimezone(zone):%A, %B} {_ordinal(at.astimezone(zone).day)}"


def in_format(at: datetime, form: str, now: datetime, zone: tzinfo) -> str:
    """Return a moment in the words of a ``<!date>`` format such as ``{date_short} at {time}``.

    Source: docs.slack.dev/messaging/formatting-message-text, date formatting. Unknown tokens stay.
    """
    local = at.astimezone(zone)
    near = _near(at, now, zone)
    date = f"{local:%B} {_ordinal(local.day)}, {local.year}"
    short = f"{local:%b} {local.day}, {local.year}"
    words = {
        "date_num": f"{local:%Y-%m-%d}",
        "date": date,
        "date_short": short,
        "date_long": f"{local:%A}, {date}",
        "date_slash": f"{local:%m/%d/%Y}",
        "date_pretty": near or date,
        "date_short_pretty": near or short,
        "date_long_pretty": near or f"{local:%A}, {date}",
        "day_divider_pretty": day_name(at, now, zone),
        "time": clock_time(at, zone),
        "time_secs": clock_time(at, zone).replace(" ", f":{local:%S} "),
        "ago": _ago(at, now),
    }
    return _TOKEN.sub(lambda found: words.get(found[1], found[0]), form)


def _near(at: datetime, now: datetime, zone: tzinfo) -> str | None:
    away = (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    return {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}.get(away)


def _ordinal(day: int) -> str:
    teen = day in {11, 12, 13}
    return f"{day}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _ago(at: datetime, now: datetime) -> str:
    minutes = abs(round((now - at).total_seconds() / 60))
    for size, unit in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {unit}{'s' if count > 1 else ''} ago" if at <= now else f"in {count} {unit}s"
    return "just now"
