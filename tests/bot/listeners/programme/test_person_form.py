from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.admin_desk import AdminDesk

if TYPE_CHECKING:
    from storage.database import Database
    from tests.teams import Team


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Give a SQLite database: what is stored of people is tried on both kinds elsewhere."""
    return sqlite_database


def _ticked(*values: str) -> dict[str, Any]:
    return {"selected_options": [{"value": value} for value in values]}


async def _opens(desk: AdminDesk) -> None:
    await desk.types("/upshot people")
    await desk.clicks("Edit")


async def test_all_that_holds_for_a_person_is_changed_at_once(alva: AdminDesk, team: Team) -> None:
    """Roles, team, share and licence are changed by one form, and the answer says what it was before."""
    await alva.types("/upshot teams add Nord")
    await _opens(alva)
    nord = next(option for option in _options(alva, "team") if option["text"]["text"] == "Nord")
    answer = await alva.sends(
        roles=_ticked("manager"),
        team={"selected_option": nord},
        share={"value": "60 %"},
        licence={"value": "Core"},
        sales_role={"value": " Farmer "},
    )
    assert "team Nord · role farmer · 60% · Core (before: since" in answer
    assert "Seller 1: now manager" in answer
    assert team.actor("U1").is_manager
    assert "*Nord* · 1 seller" in await alva.types("/upshot teams")


async def test_nothing_changes_what_was_not_touched(alva: AdminDesk, team: Team) -> None:
    """Two admins with the same form open do not undo each other."""
    team.knows("UB", "Bo")
    team.appoints("UB", "admin")
    other = AdminDesk(team.database, "UB")
    await _opens(alva)
    await _opens(other)
    await alva.sends(share={"value": "80"}, licence={"value": "Core"}, sales_role={"value": "hunter"})
    assert "role hunter · 80% · Advanced" in await other.sends(licence={"value": "Advanced"})
    await _opens(alva)
    assert "hunter" not in (await alva.sends(sales_role={"value": ""})).split("(before")[0]


async def test_the_last_admin_stays(alva: AdminDesk, team: Team) -> None:
    """The form of the only admin cannot take the role, and nothing else of it is stored."""
    team.joins("UA", "Alva")
    await _opens(alva)
    await alva.sends(roles=_ticked(), share={"value": "50"})
    assert "last admin stays" in alva.field_errors["roles"]
    assert team.actor("UA").is_admin
    with team.database.snapshot() as tx:
        assert tx.presence.working_shares("T1", seller_id="UA") == []


async def test_who_is_taken_out_is_listed_no_more(alva: AdminDesk) -> None:
    """Taking part ends by the form; opening it once more shows the list."""
    await _opens(alva)
    shown = alva.shown
    await alva.types("/upshot people")
    first = alva.shown
    assert shown
    assert "No longer taking part: Seller 1." in await alva.sends(end=_ticked("yes"))
    assert "Seller 1" not in await alva.clicks("Edit", on=first)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("share", {"value": "140"}, "1 to 100"),
        ("share", {"value": "half"}, "half"),
        ("starts", {"selected_date": "2020-01-06"}, "before the programme"),
        ("sales_role", {"value": "?!"}, "missing"),
    ],
)
async def test_what_is_wrong_stands_at_its_field(alva: AdminDesk, field: str, value: dict[str, Any], said: str) -> None:
    """A share that is none and a start before the programme are refused where they were entered."""
    await _opens(alva)
    await alva.sends(**{field: value})
    assert said in alva.field_errors[field]


async def test_guests_get_no_role_by_the_form(alva: AdminDesk, team: Team) -> None:
    """A guest who takes part may have a team and a licence, and no role."""
    await alva.types("/upshot sellers add <@UG>")
    await _opens(alva)
    await alva.sends(roles=_ticked("admin"))
    assert "only full members" in alva.field_errors["roles"]
    assert not team.actor("UG").is_admin


async def test_the_start_moves(alva: AdminDesk, team: Team) -> None:
    """Another first day of taking part is kept beside a new share."""
    await _opens(alva)
    answer = await alva.sends(starts={"selected_date": "2026-09-14"}, share={"value": "90"})
    assert "since 14 Sept 2026 · 90%" in answer.replace("Sep 2026", "Sept 2026")
    assert team.score_of("U1") is not None


def _options(desk: AdminDesk, block_id: str) -> list[dict[str, Any]]:
    block = next(block for block in desk.form["blocks"] if block.get("block_id") == block_id)
    options: list[dict[str, Any]] = block["element"]["options"]
    return options
