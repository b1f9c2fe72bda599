from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES
from bot.use_cases import receipts
from bot.use_cases.imports.receive import RECEIVED, Received
from bot.use_cases.imports.save import IMPORTED, FileReceipt
from bot.views.programme import audit
from tests.admin_desk import AdminDesk
from tests.teams import SETTINGS

if TYPE_CHECKING:
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
    assert "from week 46 of 2026 on" in newest
    assert "_Reason:_ Q1 focus" in newest


async def test_a_change_of_goals_is_told(alva: AdminDesk, anna: AdminDesk) -> None:
    """A goal is told as it was and as it is, and nothing that stayed."""
    await _saves(alva, "/upshot goals meetings 7 because more")
    answer = await anna.types("/upshot audit goals")
    assert "→ *7*" in answer
    assert "Weights:" not in answer


async def test_goals_in_money_are_told_in_the_currency_of_their_time(alva: AdminDesk, anna: AdminDesk) -> None:
    """Another currency resizes the rules of each span of weeks; each is told against what stood there before."""
    await _saves(alva, "/upshot weights preset adoption because we begin")
    await _saves(alva, "/upshot goals revenue 6000 because more")
    await _saves(alva, "/upshot currency SEK")
    now, first, before, preset = (await anna.types("/upshot audit goals")).replace("\xa0", " ").split("\n\n")[1:5]
    assert "revenue €6,000 → *SEK 60,000*" in now
    assert "revenue €5,000 → *SEK 50,000*" in first
    assert "revenue €5,000 → *€6,000*" in before
    assert "The smallest deal that counts in full: €1,000 → *SEK 10,000*" in now
    assert "The social points that need no outcome: 5 → *10*" in preset
    assert "Weights:" in preset
    assert "Weights:" not in now + first


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
    assert "settings, weights, roles, sellers and imports" in answer


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


async def test_who_is_named_is_told_in_words(alva: AdminDesk, anna: AdminDesk) -> None:
    """No key of a setting is shown as it is stored."""
    await _saves(alva, "/upshot policy teams")
    answer = await anna.types("/upshot audit settings")
    assert "Who is named: the first places by name → *teams only*" in answer
    assert "First week: *week 36 of 2026*" in answer


async def test_added_sellers_are_one_decision(alva: AdminDesk, team: Team) -> None:
    """A line about many people is told once, with their names and the licence."""
    for number in (7, 8, 9):
        team.knows(f"U{number}", f"New {number}")
    await alva.types('/upshot sellers add <@U7> <@U8> <@U9> licence core because "new in sales"')
    answer = await alva.types("/upshot audit sellers")
    newest = answer.split("\n\n")[1]
    assert "Taking part now: *New 7, New 8 and New 9*" in newest
    assert "Licence of New 7, New 8 and New 9: none → *core*" in newest
    assert "_Reason:_ new in sales" in newest
    await alva.types("/upshot sellers remove <@U8>")
    assert "No longer taking part: *New 8*" in await alva.types("/upshot audit sellers")


async def test_sellers_read_how_many_and_not_who(alva: AdminDesk, anna: AdminDesk, team: Team) -> None:
    """Whose taking part was changed is told to admins and auditors; everybody else reads a number."""
    team.knows("U7", "New 7")
    team.appoints("U8", "auditor")
    team.knows("U8", "Audra")
    await alva.types("/upshot sellers add <@U7> licence core")
    told = await anna.types("/upshot audit")
    assert "Taking part now: *1 seller*" in told
    assert "New 7" not in told
    assert "New 7" in await AdminDesk(team.database, "U8").types("/upshot audit")


async def test_why_somebody_is_added_is_theirs_to_know(alva: AdminDesk, anna: AdminDesk, team: Team) -> None:
    """The reason of what concerns one person is read by admins, auditors and that person alone."""
    await alva.types('/upshot sellers <@U1> licence core because "back from leave"')
    assert "back from leave" in await alva.types("/upshot audit")
    assert "back from leave" in await anna.types("/upshot audit")
    assert "Licence of Seller 1" in await anna.types("/upshot audit <@U1>")
    told = await AdminDesk(team.database, "U2").types("/upshot audit")
    assert "Licence of 1 seller: none → *core*" in told
    assert "back from leave" not in told


async def test_one_person_at_a_time(alva: AdminDesk) -> None:
    """Two names are refused without showing ids."""
    told = await alva.types("/upshot audit <@U1> <@U2>")
    assert "One person at a time" in told


async def test_what_people_do_about_themselves_is_not_told(alva: AdminDesk, anna: AdminDesk) -> None:
    """Who leaves or joins by their own hand is in no audit."""
    before = await alva.types("/upshot audit")
    await anna.types("/upshot leave")
    assert await alva.types("/upshot audit") == before


async def test_it_is_narrowed_to_a_person(alva: AdminDesk, team: Team) -> None:
    """A name shows what somebody decided and what was decided about them, over pages, too."""
    team.knows("UB", "Bea")
    await alva.types("/upshot admins add <@UB|bea>")
    bea = AdminDesk(team.database, "UB")
    for hour in range(8, 19):
        await alva.types(f"/upshot setup {hour}:15")
        await bea.types(f"/upshot setup {hour}:45")
    told = await alva.types("/upshot audit <@UB|bea>")
    assert "Decisions by or about Bea" in told
    assert "Alva" not in told
    older = await alva.clicks("Older")
    assert "Bea became admin" in older
    assert older.count("Time of the weekly post") == 3
    assert "admin" not in await alva.types("/upshot audit <@UB|bea> settings")


async def test_files_and_other_programs_are_told(alva: AdminDesk, anna: AdminDesk, team: Team) -> None:
    """An import is a decision like any other; what another program posts is summed up by the day."""
    file = FileReceipt("deals", "q4 of anna.csv", new=12, changed=3, same=1, sellers=4)
    with team.entry("UA", IMPORTED, receipt=receipts.written(file)):
        pass
    for new in (2, 3):
        posted = receipts.written(Received(new, 0, 0, "digest"))
        with team.entry("", RECEIVED, receipt=posted):
            pass
    told = await alva.types("/upshot audit imports")
    assert "Deals from `q4 of anna.csv`: *12* new, *3* changed" in told
    assert "Another program\n• Deals from another program: *5* new" in told
    read = await anna.types("/upshot audit imports")
    assert "Deals from a file: *12* new, *3* changed" in read
    assert "anna.csv" not in read


@pytest.mark.parametrize("value", ["|5", "rules|5", "|5|U1"])
def test_older_buttons_still_turn_pages(value: str) -> None:
    """A button that named no person yet is understood."""
    assert audit.parse(value)[1] == 5
