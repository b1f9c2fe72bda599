from __future__ import annotations

import asyncio
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.i18n import LANGUAGES, Texts
from bot.use_cases.leaderboard.standings import leaderboard_of
from bot.views.presence.decisions import NOTICES
from sandbox.block_kit import check_message
from tests.admin_desk import AdminDesk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.views.answers import Answer

WEEK_OFF = f"/upshot away {WEEK.starts_on} to {WEEK.ends_on}"
CHRISTMAS = "/upshot away 2026-12-20 to 2027-01-06"
OVER_NEW_YEAR = "20 Dec 2026\N{THIN SPACE}\N{EN DASH}\N{THIN SPACE}6 Jan 2027"


def _notices(team: Team, language: str = "en") -> dict[str, Answer]:
    """Return the newest message that each person is to get."""
    texts = Texts(language)
    with team.database.snapshot() as tx:
        planned = tx.notices.waiting(NOW, claimed_before=NOW)
    return {notice.person_id: NOTICES[notice.kind](json.loads(notice.facts), texts) for notice in planned}


def _away(team: Team) -> list[str]:
    with team.database.snapshot() as tx:
        return [seller.seller_id for seller in leaderboard_of(tx, "T1", WEEK).away]


def _states(team: Team) -> list[str]:
    with team.database.snapshot() as tx:
        return [absence.state for absence in tx.presence.absences("T1")]


async def test_days_away_wait_for_a_word(anna: AdminDesk, team: Team) -> None:
    """A seller's days away are stored and shown back, admins and managers are asked, and nothing counts yet."""
    answer = await anna.types(WEEK_OFF)
    assert "9\N{EN DASH}15 Nov 2026" in answer
    assert "I have asked Alva and Mia" in answer
    asked = _notices(team)
    assert set(asked) == {"UA", "UM"}
    assert "*Anna* asks to be away 9\N{EN DASH}15 Nov 2026" in asked["UM"].text
    assert _away(team) == []


async def test_one_click_confirms(anna: AdminDesk, mia: AdminDesk, team: Team) -> None:
    """The manager's click makes the absence count, takes the buttons away and tells the seller."""
    await anna.types(WEEK_OFF)
    answer = await mia.clicks("Confirm", on=_notices(team)["UM"])
    assert answer == "Anna, 9\N{EN DASH}15 Nov 2026: confirmed by Mia."
    assert mia.shown.is_replacement
    assert mia.labels == []
    assert _away(team) == ["U1"]
    assert "Mia has confirmed" in _notices(team)["U1"].text


async def test_one_click_declines(anna: AdminDesk, alva: AdminDesk, team: Team) -> None:
    """A declined absence never counts, and the seller is told."""
    await anna.types(WEEK_OFF)
    await alva.clicks("Decline", on=_notices(team)["UA"])
    assert _states(team) == ["declined"]
    assert "Alva has declined" in _notices(team)["U1"].text
    assert "declined" in await anna.types("/upshot away")


async def test_the_second_to_click_sees_what_was_decided(
    anna: AdminDesk, mia: AdminDesk, alva: AdminDesk, team: Team
) -> None:
    """Whoever clicks later changes nothing and is told who decided."""
    await anna.types(WEEK_OFF)
    asked = _notices(team)
    await mia.clicks("Confirm", on=asked["UM"])
    assert "confirmed by Mia" in await alva.clicks("Decline", on=asked["UA"])
    assert _states(team) == ["confirmed"]


async def test_two_click_in_the_same_moment(anna: AdminDesk, mia: AdminDesk, alva: AdminDesk, team: Team) -> None:
    """Of two opposite clicks one counts, and both are told the same."""
    await anna.types(WEEK_OFF)
    asked = _notices(team)
    answers = await asyncio.gather(mia.clicks("Confirm", on=asked["UM"]), alva.clicks("Decline", on=asked["UA"]))
    assert len(set(answers)) == 1
    assert _states(team) in (["confirmed"], ["declined"])


async def test_who_may_not_decide(anna: AdminDesk, team: Team) -> None:
    """Neither the seller nor a colleague, a guest or somebody of another workspace decides."""
    await anna.types(WEEK_OFF)
    question = _notices(team)["UM"]
    assert "Only managers and admins" in await anna.clicks("Confirm", on=question)
    assert "Only managers and admins" in await AdminDesk(team.database, "U2").clicks("Confirm", on=question)
    team.appoints("UG", "manager")
    assert "Only managers and admins" in await AdminDesk(team.database, "UG").clicks("Confirm", on=question)
    other = Team.found(team.database, "T2")
    other.knows("UX", "Xaver")
    other.appoints("UX", "admin")
    stranger = AdminDesk(team.database, "UX", workspace_id="T2")
    assert "nothing to cancel or to decide" in await stranger.clicks("Confirm", on=question)
    assert _states(team) == ["requested"]


async def test_a_manager_does_not_confirm_their_own(mia: AdminDesk, team: Team) -> None:
    """A manager who sells is not asked about their own days, and cannot confirm them."""
    team.joins("UM", "Mia")
    await mia.types(WEEK_OFF)
    assert "Confirm" not in mia.labels
    assert set(_notices(team)) == {"UA"}
    assert "Somebody else has to decide" in await mia.clicks("Confirm", on=_notices(team)["UA"])


async def test_the_only_admin_confirms_their_own(alva: AdminDesk, team: Team) -> None:
    """The only admin finds the button in the answer; with a second admin it is gone, and the click refused."""
    team.joins("UA", "Alva")
    await alva.types(WEEK_OFF)
    assert alva.labels == ["Confirm", "Cancel it"]
    answer = alva.shown
    team.appoints("UM", "admin")
    assert "Somebody else has to decide" in await alva.clicks("Confirm")
    with team.entry("UA", "role") as (tx, sequence):
        tx.people.record_role("T1", sequence, "UM", "admin", is_granted=False)
    assert "confirmed by Alva" in await alva.clicks("Confirm", on=answer)
    assert _away(team) == ["UA"]
    assert "UA" not in _notices(team)


async def test_a_repeated_delivery_asks_once(anna: AdminDesk, team: Team) -> None:
    """The same line delivered twice is one request, and both answers are the first one."""
    first = await anna.types(CHRISTMAS, key="command:same")
    assert await anna.types(CHRISTMAS, key="command:same") == first
    assert _states(team) == ["requested"]


async def test_the_same_days_are_refused_kindly(anna: AdminDesk, team: Team) -> None:
    """Days that overlap with others already there are refused, with what stands."""
    await anna.types(CHRISTMAS)
    answer = await anna.types("/upshot away 2027-01-06 to 2027-01-08")
    assert f"noted as away {OVER_NEW_YEAR} already (waiting to be confirmed)" in answer
    assert _states(team) == ["requested"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("away 2026-10-01 to 2026-10-05", "week that is closed; 12 Oct 2026 is the first day"),
        ("away 2027-01-01 to 2028-03-01", "more than 366 days"),
        ("away soon", "soon"),
        ("parttime 62,5 %", "whole number of per cent"),
        ("parttime 0", "0"),
        ("parttime 60% from 2026-10-01", "week that is closed"),
    ],
)
async def test_what_cannot_be(anna: AdminDesk, team: Team, line: str, words: str) -> None:
    """Closed weeks, endless absences and shares that are none are refused, and nothing is stored."""
    anna.language = "en" if "62" not in line else "de"
    answer = await anna.types(f"/upshot {line}")
    assert anna.shown.is_refusal
    assert words in answer or anna.language == "de"
    assert _states(team) == []


async def test_who_does_not_take_part(team: Team, mia: AdminDesk) -> None:
    """Who does not sell has no goals to lower; a guest whom no admin added is refused."""
    assert "You do not take part yet" in await mia.types(CHRISTMAS)
    assert "members of this workspace" in await AdminDesk(team.database, "UG").types(CHRISTMAS)
    assert "members of this workspace" in await AdminDesk(team.database, "UG").types("/upshot parttime")


async def test_an_absence_is_cancelled(anna: AdminDesk, mia: AdminDesk, team: Team) -> None:
    """The seller's own button cancels a request; a later click of a manager learns it, and changes nothing."""
    await anna.types(CHRISTMAS)
    question = _notices(team)["UM"]
    assert f"Cancelled: {OVER_NEW_YEAR}" in await anna.clicks("Cancel it")
    assert _states(team) == ["withdrawn"]
    assert await mia.clicks("Confirm", on=question) == f"Anna has cancelled {OVER_NEW_YEAR}."
    assert _states(team) == ["withdrawn"]


async def test_a_confirmed_absence_is_cancelled(anna: AdminDesk, mia: AdminDesk, alva: AdminDesk, team: Team) -> None:
    """What was confirmed can be cancelled until it begins; who clicks later is told so."""
    await anna.types(CHRISTMAS)
    asked = _notices(team)
    await mia.clicks("Confirm", on=asked["UM"])
    await anna.types("/upshot away cancel")
    assert _states(team) == ["withdrawn"]
    assert "has cancelled" in await alva.clicks("Confirm", on=asked["UA"])
    assert "nothing to cancel" in await anna.types("/upshot away cancel")


async def test_nobody_cancels_for_others(anna: AdminDesk, team: Team) -> None:
    """A colleague's click on somebody's cancel button changes nothing."""
    await anna.types(CHRISTMAS)
    bo = AdminDesk(team.database, "U2")
    assert "nothing to cancel" in await bo.clicks("Cancel it", on=anna.shown)
    assert _states(team) == ["requested"]


async def test_back_early(anna: AdminDesk, mia: AdminDesk, team: Team) -> None:
    """Who comes back early was away until yesterday."""
    await anna.types(WEEK_OFF)
    await mia.clicks("Confirm", on=_notices(team)["UM"])
    assert "You were away 9" in await anna.types("/upshot away back")
    with team.database.snapshot() as tx:
        [absence] = tx.presence.absences("T1")
    assert (absence.ends_on, absence.state) == (date(2026, 11, 11), "confirmed")


async def test_back_before_anybody_confirmed(anna: AdminDesk, mia: AdminDesk, team: Team) -> None:
    """Days away that nobody has confirmed yet are said to wait still, and can be confirmed."""
    await anna.types(WEEK_OFF)
    asked = _notices(team)["UM"]
    assert "waits to be confirmed" in await anna.types("/upshot away back")
    await mia.clicks("Confirm", on=asked)
    assert _states(team) == ["confirmed"]


async def test_several_are_listed_with_buttons(anna: AdminDesk) -> None:
    """The bare command lists the days ahead, each with its button; "cancel" alone asks which."""
    assert "no days away ahead" in await anna.types("/upshot away")
    await anna.types(CHRISTMAS)
    await anna.types("/upshot away 2026-12-01 to 2026-12-02")
    assert "several absences ahead" in await anna.types("/upshot away cancel")
    assert "1\N{EN DASH}2 Dec 2026: waiting to be confirmed" in await anna.types("/upshot away")
    assert anna.labels == ["Cancel it", "Cancel it"]
    assert "Cancelled: 20 Dec 2026" in await anna.clicks("Cancel it")


async def test_part_time_lowers_goals_once_confirmed(anna: AdminDesk, mia: AdminDesk, team: Team) -> None:
    """A working share holds from its week on, once somebody has confirmed it."""
    assert "it changes what is expected" in await anna.types("/upshot parttime 60%")
    before = _expected(team)
    assert "confirmed by Mia" in await mia.clicks("Confirm", on=_notices(team)["UM"])
    assert _expected(team) < before
    assert "60% from 9 Nov 2026 on: confirmed" in await anna.types("/upshot parttime")
    assert anna.labels == []
    team.works("U1", 60, WEEK)
    await anna.types("/upshot parttime 100%")
    assert "the goals are those of a full week" in _notices(team)["UM"].text


async def test_a_later_share_takes_the_place_of_a_waiting_one(anna: AdminDesk, team: Team) -> None:
    """Only the newest wish about part time waits for a word."""
    await anna.types("/upshot parttime 60%")
    assert "takes the place of 60%" in await anna.types("/upshot parttime 80% from 2026-12-02")
    with team.database.snapshot() as tx:
        shares = tx.presence.working_shares("T1")
    assert [(share.percent, share.from_week_start, share.state) for share in shares] == [
        (60, WEEK.starts_on, "withdrawn"),
        (80, date(2026, 11, 30), "requested"),
    ]
    await anna.clicks("Cancel it")
    assert "working full time" in await anna.types("/upshot parttime")


async def test_a_waiting_share_can_be_cancelled_in_its_week(anna: AdminDesk) -> None:
    """A working share that would have begun already is still only cancelled: nobody comes back from it."""
    await anna.types("/upshot parttime 60%")
    await anna.types("/upshot parttime")
    assert anna.labels == ["Cancel it"]


async def test_only_the_share_that_holds_is_shown(anna: AdminDesk, team: Team) -> None:
    """Of several confirmed shares the newest that has begun is shown, with those still ahead."""
    team.works("U1", 50, WEEK - 8)
    team.works("U1", 80, WEEK - 2)
    team.works("U1", 40, WEEK - 1, state="declined")
    team.works("U1", 100, WEEK + 3)
    answer = await anna.types("/upshot parttime")
    assert answer.startswith("80% from 26 Oct 2026 on: confirmed\n100% from 30 Nov 2026 on: confirmed\n")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_message_is_taken_in_every_language(anna: AdminDesk, team: Team, language: str) -> None:
    """In each language Slack takes the answers, the questions and the news."""
    anna.language = language
    for line in ("away help", "parttime help", "away", "parttime", "away 2026-12-20 to 2027-01-06", "parttime 60%"):
        assert await anna.types(f"/upshot {line}")
    mia = AdminDesk(team.database, "UM", language=language)
    await mia.clicks("", on=_notices(team, language)["UM"])
    for notice in _notices(team, language).values():
        assert check_message({"text": notice.text, "blocks": list(notice.blocks)}) == []


async def test_a_name_is_never_live(anna: AdminDesk, team: Team) -> None:
    """A name that looks like a mention is shown as it is written."""
    team.knows("U1", "<!channel>")
    await anna.types(CHRISTMAS)
    assert "<!channel>" not in str(_notices(team)["UM"])


def _expected(team: Team) -> Fraction:
    team.reports("U1", meetings=1)
    term = team.score_of("U1").term_of("meetings")
    assert term is not None
    return term.expected
