# ruff: noqa: RUF001 - people type these very characters
"""Whatever is typed, it is understood or refused in words."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.typed import dates, money, numbers, weeks
from bot.domain.typed.context import Context
from bot.domain.typed.errors import TypedError
from bot.domain.typed.lines import absence, deals, report, roles, scheme, setup, shares, ssi, subcommands, teams
from bot.domain.typed.repeating import REPEATED, repeated
from bot.domain.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT = Context("de", date(2026, 11, 21), "EUR")
READERS: tuple[Callable[[str], Any], ...] = (
    partial(numbers.parse_number, language="en", whole=True),
    partial(numbers.parse_number, language="sv", whole=False, signed=True),
    partial(money.parse_money, language="de", currency="SEK"),
    partial(weeks.parse_week, now=Week.of(CONTEXT.today)),
    partial(weeks.split_week, now=Week.of(CONTEXT.today)),
    subcommands.parse,
    subcommands.asks_for_help,
    roles.parse,
    *(
        partial(_parse, context=CONTEXT)
        for _parse in (
            dates.parse_date,
            dates.parse_span,
            ssi.parse,
            report.parse,
            report.parse_connections,
            report.parse_outcomes,
            shares.parse,
            deals.parse,
            scheme.parse_weights,
            scheme.parse_goals,
            absence.parse_away,
            absence.parse_parttime,
            setup.parse,
            teams.parse,
        )
    ),
)
_PIECES = r"""
72 1.234 1,5 12k +1 -3 0 99999999999999999999 ١٢ ½ ① 1e9 nan € kr TSEK 12T€ :- ,- % meetings möten ssi brand
because weil preset results won lost Acme " “ „ ’ opened closed id #4711 social influenced via 2026-10-01
30.2. 12/11/2026 20.12. dec v 46 w54 KW last week letzte Woche 2026-W46 2026-W99 9999-W01 until bis - – today
friday #sales <#C1|sales> <@U1|anna> <!channel> <https://x.se|x> https://[ Europe/Berlin monday 10:00 25:99
10am kl back 60% from add remove & &lt; &amp; = : ; , . / ( ) 😀 `
"""
PIECES = st.sampled_from([*_PIECES.split(), "\ud800", "\x00", "\u202e", "\u200b"])
LINES = st.lists(PIECES, max_size=8).flatmap(
    lambda pieces: st.sampled_from([" ", "", "\u00a0", "  "]).map(lambda space: space.join(pieces))
)
ANYTHING = (
    st.text(st.characters(), max_size=60) | LINES | st.text(min_size=1, max_size=3).map(lambda text: text * 1_700)
)


def refusal_of(text: str) -> TypedError | None:
    """Return why the text is no deal, if it is none."""
    try:
        deals.parse(text, CONTEXT)
    except TypedError as error:
        return error
    return None


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=150, deadline=None)
@given(text=ANYTHING)
def test_any_text_is_understood_or_refused(reader: Callable[[str], Any], text: str) -> None:
    """No text at all raises anything but an error that people are told in words."""
    with suppress(UserError):
        reader(text)


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_what_is_repeated_is_harmless(text: str) -> None:
    """What is shown back is short, on one line and brings nothing to life."""
    shown = repeated(text)
    assert len(shown) <= REPEATED
    assert not any(token in shown for token in ("<!", "<@", "<#", "`"))
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"} for character in shown)


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_a_refusal_repeats_harmlessly(text: str) -> None:
    """What a refusal carries of the input may be shown as it is."""
    error = refusal_of(text)
    shown = [error.typed, *error.suggestions] if error else []
    assert shown == [repeated(piece) for piece in shown]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "9" * 3_000, "x" * 5_000, "<!channel>" * 500, "\u202e72"])
def test_hostile_texts_do_no_harm(reader: Callable[[str], Any], text: str) -> None:
    """NUL, lone surrogates, bidi marks and endless lines are refused like any other."""
    with suppress(UserError):
        reader(text)
