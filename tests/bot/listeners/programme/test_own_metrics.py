"""Metrics that a programme defines for itself, from their definition to the points."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from bot.use_cases.leaderboard.facts import rulebook_of
from tests.admin_desk import AdminDesk
from tests.form_desk import FormDesk
from tests.teams import WEEK, Team

if TYPE_CHECKING:
    from storage.database import Database

DEFINE = '/upshot metrics add demos "Product demos" count business consideration goal 2 cap 150%'


@pytest.fixture
def team(database: Database) -> Team:
    """Give a programme with an admin and two sellers."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.joins("U2", "Ben")
    team.knows("A1", "Ada")
    team.appoints("A1", "admin")
    return team


@pytest.fixture
def ada(team: Team) -> AdminDesk:
    """Give an admin."""
    return AdminDesk(team.database, person_id="A1")


@pytest.fixture
def anna(team: Team) -> FormDesk:
    """Give a seller at a form."""
    return FormDesk(team.database)


def _weights(team: Team) -> dict[str, Any]:
    with team.database.snapshot() as tx:
        scheme = rulebook_of(tx, team.workspace_id).at(WEEK.number)
    return {each.metric.key: each.weight for each in scheme.yardsticks}


async def test_a_metric_is_defined_in_one_line(ada: AdminDesk, team: Team) -> None:
    """The answer repeats what was understood; the metric weighs nothing, and the list shows it."""
    before = _weights(team)
    said = await ada.types(DEFINE)
    assert "*Product demos* is defined: goal 2 a week, counted up to 150% of it." in said
    assert "Outcomes · consideration" in said
    assert _weights(team) == before
    assert "• *Product demos* (`demos`): Outcomes · consideration, goal 2, not weighed yet" in await ada.types(
        "/upshot metrics"
    )


REFUSED = (
    ("add meetings goal 2", "“meetings” means something here already"),
    ("add termine goal 2", "“termine” means something here already"),
    ('add demos "Qualified leads" goal 2', "“Qualified leads” means something here already"),
    ("add d goal 2", "one word of 2 to 20 letters"),
    ("add demos", "Every metric needs a goal"),
    ("add demos goal 0", "A goal is above 0"),
    ("add demos strategic goal 2 cap 150%", "its cap is 100% and not 150%"),
    ("add demos business goal 2 cap 400%", "A cap lies between 100 and 300%"),
    ("add demos business goal 2 gaol 3", "gaol"),
    ('add demos "<!channel>" goal 2', "cannot be shown"),
    (f'add demos "{"x" * 41}" goal 2', "at most 40 characters"),
    ("remove demos", "You have defined no metric of your own"),
)
"""Lines, and what is said to them."""


async def test_what_cannot_be_is_refused(ada: AdminDesk, team: Team) -> None:
    """A refusal says what was wrong, repeats what was typed, and nothing is stored."""
    for line, refusal in REFUSED:
        said = await ada.types(f"/upshot metrics {line}")
        assert refusal in said
        assert "<!channel>" not in said
    with team.database.snapshot() as tx:
        assert not rulebook_of(tx, team.workspace_id).at(WEEK.number).own


async def test_there_are_five_at_most(ada: AdminDesk) -> None:
    """A sixth metric is refused, and so is one that exists."""
    for word in ("demos", "webinars", "visits", "workshops", "trials"):
        assert "is defined" in await ada.types(f"/upshot metrics add {word} goal 2")
    assert "There are 5 metrics of your own already" in await ada.types("/upshot metrics add samples goal 2")
    assert "“demos” means something here already" in await ada.types("/upshot metrics add demos goal 2")


async def test_sellers_report_it_everywhere(ada: AdminDesk, anna: FormDesk) -> None:
    """Lines and the form take it, answers call it by its name, and undo takes it back."""
    await ada.types(DEFINE)
    assert "Product demos 3" in await anna.types("/checkin demos 3")
    assert "Product demos 3 → 5" in await anna.types("/outcomes product demos +2")
    await anna.opens()
    assert "Product demos 5 → 6" in await anna.saves(demos="6")
    assert anna.numbers() == {"demos": Decimal(6)}
    assert "Product demos" in await anna.types("/undo")
    assert anna.numbers() == {"demos": Decimal(5)}
    assert "• Product demos 5" in await anna.types("/checkin week 46")


async def test_amounts_have_their_range(ada: AdminDesk, anna: FormDesk) -> None:
    """A count is whole and not below zero; a level may have decimals and is not added to."""
    await ada.types(DEFINE)
    await ada.types('/upshot metrics add nps level strategic goal 50 unit "%"')
    assert "no whole number" in await anna.types("/checkin demos 2.5")
    assert "below zero" in await anna.types("/checkin demos -1")
    assert "outside of what is possible" in await anna.types("/checkin demos 2000000")
    assert "nps 62.5%" in await anna.types("/checkin nps 62.5")
    assert "this is a level" in await anna.types("/checkin nps +1")


async def test_it_earns_points_once_it_is_weighed(ada: AdminDesk, anna: FormDesk, team: Team) -> None:
    """A weight comes by the same preview as all others."""
    await ada.types(DEFINE)
    await anna.types("/checkin demos 8")
    said = await ada.types('/upshot weights demos 5 because "we demo"')
    assert "Preview" in said
    assert "Product demos 0 → 5" in said
    await ada.clicks("Save")
    assert _weights(team)["demos"] == 5
    with team.database.snapshot() as tx:
        scheme = rulebook_of(tx, team.workspace_id).at(WEEK.number)
    assert scheme.own["demos"].name == "Product demos"
    assert "• Product demos *5*, goal 2 a week" in await ada.types("/upshot weights")


async def test_it_cannot_weigh_much(ada: AdminDesk) -> None:
    """What is only typed earns 10 at most, beyond the goal included; the nearest that is possible is offered."""
    await ada.types(DEFINE)
    said = await ada.types("/upshot weights demos 9")
    assert "What Product demos earns at most would be 11.25; 10 is the most (rule A5)." in said
    assert "Product demos 0 → 8" in said


async def test_it_is_removed_as_long_as_it_weighs_nothing(ada: AdminDesk, anna: FormDesk) -> None:
    """A metric with a weight stays; without one it leaves forms and lists, and what was reported stays stored."""
    await ada.types(DEFINE)
    await anna.types("/checkin demos 3")
    await ada.types('/upshot weights demos 5 because "x"')
    await ada.clicks("Save")
    assert "`/upshot weights demos 0`" in await ada.types("/upshot metrics remove demos")
    await ada.types('/upshot weights demos 0 because "x"')
    await ada.clicks("Save")
    assert "Product demos is removed" in await ada.types("/upshot metrics remove product demos")
    assert "I do not know the number “demos”" in await anna.types("/checkin demos 4")
    assert "demos" not in await anna.types("/checkin week 46")
    assert anna.numbers() == {"demos": Decimal(3)}


async def test_a_form_that_was_open_meanwhile_is_saved(ada: AdminDesk, anna: FormDesk) -> None:
    """Whoever had the form open when a metric went can still send the rest of it."""
    await ada.types(DEFINE)
    await anna.opens()
    await ada.types("/upshot metrics remove demos")
    assert "meetings held 2" in await anna.saves(demos="4", meetings="2")
    assert anna.numbers() == {"meetings": Decimal(2)}


async def test_planned_rules_know_it_too(ada: AdminDesk, team: Team) -> None:
    """Rules that come into force later have the metric, so that it does not vanish with them."""
    await ada.types('/upshot weights meetings 15 from week 48 because "x"')
    await ada.clicks("Save")
    await ada.types(DEFINE)
    with team.database.snapshot() as tx:
        rules = rulebook_of(tx, team.workspace_id)
    assert [number for number in range(4) if "demos" in rules.at(WEEK.number + number).metrics] == [0, 1, 2, 3]
    assert rules.at(WEEK.number + 2).metrics["meetings"].weight == 15


async def test_the_form_defines_it(ada: AdminDesk) -> None:
    """The button opens a form; what is wrong stands at its field."""
    await ada.types("/upshot metrics")
    await ada.clicks("Define a metric")
    await ada.sends(key={"value": "meetings"}, name={"value": "Product demos"}, goal={"value": "2"})
    assert list(ada.field_errors) == ["key"]
    assert "is defined" in await ada.sends(key={"value": "Demos"}, name={"value": "Product demos"}, goal={"value": "2"})


async def test_twice_the_same_delivery_defines_once(ada: AdminDesk) -> None:
    """A delivery that comes again is told what the first one was told."""
    first = await ada.types(DEFINE, key="again")
    assert await ada.types(DEFINE, key="again") == first


async def test_only_admins_define(team: Team) -> None:
    """A seller is told who may, and is offered no button."""
    anna = AdminDesk(team.database)
    assert "admin" in await anna.types(DEFINE)
    await anna.types("/upshot metrics")
    assert anna.labels == []


async def test_the_audit_tells_of_it(ada: AdminDesk) -> None:
    """Who defined and removed what can be read by everybody."""
    await ada.types(f'{DEFINE} because "we sell by demos"')
    await ada.types("/upshot metrics remove demos")
    said = await ada.types("/upshot audit")
    assert "Own metric defined: *Product demos* (`demos`)" in said
    assert "Own metric removed: *Product demos* (`demos`)" in said
    assert "we sell by demos" in said
