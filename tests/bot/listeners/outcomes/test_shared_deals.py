"""Deals that several sellers have a part in: told, seen by both, declined, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.teams import SETTINGS

if TYPE_CHECKING:
    from tests.outcome_desk import OutcomeDesk
    from tests.teams import Team


@pytest.fixture(autouse=True)
def _cleo(team: Team) -> None:
    team.joins("U3", "Cleo")


def _parts(team: Team) -> dict[str, int]:
    """Return the parts of colleagues in all deals that stand, by seller."""
    with team.database.snapshot() as tx:
        return {each.seller_id: each.percent for deal in tx.deals.all("T1") for each in deal.credits}


async def test_a_shared_deal_is_seen_by_both(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """Who wins a deal with a colleague sees the parts, and so does the colleague, who is told by direct message."""
    told = await anna.types("/deal won 12000 Acme social with <@U2|ben> 40%")
    assert "60% yours, Ben 40%" in told
    assert "can decline" in told
    message = anna.notices()["U2"]
    assert "Anna won *Acme*, €12,000, with you: 40% count for you." in message.text
    assert "40% yours, Anna's deal" in await ben.types("/deal list")
    assert "60% yours, Ben 40%" in await anna.types("/deal list won")


async def test_without_per_cents_a_deal_is_shared_equally(anna: OutcomeDesk, team: Team) -> None:
    """Who names colleagues alone keeps as much as each of them."""
    assert "34% yours, Ben 33% and Cleo 33%" in await anna.types("/deal won 9000 Acme with <@U2> and <@U3>")
    assert _parts(team) == {"U2": 33, "U3": 33}


async def test_a_colleague_declines_and_takes_that_back(anna: OutcomeDesk, ben: OutcomeDesk, team: Team) -> None:
    """A part that is declined goes back to the seller, who is told; `/undo` of the colleague restores it."""
    await anna.types("/deal won 12000 Acme with <@U2|ben> 40%")
    message = anna.notices()["U2"]
    assert "Declined: your 40% of the deal with *Acme* are Anna's again" in await ben.clicks("Not mine", on=message)
    assert _parts(team) == {}
    assert "Ben declined the 40% of your deal with *Acme*" in anna.notices()["U1"].text
    assert "No part of this deal is yours" in await ben.clicks("Not mine", on=message)
    assert "40% of *Acme* count for you again." in await ben.types("/undo")
    assert _parts(team) == {"U2": 40}


async def test_undo_takes_a_split_back(anna: OutcomeDesk, team: Team) -> None:
    """Sharing in a later step is taken back by itself, and the deal stays."""
    await anna.types("/deal open 12000 Acme")
    await anna.types("/deal won Acme with <@U2> 40% <@U3> 10%")
    assert _parts(team) == {"U2": 40, "U3": 10}
    assert "It was: *Acme* · €12,000 · won on 12 Nov 2026 · other source · 50% yours, Ben 40% and Cleo 10%" in (
        await anna.types("/deal void Acme with nobody")
    )
    assert "40% and Cleo 10%" in await anna.types("/undo")
    assert "It stands again: *Acme*" in await anna.types("/undo")
    assert _parts(team) == {}


async def test_a_decline_outlives_the_undo_of_the_split(anna: OutcomeDesk, ben: OutcomeDesk, team: Team) -> None:
    """What a colleague declined does not come back because the seller takes something else back."""
    await anna.types("/deal open 12000 Acme with <@U2> 20%")
    await anna.types("/deal won Acme with <@U2> 40%")
    await ben.clicks("Not mine", on=anna.notices()["U2"])
    await anna.types("/undo")
    assert _parts(team) == {}


async def test_parts_never_make_more_than_a_whole(anna: OutcomeDesk, ben: OutcomeDesk, team: Team) -> None:
    """A declined part that somebody else has by now stays declined."""
    await anna.types("/deal won 12000 Acme with <@U2> 90%")
    await ben.clicks("Not mine", on=anna.notices()["U2"])
    await ben.types("/deal list")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    assert await anna.saves(shared=["U3"], parts="80")
    await ben.types("/undo")
    assert _parts(team) == {"U3": 80}


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("won 12000 Acme with <@U2> 100%", "you keep at least 1%"),
        ("won 12000 Acme with <@U2> 0%", "Each has at least 1%"),
        ("won 12000 Acme with <@U2> 60% <@U3> 60%", "make 120% together"),
        ("won 12000 Acme with <@U1> 40%", "Your own part is what the others leave"),
        ("won 12000 Acme with <@U9> 40%", "Mia does not take part"),
        ("won 12000 Acme with <@U99> 40%", "That person does not take part"),
        ("won 12000 Acme with @ben 40%", "pick the name from the list"),
        ("won 12000 Acme with ben 40%", "pick the name from the list"),
        ("won 12000 Acme with <!subteam^S1|@nordics> 40%", "is a group"),
        ("won 12000 Acme with <@U2> 10% <@U2> 20%", "twice"),
        ("won 100 Acme with <@U2> <@U3> <@U4> <@U5> <@U6> <@U7>", "up to 5 colleagues"),
    ],
)
async def test_what_cannot_be_shared(anna: OutcomeDesk, team: Team, line: str, refusal: str) -> None:
    """A refusal says what was wrong, and nothing is stored."""
    assert refusal in await anna.types(f"/deal {line}")
    assert _parts(team) == {}
    assert "You have no deals yet" in await anna.types("/deal list")


async def test_the_form_shares_and_unshares(anna: OutcomeDesk, team: Team) -> None:
    """The form shows who has a part, and takes it away when nobody is chosen."""
    await anna.types("/deal won 12000 Acme with <@U2> 40%")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    assert "'initial_users': ['U2']" in anna.said
    assert await anna.saves(shared=["U2", "U3"], parts="30") == ""
    assert "one for each colleague" in anna.field_errors["parts"]
    assert "Ben 30% and Cleo 20%" in await anna.saves(parts="30, 20 %")
    await anna.types("/deal list")
    await anna.clicks("Edit")
    anna.view_id = "another"
    await anna.saves(shared=[], parts="")
    assert _parts(team) == {}


async def test_no_names_where_nobody_is_named(anna: OutcomeDesk, ben: OutcomeDesk, team: Team) -> None:
    """Where sellers see their own numbers alone, colleagues stay nameless to each other."""
    with team.entry() as (tx, sequence):
        tx.programmes.record("T1", sequence, (tx.programmes.of("T1") or SETTINGS)._replace(visibility="own"))
    assert "a colleague 40%" in await anna.types("/deal won 12000 Acme with <@U2> 40%")
    assert "Anna" not in anna.notices()["U2"].text
    assert "Anna" not in await ben.types("/deal list")


async def test_who_shares_a_deal_contests_no_customer(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """A colleague with a part in the deal who knew the customer first is no rival."""
    await ben.types("/outcomes lead Acme")
    told = await anna.types("/deal won 12000 Acme with <@U2> 40%")
    assert "I ask a manager" not in told
    assert set(anna.notices()) == {"U2"}
