"""Lines of admins: which command, who, and the set-up."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines import roles, settings, setup, subcommands
from bot.domain.typed.lines.post_now import asks_for_now
from bot.domain.typed.lines.roles import Change, RolesLine
from bot.domain.typed.lines.setup import SetupLine
from bot.domain.typed.lines.subcommands import Subcommand

CONTEXT = Context("en", date(2026, 11, 21))


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("", "help", ""),
        ("  ", "help", ""),
        ("?", "help", ""),
        ("Hilfe", "help", ""),
        ("hjälp", "help", ""),
        ("help away", "away", "help"),
        ("Hilfe Teilzeit", "parttime", "help"),
        ("? /deal", "deal", "help"),
        ("help with it please", "help", "with it please"),
        ("help weights meetings", "help", "weights meetings"),
        ("help help", "help", "help"),
        ("weights meetings 20", "weights", "meetings 20"),
        ("Gewichte Meetings 20", "weights", "Meetings 20"),
        ("vikter", "weights", ""),
        ("ziele meetings 4", "goals", "meetings 4"),
        ("mål", "goals", ""),
        ("/ssi 72", "ssi", "72"),
        ("ssi\u00a072", "ssi", "72"),
        ("my stats", "mystats", ""),
        ("part time 60%", "parttime", "60%"),
        ("Teilzeit 60%", "parttime", "60%"),
        ("post now", "post", "now"),
        ("export programme", "export", "programme"),
        ('deal won 12000 "A  B" &amp; C', "deal", 'won 12000 "A  B" &amp; C'),
        ("admins add <@U1|Anna>", "admins", "add <@U1|Anna>"),
    ],
)
def test_the_first_word_is_the_command(text: str, name: str, rest: str) -> None:
    """The command is known in three languages and any case; the rest of the line stays as typed."""
    assert subcommands.parse(text) == Subcommand(name, rest)


def test_an_unknown_command_gets_the_nearest() -> None:
    """A command that does not exist comes back with the nearest ones."""
    with pytest.raises(TypedError) as refusal:
        subcommands.parse("wieghts meetings 20")
    assert (refusal.value.reason, refusal.value.suggestions[0]) == (Reason.UNKNOWN_COMMAND, "weights")


def test_help_is_wanted() -> None:
    """Help is asked for after any command, in three languages, by one word alone."""
    assert all(subcommands.asks_for_help(text) for text in ("help", "HELP", " ? ", "Hilfe", "hjälp", "--help", "—help"))
    assert not any(subcommands.asks_for_help(text) for text in ("", "72", "help 72", "x" * 5_000))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", RolesLine(Change.SHOW)),
        ("add <@U123|anna>", RolesLine(Change.ADD, ("U123",))),
        ("add <@U123>", RolesLine(Change.ADD, ("U123",))),
        ("<@W123> add", RolesLine(Change.ADD, ("W123",))),
        ("add <@U1> <@U2>, <@U1> and <@U3>", RolesLine(Change.ADD, ("U1", "U2", "U3"))),
        ("hinzufügen <@U1>", RolesLine(Change.ADD, ("U1",))),
        ("lägg till <@U1>", RolesLine(Change.ADD, ("U1",))),
        ("remove <@U1>", RolesLine(Change.REMOVE, ("U1",))),
        ("entfernen <@U1>", RolesLine(Change.REMOVE, ("U1",))),
        ("ta bort <@U1>", RolesLine(Change.REMOVE, ("U1",))),
    ],
)
def test_people_get_a_role_or_lose_it(text: str, line: RolesLine) -> None:
    """People picked from Slack's list are added or removed, each once."""
    assert roles.parse(text) == line


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("add @anna", Reason.PICK_PERSON),
        ("@anna", Reason.PICK_PERSON),
        ("add <@U1> berta", Reason.PICK_PERSON),
        ("add", Reason.EMPTY),
        ("add <!channel>", Reason.GROUP),
        ("add <!subteam^S1|@team>", Reason.GROUP),
        ("<@U1>", Reason.UNKNOWN_WORD),
        ("make <@U1>", Reason.UNKNOWN_WORD),
    ],
)
def test_roles_go_to_people_from_slacks_list_only(text: str, reason: Reason) -> None:
    """A name that was only typed, a group or a missing verb is refused with its reason."""
    with pytest.raises(TypedError) as refusal:
        roles.parse(text)
    assert refusal.value.reason is reason


@pytest.mark.parametrize(
    "text",
    [
        "<#C123|sales> Europe/Berlin monday 10:00 EUR",
        "EUR 10:00 monday europe/berlin <#C123|sales>",
        "<#C123|sales>, Europe/Berlin, Monday, 10.00, €",
        "<#C123|sales> Berlin montags um 10 Uhr euro",
        "<#C123|sales> Europe/Berlin måndag kl 10 EUR",
        "<#C123|sales> Europe/Berlin mon 10am EUR",
    ],
)
def test_a_set_up_in_any_order_and_language(text: str) -> None:
    """Channel, zone, day, time and currency are known by their kind."""
    assert setup.parse(text, CONTEXT) == SetupLine("C123", "sales", "Europe/Berlin", 0, time(10), "EUR")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", SetupLine()),
        ("<#G5>", SetupLine("G5")),
        ("New York 4:30 pm", SetupLine(zone="America/New_York", at=time(16, 30))),
        ("12am", SetupLine(at=time(0))),
        ("10 Uhr 30", SetupLine(at=time(10, 30))),
        ("kl. 9", SetupLine(at=time(9))),
        ("tisdag SEK", SetupLine(weekday=1, currency="SEK")),
        ("onsdag kr", SetupLine(weekday=2, currency="SEK")),
        ("deutsch", SetupLine(language="de")),
        ("UTC", SetupLine(zone="UTC")),
    ],
)
def test_parts_of_a_set_up(text: str, line: SetupLine) -> None:
    """What was not typed stays open."""
    assert setup.parse(text, CONTEXT) == line


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [
        ("#sales Europe/Berlin", Reason.PICK_CHANNEL, None),
        ("<#C1|a> <#C2|b>", Reason.DUPLICATE, None),
        ("monday tuesday", Reason.DUPLICATE, None),
        ("10:00 11:00", Reason.DUPLICATE, None),
        ("25:00", Reason.TIME, None),
        ("13pm", Reason.TIME, None),
        ("friday 10:00", Reason.DAY_NOT_ALLOWED, None),
        ("donnerstags", Reason.DAY_NOT_ALLOWED, None),
        ("Europe/Berln", Reason.ZONE, "Europe/Berlin"),
        ("Stokholm", Reason.UNKNOWN_WORD, "Europe/Stockholm"),
        ("mondy", Reason.UNKNOWN_WORD, "monday"),
        ("XYZ", Reason.UNKNOWN_WORD, None),
        ("10", Reason.UNKNOWN_WORD, None),
    ],
)
def test_what_is_no_set_up_is_refused(text: str, reason: Reason, suggestion: str | None) -> None:
    """An unknown word comes back with what was probably meant."""
    with pytest.raises(TypedError) as refusal:
        setup.parse(text, CONTEXT)
    assert refusal.value.reason is reason
    assert suggestion is None or refusal.value.suggestions[0] == suggestion


@pytest.mark.parametrize(
    ("line", "reason", "suggestions"),
    [
        ("sunday", Reason.PROMPT_DAY, ()),
        ("lördag 10:00", Reason.PROMPT_DAY, ()),
        ("14", Reason.UNKNOWN_WORD, ("14:00",)),
        ("monday tuesday", Reason.DUPLICATE, ()),
    ],
)
def test_when_nobody_can_be_asked(line: str, reason: Reason, suggestions: tuple[str, ...]) -> None:
    """Days at the weekend are refused as such, and a bare hour is offered as a time."""
    with pytest.raises(TypedError) as refusal:
        settings.parse_prompts(line)
    assert (refusal.value.reason, refusal.value.suggestions) == (reason, suggestions)


def test_post_takes_now_or_nothing() -> None:
    """Anything else after it is refused: nobody posts by a slip."""
    assert (asks_for_now("Jetzt!"), asks_for_now("  ")) == (True, False)
    with pytest.raises(TypedError) as refusal:
        asks_for_now("tomorow")
    assert (refusal.value.reason, refusal.value.typed) == (Reason.UNKNOWN_WORD, "tomorow")
