from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.domain.scoring.presets import Preset
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.programme.schemes import scheme_in_force
from bot.views.programme import presets
from tests.admin_desk import AdminDesk
from tests.desk import buttons
from tests.teams import WEEK

if TYPE_CHECKING:
    from bot.domain.scoring.scheme import Scheme
    from tests.teams import Team

CHANGE = '/upshot weights meetings 20 ssi 5 because "Q1 focus"'


def _newest(desk: AdminDesk) -> Scheme:
    with desk.database.snapshot() as tx:
        return scheme_in_force(tx, "T1", WEEK)


async def test_everybody_reads_the_rules(anna: AdminDesk) -> None:
    """A seller sees weights and goals by pillar, with their limits."""
    answer = await anna.types("/upshot weights")
    assert "*Outcomes 65*  ▇▇▇" in answer
    assert "• Meetings held *13*, goal 3 a week" in answer
    assert "• SSI level *7*, goal 70" in answer
    assert "• Revenue *16*, goal €5,000 a week" in answer
    assert "The weight of the SSI 12, 20 at most" in answer
    assert await anna.types("/upshot goals") != ""


async def test_who_may_not_change_them(anna: AdminDesk, gus: AdminDesk) -> None:
    """A seller may not preview a change, and a guest may not even read."""
    assert "Only admins" in await anna.types(CHANGE)
    assert "members of this workspace" in await gus.types("/upshot weights")


async def test_nothing_is_in_force_before_the_click(alva: AdminDesk) -> None:
    """A line shows before and after with one primary button; only its click makes the next version."""
    answer = await alva.types(CHANGE)
    assert "nothing is changed yet" in answer
    assert "• Meetings held 13 → 20" in answer
    assert "*SSI 12 → 5*" in answer
    assert [button.get("style") for button in buttons(alva.shown)] == ["primary", None]
    assert _newest(alva).version == 1
    saved = await alva.clicks("Save")
    assert "version 2" in saved
    assert "from week 46 on" in saved
    assert "Q1 focus" in str(alva.shown.blocks)
    assert alva.shown.is_replacement
    scheme = _newest(alva)
    assert (scheme.version, scheme.effective_from) == (2, WEEK.number)
    assert scheme.metrics["meetings"].weight == 20


async def test_cancel_leaves_everything(alva: AdminDesk) -> None:
    """The other button changes nothing and takes the preview away."""
    await alva.types(CHANGE)
    assert "stay as they are" in await alva.clicks("Cancel")
    assert alva.shown.is_replacement
    assert _newest(alva).version == 1


async def test_the_preview_compares_the_week_posted_last(alva: AdminDesk, team: Team) -> None:
    """The top before and after is that of the last posted week, by name as on the leaderboard, the rest as numbers."""
    team.publishes(WEEK - 1)
    answer = await alva.types("/upshot weights calls 0 meetings 8")
    assert "what week 45 would have been" in answer
    now, then = answer.partition("*Now*")[2].split("*Then*")
    assert now.startswith("\n1. Seller 6: *9.5*\n2. Seller 5")
    assert all(f"Seller {number}" not in now for number in (1, 2, 3))
    assert "\n1. Seller 3: *8.7* (−0.6, from place 3)\n" in then
    assert "2 of 6 sellers would be higher and 3 lower" in then


async def test_a_small_group_is_not_told_on(alva: AdminDesk, team: Team) -> None:
    """With fewer ranked sellers than the cohort asks for, nobody learns how many moved."""
    for number in (1, 2, 3):
        team.joins(f"U{number}", f"Seller {number}", ends_on=(WEEK - 3).ends_on)
    await alva.types(CHANGE)
    assert "too few take part" in str(alva.shown.blocks)


async def test_a_new_programme_previews_the_running_week(olga: AdminDesk) -> None:
    """In its first week a programme compares the week so far."""
    await olga.types("/upshot setup <#C1|sales>")
    await olga.types(CHANGE)
    assert "Nobody has points in that week." in str(olga.shown.blocks)


async def test_who_may_not_be_named_is_not_called_without_points(alva: AdminDesk) -> None:
    """Where everybody sees only their own numbers, the preview says that, and once."""
    await alva.types("/upshot policy own")
    await alva.clicks("Save")
    told = await alva.types("/upshot weights meetings 20")
    assert told.count("Everybody sees their own numbers only") == 1
    assert "Nobody has points" not in told


async def test_a_goal_of_thousands_typed_in_another_language_is_asked_about(alva: AdminDesk) -> None:
    """The preview asks first, and one click previews what was rather meant; nothing is doubted that is as typed."""
    said = await alva.types("/upshot goals revenue 12.000 pipeline 20,000 because of spring")
    assert said.startswith("I read *€12*. Did you mean *€12,000*?\n")
    assert alva.labels == ["I meant €12,000", "Save", "Cancel"]
    said = await alva.clicks("I meant")
    assert "goal €5,000 → €12,000 a week" in said
    assert "goal €15,000 → €20,000 a week" in said
    assert alva.labels == ["Save", "Cancel"]


async def test_two_admins_at_once(alva: AdminDesk, team: Team) -> None:
    """Of two previews of the same version the second to be saved comes back on top of the first, not saved."""
    team.knows("UB", "Berta")
    team.appoints("UB", "admin")
    berta = AdminDesk(team.database, "UB")
    await alva.types(CHANGE)
    await berta.types("/upshot goals meetings 5 because of spring")
    await alva.clicks("Save")
    answer = await berta.clicks("Save")
    assert "*Version 2 was saved in the meantime, so this was not.*" in answer
    assert _newest(alva).version == 2
    assert "version 3" in await berta.clicks("Save")
    scheme = _newest(alva)
    assert scheme.metrics["meetings"].weight == 20
    assert scheme.metrics["meetings"].goal == 5


async def test_both_click_in_the_same_moment(alva: AdminDesk, team: Team) -> None:
    """Two saves that race make one version; the other one is shown the preview again."""
    team.knows("UB", "Berta")
    team.appoints("UB", "admin")
    berta = AdminDesk(team.database, "UB")
    await alva.types(CHANGE)
    await berta.types("/upshot goals meetings 5 because of spring")
    answers = await asyncio.gather(alva.clicks("Save"), berta.clicks("Save"))
    assert sum("Saved: version 2" in answer for answer in answers) == 1
    assert sum("*Version 2 was saved in the meantime, so this was not.*" in answer for answer in answers) == 1


async def test_a_second_click_is_told_the_same(alva: AdminDesk) -> None:
    """Clicking Save twice saves once."""
    await alva.types(CHANGE)
    preview = alva.shown
    first = await alva.clicks("Save")
    assert await alva.clicks("Save", on=preview) == first
    assert _newest(alva).version == 2


async def test_a_click_is_authorised_anew(alva: AdminDesk, team: Team, anna: AdminDesk) -> None:
    """Who is no admin any more, or never was, cannot save a preview."""
    await alva.types(CHANGE)
    assert "Only admins" in await anna.clicks("Save", on=alva.shown)
    team.appoints("U2", "admin")
    two = AdminDesk(team.database, "U2")
    await two.types("/upshot admins remove <@UA>")
    assert "Only admins" in await alva.clicks("Save")
    assert _newest(alva).version == 1


async def test_two_saves_in_one_week(alva: AdminDesk) -> None:
    """Of two versions saved in one week the later holds, and both are kept."""
    for weight in (20, 22):
        await alva.types(f'/upshot weights meetings {weight} because "{weight} are more"')
        await alva.clicks("Save")
    with alva.database.snapshot() as tx:
        rows = tx.schemes.all("T1")
    assert [(row.version, row.effective_week_start) for row in rows[1:]] == [(2, WEEK.starts_on), (3, WEEK.starts_on)]


async def test_a_preset_is_taken_over(alva: AdminDesk) -> None:
    """A preset brings its weights; typed goals stay."""
    await alva.types("/upshot goals meetings 4 because of spring")
    await alva.clicks("Save")
    await alva.types("/upshot weights preset results because of spring")
    await alva.clicks("Save")
    scheme = _newest(alva)
    assert scheme.metrics["revenue"].weight == 23
    assert scheme.metrics["meetings"].goal == 4


async def test_what_holds_already_has_no_button(alva: AdminDesk) -> None:
    """A draft that changes nothing says so and cannot be saved."""
    assert "nothing to save" in await alva.types("/upshot weights preset balanced")
    assert alva.labels == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("weights ssi 40", ("The weight of the SSI would be 40; 20 is the most (rule A2)", "SSI alone must never win")),
        ("weights meetings 1 leads 1 pipeline 1 revenue 10 customers 5", ("55 to 90 is possible (rule A1)",)),
        ("weights target 16", ("new target contacts would be 16; 15 is the most (rule A3)",)),
        ("weights calls 11", ("sales conversations would be 11; 10 is the most (rule A5)",)),
        ("weights revenue 2 customers 2", ("(rule A6)",)),
        ("weights meetings 70 leads 40", ("add up to 110",)),
        ("goals meetings 0", ("above 0 (rule A0)",)),
        ("weights meetings 200", ("0 to 100",)),
        ("weights nonsense 5", ("nonsense",)),
        ("goals revenue 50000 SEK", ("counts in EUR",)),
    ],
)
async def test_a_broken_rule_is_named(alva: AdminDesk, line: str, words: tuple[str, ...]) -> None:
    """What cannot be is refused with the rule, the limit and the value, and nothing is to be saved."""
    answer = await alva.types(f"/upshot {line}")
    assert all(word in answer for word in words), answer
    assert "Save" not in alva.labels


async def test_the_longest_reason_fits_the_button(alva: AdminDesk) -> None:
    """Every weight with a reason of 300 characters still fits into Slack's button."""
    metrics = "ssi_level 7 ssi_growth 5 connections 2 target 8 posts 5 shares 4 engagement 4 calls 4 meetings 14"
    await alva.types(f"/upshot weights {metrics} leads 9 because {'ü“' * 150}")
    assert max(len(button.get("value", "")) for button in buttons(alva.shown)) <= 2000
    assert "version 2" in await alva.clicks("Save")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_answer_is_taken_in_every_language(alva: AdminDesk, language: str) -> None:
    """In each language Slack takes the rules, the preview, the result and the help."""
    alva.language = language
    for line in ("weights", "goals", "weights help", "goals help", "goals meetings 5", "weights ssi 50"):
        assert await alva.types(f"/upshot {line}")
    await alva.types("/upshot weights preset adoption")
    assert await alva.clicks("")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_unknown_preset_is_answered_with_those_there_are(alva: AdminDesk, language: str) -> None:
    """The presets are named in the person's language, and each name can be typed."""
    alva.language, texts = language, Texts(language)
    answer = await alva.types("/upshot weights preset foo")
    for preset in Preset:
        assert presets.name(preset, texts) in answer
        assert "foo" not in await alva.types(f"/upshot weights preset {presets.name(preset, texts)}")


async def test_a_small_goal_does_not_look_like_none(alva: AdminDesk) -> None:
    """A goal below a hundredth is shown with as many decimals as it has."""
    await alva.types("/upshot goals meetings 0.0001")
    assert "goal 3 → 0.0001 a week" in str(alva.shown.blocks)


async def test_a_posted_week_stays(alva: AdminDesk, team: Team) -> None:
    """A new version holds from the running week on: the weeks before are scored by the one before."""
    await alva.types(CHANGE)
    await alva.clicks("Save")
    with team.database.snapshot() as tx:
        rules = rulebook_of(tx, "T1")
    assert [rules.at(week.number).version for week in (WEEK - 1, WEEK)] == [1, 2]
