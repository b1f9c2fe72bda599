from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.people import NotAllowedError
from bot.use_cases.exports.programme import ExportProgramme
from tests.admin_desk import AdminDesk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from bot.domain.exports import Sheet
    from storage.database import Database


def _sheets(database: Database, visibility: str) -> dict[str, Sheet]:
    team = Team.found(database, visibility=visibility)
    team.knows("UA", "Alva")
    team.appoints("UA", "admin")
    team.joins("U1", "Anna")
    team.reports("U1", WEEK, ssi=72, meetings=2, social_hours=3)
    team.deals("U1", "Acme", 5000, note="for me alone")
    export = ExportProgramme(database, lambda: NOW)(AdminDesk(database, "UA").actor)
    return {sheet.name: sheet for sheet in export.sheets}


def test_where_everybody_is_named_the_numbers_are_in_it(database: Database) -> None:
    """Numbers and deals stand under names; hours and notes never."""
    sheets = _sheets(database, "named")
    assert {row[2]: row[3] for row in sheets["numbers"].rows} == {"ssi": 72, "meetings": 2}
    assert sheets["deals"].rows[0][1:5] == ("Anna", "Acme", "won", 5000)
    assert "for me alone" not in str(sheets)


@pytest.mark.parametrize("visibility", ["top", "pseudonyms", "teams", "own", "off"])
def test_elsewhere_nobody_has_numbers(database: Database, visibility: str) -> None:
    """Numbers and deals of single sellers are left out, and standings where nobody is named."""
    sheets = _sheets(database, visibility)
    assert {"numbers", "deals"}.isdisjoint(sheets)
    assert ("standings" in sheets) == (visibility == "top")
    assert "Acme" not in str(sheets)


def test_only_admins_have_it(database: Database) -> None:
    """A manager is refused like a seller."""
    team = Team.found(database)
    team.joins("U1", "Anna")
    team.appoints("U1", "manager")
    with pytest.raises(NotAllowedError):
        ExportProgramme(database, lambda: NOW)(AdminDesk(database, "U1").actor)
