from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from bot.domain.posting import subject_of
from bot.i18n import LANGUAGES
from storage.database import Database
from storage.teams import TeamChannel
from storage.upgrade import known_revisions
from tests.admin_desk import AdminDesk
from tests.teams import NOW, WEEK, Team

if TYPE_CHECKING:
    from pathlib import Path


async def test_help_is_by_role(alva: AdminDesk, anna: AdminDesk, team: Team) -> None:
    """A seller reads how to report, a manager what is asked of them, an admin how to tune as well."""
    seller = await anna.types("/upshot")
    assert "`/ssi 72`" in seller
    assert "For admins" not in seller
    team.appoints("U2", "manager")
    manager = await AdminDesk(team.database, "U2").types("/upshot help")
    assert "For managers" in manager
    assert "For admins" not in manager
    assert "`/upshot weights meetings 20 ssi 5`" in await alva.types("/upshot help")


async def test_help_tells_what_one_can_do(gus: AdminDesk, team: Team) -> None:
    """A guest whom nobody added reads how that is done, and an auditor nothing of reporting."""
    told = await gus.types("/upshot help")
    assert "once an admin has added them" in told
    assert "/ssi" not in told.replace("/upshot ssi", "").replace("as `/ssi 72`", "")
    team.knows("U9", "Audra")
    team.appoints("U9", "auditor")
    auditor = await AdminDesk(team.database, "U9").types("/upshot help")
    assert "See how it stands" in auditor
    assert "Report your week" not in auditor


async def test_before_the_set_up_help_says_who_can_do_it(olga: AdminDesk, fresh: Team) -> None:
    """Without a programme an owner is told how to set up, and others whom to ask."""
    assert "You can do it" in await olga.types("/upshot help")
    assert "A workspace admin or owner can do it" in await AdminDesk(fresh.database, "U1").types("/upshot")


async def test_an_admin_is_told_before_the_disk_is_full(small_disk: Path) -> None:
    """Nobody else is: what there is to do, only they can."""
    database = Database(f"sqlite:///{small_disk / 'upshot.db'}")
    database.prepare()
    team = Team.found(database)
    team.knows("U1", "Anna")
    team.knows("UA", "Alva")
    team.appoints("UA", "admin")
    answer = await AdminDesk(database, "UA").types("/upshot health")
    assert "Something needs you" in answer
    assert re.search(r"Only \d+.kB are left on the disk of the database", answer)
    assert "disk" not in await AdminDesk(database, "U1").types("/upshot health")
    database.close()


async def test_an_admin_sees_the_machinery(alva: AdminDesk, team: Team) -> None:
    """An admin is told of posts, database, clock and version; all is well."""
    team.publishes(WEEK - 1)
    await alva.types("/upshot setup <#C1|sales>")
    answer = await alva.types("/upshot health")
    assert "All is well" in answer
    assert "*Next post* Mon 16 Nov, 10:00 in #sales, about week 46" in answer
    assert "*Last post* Thu 12 Nov, 10:00, about week 45: <https://acme.example/archives/C1/p10|Open it>" in answer
    kind = "SQLite" if team.database.is_sqlite else "PostgreSQL"
    assert f"Database {kind}, " in answer
    assert "(Europe/Berlin)" in answer
    assert f"Upshot {version('upshot')}" in answer


async def test_others_see_only_the_posts(anna: AdminDesk, gus: AdminDesk, team: Team) -> None:
    """A seller learns when the posts come, nothing of the machinery; a guest nothing at all."""
    team.publishes(WEEK - 1)
    answer = await anna.types("/upshot health")
    assert "*Last post*" in answer
    assert "Database" not in answer
    assert "members of this workspace" in await gus.types("/upshot health")


async def test_missing_permissions_are_named(alva: AdminDesk) -> None:
    """Permissions that were not given are named with what to do, to admins alone."""
    alva.slack.scopes -= {"channels:history"}
    answer = await alva.types("/upshot health")
    assert "Something needs you" in answer
    assert "`channels:history`" in answer


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("failed", "/invite @Upshot"),
        ("attention", "Look into #sales"),
        ("missed", "more than a day late"),
    ],
)
async def test_a_troubled_post_and_how_to_mend_it(alva: AdminDesk, team: Team, state: str, words: str) -> None:
    """A post that failed, is of unknown fate or was missed is told with what mends it."""
    team.publishes(WEEK - 1)
    with team.database.transaction() as tx:
        post = tx.publications.find("T1", (WEEK - 1).starts_on)
        assert post is not None
        tx.publications.move(post, state=state, problem="not_in_channel", message_ts="", posted_at=None)
    answer = await alva.types("/upshot health")
    assert "Something needs you" in answer
    assert words in answer


@pytest.mark.parametrize("language", LANGUAGES)
async def test_in_every_language(alva: AdminDesk, language: str) -> None:
    """In each language Slack takes help and health."""
    alva.language = language
    for line in ("help", "health", "health help"):
        assert await alva.types(f"/upshot {line}")


async def test_an_admin_sees_when_sellers_are_asked(alva: AdminDesk, team: Team) -> None:
    """The last and the next time are told, and what waits; a moment before the time it is today."""
    with team.database.transaction() as tx:
        tx.notices.plan("T1", "k", person_id="U1", kind="prompt", facts="{}", due_at=NOW, state="sent")
        tx.notices.plan("T1", "w", person_id="U2", kind="prompt", facts="{}", due_at=NOW)
    answer = await alva.types("/upshot health")
    assert "*Last reminders* Thu 12 Nov, 10:00" in answer
    assert "*Next reminders* Thu 19 Nov, 10:00, on each seller's own clock" in answer
    assert "*Queue* 1 direct message is about to be sent" in answer
    alva.waits(minutes=-1)
    assert "*Next reminders* Thu 12 Nov, 10:00" in await alva.types("/upshot health")


async def test_messages_that_did_not_arrive_are_told_with_what_mends_it(
    alva: AdminDesk, anna: AdminDesk, team: Team
) -> None:
    """Slack's word and what to do stand there for admins, counted; what is older than two weeks is over."""
    with team.database.transaction() as tx:
        for key, state in (("a", "failed"), ("b", "failed"), ("c", "unknown")):
            tx.notices.plan("T1", key, person_id="U1", kind="prompt", facts="{}", due_at=NOW, state=state)
            notice = tx.notices.find("T1", key)
            assert notice is not None
            tx.notices.move(notice, problem="messages_tab_disabled")
    answer = await alva.types("/upshot health")
    assert "Something needs you" in answer
    assert "Slack refused 2 direct messages in the last two weeks: `messages_tab_disabled`. Switch on" in answer
    assert "Whether 1 direct message of the last two weeks arrived is unknown" in answer
    assert "direct message" not in (await anna.types("/upshot health"))
    alva.waits(days=15)
    assert "direct message" not in await alva.types("/upshot health")


async def test_look_backs_digests_and_team_posts_are_told_of(alva: AdminDesk, team: Team) -> None:
    """What is due next stands there, and what Slack refused is called what it is."""
    nord = team.groups("Nord", "U1")
    with team.entry("UA", "team") as (tx, sequence):
        tx.teams.record_channel("T1", sequence, TeamChannel(nord, "C2", "nord"))
        for subject in ("", subject_of(nord)):
            tx.publications.plan("T1", WEEK.starts_on, NOW, subject=subject)
        post = tx.publications.find("T1", WEEK.starts_on, subject_of(nord))
        assert post is not None
        tx.publications.move(post, state="failed", problem="is_archived")
        for kind in ("look_back", "executive_digest"):
            tx.notices.plan("T1", kind, person_id="U1", kind=kind, facts="{}", due_at=NOW, state="failed")
    team.appoints("U1", "manager")
    team.appoints("U2", "executive")
    answer = await alva.types("/upshot health")
    assert "*With it* the post of 1 team, in its own channel" in answer
    assert "*Next look back* Thu 7 Jan, 10:00" in answer
    assert "*Digests* to 1 manager with the next post" in answer
    assert "*Next month in figures* Thu 3 Dec, 10:00, to 1 executive" in answer
    assert "Slack refused to let me look back in #sales" in answer
    assert "Slack refused 1 digest in the last two weeks" in answer
    assert "leaderboard of Nord for week 46 in #nord. The channel is archived: unarchive it, or" in answer
    assert "`/upshot teams channel Nord #nord`" in answer


async def test_what_is_granted_in_vain_is_told(alva: AdminDesk) -> None:
    """A permission that nothing uses is named, and is no trouble; so is the version of the tables."""
    alva.slack.scopes |= {"admin.users:write"}
    answer = await alva.types("/upshot health")
    assert "Granted, and used for nothing: `admin.users:write`" in answer
    assert f"version {known_revisions()[-1]}, " in answer
    assert "All is well" in answer
