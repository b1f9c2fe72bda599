from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES, Texts
from bot.use_cases.leaderboard.facts import facts_of
from bot.views.presence.residence import NOTICES
from sandbox.block_kit import check_message
from tests.admin_desk import AdminDesk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.views.answers import Answer


def _notices(team: Team, language: str = "en") -> dict[str, Answer]:
    """Return what each person is to be told."""
    with team.database.snapshot() as tx:
        planned = tx.notices.waiting(NOW, claimed_before=NOW)
    return {row.person_id: NOTICES[row.kind](json.loads(row.facts), Texts(language)) for row in planned}


def _kept(team: Team) -> list[tuple[object, ...]]:
    with team.database.snapshot() as tx:
        return [tuple(row) for row in tx.presence.residences("T1")]


def _absent(team: Team, week: int) -> float:
    with team.database.snapshot() as tx:
        seller = facts_of(tx, "T1").of("U1")
    assert seller is not None
    return float(seller.away.get(week, 0))


async def test_a_seller_tells_where_they_are(anna: AdminDesk, team: Team) -> None:
    """One line names the country and the region; it holds from the running week on, without anybody's word."""
    answer = await anna.types("/upshot country DE-BY")
    assert answer.startswith("From week 46 on your public holidays are those of *Germany, Bayern* (`DE-BY`).")
    assert "Next: 25 Dec 2026, 1 Jan 2027 and 6 Jan 2027." in answer
    assert "nobody has to confirm" in answer
    assert "on record" in answer
    assert _kept(team) == [("U1", WEEK.starts_on, "DE", "BY")]
    assert _notices(team) == {}


async def test_the_journal_names_who_changed_it(anna: AdminDesk, team: Team) -> None:
    """The entry tells who, when and what."""
    await anna.types("/upshot country Sweden")
    with team.database.snapshot() as tx:
        newest = tx.journal.entries_of("T1", "U1", ["residence"])[-1]
    assert (newest.action, newest.person_id, newest.recorded_at) == ("residence", "U1", NOW)


async def test_goals_follow_the_holidays(anna: AdminDesk, team: Team) -> None:
    """In a week with a holiday at the new place less is expected, in one with a holiday at the old place more."""
    thanksgiving = WEEK.number + 2
    assert _absent(team, thanksgiving) == 0
    await anna.types("/upshot country USA")
    assert _absent(team, thanksgiving) == 0.2
    await anna.types("/upshot country off")
    assert _absent(team, thanksgiving) == 0


async def test_off_goes_back_to_the_programme(anna: AdminDesk, team: Team) -> None:
    """The programme's holidays hold again, and the answer says which they are."""
    await anna.types("/upshot country Schweden")
    assert "those of the programme: *Germany*" in await anna.types("/upshot country off")
    assert _kept(team) == [("U1", WEEK.starts_on, "", "")]


async def test_what_holds_is_shown(anna: AdminDesk, team: Team) -> None:
    """The bare command shows what holds, and changes nothing."""
    assert (await anna.types("/upshot country")).startswith(
        "Your public holidays are those of the programme: *Germany*. Next: 25 Dec 2026"
    )
    await anna.types("/upshot country SE")
    anna.turns_to(2026, 11, 25)
    assert "those of *Sweden* (`SE`)" in await anna.types("/upshot country")
    assert len(_kept(team)) == 1


async def test_the_same_again_is_no_change(anna: AdminDesk, team: Team) -> None:
    """Naming what holds already says so and stores nothing."""
    await anna.types("/upshot country SE")
    with team.database.snapshot() as tx:
        before = tx.journal.last_sequence("T1")
    assert (await anna.types("/upshot country sverige")).startswith("Your public holidays are")
    with team.database.snapshot() as tx:
        assert tx.journal.last_sequence("T1") == before


async def test_a_repeated_delivery_is_told_the_same(anna: AdminDesk, team: Team) -> None:
    """The same line delivered twice changes the country once."""
    first = await anna.types("/upshot country SE", key="command:same")
    assert await anna.types("/upshot country SE", key="command:same") == first
    assert len(_kept(team)) == 1


async def test_an_admin_notes_it_for_a_seller(alva: AdminDesk, team: Team) -> None:
    """The admin is told, and so is the seller, who can put it right."""
    answer = await alva.types("/upshot country <@U2|bo> Österreich Wien")
    assert answer.startswith("From week 46 on the public holidays of Bo are those of *Austria, Wien* (`AT-9`).")
    told = _notices(team)
    assert set(told) == {"U2"}
    assert told["U2"].text.startswith("Alva has noted your public holidays: from week 46 on they are those of *Austria")
    assert "The public holidays of Bo are those of *Austria, Wien*" in await alva.types("/upshot country <@U2|bo>")


async def test_who_may_not(anna: AdminDesk, mia: AdminDesk, alva: AdminDesk, team: Team) -> None:
    """Only admins look at or change the place of others; guests and who takes no part have none."""
    for person in (anna, mia, AdminDesk(team.database, "UG")):
        answer = await person.types("/upshot country <@U2|bo> SE")
        assert "Only admins" in answer or "members of this workspace" in answer
        answer = await person.types("/upshot country <@U2|bo>")
        assert "Only admins" in answer or "members of this workspace" in answer
    assert "You do not take part yet" in await mia.types("/upshot country SE")
    assert "That person does not take part" in await alva.types("/upshot country <@UM|mia> SE")
    other = Team.found(team.database, "T2")
    other.knows("UX", "Xaver")
    other.appoints("UX", "admin")
    stranger = AdminDesk(team.database, "UX", workspace_id="T2")
    assert "does not take part" in await stranger.types("/upshot country <@U1|anna> SE")
    assert _kept(team) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Atlantis", "I know no public holidays of Atlantis"),
        ("DE-XX", "Its regions are BB, BE, BW, BY"),
        ("@bo SE", "@bo"),
        ("<@U1|anna> <@U2|bo> SE", "Only admins"),
    ],
)
async def test_what_is_not_understood(anna: AdminDesk, team: Team, line: str, words: str) -> None:
    """The refusal repeats what was typed and shows what works."""
    answer = await anna.types(f"/upshot country {line}")
    assert words in answer or "I know no public holidays" in answer
    assert anna.shown.is_refusal
    assert _kept(team) == []


async def test_the_programme_may_have_none(anna: AdminDesk, team: Team) -> None:
    """In a programme without a country the person is told so, and can name their own."""
    with team.entry(action="setup") as (tx, sequence):
        row = tx.programmes.of("T1")
        assert row is not None
        tx.programmes.record("T1", sequence, row._replace(timezone="UTC"))
    assert "those of the programme, which has none" in await anna.types("/upshot country")
    assert "those of *Germany, Bayern*" in await anna.types("/upshot country Germany, Bavaria")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_message_is_taken_in_every_language(alva: AdminDesk, team: Team, language: str) -> None:
    """In each language Slack takes the answers and the news."""
    anna = AdminDesk(team.database, "U1", language=language)
    for line in ("help", "", "DE-BY", "off", "DE-XX", "Atlantis"):
        assert await anna.types(f"/upshot country {line}".strip())
    alva.language = language
    assert await alva.types("/upshot country <@U1> SE")
    [message] = _notices(team, language).values()
    assert check_message({"text": message.text, "blocks": list(message.blocks)}) == []


def test_the_weeks_before_stay(team: Team) -> None:
    """A move changes nothing in the weeks before it."""
    team.lives("U1", "SE", since=WEEK + 1)
    assert date(2026, 11, 16) == (WEEK + 1).starts_on
    assert [row[1] for row in _kept(team)] == [date(2026, 11, 16)]
