from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.drafts import Aspect, Draft, ReasonMissingError
from bot.domain.people import Origin
from bot.i18n import LANGUAGES, Texts
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.programme.save_scheme import DraftOnTop, SaveScheme
from bot.use_cases.reporting.entries import Act
from bot.use_cases.weekly_post.compose import compose_post
from bot.views.weekly_post import words
from tests.teams import NOW, WEEK

if TYPE_CHECKING:
    from tests.admin_desk import AdminDesk
    from tests.teams import Team

CHANGE = "/upshot weights meetings 20"


def _versions(desk: AdminDesk, *weeks: int) -> list[int]:
    with desk.database.snapshot() as tx:
        rules = rulebook_of(tx, "T1")
    return [rules.at(WEEK.number + ahead).version for ahead in weeks]


async def test_a_change_within_a_season_asks_for_its_reason(alva: AdminDesk) -> None:
    """Without a reason the button opens a form; the form saves the change with what was entered."""
    await alva.types(CHANGE)
    assert alva.labels == ["Give the reason and save", "Cancel"]
    await alva.clicks("Give the reason and save")
    assert "Reason: Q1 focus" in str((await alva.sends(reason={"value": "Q1 focus"}), alva.shown.blocks))
    assert _versions(alva, -1, 0) == [1, 2]


async def test_the_first_week_of_a_season_needs_no_reason(alva: AdminDesk) -> None:
    """A change from the next season on can be saved at once, and holds from then."""
    await alva.types(f"{CHANGE} from next season")
    assert alva.labels == ["Save", "Cancel"]
    assert "version 2 of weights and goals holds from week 1 of 2027 on" in await alva.clicks("Save")
    assert _versions(alva, 0, 7, 8) == [1, 1, 2]


async def test_a_planned_version_is_shown_and_cancelled(alva: AdminDesk, anna: AdminDesk) -> None:
    """Everybody sees what is planned; an admin takes it back with a click, and it never comes into force."""
    await alva.types(f"{CHANGE} from week 48 because of spring")
    await alva.clicks("Save")
    assert "Planned: version 2 from week 48 of 2026 on" in await anna.types("/upshot weights")
    assert anna.labels == []
    await alva.types("/upshot weights")
    assert "version 2 will not come into force" in await alva.clicks("Cancel this plan")
    assert _versions(alva, 0, 2) == [1, 1]
    assert "Planned" not in await anna.types("/upshot weights")


async def test_a_change_before_a_planned_one(alva: AdminDesk) -> None:
    """The preview says until when a change holds when another one is planned."""
    await alva.types(f"{CHANGE} from week 48 because of spring")
    await alva.clicks("Save")
    previewed = await alva.types("/upshot weights meetings 15 because of autumn")
    assert "From week 48 of 2026 on version 2 holds" in previewed
    await alva.clicks("Save")
    assert _versions(alva, 0, 1, 2) == [3, 3, 2]


async def test_a_schedule_by_the_age_of_the_programme(alva: AdminDesk) -> None:
    """A schedule counts from the programme's first week, and a new one takes the place of the old one, by its name."""
    answer = await alva.types("/upshot weights plan adoption 26 weeks then balanced because we are new")
    assert "• From week 46 of 2026 on: Outcomes 55" in answer
    assert "• From week 9 of 2027 on: Outcomes 65" in answer
    assert "the schedule starts new rules in week 46 of 2026 and week 9 of 2027" in await alva.clicks("Save")
    assert _versions(alva, -1, 0, 14, 15, 16) == [1, 2, 2, 2, 3]
    await alva.types("/upshot weights plan adoption 30 weeks then results because it takes longer")
    await alva.clicks("Save")
    assert _versions(alva, 0, 19, 20) == [4, 4, 5]
    assert "Planned: version 5, “Results”, from week 13 of 2027 on: Outcomes " in await alva.types("/upshot weights")
    assert "version 5 will not" in await alva.types("/upshot weights plan off")
    assert _versions(alva, 20) == [4]


async def test_the_preview_tells_of_the_last_weeks_and_of_the_season(alva: AdminDesk, team: Team) -> None:
    """Places, leaders and the agreement of the orders are told for four weeks and for the season so far."""
    for number in range(1, 7):
        for back in range(2, 7):
            team.reports(f"U{number}", WEEK - back, calls=40 - 5 * number, meetings=number)
    answer = await alva.types("/upshot weights calls 0 meetings 8")
    assert "*Weeks 42\N{EN DASH}45*:" in answer
    assert "*Weeks 40\N{EN DASH}45*:" in answer
    assert "The two orders agree by" in answer


async def test_now_is_by_the_rules_that_the_draft_changes(alva: AdminDesk) -> None:
    """A version saved this week counts for both sides of the comparison: its effect is not the draft's."""
    await alva.types("/upshot weights calls 0 meetings 8 because of spring")
    await alva.clicks("Save")
    answer = await alva.types("/upshot goals pipeline 15001")
    now, then = answer.partition("*Now*")[2].split("*Then*")
    assert now.strip() == "\n".join(then.strip().split("\n")[:3]).strip()


async def test_the_nearest_that_is_possible_is_one_click_away(alva: AdminDesk) -> None:
    """A draft outside of the guard rails comes with the nearest admissible one, which is previewed and saved."""
    answer = await alva.types("/upshot weights ssi 40 because of spring")
    assert "*SSI 12 → 20*" in answer
    assert "*SSI 12 → 20*" in await alva.clicks("Preview this")
    assert "Near a guard rail: The weight of the SSI 20, 20 at most" in alva.shown.text
    await alva.clicks("Save")
    with alva.database.snapshot() as tx:
        scheme = rulebook_of(tx, "T1").at(WEEK.number)
    assert scheme.metrics["ssi_level"].weight + scheme.metrics["ssi_growth"].weight == 20


async def test_a_phase_is_scaled_as_a_whole(alva: AdminDesk) -> None:
    """A percentage behind a phase changes the goals of all its metrics, and the goals are shown by phase."""
    answer = await alva.types("/upshot goals interest 120% because of spring")
    assert "goal 5 → 6 a week" in answer
    assert "goal 3 → 3.6 a week" in answer
    await alva.clicks("Save")
    shown = await alva.types("/upshot goals")
    assert shown.index("*Awareness*") < shown.index("*Interest*") < shown.index("• New target contacts *6 a week*")


async def test_the_form_changes_what_was_touched(alva: AdminDesk) -> None:
    """Of the form only the numbers that were changed are typed; the rest fills up 100."""
    await alva.types("/upshot weights")
    await alva.clicks("Change")
    number = next(
        block["block_id"] for block in alva.form["blocks"] if block.get("block_id", "").startswith("meetings")
    )
    await alva.sends(**{number: {"value": "20"}, "reason": {"value": "Q1 focus"}})
    assert "• Meetings held 13 → 20" in alva.shown.text
    await alva.clicks("Save")
    assert _versions(alva, 0) == [2]


async def test_who_may_open_the_form(anna: AdminDesk, alva: AdminDesk) -> None:
    """A seller has no button, and the button of somebody else does not work for them."""
    await alva.types("/upshot weights")
    assert "Only admins" in await anna.clicks("Change", on=alva.shown)


async def test_the_next_post_names_the_change(alva: AdminDesk, team: Team) -> None:
    """The first post by new rules says what changed and why; later ones do not, and posts before stay."""
    team.publishes(WEEK - 1)
    await alva.types('/upshot weights meetings 20 because "Q1 focus"')
    await alva.clicks("Save")
    with team.database.snapshot() as tx:
        programme, last = team.actor("UA").require_admin(), tx.journal.last_sequence("T1")
        posts = [compose_post(tx, "T1", programme, WEEK + ahead, last) for ahead in (-1, 0)]
    before, now = ("\n".join(words.notes(post, Texts("en"))) for post in posts)
    assert "New rules" not in before
    assert "*New rules v2*: weight of meetings held 13 → 20," in now
    assert "Reason: Q1 focus" in now


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_answer_in_every_language(alva: AdminDesk, language: str) -> None:
    """In each language Slack takes the form, the reason's form, the schedule and the refusals."""
    alva.language = language
    for line in ("weights", "weights plan adoption 30 weeks then results", "weights meetings 20 from week 48"):
        assert await alva.types(f"/upshot {line}")
    assert "2020" in await alva.types("/upshot weights meetings 20 from 2020-W01")
    await alva.types("/upshot goals")
    await alva.clicks("")
    assert alva.form


async def test_a_reason_is_asked_at_the_door(team: Team) -> None:
    """Whoever comes by another way than the preview's button saves nothing without a reason, either."""
    act = Act(Origin.CLICK, "click:1", NOW)
    draft = DraftOnTop(1, Draft(Aspect.WEIGHTS, {"meetings": Decimal(20)}))
    with pytest.raises(ReasonMissingError):
        SaveScheme(team.database)(team.actor("UA"), act, draft)


async def test_goals_are_suggested_by_what_was_done(alva: AdminDesk, team: Team) -> None:
    """After eight weeks three of five sellers reach what is suggested, and a click previews it."""
    for number in range(1, 7):
        for back in range(1, 10):
            team.reports(f"U{number}", WEEK - back, meetings=number, calls=0)
    answer = await alva.types("/upshot goals suggest")
    assert "• Meetings held 3 → *2.7*: 4 of 6 reached that, 3 the present goal" in answer
    assert "Sales conversations" not in answer
    assert "• Meetings held, goal 3 → 2.7 a week" in await alva.clicks("Preview these goals")


async def test_who_may_ask_for_goals(anna: AdminDesk) -> None:
    """A seller may not ask for suggestions."""
    assert "Only admins" in await anna.types("/upshot goals suggest")


async def test_too_early_without_weeks(olga: AdminDesk) -> None:
    """A new programme is told what it takes."""
    await olga.types("/upshot setup <#C1|sales>")
    assert "it takes 8 ended weeks" in await olga.types("/upshot goals suggest")
