from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.business.returns import Costs
from bot.domain.metrics import AmountOutOfRangeError
from bot.domain.people import NotAllowedError, Origin
from bot.use_cases.business.change_costs import ChangeCosts, ShowCosts
from bot.use_cases.programme.show_audit import ShowAudit
from bot.use_cases.reporting.entries import Act
from tests.bot.use_cases.business import market
from tests.teams import NOW, Team

if TYPE_CHECKING:
    from storage.database import Database


def _act(key: str) -> Act:
    return Act(Origin.COMMAND, key, NOW)


@pytest.fixture
def team(database: Database) -> Team:
    """Return a programme with an admin and a manager."""
    return market.opened(database)


def test_costs_are_told_one_by_one(team: Team) -> None:
    """What is not named stays, what is taken back is not known any more, and the reason stands in the audit."""
    change, alva = ChangeCosts(team.database), team.actor("UA")
    change(alva, _act("a"), {"licence": Decimal(90), "margin": Decimal(40)})
    receipt = change(alva, _act("b"), {"margin": None, "rate": Decimal(45)}, "new wages")
    assert receipt.costs == Costs(licence=Decimal(90), rate=Decimal(45))
    assert receipt.before == Costs(licence=Decimal(90), margin=Decimal(40))
    assert ShowCosts(team.database)(team.actor("UM")).costs == receipt.costs
    newest = ShowAudit(team.database)(team.actor("U1")).entries[0]
    assert (newest.reason, newest.author) == ("new wages", "Admin")
    assert {(change.name, change.old, change.new) for change in newest.changes} == {
        ("cost_rate", None, "45"),
        ("cost_margin", "40", None),
    }


def test_a_repeated_delivery_tells_what_the_first_one_did(team: Team) -> None:
    """Slack may deliver twice; the second time nothing is noted anew, and nothing that is as before is noted at all."""
    change, alva = ChangeCosts(team.database), team.actor("UA")
    first = change(alva, _act("a"), {"licence": Decimal(90)})
    assert change(alva, _act("a"), {"licence": Decimal(90)}) == first
    change(alva, _act("b"), {"licence": Decimal(90)})
    with team.database.snapshot() as tx:
        assert [each.kind for each in tx.audits.decisions(team.workspace_id)].count("cost") == 1


@pytest.mark.parametrize(("name", "amount"), [("margin", 101), ("hours", 81), ("licence", 100_001), ("rate", -1)])
def test_costs_have_bounds(team: Team, name: str, amount: int) -> None:
    """A margin above 100 per cent, or a week of 81 hours, cannot be meant."""
    with pytest.raises(AmountOutOfRangeError):
        ChangeCosts(team.database)(team.actor("UA"), _act("a"), {name: Decimal(amount)})
    assert ShowCosts(team.database)(team.actor("UM")).costs == Costs()


@pytest.mark.parametrize("who", ["UM", "U1"])
def test_only_admins_tell_costs(team: Team, who: str) -> None:
    """A manager reads them, and a seller does not."""
    with pytest.raises(NotAllowedError):
        ChangeCosts(team.database)(team.actor(who), _act("a"), {"licence": Decimal(90)})
    if who == "U1":
        with pytest.raises(NotAllowedError):
            ShowCosts(team.database)(team.actor(who))
