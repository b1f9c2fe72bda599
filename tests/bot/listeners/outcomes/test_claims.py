from __future__ import annotations

from typing import TYPE_CHECKING

from bot.use_cases.leaderboard.facts import facts_of
from tests.teams import WEEK

if TYPE_CHECKING:
    from bot.domain.scoring.exact import Exact
    from tests.outcome_desk import OutcomeDesk
    from tests.teams import Team


def leads(team: Team, person_id: str) -> Exact | None:
    """Return what counts as somebody's leads of the week."""
    with team.database.snapshot() as tx:
        seller = facts_of(tx, team.workspace_id).of(person_id)
    assert seller is not None
    return seller.reports.get(WEEK.number, {}).get("leads")


async def test_a_second_claim_names_the_first(team: Team, anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """It is stored and counts, and a manager is asked."""
    await anna.types("/outcomes lead Acme")
    ben.waits(days=1)
    said = await ben.types("/outcomes lead ACME")
    assert "Anna logged this customer as a lead on 12 Nov 2026, before you." in said
    assert "until then both count" in said
    assert (leads(team, "U1"), leads(team, "U2")) == (1, 1)
    asked = ben.notices()
    assert list(asked) == ["U9"]
    assert "Whose customer is Acme?" in asked["U9"].text
    assert "• Anna, a lead since 12 Nov 2026\n• Ben, a lead since 13 Nov 2026" in asked["U9"].text


async def test_the_first_claim_is_told_nothing(anna: OutcomeDesk) -> None:
    """A second lead of the same seller with the customer is theirs, too."""
    await anna.types("/outcomes lead Acme")
    assert "before you" not in await anna.types("/outcomes lead Acme")
    assert anna.notices() == {}


async def test_a_deal_is_a_claim_too(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """Whichever came first holds; a meeting claims nothing."""
    await ben.types("/outcomes meeting Acme")
    await anna.types("/deal open 8000 Acme")
    assert "before you" not in await ben.types("/outcomes meeting Acme")
    assert "Anna entered a deal with this customer on 12 Nov 2026, before you." in await ben.types("/deal won 5 Acme")


async def test_a_lost_deal_frees_the_customer(anna: OutcomeDesk, ben: OutcomeDesk) -> None:
    """Who gave up a customer claims them no more."""
    await anna.types("/deal open 8000 Acme")
    await anna.types("/deal lost Acme")
    assert "before you" not in await ben.types("/outcomes lead Acme")


async def test_a_manager_settles_for_one(team: Team, anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk) -> None:
    """Both are told, and the other's leads add nothing; the deals keep their value."""
    await anna.types("/outcomes lead Acme")
    await ben.types("/outcomes lead Acme")
    await ben.types("/deal won 5000 Acme")
    said = await mia.clicks("Anna", on=ben.notices()["U9"])
    assert mia.was_woken
    assert "*Acme* belongs to *Anna*." in said
    told = mia.notices()
    assert "*Acme* is yours: Mia has settled it." in told["U1"].text
    assert "Mia has settled whose customer *Acme* is: Anna." in told["U2"].text
    assert (leads(team, "U1"), leads(team, "U2")) == (1, None)
    said = await ben.types("/outcomes lead Acme")
    assert "A manager settled that this customer is somebody else's: Anna. This lead is kept, and adds nothing." in said
    assert "*qualified leads 0*" in said
    assert "Your deal keeps its value." in await ben.types("/deal open 700 Acme")


async def test_settling_again_changes_it(team: Team, anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk) -> None:
    """The list shows what is settled, with the same buttons."""
    await anna.types("/outcomes lead Acme")
    await ben.types("/outcomes lead Acme")
    assert "*Acme*\n• Anna, a lead" in await mia.types("/upshot claims")
    await mia.clicks("Ben")
    assert (leads(team, "U1"), leads(team, "U2")) == (None, 1)
    assert "every customer that several claim is settled" in await mia.types("/upshot claims")
    await mia.clicks("Both")
    assert (leads(team, "U1"), leads(team, "U2")) == (1, 1)
    assert "everything counts" in mia.notices()["U1"].text


async def test_two_clicks_settle_once(anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk) -> None:
    """The second says the same, and nobody is told twice."""
    await anna.types("/outcomes lead Acme")
    await ben.types("/outcomes lead Acme")
    question = ben.notices()["U9"]
    first = await mia.clicks("Anna", on=question)
    mia.notices()
    assert await mia.clicks("Anna", on=question) == first
    assert mia.notices() == {}


async def test_a_third_claim_asks_again(team: Team, anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk) -> None:
    """What was settled stands meanwhile."""
    team.joins("U3", "Cora")
    await anna.types("/outcomes lead Acme")
    await ben.types("/outcomes lead Acme")
    await mia.clicks("Anna", on=ben.notices()["U9"])
    mia.notices()
    cora = type(anna)(team.database, "U3")
    assert "somebody else's: Anna" in await cora.types("/outcomes lead Acme")
    asked = cora.notices()["U9"]
    assert "Cora" in asked.text
    await mia.clicks("All of them", on=asked)
    assert [leads(team, person) for person in ("U1", "U2", "U3")] == [1, 1, 1]


async def test_taking_the_claim_back_ends_the_contest(
    team: Team, anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk
) -> None:
    """The question is dropped before it is sent, and a late click says that there is nothing to settle."""
    await anna.types("/outcomes lead Acme")
    await ben.types("/outcomes lead Acme")
    question = ben.notices()["U9"]
    await ben.types("/undo")
    assert "nothing to settle there any more" in await mia.clicks("Anna", on=question)
    assert (leads(team, "U1"), leads(team, "U2")) == (1, None)
    await ben.types("/outcomes lead Acme")
    await ben.types("/undo")
    assert ben.notices() == {}


async def test_who_was_settled_for_may_give_up(
    team: Team, anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk
) -> None:
    """Once nobody else claims the customer, the lead that was left counts."""
    await anna.types("/outcomes lead Acme")
    await ben.types("/outcomes lead Acme")
    await mia.clicks("Anna", on=ben.notices()["U9"])
    await anna.types("/undo")
    assert leads(team, "U2") == 1


async def test_sellers_settle_nothing(team: Team, anna: OutcomeDesk, ben: OutcomeDesk, mia: OutcomeDesk) -> None:
    """Neither by command nor by button, and nothing is shown to them."""
    await anna.types("/outcomes lead Acme")
    await ben.types("/outcomes lead Acme")
    assert "Only managers and admins" in await anna.types("/upshot claims")
    assert "Only managers and admins" in await anna.clicks("Anna", on=mia.notices()["U9"])
    assert (leads(team, "U1"), leads(team, "U2")) == (1, 1)


async def test_a_manager_who_claims_does_not_settle(team: Team, anna: OutcomeDesk, mia: OutcomeDesk) -> None:
    """As long as somebody else can; who can is asked."""
    team.knows("U8", "Ada")
    team.appoints("U8", "admin")
    await anna.types("/outcomes lead Acme")
    await mia.types("/outcomes lead Acme")
    asked = mia.notices()
    assert list(asked) == ["U8"]
    assert "You claim this customer yourself" in await mia.clicks("Mia", on=asked["U8"])
