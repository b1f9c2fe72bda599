from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.i18n import LANGUAGES, Texts
from bot.use_cases.leaderboard.facts import rulebook_of
from bot.use_cases.programme.propose_scheme import PROPOSAL_NOTICE, VERDICT_NOTICE
from bot.views.programme import proposals
from sandbox.block_kit import check_message
from tests.admin_desk import AdminDesk
from tests.teams import NOW, SETTINGS, WEEK

if TYPE_CHECKING:
    from bot.views.answers import Answer
    from tests.teams import Team

CHANGE = "/upshot weights meetings 20 because of spring"


@pytest.fixture
def careful(team: Team) -> Team:
    """Let changes of the rules need two admins, and appoint a second one."""
    with team.entry("UA", "setup") as (tx, sequence):
        tx.programmes.record("T1", sequence, SETTINGS._replace(two_person=True))
    team.knows("UB", "Berta")
    team.appoints("UB", "admin")
    return team


def _told(team: Team, person_id: str, kind: str, language: str = "en") -> Answer:
    with team.database.snapshot() as tx:
        notices = tx.notices.since("T1", [kind], NOW - timedelta(days=1))
    facts: Any = json.loads(next(notice.facts for notice in notices if notice.person_id == person_id))
    return proposals.NOTICES[kind](facts, Texts(language))


def _version(team: Team) -> int:
    with team.database.snapshot() as tx:
        return rulebook_of(tx, "T1").at(WEEK.number).version


async def test_another_admin_approves(careful: Team, alva: AdminDesk) -> None:
    """A proposal comes into force by the click of a second admin, and who proposed is told."""
    assert "within 14 days" in await alva.types(CHANGE)
    assert "asked now" in await alva.clicks("Propose")
    assert _version(careful) == 1
    question = _told(careful, "UB", PROPOSAL_NOTICE)
    assert "*Alva* proposes other rules: meetings held 20" in question.text
    assert "*Proposed by Alva:* meetings held 20" in await alva.types("/upshot weights")
    assert "Approve" not in alva.labels
    berta = AdminDesk(careful.database, "UB")
    assert "*Now*" in await berta.clicks("Look", on=question)
    assert berta.labels == []
    await berta.types("/upshot weights")
    assert "Approve" in berta.labels
    assert "version 2" in await berta.clicks("Approve", on=question)
    assert _version(careful) == 2
    assert "Berta approved" in _told(careful, "UA", VERDICT_NOTICE).text
    assert "This proposal is over" in await berta.clicks("Decline", on=question)
    assert "Proposed by" not in await berta.types("/upshot weights")


async def test_who_may_not_approve(careful: Team, alva: AdminDesk, anna: AdminDesk, gus: AdminDesk) -> None:
    """Neither the proposer nor a seller nor a guest approves."""
    await alva.types(CHANGE)
    await alva.clicks("Propose")
    question = _told(careful, "UB", PROPOSAL_NOTICE)
    assert "proposed this yourself" in await alva.clicks("Approve", on=question)
    assert "Only admins" in await anna.clicks("Approve", on=question)
    assert "Only admins" in await gus.clicks("Approve", on=question)
    assert _version(careful) == 1


async def test_a_proposal_is_declined_and_proposed_again(careful: Team, alva: AdminDesk) -> None:
    """Declining leaves everything as it is, and the same may be proposed once more."""
    berta = AdminDesk(careful.database, "UB")
    await alva.types(CHANGE)
    preview = alva.shown
    await alva.clicks("Propose", on=preview)
    await alva.clicks("Propose", on=preview)
    assert "Declined" in await berta.clicks("Decline", on=_told(careful, "UB", PROPOSAL_NOTICE))
    assert "Berta declined" in _told(careful, "UA", VERDICT_NOTICE).text
    await alva.clicks("Propose", on=preview)
    with careful.database.snapshot() as tx:
        assert [row.state for row in tx.proposals.all("T1")] == ["declined", "open"]


async def test_a_proposal_is_over_after_two_weeks(careful: Team, alva: AdminDesk) -> None:
    """What nobody approved within 14 days cannot be approved any more."""
    await alva.types(CHANGE)
    await alva.clicks("Propose")
    berta = AdminDesk(careful.database, "UB")
    question = _told(careful, "UB", PROPOSAL_NOTICE)
    with careful.database.transaction() as tx:
        person = tx.people.find("T1", "UB")
        assert person is not None
        tx.people.remember("T1", person._replace(fetched_at=NOW + timedelta(days=14)))
    berta.now = NOW + timedelta(days=14)
    assert "This proposal is over" in await berta.clicks("Approve", on=question)
    assert _version(careful) == 1


async def test_nobody_is_there_to_approve(careful: Team, alva: AdminDesk) -> None:
    """A single admin is told that a second one is missing."""
    careful.knows("UB", "Berta", is_deleted=True)
    await alva.types(CHANGE)
    assert "there is none" in await alva.clicks("Propose")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_messages_in_every_language(careful: Team, alva: AdminDesk, language: str) -> None:
    """In each language Slack takes what the admins are asked and told."""
    await alva.types("/upshot weights plan adoption 30 weeks then results because of spring")
    await alva.clicks("Propose")
    question = _told(careful, "UB", PROPOSAL_NOTICE, language)
    assert check_message({"text": question.text, "blocks": list(question.blocks)}) == []
    await AdminDesk(careful.database, "UB").clicks("Approve", on=_told(careful, "UB", PROPOSAL_NOTICE))
    assert "Berta" in _told(careful, "UA", VERDICT_NOTICE, language).text
