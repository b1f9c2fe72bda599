"""A programme's settings in words, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.dates import get_day_names

from bot.domain.people import Visibility
from bot.domain.seasons import Season
from bot.views import metrics
from bot.views.answers import Answer, context, section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.i18n import Texts
    from bot.use_cases.programme.settings import Settings

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "de": "Deutsch", "sv": "Svenska"}


def differences(before: Settings, after: Settings, texts: Texts) -> list[str]:
    """Return a line for each setting that is another one, with the old and the new value."""
    old, new = values(before, texts), values(after, texts)
    return [
        texts.say("*{label}* {old} → *{new}*", label=label, old=old[label], new=value)
        for label, value in new.items()
        if old[label] != value
    ]


def lines(settings: Settings, names: Sequence[str], texts: Texts) -> list[str]:
    """Return a line for each of some settings, by the names of their fields."""
    return [
        texts.say("*{label}* {value}", label=label(texts), value=value(settings, texts))
        for name, label, value in _WORDS
        if name in names
    ]


def values(settings: Settings, texts: Texts) -> dict[str, str]:
    """Return what each setting is called, and what it is: plain text."""
    return {label(texts): value(settings, texts) for _, label, value in _WORDS}


def visibility(settings: Settings, texts: Texts) -> str:
    """Return who sees whom, in a sentence for those who take part."""
    return _SENTENCES[settings.visibility](texts, settings)


def mode(visibility: Visibility, settings: Settings, texts: Texts) -> str:
    """Return in plain text who is on the leaderboard in a mode; how many are named is as it holds."""
    if visibility in _FIXED:
        return _FIXED[visibility](texts)
    return _COUNTED[visibility](texts, settings.named_places)


def named(visibility: Visibility, texts: Texts) -> str:
    """Return in plain text who is on the leaderboard in a mode, however many places there are."""
    return {**_FIXED, **_UNCOUNTED}[visibility](texts)


def posts_nothing(settings: Settings) -> bool:
    """Tell whether there is no weekly post for now."""
    return settings.dry_run or settings.visibility is Visibility.OFF


def build(settings: Settings, names: Sequence[str], more: Sequence[str], example: str, texts: Texts) -> Answer:
    """Return how some settings are, what follows from them, and how an admin changes them."""
    said = ["\n".join(part) for part in (lines(settings, names, texts), more) if part]
    how = texts.say("An admin changes this, after a preview: {example}", example=example)
    return Answer("\n".join([*said, how]), (*map(section, said), context(how)))


def season_name(season: Season, texts: Texts) -> str:
    """Return how long a season is."""
    return _SEASONS[season](texts)


def _day(day: int, texts: Texts) -> str:
    return str(get_day_names("wide", locale=texts.language)[day])


def _visibility(settings: Settings, texts: Texts) -> str:
    return mode(settings.visibility, settings, texts)


def _large_deal(settings: Settings, texts: Texts) -> str:
    if settings.large_deal is None:
        return texts.plain("above ten weekly revenue goals")
    return texts.plain("above {value}", value=texts.money(settings.large_deal, settings.currency))


def _on(is_on: bool, texts: Texts) -> str:  # noqa: FBT001 - it is all there is to say
    return texts.plain("yes") if is_on else texts.plain("no")


_FIXED: Final[Mapping[Visibility, Callable[[Texts], str]]] = {
    Visibility.NAMED: lambda texts: texts.plain("everybody by name"),
    Visibility.TEAMS: lambda texts: texts.plain("teams only"),
    Visibility.OWN: lambda texts: texts.plain("own numbers only"),
    Visibility.OFF: lambda texts: texts.plain("no leaderboard"),
}
_COUNTED: Final[Mapping[Visibility, Callable[[Texts, int], str]]] = {
    Visibility.TOP: lambda texts, count: texts.plain("the first {count} by name", count=count),
    Visibility.PSEUDONYMS: lambda texts, count: texts.plain("the first {count} by pseudonym", count=count),
}
_UNCOUNTED: Final[Mapping[Visibility, Callable[[Texts], str]]] = {
    Visibility.TOP: lambda texts: texts.plain("the first places by name"),
    Visibility.PSEUDONYMS: lambda texts: texts.plain("the first places by pseudonym"),
}
_SENTENCES: Final[Mapping[Visibility, Callable[[Texts, Settings], str]]] = {
    Visibility.NAMED: lambda texts, _: texts.say("Everybody with points is named, up to 25 in one post."),
    Visibility.TOP: lambda texts, now: texts.say(
        "The first {count} are named. Everybody else sees their own place, and the two next to it without names.",
        count=now.named_places,
    ),
    Visibility.PSEUDONYMS: lambda texts, now: texts.say(
        "The first {count} stand under pseudonyms that hold for a season. Everybody is told their own and nobody "
        "else's, managers and admins included.",
        count=now.named_places,
    ),
    Visibility.TEAMS: lambda texts, _: texts.say(
        "Only teams are compared. Everybody sees their own points, no places."
    ),
    Visibility.OWN: lambda texts, _: texts.say(
        "Nobody is compared. Everybody sees their own points; the post tells what all did together."
    ),
    Visibility.OFF: lambda texts, _: texts.say("There is no leaderboard and no weekly post; numbers are still noted."),
}
_SEASONS: Final[Mapping[Season, Callable[[Texts], str]]] = {
    Season.QUARTER: lambda texts: texts.plain("calendar quarter"),
    Season.HALF_YEAR: lambda texts: texts.plain("half a year"),
}
_WORDS: Final[Sequence[tuple[str, Callable[[Texts], str], Callable[[Settings, Texts], str]]]] = (
    ("channel", lambda texts: texts.plain("Channel"), lambda now, _: f"#{now.channel_name}"),
    (
        "schedule",
        lambda texts: texts.plain("Weekly post"),
        lambda now, texts: texts.plain("{day} {time}", day=_day(now.weekday, texts), time=f"{now.at:%H:%M}"),
    ),
    ("month_post", lambda texts: texts.plain("Monthly post"), lambda now, texts: _on(now.month_post, texts)),
    ("season_post", lambda texts: texts.plain("Season post"), lambda now, texts: _on(now.season_post, texts)),
    ("zone", lambda texts: texts.plain("Time zone"), lambda now, _: now.zone),
    ("currency", lambda texts: texts.plain("Currency"), lambda now, _: now.currency),
    (
        "calendar",
        lambda texts: texts.plain("Public holidays"),
        lambda now, texts: now.calendar or texts.plain("none known"),
    ),
    ("language", lambda texts: texts.plain("Language of the post"), lambda now, _: LANGUAGES[now.language]),
    (
        "metrics",
        lambda texts: texts.plain("Asked for"),
        lambda now, texts: texts.listing([metrics.name(metric, texts) for metric in now.metrics]),
    ),
    (
        "prompts",
        lambda texts: texts.plain("Reminder"),
        lambda now, texts: texts.plain(
            "{day} {time}", day=_day(now.prompt_weekday, texts), time=f"{now.prompt_at:%H:%M}"
        ),
    ),
    ("season", lambda texts: texts.plain("Season"), lambda now, texts: season_name(now.season, texts)),
    ("visibility", lambda texts: texts.plain("Leaderboard"), _visibility),
    ("cohort", lambda texts: texts.plain("Smallest group"), lambda now, texts: texts.number(now.minimum_cohort)),
    (
        "works_council",
        lambda texts: texts.plain("Works council"),
        lambda now, texts: _on(now.works_council, texts),
    ),
    (
        "agreement",
        lambda texts: texts.plain("Agreement"),
        lambda now, texts: now.agreement or texts.plain("not entered"),
    ),
    ("two_person", lambda texts: texts.plain("Rules need two admins"), lambda now, texts: _on(now.two_person, texts)),
    ("large_deal", lambda texts: texts.plain("Large deals"), _large_deal),
    ("dry_run", lambda texts: texts.plain("Dry run"), lambda now, texts: _on(now.dry_run, texts)),
)
