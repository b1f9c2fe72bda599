from __future__ import annotations

from datetime import date

import pytest

from bot.domain.typed.context import Context
from bot.domain.typed.errors import Reason, TypedError
from bot.domain.typed.lines.teams import TeamsChange, TeamsLine, parse

ENGLISH = Context("en", date(2026, 11, 12), "EUR")
ADD, REMOVE, CHANNEL = TeamsChange.ADD, TeamsChange.REMOVE, TeamsChange.CHANNEL


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("", TeamsLine(TeamsChange.SHOW)),
        ("Nord", TeamsLine(TeamsChange.SHOW, "Nord")),
        ("add Nord", TeamsLine(ADD, "Nord")),
        ('add "Nord" manager <@U1|eva m>', TeamsLine(ADD, "Nord", managers=("U1",))),
        ("Nord manager <@U1>", TeamsLine(ADD, "Nord", managers=("U1",))),
        ("add manager <@U1> to Nord", TeamsLine(ADD, "Nord", managers=("U1",))),
        ("add <@U1|the manager>, <@U2> and <@U1> to team Nord", TeamsLine(ADD, "Nord", members=("U1", "U2"))),
        ("add Nord <@U1> manager <@U2>", TeamsLine(ADD, "Nord", members=("U1",), managers=("U2",))),
        ("add <@U1> to Nord from 2026-11-16", TeamsLine(ADD, "Nord", members=("U1",), starts=date(2026, 11, 16))),
        ("new Sales and Marketing", TeamsLine(ADD, "Sales and Marketing")),
        ('add "and"', TeamsLine(ADD, "and")),
        ("<@U1> zu Nord hinzufügen", TeamsLine(ADD, "Nord", members=("U1",))),
        ("lägg till <@U1> i Nord", TeamsLine(ADD, "Nord", members=("U1",))),
        ("add <!subteam^S1|@closers> to Nord", TeamsLine(ADD, "Nord", source_id="S1")),
        ("add <#C1|sales> to Nord", TeamsLine(ADD, "Nord", source_id="C1")),
        ("remove <@U1>", TeamsLine(REMOVE, members=("U1",))),
        ("remove <@U1> from Nord", TeamsLine(REMOVE, "Nord", members=("U1",))),
        ("remove manager <@U1> from Nord", TeamsLine(REMOVE, "Nord", managers=("U1",))),
        ("rename Nord to North Sea", TeamsLine(TeamsChange.RENAME, "Nord", "North Sea")),
        ('rename "Nord Ost" "to"', TeamsLine(TeamsChange.RENAME, "Nord Ost", "to")),
        ("byt namn Nord till Norr", TeamsLine(TeamsChange.RENAME, "Nord", "Norr")),
        ('end Nord because "merged"', TeamsLine(TeamsChange.END, "Nord", because="merged")),
        ("auflösen Nord", TeamsLine(TeamsChange.END, "Nord")),
        ("channel Nord <#C1|nord>", TeamsLine(CHANNEL, "Nord", source_id="C1")),
        ("channel <#C1|nord> Nord", TeamsLine(CHANNEL, "Nord", source_id="C1")),
        ("Nord channel <#C1>", TeamsLine(CHANNEL, "Nord", source_id="C1")),
        ("kanal Nord ingen", TeamsLine(CHANNEL, "Nord")),
    ],
)
def test_what_is_meant(typed: str, line: TeamsLine) -> None:
    """People write names, people and verbs in the order of their language, and mean the same."""
    assert parse(typed, ENGLISH) == line


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("add", Reason.TEAM_MISSING),
        ("add <@U1>", Reason.TEAM_MISSING),
        ("rename Nord", Reason.TEAM_MISSING),
        ("end", Reason.TEAM_MISSING),
        ("remove Nord", Reason.TEAM_PEOPLE),
        ("channel Nord", Reason.TEAM_CHANNEL),
        ("channel Nord #nord", Reason.PICK_CHANNEL),
        ("add @eva to Nord", Reason.PICK_PERSON),
        ("add <!channel> to Nord", Reason.GROUP),
        ("add <#C1> <#C2> to Nord", Reason.GROUP),
        ("remove <#C1> from Nord", Reason.GROUP),
        ("add <@U1> to Nord from soon", Reason.NOT_A_DATE),
        ('add "Nord', Reason.UNCLOSED_QUOTE),
        (f"add {'x' * 41}", Reason.TOO_LONG),
    ],
)
def test_what_is_not_understood(typed: str, reason: Reason) -> None:
    """Each kind of slip has its own refusal."""
    with pytest.raises(TypedError) as refusal:
        parse(typed, ENGLISH)
    assert refusal.value.reason is reason
