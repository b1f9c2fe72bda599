from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES
from tests.teams import SETTINGS

if TYPE_CHECKING:
    from tests.admin_desk import AdminDesk
    from tests.teams import Team


async def _saves(desk: AdminDesk, line: str) -> None:
    await desk.types(line)
    await desk.clicks("Save")


async def test_a_change_of_weights_tells_old_new_who_and_why(alva: AdminDesk, anna: AdminDesk) -> None:
    """A seller reads who changed which weight, from what to what, when and why."""
    await _saves(alva, '/upshot weights meetings 20 ssi 5 because "Q1 focus"')
    answer = await anna.types("/upshot audit")
    newest = answer.split("\n\n")[1]
    assert "*12 Nov 2026, 10:00* Alva" in newest
    assert "meetings held 13 → *20*" in newest
    assert "from 2026-W46 on" in newest
    assert "_Reason:_ Q1 focus" in newest


async def test_a_change_of_goals_is_told(alva: AdminDesk, anna: AdminDesk) -> None:
    """A goal is told as it was and as it is, and nothing that stayed."""
    await _saves(alva, "/upshot goals meetings 7 because more")
    answer = await anna.types("/upshot audit goals")
    assert "→ *7*" in answer
    assert "Weights:" not in answer


async def test_a_setting_is_told_as_it_was_and_is(alva: AdminDesk, anna: AdminDesk) -> None:
    """Each changed setting stands in a line of its own."""
    await alva.types("/upshot setup tuesday 9:30")
    answer = await anna.types("/upshot audit settings")
    assert "Day of the weekly post: Monday → *Tuesday*" in answer
    assert "Time of the weekly post: 10:00 → *09:30*" in answer


async def test_roles_are_told(alva: AdminDesk, anna: AdminDesk) -> None:
    """Whoever became an admin, or ceased to be one, is named."""
    await alva.types("/upshot admins add <@U2|seller2>")
    await alva.types("/upshot admins remove <@U2|seller2>")
    answer = await anna.types("/upshot audit admins")
    assert answer.index("Seller 2 is no longer admin") < answer.index("Seller 2 became admin")


async def test_the_audience_is_told(alva: AdminDesk, anna: AdminDesk) -> None:
    """The programme's target audience is a setting like any other; a seller's own is nobody else's business."""
    await alva.types('/upshot audience titles "IT manager"')
    await anna.types('/upshot target "CIOs" 5 titles "CIO"')
    answer = await anna.types("/upshot audit")
    assert "Target audience: none → *`IT manager`*" in answer
    assert "CIO" not in answer


async def test_secrets_stay_secret(anna: AdminDesk, team: Team) -> None:
    """What pseudonyms are drawn with is in no audit."""
    with team.entry("UA", "setup") as (tx, sequence):
        tx.programmes.record("T1", sequence, SETTINGS._replace(pseudonym_key="s3cret", dry_run=True))
    answer = await anna.types("/upshot audit")
    assert "Dry run: no → *yes*" in answer
    assert "s3cret" not in answer
    assert "pseudonym" not in answer


async def test_a_page_holds_the_newest_and_a_button_turns_it(alva: AdminDesk, anna: AdminDesk) -> None:
    """Older decisions come by a button, none twice and none left out; the oldest is the set-up."""
    for hour in range(9, 19):
        await alva.types(f"/upshot setup {hour}:15")
    first = await anna.types("/upshot audit settings")
    assert "*18:15*" in first
    assert "10:15 → *11:15*" in first
    assert "09:15 → *10:15*" not in first
    second = await anna.clicks("Older")
    assert anna.shown.is_replacement
    assert "09:15 → *10:15*" in second
    assert "Currency: *EUR*" in second
    assert "Older" not in anna.labels


async def test_what_it_cannot_be_narrowed_to_is_refused(anna: AdminDesk) -> None:
    """An unknown word is repeated, with those that work."""
    answer = await anna.types("/upshot audit money")
    assert "“money”" in answer
    assert "settings, weights and roles" in answer


async def test_strangers_to_the_programme_read_nothing(gus: AdminDesk) -> None:
    """A guest whom no admin added is refused."""
    assert "members of this workspace" in await gus.types("/upshot audit")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_in_every_language(alva: AdminDesk, language: str) -> None:
    """In each language Slack takes the audit."""
    await _saves(alva, '/upshot weights meetings 20 ssi 5 because "Q1 focus"')
    alva.language = language
    for line in ("audit", "audit settings", "audit help"):
        assert await alva.types(f"/upshot {line}")
