from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.office import Colleague, Office

SHARE = "https://www.linkedin.com/posts/anna_activity-7123456789012345678-abcd"


async def test_two_sellers_one_customer(office: Office, anna: Colleague, bernd: Colleague, alva: Colleague) -> None:
    """Who comes second is told who was first; the admin settles it by a click, and both are told in their language."""
    await anna.types(f"/shares {SHARE}")
    assert "It came from your share" in await anna.types(f"/outcomes lead Acme from {SHARE}")
    said = await bernd.types("/outcomes lead ACME")
    assert "Anna Berg hat diesen Kunden am 12. Nov. 2026, vor dir, als Lead notiert" in said
    await office.turns_to(2026, 11, 12, 9, 1)
    question = alva.seat.direct.history()[-1]
    assert "Whose customer is Acme?" in question.text
    assert "belongs to *Anna Berg*" in await alva.clicks("Anna Berg", question)
    await office.turns_to(2026, 11, 12, 9, 2)
    assert "*Acme* is yours: Alva Holm has settled it." in anna.seat.direct.history()[-1].text
    assert "Alva Holm hat geklärt, wem *Acme* gehört: Anna Berg." in bernd.seat.direct.history()[-1].text
    assert "*qualifizierte Leads 0*" in await bernd.types("/outcomes lead Acme")


async def test_the_bell_rings_once(office: Office, bernd: Colleague) -> None:
    """In the programme's language, in the channel, and never a second time."""
    await bernd.types("/deal won 12k Acme social")
    assert "Die Glocke läutet in #sales." in await bernd.clicks("🔔 Teilen")
    await office.turns_to(2026, 11, 12, 9, 1)
    assert [post.text for post in office.posts] == [":bell: *Bernd Vogt* won *Acme*, €12,000."]
    await office.turns_to(2026, 11, 12, 9, 2)
    assert len(office.posts) == 1


async def test_a_message_becomes_a_deal(office: Office, cajsa: Colleague, mia: Colleague) -> None:
    """From the menu of a message somebody else wrote, in a channel that the bot is not in."""
    office.workspace.add_channel("fair", members=("cajsa", "mia"))
    await mia.seat.types("Acme want to buy", "fair")
    message = mia.seat.sees("fair")[-1]
    await cajsa.seat.runs_shortcut("log_as_outcome", message)
    await cajsa.clicks("Affär")
    await cajsa.submits({"Kund": "Acme", "Hur den står": "Vunnen", "Värde (EUR)": "12 000"})
    assert cajsa.seat.form is not None
    shown = str(cajsa.seat.form.blocks)
    assert "*Acme*" in shown
    assert f"/p{message.ts.replace('.', '')}" in shown


async def test_somebody_of_another_company_logs_nothing(office: Office, anna: Colleague) -> None:
    """Neither by the shortcut on a message nor by the buttons below it."""
    await anna.seat.types("Acme want to buy", "sales")
    message = anna.seat.sees("sales")[-1]
    await anna.types("/deal won 500 Acme")
    receipt = anna.seat.sees("sales")[-1]
    entries, sam = office.entries, office.sits("sam")
    await sam.seat.runs_shortcut("log_as_outcome", message)
    assert sam.seat.form is not None
    assert "members of this workspace" in str(sam.seat.form.blocks)
    await sam.seat.closes()
    await sam.clicks("🔔 Share", receipt)
    await office.turns_to(2026, 11, 12, 9, 1)
    assert (office.entries, office.posts) == (entries, [])
