from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.imports import fields
from bot.domain.imports.plain import plain
from bot.domain.metrics import RAW
from bot.domain.scoring.metrics import CATALOGUE
from bot.domain.seasons import Season
from bot.domain.typed.cleaning import clean
from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import (
    absence,
    audience,
    audit,
    business,
    costs,
    country,
    deal_list,
    deals,
    export,
    leaderboard,
    outcomes,
    own_metrics,
    platforms,
    post_now,
    rates,
    report,
    roles,
    schedule,
    scheme,
    sellers,
    settings,
    setup,
    shares,
    shelf,
    ssi,
    target,
    teams,
    wall,
    weather,
)
from bot.domain.typed.lines.because import split_reason
from bot.domain.typed.lines.starts import split_start
from bot.domain.typed.lines.subcommands import asks_for_help
from bot.domain.typed.lines.subcommands import parse as parse_subcommand
from bot.domain.typed.weeks import split_week
from bot.domain.typed.words.audit import TOPICS
from bot.domain.typed.words.commands import COMMANDS, NEVER_MIND, PRESETS, SUGGEST, SWITCHES
from bot.domain.typed.words.deals import SOURCES, STAGES
from bot.domain.typed.words.leaderboard import SPANS
from bot.domain.typed.words.metrics import REPORTED, SCORED
from bot.domain.typed.words.people import SELLER_FACTS
from bot.domain.typed.words.settings import SEASONS, VISIBILITIES
from bot.i18n import LANGUAGES, Texts
from bot.views import examples, metrics
from bot.views.programme import helps as programme_helps
from bot.views.reporting import helps
from bot.views.typed import refusals
from tests.translations import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.typed.words.lookup import Words
    from bot.domain.weeks import Week

TODAY = date(2026, 11, 12)
OTHERS = [language for language in LANGUAGES if language != "en"]

_FORMS = ("teams channel", "teams rename", "teams end", "metrics add")
"""Commands that show another line for what comes close to it."""
_SHOWN = re.compile(r"`([^`]+)`")
_PARSERS: Mapping[str, Callable[[str, Context], Any]] = {
    "checkin": lambda line, context: _week_alone(line, context) or report.parse(line, context),
    "ssi": ssi.parse,
    "connections": lambda line, context: COMMANDS.meaning(line) or report.parse_connections(line, context),
    "shares": lambda line, context: _with_any_aim(shares.parse(line, context)),
    "outcomes": outcomes.parse,
    "deal": lambda line, context: deal_list.parse(line) or deals.parse(line, context),
    "rates": rates.parse,
    "leaderboard": lambda line, context: leaderboard.parse(line, context.week),
    "setup": setup.parse,
    "weights": lambda line, context: schedule.parse(line) or scheme.parse_weights(line, context),
    "goals": lambda line, context: SUGGEST.meaning(clean(line)) or scheme.parse_goals(line, context),
    **dict.fromkeys(("admins", "managers", "auditors", "executives"), lambda line, _: roles.parse(line)),
    "sellers": lambda line, context: sellers.parse(line, context, "DE"),
    "away": absence.parse_away,
    "parttime": absence.parse_parttime,
    "prompts": lambda line, _: SWITCHES.meaning(line) or settings.parse_prompts(line),
    **dict.fromkeys(("schedule", "channel", "language", "currency"), settings.parse),
    "season": lambda line, _: settings.parse_season(line),
    "metrics": lambda line, context: own_metrics.parse(line, context) or settings.parse_metrics(line, context),
    "policy": lambda line, _: settings.parse_policy(line),
    "start": lambda line, _: line,
    "naming": lambda line, _: SWITCHES.meaning(line) or "neither",
    "target": lambda line, context: target.parse(line, context.language),
    "teams": teams.parse,
    "audience": lambda line, _: "titles" if (asked := audience.parse(line)) and asked.titles else "none",
    "audit": lambda line, _: audit.parse(line),
    "export": lambda line, _: export.parse(line),
    "import": lambda line, _: COMMANDS.meaning(line),
    "shelf": lambda line, _: _with_any_reason(shelf.parse(line)),
    "country": lambda line, _: country.parse(line, "DE"),
    "platforms": lambda line, _: platforms.parse(line, ("linkedin",)),
    "wall": lambda line, _: wall.parse(line),
    "weather": lambda line, context: weather.parse(line, context.week),
    "ask": lambda line, _: NEVER_MIND.meaning(line) or "about",
    "digest": lambda line, _: SWITCHES.meaning(line),
    "business": business.parse,
    "costs": costs.parse,
    "post": lambda line, _: post_now.asks_for_now(line) or "not now",
}
_NAMES = frozenset(
    {
        "Connections.csv",
        "Connected On",
        "files:read",
        "files:write",
        "usergroups:read",
        "users:read.email",
        "IT manager",
        "sales*",
        ".csv",
        ".xlsx",
    }
)
"""What is shown as code because it is called so, and not to be typed."""
_ADDRESSES = frozenset({"upshot web", "UPSHOT_PUBLIC_URL", "https://upshot.example.com", "?theme=dark", "?theme=light"})
"""What is shown as code for the operator, or to be put behind a link."""
_IN_FIELDS = frozenset({"40", "30 10"})
"""What is shown as code because it is typed into a field of a form."""
_COLUMNS: Mapping[str, str] = {**fields.DEALS, **fields.SEATS, **fields.NUMBERS}
_TABLES: tuple[Words[str], ...] = (
    STAGES,
    TOPICS,
    SPANS,
    SCORED,
    VISIBILITIES,
    SEASONS,
    COMMANDS,
    SELLER_FACTS,
)
_LISTS: tuple[tuple[Callable[[Texts], str], Words[str]], ...] = (
    (lambda texts: helps.build("checkin", texts).text.split("\n")[4].rpartition(":")[2], REPORTED),
    (lambda texts: helps.build("deal", texts).text.split("\n")[9].partition(":")[2], SOURCES),
    (lambda texts: programme_helps.explained("weights", texts).text.split("\n")[3].rpartition(":")[2], PRESETS),
    (lambda texts: refusals.WORDS[TypedError](TypedError(Reason.STAGE), texts).partition(":")[2], STAGES),
)
"""Sentences that list words of a table, behind a colon."""


def _meaning(shown: str, language: str) -> Any:
    """Return what is understood when somebody types what is shown as code."""
    context = Context(language, TODAY, "EUR")
    if shown.startswith("/upshot "):
        meant = parse_subcommand(_as_slack_sends(shown.removeprefix("/upshot ")))
        return meant.name, _read(meant.name, meant.rest, context)
    if shown.startswith("/"):
        command, _, rest = _as_slack_sends(shown[1:]).partition(" ")
        return command, _read(command, rest, context)
    return _word(shown, context)


def _as_slack_sends(line: str) -> str:
    return re.sub(r"@(\w+)", r"<@U1|\1>", re.sub(r"#(\w+)", r"<#C1|\1>", line))


def _read(command: str, rest: str, context: Context) -> Any:
    if not rest or asks_for_help(rest):
        return "help" if rest else ""
    line = _PARSERS[command](rest, context)
    return replace(line, because=bool(line.because)) if hasattr(line, "because") else line


def _with_any_reason(line: Any) -> Any:
    return replace(line, why="said" if line.why else "") if isinstance(line, shelf.AddLine) else line


def _with_any_aim(line: Any) -> Any:
    if not isinstance(line, shares.AddressLine):
        return line
    return replace(line, about=replace(line.about, aim="said" if line.about.aim else ""))


def _week_alone(line: str, context: Context) -> Week | None:
    named = split_week(clean(line), context.week)
    return None if named.rest else named.week


def _word(word: str, context: Context) -> Any:
    if asks_for_help(word):
        return "help"
    if word[:1].isupper() and plain(word) in _COLUMNS:
        return _COLUMNS[plain(word)]
    if split_reason(clean(word))[1]:
        return "a reason"
    start = split_start(clean(word), context.today, Season.QUARTER)
    if start.week is not None and not start.rest:
        return start.week
    known = (table.meaning(word) for table in _TABLES)
    return _week_alone(word, context) or next((meaning for meaning in known if meaning), None)


def _can_be_typed(shown: str) -> bool:
    return (
        "{" not in shown
        and "…" not in shown
        and not shown.startswith("/invite")
        and shown not in _NAMES | _ADDRESSES | _IN_FIELDS
    )


def _pairs(language: str) -> Iterator[tuple[str, str]]:
    """Yield what the catalogue shows as code, in English and in the language."""
    for message in read(language):
        for original, text in zip(_forms(message.id), _forms(message.string), strict=True):
            yield from zip(_SHOWN.findall(original), _SHOWN.findall(text), strict=True)


def _forms(text: object) -> tuple[str, ...]:
    """Return a message in its singular and plural, if it has both."""
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text),)


def _listed(sentence: str, words: Words[str]) -> list[str | None]:
    """Return what the words of a sentence mean that name one of a table, without its other words."""
    return [meaning for word in re.findall(r"[^\W\d_]+", sentence) if (meaning := words.meaning(word))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command", [*_PARSERS, *_FORMS, "undo", "mystats", "pillars", "preview", "health", "unheard_of"]
)
def test_the_example_of_a_command_means_the_same_in_every_language(command: str, language: str) -> None:
    """The line that is shown beside a refusal works, for everybody who sees it."""
    english = examples.line_for(command, Texts("en"))
    assert _meaning(examples.line_for(command, Texts(language)), language) == _meaning(english, "en")


def test_the_example_comes_close_to_what_was_typed() -> None:
    """Beside a channel that was not picked stands how one is, not how people join a team."""
    assert (
        examples.line_for("teams", Texts("en"), "/upshot Teams channel Nord #n") == "/upshot teams channel Nord #nord"
    )


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_shown_as_code_means_what_it_means_in_english(language: str) -> None:
    """A translated line or word does what the English one does when it is typed."""
    for english, shown in _pairs(language):
        if _can_be_typed(english):
            meant = _meaning(english, "en")
            assert meant is not None, english
            assert _meaning(shown, language) == meant, shown
        else:
            assert shown == english


@pytest.mark.parametrize("language", OTHERS)
def test_help_lists_words_that_are_understood(language: str) -> None:
    """The numbers, sources and presets that help lists are the same in every language, and can be typed."""
    for build, words in _LISTS:
        english = _listed(build(Texts("en")), words)
        assert len(english) > 2
        assert _listed(build(Texts(language)), words) == english


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("keys", "words"), [(RAW, REPORTED), (CATALOGUE, SCORED)], ids=["reported", "scored"])
def test_a_metric_can_be_typed_by_the_name_that_is_shown(
    keys: Mapping[str, object], words: Words[str], language: str
) -> None:
    """Whatever the bot calls a metric, it understands."""
    assert {key: words.meaning(metrics.name(key, Texts(language))) for key in keys} == {key: key for key in keys}
