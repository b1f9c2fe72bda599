"""Slack's ``:codes:`` as characters."""

from __future__ import annotations

import re
import unicodedata

_CODE = re.compile(r":([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?")
_OLDEST = 0x2190
"""Arrows come first among the characters that are drawn as pictures."""

_NAMED = {
    "+1": "👍",
    "-1": "👎",
    "100": "💯",
    "alarm_clock": "⏰",
    "arrow_down": "⬇️",
    "arrow_forward": "▶️",
    "arrow_lower_right": "↘️",
    "arrow_right": "➡️",
    "arrow_up": "⬆️",
    "arrow_upper_right": "↗️",
    "arrows_counterclockwise": "🔄",
    "bar_chart": "📊",
    "beach_with_umbrella": "🏖️",
    "bulb": "💡",
    "calendar": "📆",
    "chart_with_downwards_trend": "📉",
    "chart_with_upwards_trend": "📈",
    "clap": "👏",
    "date": "📅",
    "exclamation": "❗",
    "eyes": "👀",
    "first_place_medal": "🥇",
    "gear": "⚙️",
    "hand": "✋",
    "heart": "❤️",
    "heavy_check_mark": "✔️",
    "hourglass_flowing_sand": "⏳",
    "information_source": "ℹ️",  # noqa: RUF001 - the character of the emoji
    "large_blue_circle": "🔵",
    "large_green_circle": "🟢",
    "large_yellow_circle": "🟡",
    "left_right_arrow": "↔️",
    "lock": "🔒",
    "mag": "🔍",
    "medal": "🏅",
    "memo": "📝",
    "moneybag": "💰",
    "muscle": "💪",
    "new": "🆕",
    "no_entry": "⛔",
    "ok_hand": "👌",
    "palm_tree": "🌴",
    "pencil2": "✏️",
    "point_right": "👉",
    "pray": "🙏",
    "pushpin": "📌",
    "question": "❓",
    "raised_hands": "🙌",
    "red_circle": "🔴",
    "repeat": "🔁",
    "rotating_light": "🚨",
    "second_place_medal": "🥈",
    "slightly_smiling_face": "🙂",
    "smile": "😄",
    "smiley": "😃",
    "sparkles": "✨",
    "star": "⭐",
    "tada": "🎉",
    "third_place_medal": "🥉",
    "thumbsdown": "👎",
    "thumbsup": "👍",
    "trophy": "🏆",
    "warning": "⚠️",
    "wave": "👋",
    "white_check_mark": "✅",
    "x": "❌",
    "zap": "⚡",
}
_SKINS = {"2": "🏻", "3": "🏼", "4": "🏽", "5": "🏾", "6": "🏿"}

REACTIONS = ("thumbsup", "tada", "eyes", "white_check_mark", "clap", "heart")
"""The codes that the page offers first."""


def character(code: str) -> str | None:
    """Return the character for a code without its colons; None for one that we do not know."""
    if code in _NAMED:
        return _NAMED[code]
    try:
        found = unicodedata.lookup(code.replace("_", " ").replace("-", " "))
    except KeyError:
        return None
    return found if ord(found[0]) >= _OLDEST else None


def with_emoji(text: str) -> str:
    """Return the text with the codes that we know as characters, and the others as they stand."""
    return _CODE.sub(_drawn, text)


def _drawn(found: re.Match[str]) -> str:
    known = character(found[1])
    return known + _SKINS.get(found[2], "") if known else found[0]
