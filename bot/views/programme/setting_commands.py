"""What each command about a setting shows, and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.domain.programme import Silence
from bot.i18n import Markup
from bot.views import examples
from bot.views.answers import Answer
from bot.views.programme import settings, silence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.programme.change_settings import ShownSettings


def shown(name: str, found: ShownSettings, texts: Texts) -> Answer:
    """Return how the settings are that a command is about."""
    more = [line for line in (_next_post(name, found, texts), _visibility(name, found, texts)) if line]
    return settings.build(found.settings, _FIELDS[name], more, Markup(f"`{examples.line_for(name, texts)}`"), texts)


def explained(name: str, texts: Texts) -> Answer:
    """Return the help of a command about a setting."""
    return Answer.of(_HELPS[name](texts))


def _next_post(name: str, found: ShownSettings, texts: Texts) -> str:
    if name not in _ABOUT_POSTS:
        return ""
    if found.settings.dry_run:
        return silence.why(Silence.DRY_RUN, texts)
    if found.next_post_at is None or settings.posts_nothing(found.settings):
        return ""
    moment = texts.moment(found.next_post_at, ZoneInfo(found.settings.zone))
    return texts.say("The next leaderboard comes on {moment}.", moment=moment)


def _visibility(name: str, found: ShownSettings, texts: Texts) -> str:
    if name != "policy":
        return ""
    who = settings.visibility(found.settings, texts)
    cohort = texts.say(
        "Sums and rates are shown from {count} people on, unless everybody in them is named.",
        count=found.settings.minimum_cohort,
    )
    return f"{who}\n{cohort}"


_FIELDS: Final[Mapping[str, Sequence[str]]] = {
    "schedule": ("schedule", "month_post", "season_post", "zone", "channel"),
    "channel": ("channel", "schedule"),
    "season": ("season",),
    "language": ("language",),
    "currency": ("currency",),
    "metrics": ("metrics",),
    "prompts": ("prompts",),
    "policy": ("visibility", "cohort", "works_council", "agreement", "two_person", "large_deal"),
    "start": ("dry_run",),
}
_ABOUT_POSTS: Final = frozenset({"schedule", "channel", "policy", "start"})
_HELPS: Final[Mapping[str, Callable[[Texts], str]]] = {
    "schedule": lambda texts: texts.say(
        "*When the weekly post comes*\n"
        "`/upshot schedule` shows it\n"
        "`/upshot schedule tuesday 9:30` or `/upshot schedule Europe/Stockholm` previews a change, for admins\n"
        "Monday, Tuesday or Wednesday; whenever it changes, each week is posted once.\n"
        "`/upshot schedule month on` and `/upshot schedule season off` previews whether I look back on months and "
        "seasons, once their numbers are final"
    ),
    "channel": lambda texts: texts.say(
        "*Where the weekly post comes*\n"
        "`/upshot channel` shows it\n"
        "`/upshot channel #sales` previews a change, for admins. Invite me there first: `/invite @Upshot`"
    ),
    "season": lambda texts: texts.say(
        "*How long a season is*\n"
        "`/upshot season` shows it\n"
        "`/upshot season half-year` previews a change, for admins: `quarter` or `half-year`"
    ),
    "language": lambda texts: texts.say(
        "*Which language the weekly post has*\n"
        "`/upshot language` shows it\n"
        "`/upshot language svenska` previews a change, for admins: English, Deutsch or Svenska. Answers come in each "
        "person's own language."
    ),
    "currency": lambda texts: texts.say(
        "*Which currency money has*\n"
        "`/upshot currency` shows it\n"
        "`/upshot currency SEK` previews a change, for admins, as long as no amounts are stored"
    ),
    "metrics": lambda texts: texts.say(
        "*What sellers are asked for*\n"
        "`/upshot metrics` shows it, with metrics of your own\n"
        "`/upshot metrics ssi connections meetings` previews a change, for admins. Everything else can still be "
        "reported; three are plenty.\n"
        '`/upshot metrics add demos "Product demos" count business consideration goal 2 cap 150%` defines a metric '
        "of your own: count or level, business or strategic, a phase, a goal a week, a cap, a unit\n"
        "`/upshot metrics remove demos` takes it back; what was reported stays stored"
    ),
    "policy": lambda texts: texts.say(
        "*Who sees what*\n"
        "`/upshot policy` shows it\n"
        "`/upshot policy top 5`, `named`, `pseudonyms`, `teams`, `own` or `off` previews another leaderboard, for "
        "admins\n"
        "`/upshot policy cohort 7` hides sums of fewer people\n"
        '`/upshot policy works council on agreement "BV 2026-3"` collects nothing without an agreement\n'
        "`/upshot policy two-person on` lets a second admin approve changes of the rules\n"
        "`/upshot policy large deals 50000` says above which value a won deal needs a second person; `off` goes back "
        "to ten weekly revenue goals"
    ),
    "start": lambda texts: texts.say(
        "*End the dry run*\n"
        "In a dry run I ask and note as always, and post nothing. `/upshot start` previews the end of it, for admins."
    ),
}
